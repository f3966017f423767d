from datetime import date
from pathlib import Path

import psycopg
import pytest

from app.domain.article import ArticleDraft
from app.errors import InputError, ListRefusedError
from app.ingest.articles import Intake
from app.ingest.items import Item
from app.ingest.list_status import list_status
from app.ingest.lists import ListFolder, load_lists, one_folder
from app.ingest.samples import sample_lists
from app.runtime.resources import resource
from app.screening.lists import LIST_IDS
from tests.databases import Urls
from tests.screening.lists.shapes import COUNT, SHAPES

SAMPLES = resource("samples") / "lists"
# qāla wazīr al-khārijiyya ar-rūsī Sirghī Lāfrūf inna …: "Foreign Minister Sergey Lavrov said …"
TEXT = "قال وزير الخارجية الروسي سيرغي لافروف إن بلاده مستعدة للحوار مع واشنطن."


def verdicts(urls: Urls) -> dict[str, str]:
    with psycopg.connect(urls.owner) as connection:
        found = connection.execute(
            "SELECT p.name_ar, s.verdict FROM party_screenings s JOIN parties p ON p.id = party_id"
        ).fetchall()
    return dict(found)


def take(urls: Urls) -> None:
    item = Item(source="test", position="", draft=ArticleDraft(text=TEXT))
    Intake(database_url=urls.owner).take([item])


def test_a_party_is_screened_whichever_comes_first_article_or_list(database: Urls) -> None:
    take(database)
    assert verdicts(database) == {}
    load_lists(database.owner, sample_lists(SAMPLES))
    assert verdicts(database)["سيرغي لافروف"] == "match"


def test_a_new_party_is_screened_as_its_article_comes(database: Urls) -> None:
    load_lists(database.owner, sample_lists(SAMPLES))
    take(database)
    assert verdicts(database)["سيرغي لافروف"] == "match"
    with psycopg.connect(database.owner) as connection:
        hits = connection.execute(
            "SELECT list_version, list_sha256, matcher, evidence FROM hits WHERE band = 'match'"
        ).fetchall()
    assert hits
    for version, sha256, matcher, evidence in hits:
        assert version
        assert len(sha256) == 64
        assert matcher
        assert evidence


def test_the_same_files_again_are_the_same_version(database: Urls) -> None:
    first = load_lists(database.owner, sample_lists(SAMPLES))
    again = load_lists(database.owner, sample_lists(SAMPLES))
    assert all(one.changed for one in first.values())
    assert not any(one.changed for one in again.values())
    assert {k: v.version_id for k, v in first.items()} == {
        k: v.version_id for k, v in again.items()
    }
    assert all(line["excerpt"] for line in list_status(database.owner))


def test_a_refused_file_leaves_the_version_in_force(database: Urls, tmp_path: Path) -> None:
    load_lists(database.owner, sample_lists(SAMPLES))
    before = list_status(database.owner)
    (tmp_path / "consolidated.xml").write_text("<html>Service unavailable</html>")
    with pytest.raises(ListRefusedError):
        load_lists(database.owner, [ListFolder(list_id="un_sc", folder=tmp_path)])
    assert list_status(database.owner) == before


def test_every_list_of_the_catalogue_is_taken(database: Urls, tmp_path: Path) -> None:
    shapes = {shape.list_id: shape for shape in SHAPES}
    folders = []
    for list_id, shape in shapes.items():
        (tmp_path / list_id).mkdir()
        folders.append(ListFolder(list_id=list_id, folder=shape.write(tmp_path / list_id)))
    loaded = load_lists(database.owner, folders, LIST_IDS)
    assert set(loaded) == set(LIST_IDS)
    assert {line["id"]: line["entries"] for line in list_status(database.owner)} == dict.fromkeys(
        LIST_IDS, COUNT
    )


def test_a_restricted_list_is_not_loaded_unless_turned_on(database: Urls, tmp_path: Path) -> None:
    (shape,) = [shape for shape in SHAPES if shape.id == "ftm"]
    folder = ListFolder(list_id="opensanctions", folder=shape.write(tmp_path))
    with pytest.raises(ListRefusedError, match="non-commercial"):
        load_lists(database.owner, [folder])
    assert list_status(database.owner) == []


def test_an_unknown_list_is_named(database: Urls, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nato"):
        load_lists(database.owner, [ListFolder(list_id="nato", folder=tmp_path)])


def test_history_is_loaded_behind_the_current_version(database: Urls) -> None:
    folder = SAMPLES / "un_sc"
    load_lists(database.owner, [ListFolder(list_id="un_sc", folder=folder)])
    past = ListFolder(list_id="un_sc", folder=folder, as_of=date(2020, 1, 1))
    assert load_lists(database.owner, [past])["un_sc"].changed
    with psycopg.connect(database.owner) as connection:
        days = connection.execute(
            "SELECT effective_on, current FROM list_versions ORDER BY ordinal"
        ).fetchall()
    assert days[0] == (date(2020, 1, 1), False)
    assert days[1][1] is True


def test_a_folder_beside_others_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "consolidated.xml"
    file.write_text("x")
    given = [file, tmp_path]
    with (
        pytest.raises(InputError, match="give one folder, or the files of a list"),
        one_folder(given),
    ):
        pass


def test_single_files_become_one_folder(tmp_path: Path) -> None:
    file = tmp_path / "consolidated.xml"
    file.write_text("x", encoding="utf-8")
    with one_folder([file]) as folder:
        assert (folder / file.name).read_text(encoding="utf-8") == "x"
    with one_folder([tmp_path]) as folder:
        assert folder == tmp_path
    with pytest.raises(InputError, match="missing"), one_folder([tmp_path / "missing"]):
        pass

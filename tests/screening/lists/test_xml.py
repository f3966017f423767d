from pathlib import Path

import pytest
from lxml import etree

from app.errors import ListRefusedError
from app.screening.lists import xml
from app.screening.lists.xml import root_name, stream_entries, text_of


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "list.xml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def names(path: Path, *place: str) -> list[str]:
    found: list[str] = []

    def take(element: etree._Element) -> None:
        found.append(text_of(element, "n"))

    stream_entries(path, "r", {place: take})
    return found


def test_elements_are_taken_by_their_place_only(tmp_path: Path) -> None:
    text = "<r><e><n>1</n><x><e><n>no</n></e></x></e><b><e><n>no</n></e></b><e><n>2</n></e></r>"
    assert names(write(tmp_path, text), "e") == ["1", "2"]
    assert names(write(tmp_path, text), "b", "e") == ["no"]


def test_namespaces_and_comments_make_no_difference(tmp_path: Path) -> None:
    text = '\n <r xmlns="urn:x"><e><n>1<!-- and -->2</n></e></r>'
    assert names(write(tmp_path, text), "e") == ["12"]


def test_the_root_gives_its_attributes_and_name(tmp_path: Path) -> None:
    path = write(tmp_path, '<r xmlns="urn:x" date="2026-01-01"/>')
    assert stream_entries(path, "r", {("e",): lambda _: None}) == {"date": "2026-01-01"}
    assert root_name(path) == "r"


def test_utf_16_is_read_as_it_says(tmp_path: Path) -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?><r><e><n>بنك</n></e></r>'
    assert names(write(tmp_path, text.encode("utf-16")), "e") == ["بنك"]


def test_no_part_of_the_tree_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml, "_BLOCK", 512)
    entries = "".join(f"<e><n>{n}</n></e>" for n in range(2000))
    other = "".join(f"<o>{n}</o>" for n in range(2000))
    path = write(tmp_path, f"<r>{entries}<s>{other}</s><e><n>last</n></e></r>")
    sizes: list[int] = []

    def take(element: etree._Element) -> None:
        root = element.getroottree().getroot()
        sizes.append(sum(1 for _ in root.iter()))

    stream_entries(path, "r", {("e",): take})
    assert len(sizes) == 2001
    assert max(sizes) < 200


REFUSED = [
    ("bomb", '<!DOCTYPE r [<!ENTITY a "aa">]><r><e><n>&a;</n></e></r>', "document type"),
    ("external", '<!DOCTYPE r SYSTEM "file:///etc/passwd"><r/>', "document type"),
    ("cut", "<r><e><n>1</n></e>", "cut short"),
    ("two roots", "<r/><r/>", "broken"),
    ("text after", "<r/>more", "broken"),
    ("json", '{"results": []}', "broken"),
    ("prolog without end", f"<!-- {'x' * (2 << 20)}", "broken"),
]


@pytest.mark.parametrize(("text", "reason"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_what_is_no_sound_list_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(ListRefusedError, match=reason):
        names(write(tmp_path, text), "e")


def test_an_entry_across_blocks_is_taken_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xml, "_BLOCK", 16)
    counts: list[int] = []
    path = write(tmp_path, f"<r>{'<e><n>1</n><n>2</n><n>3</n></e>' * 20}</r>")
    stream_entries(path, "r", {("e",): lambda element: counts.append(len(element))})
    assert counts == [3] * 20


def test_an_entry_of_absurd_size_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xml, "_MOST_ENTRY", 4096)
    monkeypatch.setattr(xml, "_BLOCK", 1024)
    path = write(tmp_path, f"<r><e>{'<n>x</n>' * 2000}</e></r>")
    with pytest.raises(ListRefusedError, match="more than 4096 bytes"):
        names(path, "e")

"""Who is who across articles, on real Postgres: any order, taken apart, taken again."""

import random
from collections.abc import Sequence
from datetime import date
from typing import Any

import psycopg
import pytest

from app.domain.article import ArticleDraft
from app.domain.ids import PartyId
from app.errors import InputError
from app.ingest.articles import Intake
from app.ingest.identity import logged_merges, undo_merge
from app.ingest.items import Item
from app.storage.writing.counts import recount
from tests.databases import Urls

pytestmark = pytest.mark.postgres

# Articles that name the same people differently. Croatia's minister of defence in two
# transcriptions, with and without title; a namesake of another country; a Saudi official with and
# without his father's name; a player by his last name alone; two ministries of the interior.
ARTICLES = (
    ("2015-07-01", "قال وزير الدفاع الكرواتي ماركو ستيفانيتش لرويترز إن «المحادثات ستستمر غدا»."),
    ("2015-07-02", "أكد وزير الدفاع الكرواتي ماركو شتيفانيتش أن كرواتيا ملتزمة بالاتفاق مع روسيا."),
    ("2015-07-03", "قال ماركو ستيفانيتش إن كرواتيا لن تتراجع وإن كرواتيا ستدافع عن نفسها."),
    ("2015-07-04", "قال المدرب الألماني ماركو ستيفانيتش إن فريقه سيفوز في المباراة المقبلة."),
    ("2015-07-05", "قال الوزير السعودي عزام باسودان إن العام الدراسي سيبدأ في موعده."),
    ("2015-07-06", "قال الوزير السعودي عزام بن محمد باسودان إن الخطة «جاهزة تماما للتنفيذ»."),
    ("2015-07-07", "أعلن عزام بن محمد باسودان في السعودية اعتماد الخطة."),
    ("2015-07-08", "قال الوزير ستيفانيتش في كرواتيا إن الجيش الكرواتي جاهز. وأشادت به روسيا."),
    ("2015-07-09", "قال الرئيس التونسي في تونس إن وزارة الداخلية اعتقلت ثلاثة أشخاص."),
    ("2015-07-10", "قال الرئيس العراقي في بغداد إن وزارة الداخلية اعتقلت ثلاثة أشخاص."),
    ("2015-07-11", "قال عزام باسودان إن النتائج جيدة."),
)  # fmt: skip

TABLES = (
    """SELECT id, key, name_ar, name_en, country, country_basis, merged_into, articles_count,
    mentions_count, quotes_count, claims_count, citations_count FROM parties ORDER BY id""",
    "SELECT article_id, party_id, own_id, forms FROM article_parties ORDER BY 1, 2",
    "SELECT * FROM mentions ORDER BY 1, 2",
    "SELECT id, speaker_id, co_speakers, via FROM quotes ORDER BY id",
    "SELECT id, claimant_id, co_claimants, chain, about FROM claims ORDER BY id",
    "SELECT * FROM quote_parties ORDER BY 1, 2, 3, 4",
    "SELECT * FROM claim_parties ORDER BY 1, 2, 3, 4",
    "SELECT * FROM citations ORDER BY 1, 2",
    "SELECT * FROM party_aliases ORDER BY 1, 2",
    "SELECT * FROM party_profiles ORDER BY 1",
    "SELECT party_id, into_id FROM party_merges WHERE ended_at IS NULL ORDER BY 1",
)


def items(order: Sequence[int] = range(len(ARTICLES))) -> list[Item]:
    return [
        Item(
            source="test",
            position=str(n),
            draft=ArticleDraft(
                text=ARTICLES[n][1],
                published_on=date.fromisoformat(ARTICLES[n][0]),
                url=f"https://example.org/{n}",
            ),
        )
        for n in order
    ]


def rows(urls: Urls, statement: str, *values: object) -> list[tuple[Any, ...]]:
    with psycopg.connect(urls.owner) as connection:
        return connection.execute(statement, values).fetchall()


def state(urls: Urls) -> list[list[tuple[Any, ...]]]:
    return [rows(urls, statement) for statement in TABLES]


def party_of(urls: Urls, article: int, name: str) -> int:
    """The party that an article's words stand under."""
    (row,) = rows(
        urls,
        "SELECT party_id FROM article_parties ap JOIN articles a ON a.id = ap.article_id "
        "WHERE a.url = %s AND ap.name_ar = %s",
        f"https://example.org/{article}",
        name,
    )
    return int(row[0])


@pytest.fixture(scope="module")
def filled(shared_database: Urls) -> Urls:
    Intake(database_url=shared_database.owner).take(items())
    return shared_database


def test_spellings_titles_and_short_names_are_one_person(filled: Urls) -> None:
    minister = party_of(filled, 0, "ماركو ستيفانيتش")
    assert party_of(filled, 1, "ماركو شتيفانيتش") == minister
    assert party_of(filled, 2, "ماركو ستيفانيتش") == minister
    assert party_of(filled, 7, "ستيفانيتش") == minister


def test_a_homonym_of_another_country_is_another(filled: Urls) -> None:
    assert party_of(filled, 3, "ماركو ستيفانيتش") != party_of(filled, 0, "ماركو ستيفانيتش")


def test_ministries_of_two_countries_are_two(filled: Urls) -> None:
    assert party_of(filled, 8, "وزارة الداخلية") != party_of(filled, 9, "وزارة الداخلية")


def test_a_father_left_out_is_still_the_son(filled: Urls) -> None:
    full = party_of(filled, 5, "عزام بن محمد باسودان")
    assert party_of(filled, 4, "عزام باسودان") == full
    assert party_of(filled, 6, "عزام بن محمد باسودان") == full


def test_nothing_known_is_nothing_merged(filled: Urls) -> None:
    assert party_of(filled, 10, "عزام باسودان") != party_of(filled, 4, "عزام باسودان")


def test_the_merged_party_has_the_fullest_name_and_all_the_counts(filled: Urls) -> None:
    number = party_of(filled, 4, "عزام باسودان")
    (row,) = rows(
        filled, "SELECT name_ar, country, articles_count FROM parties WHERE id = %s", number
    )
    assert row == ("عزام بن محمد باسودان", "SA", 3)
    forms = rows(filled, "SELECT form FROM party_aliases WHERE party_id = %s ORDER BY 1", number)
    assert [form for (form,) in forms] == ["عزام باسودان", "عزام بن محمد باسودان"]


def test_a_merged_id_names_the_party_it_is_and_has_no_rows(filled: Urls) -> None:
    merged = rows(filled, "SELECT id, merged_into, articles_count FROM parties "
                  "WHERE merged_into IS NOT NULL")  # fmt: skip
    assert merged
    heads = {row[0] for row in rows(filled, "SELECT id FROM parties WHERE merged_into IS NULL")}
    assert all(into in heads and count == 0 for _, into, count in merged)
    for table, column in (
        ("article_parties", "party_id"), ("mentions", "party_id"), ("quotes", "speaker_id"),
        ("claims", "claimant_id"), ("quote_parties", "party_id"), ("claim_parties", "party_id"),
    ):  # fmt: skip
        named = {row[0] for row in rows(filled, f"SELECT DISTINCT {column} FROM {table}")}  # noqa: S608
        assert not named & {number for number, _, _ in merged}


def test_counting_anew_changes_nothing(filled: Urls) -> None:
    before = state(filled)
    with psycopg.connect(filled.owner) as connection:
        recount(connection)
    assert state(filled) == before


def test_nothing_is_left_due(filled: Urls) -> None:
    assert rows(filled, "SELECT * FROM identity_due") == []


@pytest.mark.parametrize("seed", range(6))
def test_shuffled_articles_give_the_same_parties_and_ids(
    database: Urls, filled: Urls, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - a shuffle, not a secret
    order = list(range(len(ARTICLES)))
    chance.shuffle(order)
    intake = Intake(database_url=database.owner)
    while order:
        size = chance.randint(1, 4)
        intake.take(items(order[:size]))
        del order[:size]
    assert state(database) == state(filled)


def test_taking_the_same_again_changes_nothing(database: Urls) -> None:
    intake = Intake(database_url=database.owner)
    intake.take(items())
    before = state(database)
    assert intake.take(items()) == {"unchanged": len(ARTICLES)}
    assert state(database) == before


def test_a_merge_taken_back_stays_back(database: Urls) -> None:
    intake = Intake(database_url=database.owner)
    intake.take(items([0, 1, 2, 7]))
    minister = party_of(database, 0, "ماركو ستيفانيتش")
    ((merged,),) = rows(
        database,
        "SELECT own_id FROM article_parties WHERE name_ar = %s AND party_id = %s",
        "ماركو شتيفانيتش",
        minister,
    )
    assert undo_merge(database.owner, PartyId(merged), "a cousin") == minister
    assert party_of(database, 1, "ماركو شتيفانيتش") == merged
    assert party_of(database, 2, "ماركو ستيفانيتش") == minister
    with psycopg.connect(database.owner) as connection:
        recount(connection)
    intake.take(items())
    assert party_of(database, 1, "ماركو شتيفانيتش") == merged
    ended = [m for m in logged_merges(database.owner, PartyId(merged), 10) if m.ended_at]
    assert [m.ended_because for m in ended] == ["taken apart: a cousin"]
    with pytest.raises(InputError, match="is not merged"):
        undo_merge(database.owner, PartyId(merged), "again")


def test_what_a_killed_run_left_due_is_done_by_the_next(database: Urls) -> None:
    intake = Intake(database_url=database.owner)
    intake.take(items([0]))
    with psycopg.connect(database.owner) as connection:
        connection.execute("INSERT INTO identity_due SELECT id FROM articles")
    intake.take([])
    assert rows(database, "SELECT * FROM identity_due") == []


def test_a_revision_that_names_another_moves_the_article(database: Urls) -> None:
    intake = Intake(database_url=database.owner)
    intake.take(items([0, 1]))
    minister = party_of(database, 0, "ماركو ستيفانيتش")
    changed = ArticleDraft(
        text=ARTICLES[1][1].replace("ماركو", "إيفان"), url="https://example.org/1",
        published_on=date(2015, 7, 2),
    )  # fmt: skip
    assert intake.take([Item(source="test", position="1", draft=changed)]) == {"revised": 1}
    assert party_of(database, 1, "إيفان شتيفانيتش") != minister
    ((count,),) = rows(database, "SELECT articles_count FROM parties WHERE id = %s", minister)
    assert count == 1

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.listing import Kind
from app.domain.screening import Band, Query
from app.errors import InputError
from app.lexicon.screening_weights import screening_weights
from app.screening.index import Index, build_index, build_index_of
from app.screening.lists import read_lists
from app.screening.match import MATCHER, most_odds, screen
from app.screening.weighing import score_of
from tests.screening.conftest import Designate

FIRST = [
    ("arabic", "فلاديمير بوتين", "P1"),
    ("latin", "Vladimir Putin", "P1"),
    ("latin, list order", "Putin Vladimir", "P1"),
    ("other latin spelling", "Wladimir Poutine", "P1"),
    ("cyrillic", "Владимир Путин", "P1"),
    ("q for k", "رمضان قديروف", "P2"),
    ("cyrillic alias", "Рамзан Кадыров", "P2"),
    ("korean syllables", "كيم جونغ أون", "P3"),
    ("korean hyphen", "كيم جونغ-أون", "P3"),
    ("chinese, syllables apart", "شي جين بينغ", "P8"),
    ("compound, apart", "عبد الملك الحوثي", "P5"),
    ("compound, together", "عبدالملك الحوثي", "P5"),
    ("title before", "الشيخ عبد الملك الحوثي", "P5"),
    ("translated, other order", "شركة النفط الوطنية الإيرانية", "O2"),
    ("half translated", "بنك ملي", "O1"),
    ("known in English by another idea", "عسكر طيبة", "O4"),
    ("written together in the list", "حزب الله", "O3"),
]


@pytest.mark.parametrize(
    ("name", "entry_id"), [row[1:] for row in FIRST], ids=[r[0] for r in FIRST]
)
def test_the_right_entry_comes_first(index: Index, name: str, entry_id: str) -> None:
    assert screen(index, Query(name=name)).hits[0].entry_id == entry_id


NONE = [
    ("same given name", "فلاديمير تيخونوف"),
    ("half of a korean given name", "كيم سونغ-باي"),
    ("unrelated", "ليف إريك إيزلي"),
    ("given name alone", "Ramzan Bakirov"),
]


@pytest.mark.parametrize("name", [row[1] for row in NONE], ids=[row[0] for row in NONE])
def test_people_not_listed_are_no_match(index: Index, name: str) -> None:
    answer = screen(index, Query(name=name))
    assert answer.verdict is not Band.MATCH


def test_hits_below_every_band_come_back_with_their_scores(index: Index) -> None:
    answer = screen(index, Query(name="فلاديمير تيخونوف"), limit=3)
    assert len(answer.hits) == 3
    assert [hit.score for hit in answer.hits] == sorted(
        (h.score for h in answer.hits), reverse=True
    )


@pytest.mark.parametrize("name", ["فلاديمير بوتين", "سامي الحداد"])
def test_hits_in_bands_are_those_of_all_that_reach_one(index: Index, name: str) -> None:
    every = screen(index, Query(name=name))
    banded = screen(index, Query(name=name), banded=True)
    assert banded.hits == tuple(hit for hit in every.hits if hit.band is not Band.NONE)
    assert len(banded.hits) < len(every.hits)
    assert banded.verdict is every.verdict


def test_most_odds_are_those_of_the_first_hit(index: Index) -> None:
    query = Query(name="رمضان قديروف")
    assert score_of(most_odds(index, query)) == pytest.approx(screen(index, query).hits[0].score)


def test_contributions_name_both_sides(index: Index) -> None:
    hit = screen(index, Query(name="فلاديمير بوتين")).hits[0]
    pairs = {(e.query, e.candidate) for e in hit.evidence if e.feature == "name-part"}
    assert pairs == {("فلاديمير", "vladimir"), ("بوتين", "putin")}
    assert hit.matched_name == "PUTIN, Vladimir Vladimirovich"


CONTEXT: list[tuple[str, dict[str, Any], str]] = [
    ("country", {"country": "SD"}, "P7"),
    ("country, the other", {"country": "YE"}, "P6"),
    ("birth year", {"birth_year": 1985}, "P7"),
    ("birth year, the other", {"birth_year": 1960}, "P6"),
]


@pytest.mark.parametrize(
    ("known", "entry_id"), [r[1:] for r in CONTEXT], ids=[r[0] for r in CONTEXT]
)
def test_context_tells_homonyms_apart(index: Index, known: dict[str, Any], entry_id: str) -> None:
    first, second = screen(index, Query(name="علي أحمد", **known)).hits[:2]
    assert first.entry_id == entry_id
    assert first.score > second.score


def test_another_kind_lowers_the_score(index: Index) -> None:
    plain = screen(index, Query(name="Angara")).hits[0]
    person = screen(index, Query(name="Angara", kind=Kind.PERSON)).hits[0]
    assert plain.entry_id == "V1"
    assert person.score < plain.score


def test_as_of_leaves_out_what_was_listed_later(index: Index) -> None:
    name = "عبد الملك الحوثي"
    before = screen(index, Query(name=name, as_of=date(2014, 11, 6)))
    on = screen(index, Query(name=name, as_of=date(2014, 11, 7)))
    assert "P5" not in {hit.entry_id for hit in before.hits}
    assert on.hits[0].entry_id == "P5"


def test_as_of_keeps_entries_without_a_listing_date(index: Index) -> None:
    answer = screen(index, Query(name="فلاديمير بوتين", as_of=date(1990, 1, 1)))
    assert answer.hits[0].entry_id == "P1"


DELISTED = [
    ("before the delisting", date(2014, 11, 18), True),
    ("on its day", date(2014, 11, 19), False),
    ("now", None, False),
]


@pytest.mark.parametrize(("day", "found"), [d[1:] for d in DELISTED], ids=[d[0] for d in DELISTED])
def test_what_a_list_says_it_delisted_is_found_before_that_day_only(
    designate: Designate, *, day: date | None, found: bool
) -> None:
    gone = designate(
        "P1", "PEFTIEV, Vladimir", listed_on=date(2011, 7, 11), delisted_on=date(2014, 11, 19)
    )
    to_come = designate("P2", "LAVROV, Sergei", delisted_on=date(2999, 1, 1))
    index = Index.from_bytes(build_index_of([gone, to_come], []).to_bytes())
    hits = screen(index, Query(name="Vladimir Peftiev", as_of=day)).hits
    assert ("P1" in {hit.entry_id for hit in hits}) is found
    assert screen(index, Query(name="Sergei Lavrov", as_of=day)).hits[0].entry_id == "P2"


@pytest.mark.parametrize("name", ["", "   ", "…!؟", "🙂"])
def test_a_name_without_letters_is_refused(index: Index, name: str) -> None:
    with pytest.raises(InputError):
        screen(index, Query(name=name))


@pytest.mark.parametrize("limit", [0, 201])
def test_limit_out_of_range_is_refused(index: Index, limit: int) -> None:
    with pytest.raises(InputError, match="limit"):
        screen(index, Query(name="Putin"), limit=limit)


def test_an_answer_names_lists_and_matcher(index: Index) -> None:
    answer = screen(index, Query(name="Putin"))
    assert (answer.lists, answer.matcher) == (index.versions, MATCHER)


def test_an_empty_index_answers_none() -> None:
    answer = screen(build_index([]), Query(name="فلاديمير بوتين"))
    assert (answer.verdict, answer.hits) == (Band.NONE, ())


@settings(deadline=None, max_examples=60)
@given(number=st.integers(min_value=0), limit=st.integers(min_value=1, max_value=5))
def test_every_listed_name_finds_its_own_entry(index: Index, number: int, limit: int) -> None:
    alias = number % len(index.aliases)
    hits = screen(index, Query(name=index.aliases[alias]), limit=5).hits
    best = [hit.entry_id for hit in hits if hit.score == hits[0].score]
    assert index.entry(int(index.alias_entry[alias])).entry_id in best
    assert len(screen(index, Query(name=index.aliases[alias]), limit=limit).hits) <= limit


@settings(deadline=None, max_examples=80)
@given(st.text(min_size=1, max_size=60))
def test_any_text_gives_scores_below_one_or_is_refused(index: Index, name: str) -> None:
    try:
        answer = screen(index, Query(name=name))
    except InputError:
        return
    assert all(0 < hit.score < 1 for hit in answer.hits)


KNOWN = [
    ("فلاديمير بوتين", Band.MATCH, {"35096", "32014R0269:I.PERSONS:669"}),
    ("كيم جونغ أون", Band.MATCH, {"20157"}),
    ("سيرغي لافروف", Band.MATCH, {"35233", "32014R0269:I.PERSONS:670"}),
    ("رمضان قديروف", Band.MATCH, {"23343", "32014R0269:I.PERSONS:80"}),
    ("فلاديمير تيخونوف", Band.NONE, set()),
    ("ليف إريك إيزلي", Band.NONE, set()),
    ("كيم سونغ-باي", Band.NONE, set()),
]


@pytest.fixture(scope="module")
def whole(eval_dir: Path) -> Index:
    return build_index(read_lists(eval_dir / "lists")[0])


@pytest.mark.gold
@pytest.mark.parametrize(("name", "band", "entries"), KNOWN, ids=[row[0] for row in KNOWN])
def test_whole_lists(whole: Index, name: str, band: Band, entries: set[str]) -> None:
    answer = screen(whole, Query(name=name))
    assert answer.verdict is band
    assert not entries or answer.hits[0].entry_id in entries


def test_news_leaves_out_the_mothers_family_name(designate: Designate) -> None:
    """Diego Soto, of Diego Andrés Soto Vargas."""
    scores = [
        screen(
            build_index_of([designate("S1", "SOTO VARGAS, Diego Andres", countries=(state,))], []),
            Query(name="دييغو سوتو"),
        )
        .hits[0]
        .score
        for state in ("VE", "FR")
    ]
    assert scores[0] > scores[1]


@pytest.mark.parametrize(
    ("name", "state", "words"),
    [("وزارة الطاقة السورية", "SY", 1), ("وزارة الطاقة الكورية الشمالية", "KP", 2)],
)
def test_each_word_of_a_state_is_made_good_where_it_agrees(
    designate: Designate, name: str, state: str, words: int
) -> None:
    """Wizārat aṭ-ṭāqa as-sūriyya (Syrian), al-kūriyya ash-shamāliyya (North Korean)."""
    ministry = designate("M1", "MINISTRY OF ENERGY", kind=Kind.ORGANISATION, countries=(state,))
    hit = screen(build_index_of([ministry], []), Query(name=name)).hits[0]
    told = [one.contribution for one in hit.evidence if one.feature == "country"]
    assert told == [words * screening_weights().context["country_told"]]


def test_common_words_of_a_body_stand_in_any_order(designate: Designate) -> None:
    """Sharikat Sīnūr, of a listed name whose legal form stands last."""
    index = build_index_of([designate("B1", "SINOR COMPANY", kind=Kind.ORGANISATION)], [])
    hit = screen(index, Query(name="شركة سينور")).hits[0]
    assert "disorder" not in {one.feature for one in hit.evidence}

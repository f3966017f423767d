from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.listing import Kind
from app.domain.screening import Band, Query
from app.lexicon.screening_weights import screening_weights
from app.screening.index import Index, build_index_of
from app.screening.match import screen
from app.screening.weighing import band_of, score_of
from tests.screening.conftest import ENTRIES, Designate


@given(st.floats(-29, 200), st.floats(0.01, 50))
def test_better_odds_score_higher_and_never_one(odds: float, more: float) -> None:
    assert 0 < score_of(odds) < score_of(odds + more) < 1


def test_a_score_does_not_look_like_one_when_printed() -> None:
    assert round(score_of(40.0), 4) < 1


def test_bands_follow_their_thresholds() -> None:
    weights = screening_weights()
    assert band_of(weights.match) is Band.MATCH
    assert band_of(weights.match - 1e-9) is Band.POSSIBLE
    assert band_of(weights.possible - 1e-9) is Band.NONE


@pytest.mark.parametrize("name", ["فلاديمير بوتين", "بنك ملي", "Kim Song", "علي أحمد الحداد"])
def test_contributions_add_up_to_the_score(index: Index, name: str) -> None:
    for hit in screen(index, Query(name=name, country="RU", birth_year=1960)).hits:
        assert score_of(sum(e.contribution for e in hit.evidence)) == pytest.approx(hit.score)


def test_a_ministry_is_of_the_state_whose_regime_lists_it(designate: Designate) -> None:
    """Wizārat aṭ-ṭāqa, ministry of energy."""
    ministry = replace(
        designate("1", "Ministry of Energy", kind=Kind.ORGANISATION), programmes=("EU-IRN",)
    )
    index = build_index_of([*ENTRIES, ministry], [])
    scores = [
        screen(index, Query(name="وزارة الطاقة", country=country)).hits[0].score
        for country in ("IR", None, "AE")
    ]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > scores[1] > 2 * scores[2]


@pytest.mark.parametrize(
    ("name", "signs"), [("حزب بوتين", [True]), ("اللواء بوتين", []), ("بندر بوتين", [])]
)
def test_a_name_that_begins_like_a_body_is_no_persons(
    index: Index, name: str, signs: list[bool]
) -> None:
    """Ḥizb, party; liwāʾ, major general; Bandar, a given name."""
    (hit, *_) = screen(index, Query(name=name)).hits
    assert [e.contribution < 0 for e in hit.evidence if e.feature == "kind"] == signs


def test_a_person_asked_by_one_name_may_be_many(designate: Designate) -> None:
    """ʿAbd al-ʿAzīz."""
    index = build_index_of([*ENTRIES, designate("1", "AZIZ, Abdul")], [])
    one = screen(index, Query(name="عبد العزيز", kind=Kind.PERSON)).hits[0]
    assert [e.contribution < 0 for e in one.evidence if e.feature == "one-name"] == [True]
    two = screen(index, Query(name="فلاديمير بوتين", kind=Kind.PERSON)).hits[0]
    assert "one-name" not in {e.feature for e in two.evidence}


def test_an_acronym_of_three_letters_is_weak_evidence(designate: Designate) -> None:
    """Marākiz mukāfaḥat al-amrāḍ: the centres for disease control, CDC."""
    entries = [*ENTRIES, designate("1", "CDC", kind=Kind.ORGANISATION)]
    query = Query(name="مراكز مكافحة الأمراض والوقاية منها")
    (hit, *_) = screen(build_index_of(entries, []), query).hits
    assert [e.contribution < 0 for e in hit.evidence if e.feature == "known-as"] == [True]


def test_a_name_written_like_a_persons_is_no_body(designate: Designate) -> None:
    """Al-Bank al-ahlī as-saʿūdī, the Saudi National Bank: not a person of unknown kind."""
    index = build_index_of([*ENTRIES, designate("1", "SAADI, Ali", kind=Kind.UNKNOWN)], [])
    assert screen(index, Query(name="البنك الأهلي السعودي")).verdict is Band.NONE


def test_an_alias_does_not_hide_of_which_state_a_body_is(designate: Designate) -> None:
    """Jamʿiyyat qāf as-sūriyya: the listed society is Indonesian, one alias names Syria."""
    names = ("Qaf Society Indonesia", "Indonesia Qaf Society for Syria")
    index = build_index_of([*ENTRIES, designate("1", *names, kind=Kind.ORGANISATION)], [])
    (hit, *_) = screen(index, Query(name="جمعية قاف السورية")).hits
    assert [e.contribution < 0 for e in hit.evidence if e.feature == "country"] == [True]


def test_the_state_of_a_body_costs_nothing_where_it_agrees(index: Index) -> None:
    """Bank melli al-īrānī: the listed name says Iran elsewhere."""
    scores = [
        screen(index, Query(name=name)).hits[0].score
        for name in ("بنك ملي الإيراني", "بنك ملي العماني")
    ]
    assert scores[0] > 0.5 > scores[1]


def test_a_red_crescent_is_that_of_its_state(designate: Designate) -> None:
    """Al-Hilāl al-aḥmar as-sūrī, the Syrian Red Crescent."""
    names = ("Hilal Ahmar Society Indonesia", "Indonesia Hilal Ahmar Society for Syria")
    index = build_index_of([*ENTRIES, designate("1", *names, kind=Kind.ORGANISATION)], [])
    assert screen(index, Query(name="الهلال الأحمر السوري")).verdict is not Band.MATCH

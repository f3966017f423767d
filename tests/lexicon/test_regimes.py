import re
from datetime import date

import pytest

from app.lexicon.enforcement_texts import say, texts
from app.lexicon.regimes import (
    absent_regime,
    authorities,
    authority_of_list,
    programme_names,
    regimes,
    regimes_on,
    states_of_programmes,
)
from app.lexicon.sanction_words import Sense, sanction_lexicon, stems_of
from app.lexicon.states import states_by_key
from app.screening.lists import LISTS

HOLE = re.compile(r"\{(\w+)\}")


def test_every_regime_is_a_period_of_a_known_authority_about_a_known_state() -> None:
    for one in regimes():
        assert one.authority in authorities(), one
        assert one.target is None or one.target in states_by_key(), one
        assert one.end is None or one.end > one.start, one
        assert one.legal_basis, one
        assert one.source, one
        assert set(one.measures) <= {
            "arms-embargo", "asset-freeze", "travel-ban", "sectoral", "trade",
        }, one  # fmt: skip


def test_no_regime_is_there_twice() -> None:
    keys = [(r.authority, r.name_en, r.start) for r in regimes()]
    assert len(keys) == len(set(keys))


def test_what_does_not_exist_is_not_among_what_does() -> None:
    assert absent_regime("UN", "RU") is not None
    assert absent_regime("UN", "KP") is None
    for target in states_by_key():
        if absent_regime("UN", target):
            assert regimes_on("UN", target) == (), target


def test_a_regime_that_lapsed_and_came_back_is_two_periods() -> None:
    counted = [r for r in regimes_on("UN", "IR") if not r.restricted]
    assert [(r.start, r.end) for r in counted] == [
        (date(2006, 12, 23), date(2016, 1, 16)),
        (date(2025, 9, 28), None),
    ]


def test_what_the_european_union_imposed_applied_in_britain_until_it_left() -> None:
    before = [r for r in regimes_on("UK", "RU") if r.authority == "EU"]
    assert before
    assert all(r.start < date(2020, 12, 31) for r in before)


@pytest.mark.parametrize("code", ["UN", "US", "EU", "UK"])
def test_an_authority_with_a_record_says_for_which_time(code: str) -> None:
    one = authorities()[code]
    assert one.covers_from is not None
    assert one.covers_to is not None
    assert one.covers_from < one.covers_to
    assert any(r.authority == code for r in regimes())


def test_the_lists_of_authorities_are_lists_that_can_be_read() -> None:
    assert set(authority_of_list()) <= set(LISTS)
    members = {m for a in authorities().values() for m in a.members}
    assert members <= set(authorities())


def test_codes_of_programmes_have_names() -> None:
    assert programme_names()["UN", "DPRK"][1].startswith("DPRK")


def test_every_sentence_has_the_same_holes_in_both_languages_but_for_the_language() -> None:
    for code, (arabic, english) in texts().items():
        both = [
            {hole.removesuffix(f"_{language}") for hole in HOLE.findall(text)}
            for text, language in ((arabic, "ar"), (english, "en"))
        ]
        assert both[0] == both[1], code


def test_a_sentence_is_filled() -> None:
    assert say("lifted-when", end=date(2016, 1, 16), claimed="2015")[1] == (
        "They ended on 2016-01-16 rather than in 2015."
    )


@pytest.mark.parametrize(
    ("word", "sense", "value"),
    [
        ("لعقوبات", Sense.MEASURE, ""),  # li-ʿuqūbāt, to sanctions
        ("وعقوباتها", Sense.MEASURE, ""),  # wa-ʿuqūbātuhā, and its sanctions
        ("الامميه", Sense.AUTHORITY, "UN"),  # al-umamiyya, of the United Nations
        ("والاوروبيه", Sense.AUTHORITY, "EU"),
        ("تخضع", Sense.UNDER, "present"),  # takhḍaʿ, is subject to
        ("الخاضعين", Sense.UNDER, "participle"),
        ("فرضتها", Sense.IMPOSE, "past"),  # faraḍathā, imposed them
        ("نطالب", Sense.ASK, "present"),  # nuṭālib, we demand
    ],
)
def test_words_are_known_with_clitics(word: str, sense: Sense, value: str) -> None:
    lexicon = sanction_lexicon()
    found = {(e.sense, e.value) for stem in stems_of(word) for e in lexicon.get((stem,), ())}
    assert (sense, value) in found


@pytest.mark.parametrize("word", ["انتهاك", "سيرغي", "يعد"])
def test_words_that_only_look_like_them_are_not(word: str) -> None:
    """intihāk (breach), the name Sergey, yuʿadd (is deemed) are no verbs of the lexicon."""
    lexicon = sanction_lexicon()
    assert not [e for stem in stems_of(word) for e in lexicon.get((stem,), ())]


def test_programmes_name_the_state_of_their_regime() -> None:
    known = states_of_programmes()
    assert (known["EU-IRN"], known["SYRIA"], known["EU-SDNZ"]) == ("IR", "SY", "SD")
    assert "SDGT" not in known
    assert "EU-CYB" not in known

"""Who held which office when."""

from datetime import date

import pytest

from app.lexicon import persons
from app.lexicon.party_words import party_words
from app.lexicon.persons import Tenure, holders, person_forms, surname_forms
from app.lexicon.tables import LexiconError
from app.text.fold import fold

HELD = [
    ("president-of-russia", "رئيس", "RU", date(2010, 5, 1), ["dmitry-medvedev"]),
    ("again", "رئيس", "RU", date(2024, 6, 19), ["vladimir-putin"]),
    ("transition", "رئيس", "US", date(2009, 1, 9), ["george-w-bush", "barack-obama"]),
    ("un-secretary-general", "الأمين العام", "un", date(2012, 1, 1), ["ban-ki-moon"]),
    ("nobody-known", "رئيس", "US", date(1950, 1, 1), []),
    ("no-such-office-there", "سلطان", "US", date(2010, 1, 1), []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("office", "scope", "day", "keys"), [row[1:] for row in HELD], ids=[row[0] for row in HELD]
)
def test_office_and_day_find_their_holders(
    office: str, scope: str, day: date, keys: list[str]
) -> None:
    assert [p.key for p in holders(office, scope, day)] == keys


def test_a_bare_year_counts_whole() -> None:
    tenure = Tenure(office="رئيس", scope="XX", start="2010", end="2011")
    assert tenure.covers(date(2010, 1, 1))
    assert tenure.covers(date(2011, 12, 31))
    assert not tenure.covers(date(2012, 1, 1))


def test_short_name_alone_is_its_person() -> None:
    assert [p.key for p in person_forms()[fold("أوباما")]] == ["barack-obama"]


def test_short_name_that_is_an_everyday_word_is_not_listed() -> None:
    assert fold("صدام") not in person_forms()  # ṣidām, clash


def test_tenure_without_years_is_refused() -> None:
    with pytest.raises(LexiconError, match="from:to"):
        persons._tenure("رئيس", "US")


def test_last_name_finds_every_bearer() -> None:
    found = {p.key for p in surname_forms()[fold("بوش")]}
    assert {"george-w-bush"} <= found
    assert {p.key for p in surname_forms()[fold("كلينتون")]} == {"bill-clinton", "hillary-clinton"}


def test_last_name_keeps_its_particle() -> None:
    keys = [p.key for p in surname_forms()[fold("بن لادن")]]
    assert keys == ["osama-bin-laden"]
    assert fold("لادن") not in surname_forms()


def test_names_of_persons_are_words_and_never_offices() -> None:
    odd = [
        form
        for person in persons.persons()
        for form in (*person.forms, *person.short_forms)
        if ":" in form
    ]
    assert odd == []


def test_every_surname_on_condition_is_a_short_name() -> None:
    words = party_words()
    short = {fold(form) for person in persons.persons() for form in person.short_forms}
    assert words.noun_surnames <= short
    assert words.shared_surnames <= short
    assert words.shared_surnames.isdisjoint(words.noun_surnames)

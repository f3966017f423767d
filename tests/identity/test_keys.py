from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ids import ArticleId
from app.domain.party import Party, PartyType
from app.identity.keys import Setting, party_id, party_key, profile_of
from app.identity.names import folded_name

HERE, THERE = ArticleId(11), ArticleId(12)
KIM = Party(
    id="p4",
    type=PartyType.PERSON,
    canonical_ar="كيم سونغ-باي",
    canonical_en="Kim Sung-bae",
    country="KR",
    country_basis="affiliation",
)
RUSSIA = Party(
    id="p1",
    type=PartyType.STATE,
    canonical_ar="روسيا",
    canonical_en="Russia",
    country="RU",
    key="state:RU",
)
SOURCE = Party(
    id="p9",
    type=PartyType.PERSON,
    canonical_ar="مصدر دبلوماسي",
    canonical_en="diplomatic source",
    unnamed=True,
)


def test_known_party_has_the_gazetteers_key() -> None:
    assert party_key(RUSSIA, HERE) == "state:RU"


def test_named_party_has_type_name_and_country() -> None:
    assert party_key(KIM, HERE) == "person:كيم سونغ باي:KR"


@pytest.mark.parametrize(
    ("changed", "same"),
    [
        pytest.param({"id": "p1"}, True, id="another place in the article"),
        pytest.param({"canonical_ar": "كيم  سونغ باي"}, True, id="hyphen or space"),
        pytest.param({"canonical_ar": "كِيم سونغ-باى"}, True, id="tashkeel and alef maqsura"),
        pytest.param({"canonical_en": "Kim Seong-bae"}, True, id="English spelling"),
        pytest.param({"country": "KP"}, False, id="homonym of another country"),
        pytest.param({"type": PartyType.ORGANISATION}, False, id="a body of that name"),
        pytest.param({"canonical_ar": "كيم سونغ"}, False, id="shorter name"),
    ],
)
def test_key_depends_on_name_type_and_country(changed: dict[str, object], *, same: bool) -> None:
    assert (party_key(replace(KIM, **changed), THERE) == party_key(KIM, HERE)) is same  # type: ignore[arg-type]  # fields by name


def test_country_guessed_from_context_does_not_split_a_person() -> None:
    guessed = replace(KIM, country="KR", country_basis="context")
    unknown = replace(KIM, country=None, country_basis=None)
    assert party_key(guessed, HERE) == party_key(unknown, HERE)


def test_unnamed_party_belongs_to_its_article() -> None:
    assert party_id(SOURCE, HERE) == party_id(SOURCE, HERE)
    assert party_id(SOURCE, HERE) != party_id(SOURCE, THERE)


@given(st.text())
def test_folding_a_name_twice_changes_nothing(name: str) -> None:
    assert folded_name(folded_name(name)) == folded_name(name)


MINISTRY = Party(id="p2", type=PartyType.AGENCY, canonical_ar="وزارة الداخلية", canonical_en="")
ABOUT_TUNISIA, ABOUT_IRAQ = Setting(country="TN"), Setting(country="IQ")


def in_context(name: str, country: str | None = None) -> Party:
    """A person whose country is only that of the article, if any."""
    basis = "context" if country else None
    return replace(KIM, canonical_ar=name, country=country, country_basis=basis)


def test_ministries_of_two_countries_are_two() -> None:
    assert party_key(MINISTRY, HERE, ABOUT_TUNISIA) == party_key(MINISTRY, THERE, ABOUT_TUNISIA)
    assert party_key(MINISTRY, HERE, ABOUT_TUNISIA) != party_key(MINISTRY, HERE, ABOUT_IRAQ)


@pytest.mark.parametrize(
    ("party", "shared"),
    [
        (MINISTRY, False),
        (in_context("محمد"), False),  # Muḥammad alone
        (in_context("محمد الحربي"), False),  # a given name and a nisba
        (in_context("محمد الحربي", "SA"), True),
        (in_context("كايل ووكر"), True),  # Kyle Walker: a telling name
        (replace(MINISTRY, type=PartyType.ORGANISATION, canonical_ar="مجلس الإدارة"), False),
        (replace(MINISTRY, type=PartyType.MEDIA, canonical_ar="صحيفة الوئام"), True),
    ],
)
def test_a_name_that_many_bear_belongs_to_its_article_unless_a_country_tells(
    party: Party, *, shared: bool
) -> None:
    assert (party_key(party, HERE) == party_key(party, THERE)) is shared


def test_the_walk_of_life_tells_homonyms_apart() -> None:
    player, minister = Setting(sphere="sport"), Setting(sphere="public")
    assert party_key(KIM, HERE, player) != party_key(KIM, HERE, minister)


@pytest.mark.parametrize("party", [RUSSIA, SOURCE, MINISTRY])
def test_what_its_key_tells_wholly_has_no_profile(party: Party) -> None:
    assert profile_of(party) is None


def test_a_short_name_is_compared_unless_many_bear_it() -> None:
    assert profile_of(in_context("ستولتنبرغ")) is not None
    assert profile_of(in_context("محمد")) is None

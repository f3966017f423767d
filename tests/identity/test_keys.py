from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ids import ArticleId
from app.domain.party import Party, PartyType
from app.identity.keys import folded_name, party_id, party_key

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

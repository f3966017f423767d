from collections.abc import Sequence

import pytest

from app.domain.identity import Member, NameKind, Profile
from app.domain.ids import PartyId
from app.identity.short_names import MOST_BEARERS, owner
from tests.identity.profiles import member

UEFA, LIVERPOOL = PartyId(1), PartyId(2)
COACH = member("ماركو ستيفانيتش", "HR", "sport")  # Mārkū Stīfānītsh, Marko Stefanić


def short(
    name: str = "ستيفانيتش",
    sphere: str | None = None,
    context: Sequence[str] = ("HR",),
    company: Sequence[PartyId] = (),
) -> Member:
    profile = Profile(
        kind=NameKind.SHORT,
        block=f"- {name}",
        surname=COACH.profile.surname,
        units=(name,),
        sphere=sphere,
        context=frozenset(context),
        company=frozenset(company),
    )
    return Member(id=PartyId(77), profile=profile)


def test_a_last_name_of_the_same_walk_of_life_and_country_is_that_person() -> None:
    merge = owner(short(sphere="sport"), [(COACH,)], {})
    assert merge is not None
    assert (merge.member, merge.into) == (77, COACH.id)
    assert "sport" in merge.evidence


def test_two_known_parties_beside_both_are_enough() -> None:
    one = short(company=[UEFA, LIVERPOOL])
    assert owner(one, [(COACH,)], {COACH.id: {UEFA, LIVERPOOL}}) is not None
    assert owner(one, [(COACH,)], {COACH.id: {UEFA}}) is None


@pytest.mark.parametrize(
    "one",
    [
        pytest.param(short(), id="nothing in common"),
        pytest.param(short(sphere="public"), id="another walk of life"),
        pytest.param(short(sphere="sport", context=["FR"]), id="an article on another country"),
        pytest.param(short("ستيفانو", sphere="sport"), id="another name"),
        pytest.param(short("بوش", sphere="sport"), id="a surname of the gazetteer"),
    ],
)
def test_what_does_not_agree_is_left_alone(one: Member) -> None:
    assert owner(one, [(COACH,)], {}) is None


def test_a_name_of_two_persons_is_neither() -> None:
    namesake = member("إيفان ستيفانيتش", "HR", "sport")
    assert owner(short(sphere="sport"), [(COACH,), (namesake,)], {}) is None


def test_who_stands_beside_the_full_name_is_someone_else() -> None:
    one = short(sphere="sport")
    assert owner(one, [(COACH,)], {}, [frozenset({one.id, COACH.id})]) is None


def test_a_name_that_very_many_bear_is_left_alone_unseen() -> None:
    crowd = [(COACH,)] * (MOST_BEARERS + 1)
    assert owner(short(sphere="sport"), crowd, {}) is None

"""Pairs of names that are one, and pairs that are two; the same in any order."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.identity import Cause, Member
from app.domain.party import PartyType
from app.identity.merging import merges
from tests.identity.profiles import member, member_of_context

ONE = [
    pytest.param(
        member("ماركو ستيفانيتش", "HR"), member("ماركو شتيفانيتش", "HR"), Cause.SPELLING,
        id="two transcriptions",
    ),
    pytest.param(
        member("عبد الله بن مساعد", "SA"), member("عبدالله مساعد", "SA"), Cause.SPELLING,
        id="joined and apart, with bin and without",
    ),
    pytest.param(
        member("حسن قشقاوي", "IR", "public"), member("حسن قشقاوي", "IR"), Cause.ROLE,
        id="a title in one of them",
    ),
    pytest.param(
        member("ماجد باسلمة", "SA"), member("ماجد باسلمة", guess="SA"), Cause.COUNTRY,
        id="the country told and guessed",
    ),
    pytest.param(
        member("كايل ووكر", "GB", "sport"), member("كايل ووكر", None, "sport", guess="FR"),
        Cause.COUNTRY, id="a foreign name of one walk of life",
    ),
    pytest.param(
        member("سولي مونتاري", "GH"), member("سولي علي مونتاري", "GH"), Cause.MIDDLE,
        id="a foreign name without its middle",
    ),
    pytest.param(
        member("عزام باسودان", "SA", "public"), member("عزام بن محمد باسودان", "SA", "public"),
        Cause.MIDDLE, id="an Arabic name without the father, of one walk of life",
    ),
    pytest.param(
        member("الجمعية الخيرية بمكة", "SA", kind=PartyType.ORGANISATION),
        member("جمعية خيرية بمكة", "SA", kind=PartyType.AGENCY), Cause.SPELLING,
        id="a body with and without articles",
    ),
]  # fmt: skip

TWO = [
    pytest.param(member("محمد نور", "SA"), member("محمد نور", "TD"), id="two countries"),
    pytest.param(
        member("محمد صلاح", "EG", "sport"), member("محمد صلاح", "EG", "public"),
        id="two walks of life",
    ),
    pytest.param(
        member("ماجد باسلمة", "SA"), member("ماجد باسلمة", guess="EG"), id="guessed elsewhere"
    ),
    pytest.param(
        member("محمد الزهراني", "SA", "public"), member("محمد الزهراني", guess="SA"),
        id="the country guessed of a name that many bear",
    ),
    pytest.param(
        member("خالد الحميدان", guess="SA"), member("خالد الحميدان", None, "public", guess="SA"),
        id="nothing told of a name that many bear",
    ),
    pytest.param(
        member_of_context("محكمة الاستئناف العليا", "SA"),
        member("محكمة الاستئناف العليا", "SA", kind=PartyType.ORGANISATION),
        id="a body whose country is guessed",
    ),
    pytest.param(member("سالم الدوسري", "SA"), member("سليم الدوسري", "SA"), id="other names"),
    pytest.param(member("مارين لوبن", "FR"), member("ماريون لوبن", "FR"), id="a short part"),
    pytest.param(
        member("عزام باسودان", "SA"), member("عزام بن محمد باسودان", "SA"),
        id="the father left out, and nothing else to go by",
    ),
    pytest.param(
        member("محمد الحربي", "SA", "public"), member("محمد بن سعد الحربي", "SA", "public"),
        id="the father left out of a name that many bear",
    ),
    pytest.param(
        member("شركة الكهرباء", "SA", kind=PartyType.ORGANISATION),
        member("شركة الكهرباء", "TN", kind=PartyType.ORGANISATION), id="bodies of two countries",
    ),
]  # fmt: skip


def pairs(members: list[Member]) -> list[tuple[int, int]]:
    return [(m.member, m.into) for m in merges(members)]


@pytest.mark.parametrize(("one", "other", "cause"), ONE)
def test_two_names_are_one_party(one: Member, other: Member, cause: Cause) -> None:
    assert one.profile.block == other.profile.block
    (merge,) = merges([one, other])
    assert {merge.member, merge.into} == {one.id, other.id}
    assert merge.cause is cause


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_names_stay_two(one: Member, other: Member) -> None:
    assert merges([one, other]) == ()


def test_the_id_is_that_of_the_name_that_came_first() -> None:
    early = member("ماجد باسلمة", "SA", day=date(2015, 7, 1))
    late = member("ماجد باسلمة", guess="SA", day=date(2015, 8, 1))
    undated = member("ماجد بن باسلمة", "SA")
    assert {m.into for m in merges([undated, late, early])} == {early.id}


def test_a_name_that_may_be_either_of_two_is_neither() -> None:
    plain = member("سولي مونتاري", "GH")
    fuller = [member("سولي علي مونتاري", "GH"), member("سولي حسن مونتاري", "GH")]
    assert merges([plain, *fuller]) == ()
    assert len(merges([plain, fuller[0]])) == 1


def test_a_guess_that_fits_two_countries_is_neither() -> None:
    unknown = member("ماجد باسلمة", guess="SA")
    both = replace(unknown, profile=replace(unknown.profile, guesses=frozenset({"SA", "EG"})))
    told = [member("ماجد باسلمة", "SA"), member("ماجد باسلمة", "EG")]
    assert merges([both, *told]) == ()
    assert len(merges([unknown, *told])) == 1


def test_names_that_an_article_tells_apart_are_two() -> None:
    one, other = member("ماجد باسلمة", "SA"), member("ماجد باسلمة", guess="SA")
    assert merges([one, other], distinct=[frozenset({one.id, other.id})]) == ()


def test_who_was_taken_out_stays_out_and_the_others_stay_in() -> None:
    members = [
        member("عبد الله العليان", "SA"), member("عبدالله العليان", "SA"),
        member("عبدالله بن العليان", "SA"),
    ]  # fmt: skip
    found = merges(members, apart=[members[0].id])
    assert {i for m in found for i in (m.member, m.into)} == {m.id for m in members[1:]}


NAMES = st.sampled_from(
    ["ماركو ستيفانيتش", "ماركو شتيفانيتش", "ماركو علي ستيفانيتش", "ماركو حسن ستيفانيتش"]
)
MEMBERS = st.lists(
    st.builds(
        member,
        NAMES,
        st.sampled_from([None, "HR", "SA"]),
        st.sampled_from([None, "sport", "public"]),
        guess=st.sampled_from([None, "HR", "FR"]),
        day=st.sampled_from([None, date(2015, 7, 1), date(2016, 1, 1)]),
    ),
    max_size=9,
    unique_by=lambda m: m.id,
)


@given(members=MEMBERS, data=st.data())
def test_the_order_of_names_does_not_matter(members: list[Member], data: st.DataObject) -> None:
    distinct = (
        {
            frozenset((a.id, b.id))
            for a, b in data.draw(st.lists(st.tuples(*[st.sampled_from(members)] * 2), max_size=2))
            if a is not b
        }
        if members
        else set()
    )
    shuffled = data.draw(st.permutations(members))
    assert merges(shuffled, distinct) == merges(members, distinct)


@given(MEMBERS)
def test_heads_are_nobody_elses_members_and_no_group_crosses_countries(
    members: list[Member],
) -> None:
    found = merges(members)
    assert not {m.into for m in found} & {m.member for m in found}
    by_id = {m.id: m.profile for m in members}
    for head in {m.into for m in found}:
        group = [by_id[head], *(by_id[m.member] for m in found if m.into == head)]
        assert len({p.country for p in group if p.country}) <= 1
        assert len({p.sphere for p in group if p.sphere}) <= 1

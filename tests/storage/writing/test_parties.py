"""Parties named in several ways."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.domain.party import PartyType
from app.storage.records import PartyRecord
from app.storage.writing.parties import merge_parties

NAMES = st.sampled_from(["بوتين", "فلاديمير بوتين", "Putin", "V. Putin", "Poutine", ""])
VARIANTS = st.lists(
    st.builds(
        PartyRecord,
        key=st.sampled_from(["person:putin", "person:other"]),
        type=st.just(PartyType.PERSON),
        name_ar=NAMES,
        name_en=NAMES,
        country=st.sampled_from([None, "RU", "BY"]),
        wikidata=st.sampled_from([None, "Q7747"]),
    ),
    max_size=6,
)


@given(variants=VARIANTS, data=st.data())
def test_parties_merge_the_same_in_any_order(
    variants: list[PartyRecord], data: st.DataObject
) -> None:
    assert merge_parties(data.draw(st.permutations(variants))) == merge_parties(variants)


@given(VARIANTS)
def test_there_is_one_record_for_each_id_in_order(variants: list[PartyRecord]) -> None:
    merged = [p.id for p in merge_parties(variants)]
    assert merged == sorted({p.id for p in variants})


def test_the_longer_name_and_what_is_known_are_kept() -> None:
    short = PartyRecord(
        key="person:putin", type=PartyType.PERSON, name_ar="بوتين", name_en="Vladimir Putin"
    )
    long = replace(
        short,
        name_ar="فلاديمير بوتين",
        name_en="Putin",
        country="RU",
        country_basis="title",
        wikidata="Q7747",
    )
    assert merge_parties([short, long]) == [replace(long, name_en="Vladimir Putin")]

"""Parties named in several ways."""

from dataclasses import replace
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.party import PartyType
from app.storage.records import PartyRecord
from app.storage.writing.parties import complete_parties, insert_parties, merge_parties

NAMES = st.sampled_from(["بوتين", "فلاديمير بوتين", "Putin", "V. Putin", "Poutine", ""])
VARIANTS = st.lists(
    st.builds(
        PartyRecord,
        key=st.sampled_from(["person:putin", "person:other"]),
        type=st.just(PartyType.PERSON),
        name_ar=NAMES,
        name_en=NAMES,
        country=st.sampled_from([None, "RU", "BY"]),
        country_basis=st.sampled_from(["context", "name", "title"]),
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
    assert merge_parties([short, long]) == [long]


def test_countries_only_guessed_that_differ_are_none_and_a_told_one_wins() -> None:
    guess = PartyRecord(
        key="person:x:-", type=PartyType.PERSON, name_ar="س", name_en="S", country="RU",
        country_basis="context",
    )  # fmt: skip
    other, told = replace(guess, country="BY"), replace(guess, country_basis="title")
    disputed = replace(guess, country=None, country_basis="disputed")
    assert merge_parties([guess, other]) == [disputed]
    assert merge_parties([guess, other, guess]) == [disputed]
    assert merge_parties([guess, replace(other, country_basis="name")]) == [disputed]
    assert merge_parties([other, guess, told]) == [told]


@pytest.mark.postgres
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(variants=VARIANTS)
def test_the_database_completes_as_the_program_merges(
    connection: psycopg.Connection[Any], variants: list[PartyRecord]
) -> None:
    connection.execute("DELETE FROM parties")
    for variant in variants:
        insert_parties(connection, [variant])
        complete_parties(connection, [variant])
    stored = connection.execute(
        "SELECT key, name_ar, name_en, country, country_basis, wikidata FROM parties ORDER BY id"
    ).fetchall()
    assert stored == [
        (p.key, p.name_ar, p.name_en, p.country, p.country_basis, p.wikidata)
        for p in merge_parties(variants)
    ]

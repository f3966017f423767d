"""What parties are recognised by: profiles stored and completed, and read back by block.

Enters: party records with profiles. Leaves: rows of `party_profiles`, and members for comparison.
A profile only grows (an earlier day, one more country guessed), so that it does not depend on
which article came first.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any, Final

from psycopg import Connection

from app.domain.identity import Member, NameKind, Profile
from app.domain.ids import PartyId
from app.storage.records import PartyRecord

_COLUMNS: Final = (
    "party_id, kind, block, surname, units, country, sphere, guesses, first_day, context, company"
)


def merge_profiles(one: Profile | None, two: Profile | None) -> Profile | None:
    """Return what two articles together tell of one party."""
    if one is None or two is None:
        return one or two
    days = [day for day in (one.first_day, two.first_day) if day is not None]
    return replace(
        one,
        guesses=one.guesses | two.guesses,
        first_day=min(days, default=None),
        context=one.context | two.context,
        company=one.company | two.company,
    )


def write_profiles(connection: Connection[Any], parties: Iterable[PartyRecord]) -> None:
    """Store the profiles of parties, each given once and stored before; their locks are held."""
    rows = [_row(p.id, p.profile) for p in parties if p.profile is not None]
    if not rows:
        return
    with connection.cursor() as cursor:
        cursor.executemany(
            f"""
            INSERT INTO party_profiles AS p ({_COLUMNS})
            VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
            ON CONFLICT (party_id) DO UPDATE SET
                guesses = {_union("guesses")}, context = {_union("context")},
                company = {_union("company")}, first_day = least(p.first_day, excluded.first_day)
            WHERE NOT p.guesses @> excluded.guesses OR NOT p.context @> excluded.context
                OR NOT p.company @> excluded.company
                OR least(p.first_day, excluded.first_day) IS DISTINCT FROM p.first_day
            """,  # noqa: S608 - our own column names
            rows,
        )


def members_in(connection: Connection[Any], blocks: Collection[str]) -> tuple[Member, ...]:
    """Return every member of the blocks, in order of blocks and ids."""
    found = connection.execute(
        f"SELECT {_COLUMNS} FROM party_profiles WHERE block = ANY(%s) ORDER BY block, party_id",  # noqa: S608
        (sorted(blocks),),
    )
    return tuple(map(_member, found))


def members_named(
    connection: Connection[Any], surnames: Collection[str], kind: NameKind
) -> tuple[Member, ...]:
    """Return the members of one kind that have one of the last names, in order of ids."""
    found = connection.execute(
        f"""
        SELECT {_COLUMNS} FROM party_profiles
        WHERE surname = ANY(%s) AND surname <> '' AND kind = %s ORDER BY party_id
        """,  # noqa: S608
        (sorted(surnames), kind.value),
    )
    return tuple(map(_member, found))


def members_of_articles(
    connection: Connection[Any], articles: Collection[int]
) -> tuple[Member, ...]:
    """Return the members that articles name, in order of ids."""
    found = connection.execute(
        f"""
        SELECT {_COLUMNS} FROM party_profiles WHERE party_id IN
            (SELECT own_id FROM article_parties WHERE article_id = ANY(%s))
        ORDER BY party_id
        """,  # noqa: S608
        (sorted(articles),),
    )
    return tuple(map(_member, found))


def _union(column: str) -> str:
    given = f"unnest(p.{column} || excluded.{column}) u"
    return f"ARRAY(SELECT DISTINCT u FROM {given} ORDER BY u)"  # noqa: S608 - our own column names


def _row(number: PartyId, profile: Profile) -> tuple[Any, ...]:
    return (
        number, profile.kind.value, profile.block, profile.surname, list(profile.units),
        profile.country, profile.sphere, sorted(profile.guesses), profile.first_day,
        sorted(profile.context), sorted(profile.company),
    )  # fmt: skip


def _member(row: tuple[Any, ...]) -> Member:
    (number, kind, block, surname, units, country, sphere, guesses, first_day, context,
     company) = row  # fmt: skip
    return Member(
        id=PartyId(number),
        profile=Profile(
            kind=NameKind(kind),
            block=block,
            surname=surname,
            units=tuple(units),
            country=country,
            sphere=sphere,
            guesses=frozenset(guesses),
            first_day=first_day,
            context=frozenset(context),
            company=frozenset(map(PartyId, company)),
        ),
    )

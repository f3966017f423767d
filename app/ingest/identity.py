"""Parties across articles: those of new articles compared with the stored ones, and merged.

Enters: a database with articles that are due. Leaves: each group of names under one id, whatever
order its articles came in, and a log. Only the blocks that the new articles touch are looked at,
each as a whole; nobody else does so meanwhile.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

import psycopg
import structlog

from app.domain.identity import Member, Merge, NameKind
from app.domain.ids import PartyId
from app.identity.groups import Group
from app.identity.merging import merges
from app.identity.short_names import MOST_BEARERS, owner
from app.ingest.claims import check_articles, check_claims_of
from app.ingest.connection import owner_connection
from app.ingest.screening import MERGED_PARTY, Screener, StoredIndexes
from app.storage.writing.merges import (
    LoggedMerge,
    apply_merges,
    company_of,
    done_with,
    due_articles,
    kept_apart,
    lock_identity,
    read_merges,
    side_by_side,
    standing_merges,
    take_apart,
)
from app.storage.writing.profiles import members_in, members_named, members_of_articles
from app.storage.writing.state import transaction

log = structlog.get_logger(__name__)

_PAGE = 500

Merges = dict[PartyId, Merge]


def settle_identity(connection: psycopg.Connection[Any], screener: Screener) -> int:
    """Compare the parties of all articles that are due; return how many members are merged.

    May be stopped and called again: what is done is committed page by page.
    """
    settled = 0
    while due_articles(connection, 1):
        with transaction(connection):
            lock_identity(connection)
            due = due_articles(connection, _PAGE)
            settled += _settle(connection, screener, due)
            done_with(connection, due)
    return settled


def undo_merge(database_url: str, party: PartyId, reason: str) -> PartyId:
    """Take a merged party out of its group for good; return the party it was taken out of.

    Raises:
        InputError: when the party is not merged into another.
    """
    with owner_connection(database_url) as connection:
        with transaction(connection):
            lock_identity(connection)
            former = take_apart(connection, party, reason)
        settle_identity(connection, Screener(connection, StoredIndexes()))
    return former


def logged_merges(database_url: str, party: PartyId | None, limit: int) -> tuple[LoggedMerge, ...]:
    """Return the log of merges, the newest first: all of it, or what concerns one party."""
    with owner_connection(database_url) as connection:
        return read_merges(connection, party, limit)


def _settle(connection: psycopg.Connection[Any], screener: Screener, due: Sequence[int]) -> int:
    named = members_of_articles(connection, due)
    compared, found = _compare(connection, named)
    shorts, owned = _own(connection, named, compared, found)
    ids = [m.id for m in (*compared, *shorts)]
    renamed = apply_merges(connection, ids, found | owned, due)
    screener.save(screener.screen(renamed, again=True), cause=MERGED_PARTY)
    moved = {merge.into for merge in (found | owned).values()}
    check_claims_of(connection, moved | {party.id for party in renamed})
    check_articles(connection, due)
    return len(found) + len(owned)


def _compare(
    connection: psycopg.Connection[Any], named: Iterable[Member]
) -> tuple[list[Member], Merges]:
    """Return all members of the blocks concerned that are not alone there, and their merges."""
    wanted = {m.profile.block for m in named if m.profile.kind is not NameKind.SHORT}
    blocks: dict[str, list[Member]] = defaultdict(list)
    for member in members_in(connection, wanted):
        blocks[member.profile.block].append(member)
    several = [block for block in blocks.values() if len(block) > 1]
    members = [member for block in several for member in block]
    ids = [m.id for m in members]
    distinct, apart = side_by_side(connection, ids), kept_apart(connection, ids)
    found = [merge for block in several for merge in merges(block, distinct, apart)]
    return members, {merge.member: merge for merge in found}


def _own(
    connection: psycopg.Connection[Any],
    named: Collection[Member],
    compared: Collection[Member],
    found: Merges,
) -> tuple[list[Member], Merges]:
    """Return the short names that the new articles may settle otherwise, and their merges."""
    surnames = {m.profile.surname for m in named}
    shorts = members_named(connection, surnames, NameKind.SHORT)
    bearers = members_named(connection, {s.profile.surname for s in shorts}, NameKind.FULL)
    groups = _groups(connection, bearers, compared, found)
    asked = [s for s in shorts if 0 < len(groups[s.profile.surname]) <= MOST_BEARERS]
    full = [m.id for s in asked for group in groups[s.profile.surname] for m in group]
    company = company_of(connection, full, {p for s in asked for p in s.profile.company})
    ids = [*full, *(s.id for s in asked)]
    distinct, apart = side_by_side(connection, ids), kept_apart(connection, ids)
    owned = (
        owner(short, groups[short.profile.surname], company, distinct)
        for short in asked
        if short.id not in apart
    )
    return list(shorts), {merge.member: merge for merge in owned if merge is not None}


def _groups(
    connection: psycopg.Connection[Any],
    bearers: Sequence[Member],
    compared: Collection[Member],
    found: Merges,
) -> dict[str, list[Group]]:
    """Return the groups of full names by last name."""
    standing = standing_merges(connection, [m.id for m in bearers])
    judged = {m.id for m in compared}
    groups: dict[tuple[str, PartyId], list[Member]] = defaultdict(list)
    for member in bearers:
        head = standing.get(member.id, member.id)
        if member.id in judged:
            head = found[member.id].into if member.id in found else member.id
        groups[member.profile.surname, head].append(member)
    by_name: dict[str, list[Group]] = defaultdict(list)
    for (surname, _), group in sorted(groups.items()):
        by_name[surname].append(tuple(group))
    return by_name

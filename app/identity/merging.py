"""Which names are one party: a partition of a set of names, the same in whatever order it is given.

Enters: the members of one block (every name that could be one of them), who stands beside whom in
an article, and who was taken out by hand. Leaves: merges into the canonical member of each group.
Pure; precision before reach: where two readings are possible, nothing is merged.

The steps go from the surest to the least sure, each judged on the groups of the step before as a
whole: spelling, walk of life, country, middle names. A group joins another only when that is the
one candidate. Two names that one article tells apart are never one.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable
from datetime import date

from app.domain.identity import Cause, Member, Merge, NameKind, Profile
from app.domain.ids import PartyId
from app.identity.groups import Group, Grouping, Pair
from app.identity.names import borne_by_many, spelling
from app.lexicon.identity_words import identity_words

_THREE = 3


def merges(
    members: Collection[Member],
    distinct: Collection[Pair] = (),
    apart: Collection[PartyId] = (),
) -> tuple[Merge, ...]:
    """Return the merges among the full names, or among the bodies, of one block.

    Args:
        members: all of the block; short names are passed over.
        distinct: pairs that are two, as one article names both.
        apart: members that someone took out of this block's groups; they stand alone.

    Returns:
        One merge for each member that is not the canonical one of its group, in order of ids.
    """
    compared = [m for m in members if m.profile.kind is not NameKind.SHORT and m.id not in apart]
    groups = Grouping(compared, distinct)
    _same_spelling(groups)
    _one_sphere(groups)
    _one_country(groups)
    if any(m.profile.kind is NameKind.FULL for m in members):
        _left_out_names(groups)
    return tuple(sorted(_log(groups), key=lambda merge: merge.member))


def canonical(members: Iterable[Member]) -> Member:
    """Return the member whose id the group answers by: the one named first.

    News arrives by and large in order of its days, so that ids rarely change hands.
    """
    return min(members, key=lambda m: (m.profile.first_day or date.max, m.id))


def is_transcribed(country: str | None) -> bool | None:
    """Tell whether names of a country come from another script; None when nobody knows."""
    return None if country is None else country not in identity_words().arabic_script


def written(profile: Profile, country: str | None) -> tuple[str, ...]:
    """Return what the spellings of a name share, read as a name of `country`."""
    if profile.kind is NameKind.BODY:
        return profile.units
    return spelling(profile.units, transcribed=is_transcribed(country))


def _same_spelling(groups: Grouping) -> None:
    def key(group: Group) -> Hashable:
        return *_name(group[0].profile), group[0].profile.sphere

    for alike in _by(groups, key).values():
        groups.join(alike, Cause.SPELLING)


def _one_sphere(groups: Grouping) -> None:
    """A name without a walk of life is the one of its country that has one, if there is one.

    Where many bear the name, the country has to be told: a guess and a name are not enough.
    """

    def key(group: Group) -> Hashable:
        return _name(group[0].profile)

    for alike in _by(groups, key).values():
        if alike[0][0].profile.country is None and _borne_by_many(alike[0][0].profile):
            continue
        plain = [g for g in alike if _sphere(g) is None]
        told = [g for g in alike if _sphere(g) is not None]
        if len(plain) == len(told) == 1:
            groups.join([*told, *plain], Cause.ROLE)


def _name(profile: Profile) -> tuple[Hashable, ...]:
    """Return spelling and country; the country guessed, where many bear the name."""
    guessed = profile.country is None and _borne_by_many(profile)
    guesses = tuple(sorted(profile.guesses)) if guessed else ()
    return written(profile, profile.country), profile.country, guesses


def _one_country(groups: Grouping) -> None:
    """A name of unknown country is the one of a known country that its articles speak of.

    Where many bear the name, the walk of life has to be told and the same, too.
    """
    told = [g for g in groups.all() if _country(g)]
    chosen = [
        (homes[0], group)
        for group in groups.all()
        if not _country(group) and len(homes := [t for t in told if _may_be_of(group, t)]) == 1
    ]
    _join_all(groups, chosen, Cause.COUNTRY)


def _is_shared(bodies: Group) -> bool:
    """Tell whether a body's name alone says which it is: there is one «ليكيب», many hospitals."""
    kind = bodies[0].profile.block.partition(":")[0]
    return kind in identity_words().shared_bodies


def _may_be_of(group: Group, home: Group) -> bool:
    country = _country(home)
    forms = {written(m.profile, country) for m in home}
    if not any(written(m.profile, country) in forms for m in group) or not _agree(group, home):
        return False
    guessed, same = country in _guesses(group), _one_walk_of_life(group, home)
    if group[0].profile.kind is NameKind.BODY:
        return guessed and _is_shared(group)
    if _borne_by_many(group[0].profile):
        return guessed and same
    return guessed or bool(is_transcribed(country) and same)


def _left_out_names(groups: Grouping) -> None:
    """A name without middle names is the one fuller name of its country that has its ends."""
    lengths = sorted({_length(g) for g in groups.all()}, reverse=True)
    for length in lengths:
        chosen = []
        for group in (g for g in groups.all() if _length(g) == length):
            fuller = [g for g in groups.all() if g is not group and _is_fuller(g, group)]
            if len(fuller) == 1:
                chosen.append((fuller[0], group))
        _join_all(groups, chosen, Cause.MIDDLE)


def _is_fuller(fuller: Group, group: Group) -> bool:
    country = _country(group)
    told = country is not None and country == _country(fuller)
    if not told and (country or _country(fuller) or not _guesses(group) & _guesses(fuller)):
        return False
    ours = {written(m.profile, country) for m in group}
    theirs = {written(m.profile, country) for m in fuller}
    if not any(_leaves_out(one, other) for one in ours for other in theirs):
        return False
    if told and is_transcribed(country):
        return _agree(group, fuller)
    long = min(map(len, ours)) >= _THREE
    rare = not any(borne_by_many(m.profile.units) for m in group)
    same = _one_walk_of_life(group, fuller)
    return _agree(group, fuller) and ((long and told) or (rare and same))


def _leaves_out(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether `short` has the ends of `full` and some of what is between, in order."""
    if len(short) >= len(full) or short[0] != full[0] or short[-1] != full[-1]:
        return False
    rest = iter(full)
    return all(unit in rest for unit in short)


def _join_all(groups: Grouping, chosen: list[tuple[Group, Group]], cause: Cause) -> None:
    """Join what was chosen on one state of the groups; several may have chosen one home."""
    homes: dict[PartyId, list[Group]] = defaultdict(list)
    anchors: dict[PartyId, Group] = {}
    for home, group in chosen:
        anchors[home[0].id] = home
        homes[home[0].id].append(group)
    for number, joining in sorted(homes.items()):
        together = [anchors[number], *joining]
        if len({_sphere(group) for group in together} - {None}) <= 1:
            groups.join(together, cause)


def _by(groups: Grouping, key: Callable[[Group], Hashable]) -> dict[Hashable, list[Group]]:
    found: dict[Hashable, list[Group]] = defaultdict(list)
    for group in groups.all():
        found[key(group)].append(group)
    return found


def _borne_by_many(profile: Profile) -> bool:
    return profile.kind is NameKind.BODY or borne_by_many(profile.units)


def _country(group: Group) -> str | None:
    return next((m.profile.country for m in group if m.profile.country), None)


def _sphere(group: Group) -> str | None:
    return next((m.profile.sphere for m in group if m.profile.sphere), None)


def _guesses(group: Group) -> frozenset[str]:
    return frozenset().union(*(m.profile.guesses for m in group))


def _length(group: Group) -> int:
    return max(len(m.profile.units) for m in group)


def _one_walk_of_life(one: Group, other: Group) -> bool:
    return _sphere(one) is not None and _sphere(one) == _sphere(other)


def _agree(one: Group, other: Group) -> bool:
    ours, theirs = _sphere(one), _sphere(other)
    return ours is None or theirs is None or ours == theirs


def _log(groups: Grouping) -> Iterable[Merge]:
    for group in groups.all():
        head = canonical(group)
        for member in group:
            if member.id != head.id:
                yield Merge(
                    member=member.id,
                    into=head.id,
                    cause=groups.cause(member, head),
                    evidence=_evidence(member.profile, head.profile),
                )


def _evidence(one: Profile, other: Profile) -> str:
    parts = [f"«{' '.join(one.units)}» = «{' '.join(other.units)}»"]
    parts += [f"{p.country or '~' + '/'.join(sorted(p.guesses))}" for p in (one, other)]
    parts += [p.sphere or "no role" for p in (one, other)]
    return "; ".join(parts)

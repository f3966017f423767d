"""Whom a short name means: the one person of that last name whom its article agrees with.

Enters: a short name as one article has it, and the full names of that last name with what they
are named beside. Leaves: a merge, or none. Pure; a short name that many bear is never settled
here, nor one that could be two persons.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import cache

from app.domain.identity import Cause, Member, Merge
from app.domain.ids import PartyId
from app.identity.groups import Group, Pair
from app.identity.merging import canonical, written
from app.identity.names import name_units
from app.lexicon.persons import surname_forms

_ENOUGH = 2
_TELLING = 3
MOST_BEARERS = 50
"""Groups of one last name beyond which a short name is left alone unseen."""


def owner(
    short: Member,
    bearers: Sequence[Group],
    company: Mapping[PartyId, Collection[PartyId]],
    distinct: Collection[Pair] = (),
) -> Merge | None:
    """Return the merge of a short name into the person it means, or None.

    The person's country is one that the article speaks of; beside it their walk of life is told
    in both and the same, or two known parties are named in that article and beside the full name.
    A last name of a person of the gazetteer is left to the extraction, which knows them all.

    Args:
        short: as one article has it.
        bearers: groups of full names with its last name.
        company: party → known parties named beside it in its articles.
        distinct: pairs that are two.

    Example: «كلوب» (Klūb) of sport in an article on Liverpool → «يورغن كلوب» (Yūrghin Klūb, DE).
    """
    name = short.profile.units[0]
    if len(bearers) > MOST_BEARERS or len(name) < _TELLING or name in _known_surnames():
        return None
    likely = [group for group in bearers if _may_mean(short, group)]
    if len(likely) != 1 or any(frozenset((short.id, m.id)) in distinct for m in likely[0]):
        return None
    shared = short.profile.company & frozenset().union(*(company.get(m.id, ()) for m in likely[0]))
    sphere = short.profile.sphere
    same = sphere is not None and any(m.profile.sphere == sphere for m in likely[0])
    if not same and len(shared) < _ENOUGH:
        return None
    head = canonical(likely[0])
    ground = sphere if same else f"{len(shared)} parties in common"
    return Merge(
        member=short.id,
        into=head.id,
        cause=Cause.SHORT,
        evidence=f"«{' '.join(short.profile.units)}» = «{' '.join(head.profile.units)}»; "
        f"{head.profile.country}; {ground}",
    )


def _may_mean(short: Member, group: Group) -> bool:
    one = short.profile
    country = next((m.profile.country for m in group if m.profile.country), None)
    if country is None or country not in one.context | {one.country}:
        return False
    if one.country is not None and one.country != country:
        return False
    spheres = {m.profile.sphere for m in group if m.profile.sphere}
    if one.sphere and spheres and one.sphere not in spheres:
        return False
    last = {written(m.profile, country)[-1] for m in group}
    return written(one, country)[0] in last


@cache
def _known_surnames() -> frozenset[str]:
    return frozenset(units[-1] for form in surname_forms() if (units := name_units(form)))

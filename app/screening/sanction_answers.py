"""What one statement about one target comes to, before the answers of a claim are put together.

Enters: nothing but values. Leaves: `Moment`, the time that is meant, and `Part`, one answer with
its sentences. Refuses to know regimes and lists.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from app.domain.enforcement import Bilingual, Evidence, Verdict
from app.lexicon.regimes import Regime, authorities
from app.lexicon.states import states_by_key

ORDER: Final = (
    Verdict.CONTRADICTED,
    Verdict.SUPPORTED,
    Verdict.NOT_FOUND,
    Verdict.NOT_CHECKABLE,
)
"""Which verdict on a part of a claim goes before which on another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The time that a statement is about.

    Attributes:
        first, last: its days; what is in force is asked of these.
        claimed: the date as written, None when the day of publication stands for it.
        begins: the days on which it is said to have begun («منذ 2006»), None without such a word.
        undated: True when neither the claim nor the article has a date.
    """

    first: date
    last: date
    claimed: str | None = None
    begins: tuple[date, date] | None = None
    undated: bool = False

    @property
    def written(self) -> str:
        """The time in digits."""
        return self.claimed or self.last.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One answer.

    Attributes:
        sentences: in the order in which they are said.
        held: whether what it tells of is in force on the days meant.
    """

    verdict: Verdict
    sentences: tuple[tuple[str, str], ...]
    evidence: tuple[Evidence, ...] = ()
    authority: str | None = None
    target: str | None = None
    since: date | None = None
    held: bool = True
    covers: tuple[date | None, date | None] = (None, None)

    def adding(self, *sentences: tuple[str, str]) -> "Part":
        """Return the answer with more sentences at its end."""
        return replace(self, sentences=(*self.sentences, *sentences))

    @property
    def explanation(self) -> Bilingual:
        """The sentences together, each said once."""
        said = tuple(dict.fromkeys(self.sentences))
        return Bilingual(" ".join(ar for ar, _ in said), " ".join(en for _, en in said))


def not_checkable(
    sentence: tuple[str, str],
    *,
    authority: str | None = None,
    target: str | None = None,
    evidence: Iterable[Evidence] = (),
    covers: tuple[date | None, date | None] = (None, None),
) -> Part:
    """Return that a statement cannot be checked, with the sentence that says why."""
    return Part(
        verdict=Verdict.NOT_CHECKABLE,
        sentences=(sentence,),
        evidence=tuple(evidence),
        authority=authority,
        target=target,
        covers=covers,
    )


def names_of(authority: str, target: str | None = None, **more: object) -> dict[str, object]:
    """Return the holes for an authority and a state; a code in lower case is a state itself."""
    known = authorities().get(authority)
    state = states_by_key().get(authority.upper())
    values: dict[str, object] = dict(more)
    values["authority_ar"] = known.name_ar if known else state.canonical_ar if state else authority
    values["authority_en"] = known.name_en if known else state.canonical_en if state else authority
    if target is not None:
        country = states_by_key().get(target)
        values["target_ar"] = country.canonical_ar if country else target
        values["target_en"] = country.canonical_en if country else target
    return values


def regime_names(regime: Regime) -> dict[str, object]:
    """Return the holes for a regime."""
    return {"regime_ar": regime.name_ar, "regime_en": regime.name_en}


def opposite(verdict: Verdict) -> Verdict:
    """Return what becomes of a verdict when the claim denies what was checked."""
    turned = {
        Verdict.SUPPORTED: Verdict.CONTRADICTED,
        Verdict.CONTRADICTED: Verdict.SUPPORTED,
    }
    return turned.get(verdict, verdict)


def together(answers: Sequence[Part], group: str | None) -> Part:
    """Return answers about one target as one.

    Args:
        answers: of each authority that was asked.
        group: the name for several of whom any one will do, "" when none was named; None when each
            authority is named, so that none may be contradicted.
    """
    if group is None:
        return min(answers, key=lambda p: ORDER.index(p.verdict))
    supported = [p for p in answers if p.verdict is Verdict.SUPPORTED]
    if supported:
        return _joined([p for p in supported if p.held] or supported)
    unknown = [p for p in answers if p.verdict is Verdict.NOT_FOUND]
    against = [p for p in answers if p.verdict is Verdict.CONTRADICTED]
    return _joined(unknown or against or answers[:1])


def _joined(parts: Sequence[Part]) -> Part:
    """Return answers with one verdict as one, the evidence of each first."""
    return replace(
        parts[0],
        sentences=tuple(s for p in parts for s in p.sentences),
        evidence=tuple(e for p in parts for e in p.evidence[:1]),
        since=min((p.since for p in parts if p.since), default=None),
    )

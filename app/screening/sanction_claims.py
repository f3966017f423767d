"""Sanction claims compared with the enforcement record.

Enters: one claim with the parties it is about, and the record. Leaves: a `Finding`. The claim is
read for what it states of sanctions; each statement is asked of the regimes (states) or of the
designations (persons and bodies) of the authority it names; the answers are put together. What is
wished, feared or asked for is not checkable, but what such a sentence takes for granted is.
"""

from collections.abc import Sequence
from functools import lru_cache

from app.domain.enforcement import Evidence, Finding
from app.domain.party import PartyType
from app.lexicon.enforcement_texts import say
from app.lexicon.sanction_words import Sense
from app.screening.sanction_answers import ORDER, Part, not_checkable
from app.screening.sanction_marks import Marked, mark, may_name_a_measure
from app.screening.sanction_reader import AboutParty, Reader, SanctionClaim
from app.screening.sanction_record import Record
from app.screening.sanction_statements import Statement, statements_in

__all__ = ["AboutParty", "SanctionClaim", "check_claim"]


def check_claim(claim: SanctionClaim, record: Record) -> Finding:
    """Return what the record says of a claim; deterministic.

    Example: «تخضع بلاده لنظام عقوبات مفروضة من الأمم المتحدة منذ العام 2006» (takhḍaʿu bilāduhu
    li-niẓāmi ʿuqūbāt …, his country is under UN sanctions since 2006), about North Korea →
    supported by the regime of resolution 1718.
    """
    if not may_name_a_measure(claim.text):
        return _finding([not_checkable(say("no-measure"))], claim.text)
    bodies = [p for p in claim.about if p.type is not PartyType.STATE]
    marked = mark(claim.text, list(map(_names, bodies)))
    statements = statements_in(marked)
    if not statements:
        code = "penalty" if marked.of(Sense.PENAL) else "no-measure"
        return _finding([not_checkable(say(code))], claim.text)
    dated = _dated_one(claim, marked, statements)
    imposing = frozenset(code for s in statements for code in s.authorities)
    reader = Reader(claim, marked, record, bodies, imposing)
    parts = [
        part
        for place, statement in enumerate(statements)
        for part in reader.parts(statement, dated=place == dated)
    ]
    best = min(parts, key=lambda p: ORDER.index(p[1].verdict))[0]
    return _finding([p for _, p in parts], best.words)


def _names(party: AboutParty) -> tuple[str, ...]:
    """Return what a body may be called; a person by the last name too; an authority by nothing."""
    if _is_authority(party.name_ar):
        return ()
    names = (party.name_ar, *party.names)
    last = [name.split()[-1] for name in names if len(name.split()) > 1]
    return (*names, *last) if party.type is PartyType.PERSON else names


@lru_cache(maxsize=10_000)
def _is_authority(name: str) -> bool:
    return bool(mark(name, ()).of(Sense.AUTHORITY))


def _finding(parts: Sequence[Part], words: str) -> Finding:
    """Return the answers of a claim as one: contradicted before supported before unknown."""
    verdict = min((p.verdict for p in parts), key=ORDER.index)
    telling = [p for p in parts if p.verdict is verdict]
    first = telling[0]
    whole = Part(verdict=verdict, sentences=tuple(s for p in telling for s in p.sentences))
    read: Evidence = {
        "kind": "words",
        "text": words,
        "authority": first.authority,
        "target": first.target,
        "since": first.since and first.since.isoformat(),
    }
    evidence = [read]
    for part in parts:
        evidence += [e for e in part.evidence if e not in evidence]
    return Finding(
        verdict=verdict,
        explanation=whole.explanation,
        evidence=tuple(evidence),
        authority=first.authority,
        target=first.target,
        since=first.since,
        covers_from=first.covers[0],
        covers_to=first.covers[1],
    )


def _dated_one(claim: SanctionClaim, marked: Marked, statements: Sequence[Statement]) -> int | None:
    """Return the place of the statement that the claim's date stands nearest to."""
    if claim.event is None:
        return None
    at = claim.text.find(claim.date_text) if claim.date_text else -1
    if at < 0 or len(statements) == 1:
        return 0
    starts = [marked.text.find(s.words) for s in statements]
    return min(range(len(starts)), key=lambda n: abs(starts[n] - at))

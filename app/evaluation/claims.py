"""Measures of claims: where they stand, who answers for them, how, about whom and when.

Enters: one compared article. Leaves: named measures, and the claims that were missed or made up.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.claim import NARRATOR, Claim
from app.evaluation.alignment import SAME_SPAN, Pair, best_pairs
from app.evaluation.comparison import overlap, trimmed
from app.evaluation.document import Compared
from app.evaluation.measures import Counts, Measured, Share
from app.evaluation.mistakes import Mistake
from app.text.span import Span


@dataclass(frozen=True, slots=True)
class _Trimmed:
    claim: Claim
    span: Span

    @property
    def is_narrators(self) -> bool:
        return self.claim.claimant == NARRATOR


@dataclass(frozen=True, slots=True)
class _Matching:
    document: Compared
    gold: Sequence[_Trimmed]
    answers: Sequence[_Trimmed]
    pairs: Sequence[Pair]

    def matched(self) -> list[tuple[Claim, Claim]]:
        return [(self.gold[p.gold].claim, self.answers[p.answer].claim) for p in self.pairs]

    def counts(self, matched: int) -> Counts:
        return Counts.of(matched=matched, found=len(self.answers), expected=len(self.gold))

    def same_claimant(self, gold: Claim, answer: Claim) -> bool:
        claimant = self.document.gold_id(answer.claimant)
        return claimant == gold.claimant or claimant in gold.co_claimants


def measure_claims(document: Compared) -> Measured:
    """Yield the claim measures of one article.

    Answers inside boilerplate are not counted; a claim is found when its overlap with the gold
    span is at least one half after trimming.
    """
    gold, answers = _trimmed_claims(document)
    everything = _match(document, gold, answers)
    yield "claim (all) overlap>=.5", everything.counts(len(everything.pairs))
    yield from _measure_claimants(everything)
    yield from _measure_contents(everything)
    for label, narrators in (("attributed", False), ("narrator", True)):
        part = _match(
            document,
            [c for c in gold if c.is_narrators is narrators],
            [c for c in answers if c.is_narrators is narrators],
        )
        yield f"claim ({label}) overlap>=.5", part.counts(len(part.pairs))


def claim_mistakes(document: Compared) -> Iterator[Mistake]:
    """Yield missed and false claims of one article, in text order."""
    matching, text = _match(document, *_trimmed_claims(document)), document.gold.text
    found = {pair.gold for pair in matching.pairs}
    right = {pair.answer for pair in matching.pairs}
    for index, item in enumerate(matching.gold):
        if index not in found:
            yield Mistake("MISS claim", document.id, str(item.claim.claimant), item.span.of(text))
    for index, item in enumerate(matching.answers):
        if index not in right:
            yield Mistake("FALSE claim", document.id, str(item.claim.claimant), item.span.of(text))


def right_claims(document: Compared) -> frozenset[str]:
    """Return the ids of the answered claims whose span and claimant are right."""
    matching = _match(document, *_trimmed_claims(document))
    return frozenset(a.id for g, a in matching.matched() if matching.same_claimant(g, a))


def _trimmed_claims(document: Compared) -> tuple[list[_Trimmed], list[_Trimmed]]:
    text, gold = document.gold.text, document.gold.claims
    outside = [c for c in document.answer.claims if not document.is_boilerplate(c.span)]
    answers = document.fair(outside, gold)
    return (
        [_Trimmed(c, trimmed(text, c.span, complementiser=True)) for c in gold],
        [_Trimmed(c, trimmed(text, c.span, complementiser=True)) for c in answers],
    )


def _match(document: Compared, gold: Sequence[_Trimmed], answers: Sequence[_Trimmed]) -> _Matching:
    pairs = best_pairs(gold, answers, lambda g, a: overlap(g.span, a.span), SAME_SPAN)
    return _Matching(document, gold, answers, pairs)


def _measure_claimants(matching: _Matching) -> Measured:
    right = Share.of(matching.same_claimant(g, a) for g, a in matching.matched())
    yield "claimant accuracy (matched)", right
    yield "claim+claimant", matching.counts(right.right)


def _measure_contents(matching: _Matching) -> Measured:
    pairs = matching.matched()
    yield "modality accuracy (matched)", Share.of(g.modality is a.modality for g, a in pairs)
    for gold, answer in pairs:
        yield "claim date (matched)", _measure_date(gold.date, answer.date)
    for gold, answer in pairs:
        found = matching.document.gold_ids(answer.about)
        yield "claim about (matched)", Counts.of_sets(set(gold.about), found)
    for gold, answer in pairs:
        counts = Counts.of_sets(set(gold.countries), set(answer.countries))
        yield "claim countries (matched)", counts


def _measure_date(gold: str | None, answer: str | None) -> Counts:
    right = gold == answer
    return Counts(
        int(bool(gold) and right), int(bool(answer) and not right), int(bool(gold) and not right)
    )

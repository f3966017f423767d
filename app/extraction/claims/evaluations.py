"""Evaluative verbs without marks: who praised or condemned what («أدان الهجوم», adāna l-hujūm).

Enters: the analysed text, the cast, the quotes. Leaves: claimant, verb, and the noun phrase that is
praised or condemned. Verbs that are already the cue of an indirect quote are left to it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from app.domain.attribution import Quote, QuoteKind
from app.domain.claim import Modality
from app.extraction.claims.coverage import Covered
from app.extraction.reading.analysis import Analysis
from app.extraction.reading.cast import Cast, Mention
from app.lexicon.modality import evaluative_verbs, stance_words
from app.text.signs import sign
from app.text.span import Span
from app.text.tokens import Token, offset_after

_STOPS = frozenset(".!؟?;؛:،,")
_FEWEST_WORDS = 2
_REACH = 600
_LONGEST_MANNER = 3
_SUBJECT_REACH = 14
_EDGES = " \t\n\u00a0،,.;؛:"
_DETACHED = frozenset({"علي", "من", "في", "الي", "عن"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """One evaluative verb with its object.

    Attributes:
        span: what is praised or condemned.
        claimant: local id of the subject, None when the text gives none.
        cue_span: the verb, without و or ف.
    """

    span: Span
    claimant: str | None
    cue_span: Span
    modality: Modality


def find_evaluations(
    analysis: Analysis, cast: Cast, quotes: tuple[Quote, ...]
) -> tuple[Evaluation, ...]:
    """Return the evaluations of the body in order."""
    return tuple(_evaluations(analysis, cast, quotes))


def _evaluations(analysis: Analysis, cast: Cast, quotes: tuple[Quote, ...]) -> Iterator[Evaluation]:
    cues = {q.cue_span.start for q in quotes if q.cue_span}
    said = Covered(sorted(q.span for q in quotes if q.kind is QuoteKind.DIRECT))
    verbs = evaluative_verbs()
    for index in analysis.where(_VERB):
        token = analysis.tokens[index]
        word = token.folded if token.folded in verbs else token.folded[1:]
        if analysis.zone_at(token.start) is not None:
            continue
        start = offset_after(analysis.text, token, len(token.folded) - len(word))
        if start in cues or said.over(Span(start, token.end)):
            continue
        found = _evaluation(analysis, cast, token, Span(start, token.end), verbs[word])
        if found:
            yield found


@cache
def _written_verbs() -> frozenset[str]:
    """Return the folded evaluative verbs, و or ف before them or not."""
    verbs = evaluative_verbs()
    return frozenset(joined + verb for verb in verbs for joined in ("", "و", "ف"))


_VERB = sign(lambda: _written_verbs().__contains__)


def _evaluation(
    analysis: Analysis, cast: Cast, verb: Token, cue_span: Span, modality: Modality
) -> Evaluation | None:
    sentence = _near(analysis.sentence_at(verb.start), verb)
    if sentence is None:
        return None
    subject = _subject(
        cast, Span(verb.end, sentence.end), Span(sentence.start, verb.start), analysis
    )
    after = subject.span.end if subject and subject.span.start > verb.start else verb.end
    content = _object(analysis, Span(after, sentence.end))
    if content is None:
        return None
    return Evaluation(
        span=content,
        claimant=subject.party.id if subject else None,
        cue_span=cue_span,
        modality=modality,
    )


def _near(sentence: Span | None, verb: Token) -> Span | None:
    """Return the sentence cut to what a verb can govern; pages without stops are one sentence."""
    if sentence is None:
        return None
    return Span(max(sentence.start, verb.start - _REACH), min(sentence.end, verb.end + _REACH))


def _subject(cast: Cast, after: Span, before: Span, analysis: Analysis) -> Mention | None:
    """Return the mention right behind the verb, else the last one before it in the sentence."""
    near = analysis.tokens_in(after)[:_SUBJECT_REACH]
    if near:
        for mention in cast.within(Span(after.start, near[-1].end)):
            between = [t.folded for t in analysis.tokens_in(Span(after.start, mention.span.start))]
            if not any(word in _STOPS or word[:1] == "ب" for word in between):
                return mention
            break
    earlier = cast.within(before)
    return earlier[0] if earlier else None


def _manner(words: Sequence[Token]) -> int:
    """Return how many words say how: «بأشد العبارات» (in the strongest terms)."""
    opening = " ".join(token.folded for token in words[:_LONGEST_MANNER])
    said = (form for form in stance_words("manner") if f"{opening} ".startswith(f"{form} "))
    return max((len(form.split()) for form in said), default=0)


def _object(analysis: Analysis, rest: Span) -> Span | None:
    tokens = analysis.tokens_in(rest)
    start = next((i for i, t in enumerate(tokens) if t.is_word or t.folded in '«"“'), len(tokens))
    end = next((i for i in range(start, len(tokens)) if tokens[i].folded in _STOPS), len(tokens))
    words = tokens[start:end]
    words = words[_manner(words) :]
    if words and words[0].folded in _DETACHED:
        words = words[1:]
    if sum(t.is_word for t in words) < _FEWEST_WORDS:
        return None
    return Span(words[0].start, words[-1].end).strip(analysis.text, _EDGES)

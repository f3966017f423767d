"""Measures of parties: who is there, of what type and country, and where they are mentioned.

Enters: one compared article. Leaves: named measures, and the named parties missed or made up.
"""

from collections.abc import Callable, Iterator, Sequence

from app.domain.extraction import Extraction
from app.domain.party import Party, PartyType
from app.evaluation.alignment import SAME_SPAN, best_pairs
from app.evaluation.comparison import overlap
from app.evaluation.document import Compared
from app.evaluation.measures import Counts, Measured, Share
from app.evaluation.mistakes import Mistake
from app.text.span import Span

_BODIES = frozenset({PartyType.ORGANISATION, PartyType.AGENCY, PartyType.MEDIA})
_RECALLED = (
    (PartyType.PERSON, frozenset({PartyType.PERSON})),
    (PartyType.STATE, frozenset({PartyType.STATE})),
    (PartyType.ORGANISATION, _BODIES),
)
_Mention = tuple[Span, str]


def measure_parties(document: Compared) -> Measured:
    """Yield the party measures of one article.

    Unnamed parties count for alignment, type and country only; a mention counts with its party
    ("span+identity") and without ("span only").
    """
    yield from _measure_named(document)
    yield from _measure_attributes(document)
    yield from _measure_mentions(document)
    countries = Counts.of_sets(_countries(document.gold), _countries(document.answer))
    yield "country (document set)", countries


def party_mistakes(document: Compared) -> Iterator[Mistake]:
    """Yield named parties that were missed or made up in one article."""
    answered = set(document.aligned.values())
    for index, party in enumerate(document.gold.parties):
        if not party.unnamed and index not in document.aligned:
            yield Mistake("MISS party", document.id, party.id, party.canonical_ar)
    for index, party in enumerate(document.answer.parties):
        if not party.unnamed and index not in answered:
            yield Mistake("FALSE party", document.id, party.id, party.canonical_ar)


def _measure_named(document: Compared) -> Measured:
    gold, answers = document.gold.parties, document.answer.parties
    named = [i for i, party in enumerate(gold) if not party.unnamed]
    found = {g for g, a in document.aligned.items() if not answers[a].unnamed}
    used = {document.aligned[g] for g in found}
    right = sum(i in found for i in named)
    extra = sum(not party.unnamed and i not in used for i, party in enumerate(answers))
    yield "party (named)", Counts(right, extra, len(named) - right)
    for label, types in _RECALLED:
        of_type = [i for i in named if gold[i].type in types]
        yield f"party recall [{label.value}]", Share.of(i in found for i in of_type)


def _measure_attributes(document: Compared) -> Measured:
    pairs = [
        (document.gold.parties[g], document.answer.parties[a]) for g, a in document.aligned.items()
    ]
    yield "party type accuracy (matched)", Share.of(g.type is a.type for g, a in pairs)
    same_country = Share.of((g.country or None) == (a.country or None) for g, a in pairs)
    yield "party country accuracy (matched)", same_country


def _measure_mentions(document: Compared) -> Measured:
    gold = [(span, p.id) for p in document.gold.parties for span in p.mentions]
    answers = [
        (span, str(document.gold_id(p.id))) for p in document.answer.parties for span in p.mentions
    ]
    yield "mention (span+identity)", _matched(gold, answers, _same_party)
    yield (
        "metonym",
        _matched(_metonyms(document.gold.parties), _metonyms(document.answer.parties), _same_place),
    )
    yield "mention (span only)", _matched(gold, answers, _same_place)


def _matched(
    gold: Sequence[_Mention],
    answers: Sequence[_Mention],
    similarity: Callable[[_Mention, _Mention], float],
) -> Counts:
    pairs = best_pairs(gold, answers, similarity, SAME_SPAN)
    return Counts.of(matched=len(pairs), found=len(answers), expected=len(gold))


def _same_place(gold: _Mention, answer: _Mention) -> float:
    return overlap(gold[0], answer[0])


def _same_party(gold: _Mention, answer: _Mention) -> float:
    return overlap(gold[0], answer[0]) if gold[1] == answer[1] else 0.0


def _metonyms(parties: Sequence[Party]) -> list[_Mention]:
    return [(span, party.id) for party in parties for span in party.metonym]


def _countries(extraction: Extraction) -> set[str]:
    of_parties = {party.country for party in extraction.parties if party.country}
    return of_parties | {country for claim in extraction.claims for country in claim.countries}

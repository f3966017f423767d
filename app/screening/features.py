"""What speaks for and against one listed name being the name asked.

Enters: the searched units of a query and one reading. Leaves: the pairs of parts that were matched,
and a few numbers per reading. Refuses to weigh them; `match` does.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from app.domain.listing import Kind
from app.lexicon.organisation_words import WordClass
from app.screening.body_words import NONE, words_left
from app.screening.candidates import Searched
from app.screening.given_names import is_frequent_family
from app.screening.homonyms import is_common_name, is_first_left
from app.screening.index import KINDS, Index
from app.screening.names import Part
from app.screening.organisations import is_state_organ, opens_a_body, word_class
from app.screening.pairing import Pair, has_common_word, paired
from app.screening.reading import OMITTED_SHARE
from app.screening.syllable_names import given_names_differ
from app.screening.titles import titles_in

MOST_INFORMATION: Final = 11.0
_UNKNOWN_INFORMATION: Final = 10.0
LEAST_INFORMATION: Final = 2.0
_CLASS_MOST: Final[Mapping[WordClass | None, float]] = MappingProxyType(
    {WordClass.HEAD: 1.0, WordClass.TRADE: 2.5, WordClass.STATE: 5.0}
)
"""Nats that a word which says what kind of body is meant, or what it does, tells at most."""
_SAYS_LITTLE: Final = 2.5
MOST_COMMON: Final = 6.0
_RARER_SHARE: Final = 0.1
"""What is counted of a common word's nats past these: tankers are rarer than oil."""
_MOST_OF_MEANING: Final = 8.5
"""Nats that a word tells at most which means something: any body may be called reform."""
_NAMES: Final = (None, WordClass.NAME)
TELLING: Final = 7.0
_MIDDLE_SHARE: Final = 0.4
"""What a name between a person's first and last one tells, when these agree and are rare."""
_RARE: Final = 8.5
_OF_ANY: Final = 16.0
"""Nats that common words must tell together to be one body's name."""
_USUAL_DEFICIT: Final = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """Numbers of one reading, in nats unless said otherwise.

    Attributes:
        pairs: the matched units.
        evidence: of the pairs that tell a name from others.
        common: evidence of the pairs of words that many bodies share.
        deficit: of all pairs together.
        worst: the greatest deficit of a pair.
        matched: parts that were matched, of the side that has more (count).
        query_left: information of query parts that nothing matched.
        listed_left: information of listed parts that nothing matched.
        left_parts: query parts that nothing matched (count), words of bodies left out.
        disorder: neighbouring pairs whose order differs (count).
        disorder_of_body: the same once more for bodies, whose English names turn words round.
        left_of_body, listed_left_of_body: what is left on either side once more, when the listed
            name is that of a body; else 0.
        half_given: 1 when given names of two syllables are not one name; see `syllable_names`.
        first_left: 1 when the listed person's first name is not in the name asked.
        common_name: 1 when one or two names agree that many people bear.
        weak: 1 when the list itself calls the alias weak.
        single: 1 when one part alone was matched and what is left tells something.
        alone: 1 when one part alone was matched, whatever is left.
        nameless: what is left on either side, when nothing but common words was matched.
        thin: 1 when nothing but common words was matched, no more than one of them says more than
            what kind of body it is, and other such words are left.
        generic: 1 when nothing but the meaning of common words was matched, no state among them,
            and what they tell together is no more than two such words do; 0 for organs of a state.
        heads_differ: 1 when both bodies say of what kind they are, and not of the same.
        state_organ: 1 when the query alone says of what kind the body is: an organ of a state.
        body: 1 when the listed name is that of a body, and a word of bodies agrees; words that are
            none look like a person's name.
    """

    pairs: tuple[Pair, ...]
    evidence: float
    common: float
    deficit: float
    worst: float
    matched: float
    query_left: float
    listed_left: float
    left_parts: float
    disorder: float
    disorder_of_body: float
    left_of_body: float
    listed_left_of_body: float
    half_given: float
    first_left: float
    common_name: float
    weak: float
    single: float
    alone: float
    nameless: float
    thin: float
    generic: float
    heads_differ: float
    state_organ: float
    body: float


def information(parts: Sequence[Part], searched: Sequence[Searched]) -> tuple[float, ...]:
    """Return how much each query part tells, in nats: a common name little, a rare one much.

    A part that is near nothing listed tells as much as a rare word; a title hardly anything.
    """
    titles = titles_in(parts)
    return tuple(
        min(_CLASS_MOST.get(word_class(part.text), MOST_INFORMATION), _told(place, searched))
        * (OMITTED_SHARE if titles >> place & 1 else 1.0)
        for place, part in enumerate(parts)
    )


def readings_features(
    index: Index,
    readings: Sequence[int],
    parts: Sequence[Part],
    searched: Sequence[Searched],
) -> Iterator[tuple[int, Features]]:
    """Yield each reading with its features; readings of the same units are compared once."""
    told = information(parts, searched)
    known: dict[tuple[bytes, bytes, bool, int, int], Features] = {}
    for reading in readings:
        span = slice(index.reading_starts[reading], index.reading_starts[reading + 1])
        weak = bool(index.alias_weak[index.reading_alias[reading]])
        kind = int(index.entry_kind[index.reading_entry[reading]])
        omitted = int(index.reading_omitted[reading])
        words = index.reading_units[span].tobytes(), index.reading_masks[span].tobytes()
        key = *words, weak, kind, omitted
        if key not in known:
            known[key] = features_of(index, reading, parts, searched, told)
        yield reading, known[key]


def features_of(
    index: Index,
    reading: int,
    parts: Sequence[Part],
    searched: Sequence[Searched],
    told: Sequence[float],
) -> Features:
    """Return the features of one reading, its parts matched with the query's in any order.

    Args:
        index: where the reading is.
        reading: its number.
        parts: of the name asked.
        searched: units of the name asked.
        told: information of each part, in nats.
    """
    pairs = paired(index, reading, searched)
    covered = covered_listed = 0
    for pair in pairs:
        covered |= pair.mask
        covered_listed |= pair.listed_mask
    left = [tell for place, tell in enumerate(told) if not covered >> place & 1]
    query_left, listed_left = sum(left), _listed_left(index, reading, covered_listed)
    body = _is_body(index, reading, pairs)
    if not body and _is_called_so(index, reading, pairs, covered_listed):
        listed_left *= _MIDDLE_SHARE
    telling = [told_by(pair) for pair in pairs if not pair.common]
    disorder = _disorder([pair for pair in pairs if not pair.common] if body else pairs)
    told_apart = bool(body) or not telling  # else none of what follows from words counts
    words = words_left(index, reading, parts, covered, covered_listed) if told_apart else NONE
    return Features(
        pairs=pairs,
        evidence=sum(telling),
        common=sum(told_by(pair) for pair in pairs if pair.common),
        deficit=sum(pair.deficit for pair in pairs),
        worst=max((pair.deficit for pair in pairs), default=0.0),
        matched=float(
            sum(max(pair.mask.bit_count(), pair.listed_mask.bit_count()) for pair in pairs)
        ),
        query_left=query_left,
        listed_left=listed_left,
        left_parts=float(sum(tell > _SAYS_LITTLE for tell in left)),
        disorder=float(disorder),
        disorder_of_body=disorder * body,
        left_of_body=len(left) * body,
        listed_left_of_body=listed_left * body,
        half_given=float(given_names_differ(index, reading, parts, pairs, covered_listed)),
        first_left=float(is_first_left(index, reading, covered_listed)),
        common_name=float(is_common_name(index, reading, pairs)),
        weak=float(index.alias_weak[index.reading_alias[reading]]),
        single=float(covered.bit_count() == 1 and query_left + listed_left > TELLING),
        alone=float(covered.bit_count() == 1),
        nameless=0.0 if telling else query_left + listed_left,
        thin=float(not telling and words.left > 0 and words.agree <= 1),
        generic=_is_generic(parts, pairs) * body,
        heads_differ=words.heads_differ * body,
        state_organ=words.state_organ * body,
        body=body
        * (
            any(pair.common or pair.translated for pair in pairs)
            or has_common_word(index, reading)
            or opens_a_body(parts[0].text)
        ),
    )


def told_by(pair: Pair) -> float:
    """Return what a pair tells, in nats: a word with a meaning less than a name as rare."""
    if pair.common:
        return min(MOST_COMMON, pair.evidence) + _RARER_SHARE * max(0, pair.evidence - MOST_COMMON)
    return min(_MOST_OF_MEANING if pair.translated else MOST_INFORMATION, pair.evidence)


def _listed_left(index: Index, reading: int, covered: int) -> float:
    """Return what the listed parts tell that nothing matched."""
    start, end = int(index.reading_starts[reading]), int(index.reading_starts[reading + 1])
    omitted = int(index.reading_omitted[reading])
    left = 0.0
    for number, mask in zip(
        index.reading_units[start:end].tolist(),
        index.reading_masks[start:end].tolist(),
        strict=True,
    ):
        if mask.bit_count() == 1 and not covered & mask:
            covered |= mask
            share = OMITTED_SHARE if omitted & mask else 1.0
            left += share * float(index.unit_told[number])
    return left


def _is_called_so(index: Index, reading: int, pairs: Sequence[Pair], covered: int) -> bool:
    """Tell whether the first and the last part of a name agree, and one of them is rare everywhere.

    News calls people so: «عبد الرحيم دقلو» is Abdul Rahim Hamdan DAGALO.
    """
    omitted = int(index.reading_omitted[reading])
    last = int(index.reading_parts[reading]) - 1
    while last and omitted >> last & 1:
        last -= 1
    ends = 1 | 1 << last
    return (
        last > 1
        and covered & ends == ends
        and any(pair.evidence > _RARE and not is_frequent_family(pair.query) for pair in pairs)
        and all(pair.deficit < _USUAL_DEFICIT for pair in pairs)
    )


def _told(place: int, searched: Sequence[Searched]) -> float:
    best, near = 0.0, False
    for one in searched:
        if one.unit.mask != 1 << place or not len(one.found.units):
            continue
        found = one.found
        usual = found.evidence[(found.deficit < _USUAL_DEFICIT) & found.counted]
        if len(usual):
            near = True
            best = max(best, float(usual.max()))
    if not near:
        return _UNKNOWN_INFORMATION
    return min(MOST_INFORMATION, max(LEAST_INFORMATION, best))


def _is_body(index: Index, reading: int, pairs: Sequence[Pair]) -> float:
    kind = KINDS[index.entry_kind[index.reading_entry[reading]]]
    return float(kind is Kind.ORGANISATION or any(pair.translated for pair in pairs))


def _is_generic(parts: Sequence[Part], pairs: Sequence[Pair]) -> bool:
    """Tell whether words agree that any body of the kind may have: «مصرف التنمية».

    A ministry has no other name: its state tells which one is meant (`weighing`).
    """
    if is_state_organ(parts[0].text) or not all(map(_is_by_meaning, pairs)):
        return False
    told = (pair.evidence for pair in pairs if word_class(pair.listed) is not WordClass.HEAD)
    return bool(pairs) and sum(told) < _OF_ANY


def _is_by_meaning(pair: Pair) -> bool:
    same = pair.translated or pair.query == pair.listed
    return pair.common and same and word_class(pair.listed) is not WordClass.STATE


def _disorder(pairs: Sequence[Pair]) -> int:
    order = [pair.listed_mask for pair in pairs]
    return sum(one > two for one, two in pairwise(order))

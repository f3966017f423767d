"""The units of all listed names, ready for alignment and for a coarse search.

Enters: sorted Latin units. Leaves: their segments, and postings from skeleton bigrams to skeletons
and from skeletons to units. Refuses to know which names they come from. Segments follow from the
units fast enough not to be stored.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from app.screening.letters import Floats, Segments, segments_of
from app.screening.skeletons import BIGRAMS, bigrams, skeleton

Ints = NDArray[np.int32]

STORED: Final = (
    "starts", "skeletons", "bigram_weight", "norm", "unit_starts", "units", "voiced", "sizes",
)  # fmt: skip
LEAST_WEIGHT: Final = 1e-3
_VOWELS: Final = frozenset("aeiouwy")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Latin units as arrays; units with the same skeleton are found together.

    Attributes:
        segments, lengths: as `segments_of` gives.
        starts, skeletons: postings from bigram to skeletons, (BIGRAMS + 1,) and (postings,).
        bigram_weight: float32 (BIGRAMS,), rarity of each bigram.
        norm: float32 (skeletons,), inverse root of the summed weight of a skeleton's bigrams.
        unit_starts, units: postings from skeleton to units.
        voiced: bool (units,), whether a unit can be spoken as a word: it has a vowel.
        sizes: (skeletons,), how many of its units count (`build_vocabulary`).
    """

    segments: Segments
    lengths: NDArray[np.int8]
    starts: Ints
    skeletons: Ints
    bigram_weight: Floats
    norm: Floats
    unit_starts: Ints
    units: Ints
    voiced: NDArray[np.bool_]
    sizes: Ints


def build_vocabulary(latin: Sequence[str], counted: NDArray[np.bool_] | None = None) -> Vocabulary:
    """Return the vocabulary of Latin units, numbered as given.

    Args:
        latin: the units.
        counted: which of them say how rare bigrams are and fill a search; all, unless given.
    """
    segments, lengths = segments_of(latin)
    numbers: dict[tuple[int, ...], int] = {}
    own = [numbers.setdefault(tuple(skeleton(word)), len(numbers)) for word in latin]
    unit_starts, units = postings(
        np.array(own, dtype=np.int32), np.arange(len(latin), dtype=np.int32), len(numbers)
    )
    sets = [bigrams(codes) for codes in numbers]
    counts = np.array([len(s) for s in sets], dtype=np.int32)
    flat = np.fromiter((b for s in sets for b in s), dtype=np.int32, count=int(counts.sum()))
    owners = np.repeat(np.arange(len(sets), dtype=np.int32), counts)
    starts, skeletons = postings(flat, owners, BIGRAMS)
    whole = np.ones(len(latin), dtype=np.bool_) if counted is None else counted
    sizes = np.bincount(np.array(own, dtype=np.int64)[whole], minlength=len(numbers))
    seen = np.bincount(flat, weights=sizes[owners], minlength=BIGRAMS)
    weight = np.log((whole.sum() + 1) / (seen + 1)).astype(np.float32)
    total = np.bincount(owners, weights=weight[flat], minlength=len(sets))
    norm = (1 / np.sqrt(np.maximum(total, LEAST_WEIGHT))).astype(np.float32)
    return Vocabulary(
        segments=segments,
        lengths=lengths,
        starts=starts,
        skeletons=skeletons,
        bigram_weight=weight,
        norm=norm,
        unit_starts=unit_starts,
        units=units,
        sizes=sizes.astype(np.int32),
        voiced=np.array([not _VOWELS.isdisjoint(word) for word in latin], dtype=np.bool_),
    )


def stored_vocabulary(
    latin: Sequence[str], arrays: Mapping[str, NDArray[Any] | None]
) -> Vocabulary:
    """Return the vocabulary of Latin units whose `STORED` arrays were kept; built if not."""
    stored: dict[str, Any] = {name: array for name, array in arrays.items() if array is not None}
    if set(stored) != set(STORED):
        return build_vocabulary(latin)
    segments, lengths = segments_of(latin)
    return Vocabulary(segments=segments, lengths=lengths, **stored)


def postings(keys: Ints, values: Ints, size: int) -> tuple[Ints, Ints]:
    """Return starts (size + 1,) and values grouped by key, in order of key."""
    order = np.argsort(keys, kind="stable")
    counts = np.bincount(keys, minlength=size)
    starts = np.zeros(size + 1, dtype=np.int32)
    np.cumsum(counts, out=starts[1:])
    grouped: Ints = values[order]
    return starts, grouped


def gather(starts: Ints, values: NDArray[Any], keys: NDArray[Any]) -> tuple[NDArray[Any], Ints]:
    """Return the values of several keys one after the other, and how many each key has."""
    low = starts[keys]
    counts = starts[1:][keys] - low
    ends = counts.cumsum()
    shift = np.repeat(low - ends + counts, counts)
    shift += np.arange(len(shift), dtype=shift.dtype)
    return values[shift], counts

"""The units of all listed names, ready for alignment and for a coarse search.

Enters: sorted Latin units. Leaves: their segments, and postings from skeleton bigrams. Refuses to
know which names they come from. Everything here follows from the units and is not stored.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.screening.letters import Floats, Segments, segments_of
from app.screening.skeletons import BIGRAMS, bigrams

Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Latin units as arrays.

    Attributes:
        segments, lengths: as `segments_of` gives.
        starts, units: postings from bigram to units, (BIGRAMS + 1,) and (postings,).
        bigram_weight: float32 (BIGRAMS,), rarity of each bigram.
        norm: float32 (units,), inverse root of the summed weight of a unit's bigrams.
    """

    segments: Segments
    lengths: NDArray[np.int8]
    starts: Ints
    units: Ints
    bigram_weight: Floats
    norm: Floats


def build_vocabulary(latin: Sequence[str]) -> Vocabulary:
    """Return the vocabulary of Latin units, numbered as given."""
    segments, lengths = segments_of(latin)
    sets = [bigrams(word) for word in latin]
    counts = np.array([len(s) for s in sets], dtype=np.int32)
    flat = np.fromiter((b for s in sets for b in s), dtype=np.int32, count=int(counts.sum()))
    owners = np.repeat(np.arange(len(latin), dtype=np.int32), counts)
    starts, units = postings(flat, owners, BIGRAMS)
    seen = np.diff(starts)
    weight = np.log((len(latin) + 1) / (seen + 1)).astype(np.float32)
    total = np.bincount(owners, weights=weight[flat], minlength=len(latin))
    norm = (1 / np.sqrt(np.maximum(total, 1e-3))).astype(np.float32)
    return Vocabulary(
        segments=segments,
        lengths=lengths,
        starts=starts,
        units=units,
        bigram_weight=weight,
        norm=norm,
    )


def postings(keys: Ints, values: Ints, size: int) -> tuple[Ints, Ints]:
    """Return starts (size + 1,) and values grouped by key, in order of key."""
    order = np.argsort(keys, kind="stable")
    counts = np.bincount(keys, minlength=size)
    starts = np.zeros(size + 1, dtype=np.int32)
    np.cumsum(counts, out=starts[1:])
    grouped: Ints = values[order]
    return starts, grouped


def gather(starts: Ints, values: NDArray[Any], keys: Sequence[int]) -> tuple[NDArray[Any], Ints]:
    """Return the values of several keys one after the other, and how many each key has."""
    counts = np.array([starts[k + 1] - starts[k] for k in keys], dtype=np.int32)
    pieces = [values[starts[k] : starts[k + 1]] for k in keys]
    return (np.concatenate(pieces) if pieces else values[:0]), counts

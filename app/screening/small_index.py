"""A small index of a few designations in which words are as near and as telling as in a whole one.

Enters: the whole index, and states of designations that it has. Leaves: an index of these alone,
whose words are as common and whose skeletons as rare as in the whole.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

import numpy as np

from app.domain.listing import Designation
from app.screening.bounds import Floats
from app.screening.index import Index, build_index_of
from app.screening.reading import OMITTED_SHARE
from app.screening.vocabulary import LEAST_WEIGHT, Vocabulary

_RAREST_CHANCE: Final = -13.0


def index_of_states(index: Index, states: Sequence[Designation]) -> Index:
    """Return the index of some designations alone."""
    small = build_index_of(states, ())
    return replace(
        small,
        chance=_chances(index, (*small.latin, *small.exact)),
        vocabulary=_weighed_like(small.vocabulary, index.vocabulary),
        memory={},
    )


def told_by_readings(index: Index) -> tuple[Floats, Floats]:
    """Return what each unit tells of each reading in the postings, and each reading as a whole."""
    told = np.zeros(len(index.reading_units), dtype=np.float32)
    whole = np.zeros(len(index.reading_alias), dtype=np.float32)
    for reading, (start, end) in enumerate(pairwise(index.reading_starts.tolist())):
        masks = index.reading_masks[start:end].tolist()
        units = index.reading_units[start:end].tolist()
        parts: dict[int, float] = {}
        for unit, mask in zip(units, masks, strict=True):
            if mask.bit_count() == 1 and mask not in parts:
                omitted = int(index.reading_omitted[reading]) & mask
                parts[mask] = float(index.unit_told[unit]) * (OMITTED_SHARE if omitted else 1.0)
        whole[reading] = sum(parts.values())
        told[start:end] = [sum(v for m, v in parts.items() if m & mask) for mask in masks]
    order = np.argsort(index.reading_units, kind="stable")
    return told[order], whole


def _weighed_like(small: Vocabulary, whole: Vocabulary) -> Vocabulary:
    """Return a vocabulary whose skeletons are as near to a word as they are in the whole one."""
    weight = np.repeat(whole.bigram_weight, np.diff(small.starts))
    total = np.bincount(small.skeletons, weights=weight, minlength=len(small.norm))
    norm = (1 / np.sqrt(np.maximum(total, LEAST_WEIGHT))).astype(np.float32)
    return replace(small, bigram_weight=whole.bigram_weight, norm=norm)


def _chances(index: Index, words: Sequence[str]) -> Floats:
    """Return how common each word is in the whole index; a word it has not is rare."""
    numbers = index.latin_numbers | index.exact_numbers
    return np.array(
        [
            index.chance[number] if (number := numbers.get(word)) is not None else _RAREST_CHANCE
            for word in words
        ],
        dtype=np.float32,
    )

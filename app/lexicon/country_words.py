"""English names and adjectives of states, as sanctions lists write nationality and seat.

Enters: data/country_words.csv and the ISO 3166 names. Leaves: ISO 3166-1 alpha-2 codes. Refuses to
guess from part of a word: prose that names no state gives nothing.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

import pycountry

from app.lexicon.tables import read_table, several

_SPLIT = re.compile(r"[;,/]|\band\b|\bor\b|\([a-z]\)", re.IGNORECASE)
_NOT_LETTERS = re.compile(r"[^a-z ]+")


@cache
def country_words() -> Mapping[str, tuple[str, ...]]:
    """Return from alpha-2 code to English forms beyond the ISO names, adjective first."""
    return MappingProxyType(
        {
            row["iso2"]: several(row["forms"])
            for row in read_table("country_words.csv", ("iso2", "forms"))
        }
    )


@lru_cache(maxsize=4096)
def countries_in(text: str) -> tuple[str, ...]:
    """Return the alpha-2 codes that a cell names, in order, no duplicates.

    The whole cell is tried first, then its parts. Example: "Ukrainian, Russian" → UA, RU.
    """
    whole = _codes().get(_plain(text))
    if whole:
        return (whole,)
    found = (_codes().get(_plain(part)) for part in _SPLIT.split(text))
    return tuple(dict.fromkeys(code for code in found if code))


@lru_cache(maxsize=1024)
def country_code(text: str) -> str | None:
    """Return the alpha-2 code that `text` is, in any letter case; None for any other text.

    Examples: "ru" → RU; "00", "zz" and "Russia" → None.
    """
    code = text.strip().upper()
    return code if len(code) == 2 and pycountry.countries.get(alpha_2=code) else None


@cache
def _codes() -> Mapping[str, str]:
    codes: dict[str, str] = {}
    for country in pycountry.countries:
        for field in ("name", "official_name", "common_name", "alpha_3"):
            if form := getattr(country, field, None):
                codes.setdefault(_plain(form), country.alpha_2)
    for iso2, forms in country_words().items():
        for form in forms:
            codes[_plain(form)] = iso2
    return MappingProxyType(codes)


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text).lower().replace("-", " ")
    letters = _NOT_LETTERS.sub("", "".join(c for c in bare if not unicodedata.combining(c)))
    return " ".join(letters.removeprefix("the ").split())

"""Countries as parameters and labels: ISO codes and names in Arabic and English to ISO2.

Enters: a word or a name as people write it. Leaves: ISO 3166-1 alpha-2, and names for a code.
Source: the lexicon of states, then CLDR's territories and their aliases (Babel), then ISO 3166-1
with its Arabic translations (pycountry).
"""

import gettext
import re
from collections.abc import Container, Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

import pycountry
from babel import Locale
from babel.core import get_global

from app.errors import InputError
from app.lexicon.states import states
from app.text.fold import fold

_NOT_COUNTRIES: Final = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
_WORD: Final = re.compile(r"\w+")
_ARABIC: Final = re.compile(r"[\u0600-\u06ff]")
_SHORTEST_SUGGESTED: Final = 4  # a mistaken code has no telling neighbour
_ARTICLE: Final = "ال"


class CountryName(NamedTuple):
    """A country's code and its common names."""

    code: str
    ar: str
    en: str


class UnknownCountryError(InputError):
    """No country has this code or name.

    Attributes:
        suggestion: the nearest name known, or None.
    """

    code = "unknown-country"

    def __init__(self, written: str, suggestion: str | None) -> None:
        super().__init__(f"{written!r} is no country; write ISO2, ISO3, an Arabic or English name")
        self.suggestion = suggestion


@cache
def country_names() -> dict[str, CountryName]:
    """Return every country by its ISO2 code, as the lexicon names it, else as CLDR does."""
    arabic, english = Locale("ar").territories, Locale("en").territories
    known = {
        code: CountryName(code, arabic[code], english[code])
        for code in sorted(arabic)
        if len(code) == 2 and code.isalpha() and code not in _NOT_COUNTRIES and code in english
    }
    for state in states():
        if state.iso2 and state.iso2 in known:
            known[state.iso2] = CountryName(state.iso2, state.canonical_ar, state.canonical_en)
    return known


@lru_cache(maxsize=4096)
def read_country(written: str) -> str:
    """Return the ISO2 code of a country written in any of the accepted ways.

    Examples: `SY`, `syr`, `Syria`, «سوريا» (Sūriyā, Syria), «الجمهورية العربية السورية»
    (al-Jumhūriyya al-ʿArabiyya as-Sūriyya, the Syrian Arab Republic).

    Raises:
        UnknownCountryError: with the nearest known name.
    """
    code = _by_key().get(_key(written))
    if code is None:
        raise UnknownCountryError(written, _nearest(written))
    return code


def _nearest(written: str) -> str | None:
    from difflib import get_close_matches  # noqa: PLC0415 - only on the way to an error

    keys = _by_key()
    near = get_close_matches(_key(written), keys, n=1, cutoff=0.7)
    if not near or len(written) < _SHORTEST_SUGGESTED:
        return None
    name = country_names()[keys[near[0]]]
    return name.ar if _ARABIC.search(written) else name.en


@cache
def _by_key() -> dict[str, str]:
    table: dict[str, str] = {}
    for code, name in _written_names():
        table.setdefault(_key(name), code)
    table.pop("", None)
    return table


def _written_names() -> Iterator[tuple[str, str]]:
    """Yield (code, name), the surest first, so that none hides a surer one."""
    names = country_names()
    yield from ((code, code) for code in names)
    for alias, codes in get_global("territory_aliases").items():
        if alias.isalpha() and len(codes) == 1 and codes[0] in names:
            yield codes[0], alias
    yield from ((name.code, spelt) for name in names.values() for spelt in name[1:])
    yield from _lexicon_names(names)
    for locale in (Locale("ar"), Locale("en")):
        yield from ((code, spelt) for code, spelt in locale.territories.items() if code in names)
    yield from _iso_names(names)


def _lexicon_names(names: Container[str]) -> Iterator[tuple[str, str]]:
    for state in states():
        if state.iso2 and state.iso2 in names:
            for form in (*state.forms, *state.context_forms):
                yield state.iso2, form


def _iso_names(names: Container[str]) -> Iterator[tuple[str, str]]:
    arabic = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=["ar"])
    for country in pycountry.countries:
        if country.alpha_2 in names:
            yield country.alpha_2, country.alpha_3
            for field in ("name", "common_name", "official_name"):
                if english := getattr(country, field, None):
                    yield country.alpha_2, english
                    yield country.alpha_2, arabic.gettext(english)


def _key(name: str) -> str:
    """Return the words of a name, folded, each without the Arabic article."""
    words = _WORD.findall(fold(name))
    return " ".join(w.removeprefix(_ARTICLE) if len(w) > 4 else w for w in words)

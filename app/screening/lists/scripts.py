"""Which script a name is written in, and names given side by side in two scripts.

Enters: a name as the list writes it. Leaves: an ISO 15924 code, or the parts of a cell that joins
several names. Refuses to transliterate.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

LATIN = "Latn"
ARABIC = "Arab"
CYRILLIC = "Cyrl"
_CODES = {
    "LATIN": LATIN, "ARABIC": ARABIC, "CYRILLIC": CYRILLIC, "GREEK": "Grek", "HEBREW": "Hebr",
    "HANGUL": "Hang", "CJK": "Hani", "HIRAGANA": "Hira", "KATAKANA": "Kana", "THAI": "Thai",
    "ARMENIAN": "Armn", "GEORGIAN": "Geor", "MYANMAR": "Mymr", "BENGALI": "Beng",
    "DEVANAGARI": "Deva", "ETHIOPIC": "Ethi", "KHMER": "Khmr", "LAO": "Laoo", "TAMIL": "Taml",
}  # fmt: skip
_PARENTHESIS = re.compile(r"\(([^()]*)\)")


@lru_cache(maxsize=1 << 14)
def _code(character: str) -> str | None:
    if not character.isalpha():
        return None
    name = unicodedata.name(unicodedata.normalize("NFKC", character)[:1] or character, "")
    return _CODES.get(name.partition(" ")[0], "Zyyy")


def script_of(name: str) -> str:
    """Return the ISO 15924 code of most letters of `name`, "Zyyy" when it has none."""
    seen = Counter(code for character in name if (code := _code(character)))
    return seen.most_common(1)[0][0] if seen else "Zyyy"


def split_names(cell: str) -> Iterator[str]:
    """Yield the names of a cell that joins them by `;`, a second script in parentheses apart.

    `;` inside parentheses does not split. Labels ("Chinese:") and empty parts are left out; a cell
    that is nothing but one part with a colon is a name.
    Example: "Sergei AKSENOV (Сергей АКСЁНОВ); S. AKSENOV" → three names.
    """
    parts = [" ".join(part.split()) for part in _outside_parentheses(cell)]
    names = [part for part in parts if part and not part.endswith(":")]
    for name in names or [part.rstrip(": ") for part in parts if part.strip(": ")]:
        yield from _scripts_apart(name)


def _scripts_apart(name: str) -> Iterator[str]:
    outer = _PARENTHESIS.sub(" ", name)
    main = script_of(outer)
    foreign = [
        inner.strip()
        for inner in _PARENTHESIS.findall(name)
        if script_of(inner) not in {main, "Zyyy"}
    ]
    if not foreign or main == "Zyyy":
        yield name
        return
    kept = _PARENTHESIS.sub(lambda m: " " if m[1].strip() in foreign else m[0], name)
    yield " ".join(kept.split())
    yield from foreign


def _outside_parentheses(cell: str) -> Iterator[str]:
    depth, start = 0, 0
    for place, character in enumerate(cell):
        if character == "(":
            depth += 1
        elif character == ")":
            depth = max(0, depth - 1)
        elif character == ";" and depth == 0:
            yield cell[start:place]
            start = place + 1
    yield cell[start:]

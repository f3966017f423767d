"""Arabic names in Latin letters, for names that no fact gives in English.

Enters: a name in Arabic script, and a look-up of words whose Latin form is known. Leaves: a
readable Latin form. Refuses to claim that it is the form in use: vowels that Arabic does not
write are guessed.
"""

import re
from collections.abc import Callable, Iterator

from app.text.affixes import ARTICLE
from app.text.fold import fold

_LETTERS = {
    "ا": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh",
    "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a",
    "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "u",
    "ي": "i", "ء": "", "پ": "p", "ڤ": "v", "چ": "ch", "گ": "g",
}  # fmt: skip
_VOWELS = frozenset("اوي")
_WORDS = {
    "بن": "bin", "ابن": "ibn", "بنت": "bint", "ابو": "Abu", "ابي": "Abi", "ام": "Umm", "ال": "Al",
    "عبد": "Abd", "الله": "Allah", "الدين": "al-Din", "الرحمن": "al-Rahman",
}  # fmt: skip
_ONSETS = frozenset(("bl", "br", "dr", "fl", "fr", "gl", "gr", "kl", "pl", "pr", "sp", "st", "tr"))
_PAIRS = {"تش": "ch", "نغ": "ng", "نج": "ng"}
_OPENINGS = frozenset(("او", "اي"))
"""Alef before a long vowel opens a foreign name with that vowel alone: أوليفيرا (Oliveira)."""
_FOREIGN_LENGTH = 5
_ARABIC = re.compile("[\u0600-\u06ff]")
_LATIN_ARTICLES = ("al-", "el-")


def romanise(name: str, known: Callable[[str], str | None] = lambda _: None) -> str:
    """Return `name` in Latin letters, words capitalised, the article as «al-».

    Args:
        name: a name in Arabic script; Latin words in it are kept.
        known: returns the usual Latin form of a word, or None.

    Example: «حسن تيخونوف» (Ḥasan Tīkhūnūf) → "Hasan Tikhunuf".
    """
    return " ".join(filter(None, _parts(name.split(), known)))


def _parts(words: list[str], known: Callable[[str], str | None]) -> Iterator[str]:
    """Yield the words in Latin letters, two at once where they are one known name."""
    place = 0
    while place < len(words):
        pair = known(" ".join(words[place : place + 2])) if place + 1 < len(words) else None
        yield pair or _word(words[place], known)
        place += 2 if pair else 1


def _word(word: str, known: Callable[[str], str | None]) -> str:
    pieces = word.split("-")
    if len(pieces) > 1:
        return "-".join(_word(piece, known) for piece in pieces if piece)
    folded = fold(word).strip("\"'«»“”()،,.")
    if not _ARABIC.search(folded):
        return word.strip("«»“”\"'") if word[:1].isalpha() or word.isascii() else folded
    if folded in _WORDS:
        return _WORDS[folded]
    found = known(folded)
    if found:
        return found if found.startswith(_LATIN_ARTICLES) else found[:1].upper() + found[1:]
    if folded.startswith(ARTICLE) and len(folded) > len(ARTICLE) + 1:
        rest = known(folded[2:]) or _by_rule(folded[2:])
        return "al-" + rest[:1].upper() + rest[1:]
    return _by_rule(folded).capitalize()


def _by_rule(folded: str) -> str:
    """Write each letter and guess the vowels that Arabic leaves out."""
    units = list(_units(folded))
    if not any(vowel for _, vowel in units):
        return "a".join(latin for latin, _ in units)
    written: list[str] = []
    run: list[str] = []
    for latin, vowel in units:
        if vowel:
            written.append(_cluster(run, opening=not written) + latin)
            run = []
        else:
            run.append(latin)
    return "".join(written) + "".join(run)


def _units(folded: str) -> Iterator[tuple[str, bool]]:
    """Yield (Latin letters, whether they are a vowel); و and ي may be consonants."""
    place = 0
    while place < len(folded):
        letter, after = folded[place], folded[place + 1 : place + 2]
        before = folded[place - 1] if place else ""
        if letter + after in _PAIRS:
            yield _PAIRS[letter + after], False
            place += 2
            continue
        if place == 0 and letter + after in _OPENINGS and len(folded) >= _FOREIGN_LENGTH:
            yield _LETTERS[after], True
            place += 2
            continue
        if folded[place:] == "وي":
            yield "w", False
            yield "i", True
            return
        if letter in "وي" and (not before or after == "ا" or before in _VOWELS):
            yield ("w" if letter == "و" else "y"), False
        elif letter == "ه" and not after and before not in {"ا", "و"}:
            yield "a", True
        elif letter in _VOWELS or letter == "ع":
            yield _LETTERS[letter], True
        elif _LETTERS.get(letter, letter):
            yield _LETTERS.get(letter, letter), False
        place += 1


def _cluster(run: list[str], *, opening: bool) -> str:
    """Join the consonants before a vowel, with «a» where no language has them together."""
    if opening and len(run) > 1 and "".join(run[:2]) not in _ONSETS:
        return run[0] + "a" + "".join(run[1:])
    if not opening and len(run) > 2:
        return "".join(run[:2]) + "a" + "".join(run[2:])
    return "".join(run)

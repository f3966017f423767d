"""Arabic names in Latin letters, for names that no fact gives in English.

Enters: a name in Arabic script, and a look-up of words whose Latin form is known. Leaves: a
readable Latin form. Refuses to claim that it is the form in use: vowels that Arabic does not
write are guessed.
"""

from collections.abc import Callable

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
_ARTICLE = "ال"


def romanise(name: str, known: Callable[[str], str | None] = lambda _: None) -> str:
    """Return `name` in Latin letters, words capitalised, the article as «al-».

    Args:
        name: a name in Arabic script; Latin words in it are kept.
        known: returns the usual Latin form of a word, or None.

    Example: «ناصر الجابي» (Nāṣir al-Jābī) → "Nasr al-Jabi" by rule, "Nasser al-Jabi" when
    the first word is known.
    """
    return " ".join(_word(word, known) for word in name.split())


def _word(word: str, known: Callable[[str], str | None]) -> str:
    pieces = word.split("-")
    if len(pieces) > 1:
        return "-".join(_word(piece, known) for piece in pieces if piece)
    folded = fold(word).strip("\"'«»“”()،,.")
    if folded.isascii():
        return word.strip("«»“”\"'")
    found = known(folded) or _WORDS.get(folded)
    if found:
        return found[:1].upper() + found[1:]
    if folded.startswith(_ARTICLE) and len(folded) > len(_ARTICLE) + 1:
        rest = known(folded[2:]) or _by_rule(folded[2:])
        return "al-" + rest[:1].upper() + rest[1:]
    return _by_rule(folded).capitalize()


def _by_rule(folded: str) -> str:
    """Write each letter; و and ي are consonants at the beginning and between vowels."""
    written: list[str] = []
    for place, letter in enumerate(folded):
        before = folded[place - 1] if place else ""
        after = folded[place + 1] if place + 1 < len(folded) else ""
        if letter in "وي" and (not before or before in _VOWELS or after == "ا"):
            written.append("w" if letter == "و" else "y")
            continue
        if letter == "ه" and not after:
            written.append("a")
            continue
        latin = _LETTERS.get(letter, letter)
        if _needs_vowel(before, letter, after, place):
            latin = "a" + latin
        written.append(latin)
    return "".join(written)


def _needs_vowel(before: str, letter: str, after: str, place: int) -> bool:
    """Tell whether an unwritten vowel is likely before this consonant (at the second letter)."""
    if letter in _VOWELS or not before or before in _VOWELS:
        return False
    return place == 1 or not after

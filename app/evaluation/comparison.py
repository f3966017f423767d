"""When two spans, two names or two cues count as the same.

Enters: spans, strings. Leaves: overlaps in [0, 1] and keys to compare. The rules are those of
the annotation scheme's scorer, spelling for spelling, so that figures stay comparable; folding
for search lives in `app.text.fold` and is another thing.
"""

import re

from app.text.span import Span

_DROPPED = re.compile("[\u064b-\u065f\u0670\u0640\u200e\u200f\u202a-\u202e]")
_LETTERS = str.maketrans("أإآٱىةؤئ", "ااااي\u0647وي")
_EDGE = " \t\r\n\u00a0.,،؛;:!؟?…«»\"“”„'‘’()[]{}-–—"
_COMPLEMENTISER = re.compile("^(?:و|ف)?(?:ب|ل|ك)?(?:أن|إن|ان|أنّ|إنّ)(?:ه|ها|هم|هما|هن|نا|ني|ك)?$")
_ARTICLE = re.compile("^(?:وال|فال|بال|كال|لل|ال)(?=\\w{2})")
_CONJUNCTION = re.compile("^[وف](?=\\w{3})")
_NOT_A_WORD = re.compile(r"[^\w\s]")
_FIRST_WORD = re.compile(r"\S+")


def overlap(left: Span, right: Span) -> float:
    """Return intersection over union of two spans, in code points, in [0, 1]."""
    shared = min(left.end, right.end) - max(left.start, right.start)
    if shared <= 0:
        return 0.0
    return shared / (max(left.end, right.end) - min(left.start, right.start))


def trimmed(text: str, span: Span, *, complementiser: bool) -> Span:
    """Return `span` without marks and blanks at its edges, and without what opens a clause.

    Args:
        text: the stored text.
        span: inside the text; what lies outside is cut off.
        complementiser: also strip أن, إن, بأنها … at the start, as often as they stand there,
            but never down to nothing.

    Example: «أنها وثيقة» (annahā wathīqa, "that it is a document") → «وثيقة».
    """
    inside = Span(max(0, span.start), min(len(text), span.end)).strip(text, _EDGE)
    while complementiser:
        word = _FIRST_WORD.match(inside.of(text))
        if word is None or word.end() >= inside.length or not _opens_clause(word.group()):
            break
        inside = Span(inside.start + word.end(), inside.end).strip(text, _EDGE)
    return inside


def name_key(name: str | None) -> str:
    """Return a key under which spellings of one name agree: no marks, no article, folded letters.

    Example: «الأمم المتّحدة» (al-Umam al-Muttaḥida, the United Nations) → «امم متحده».
    """
    plain = _NOT_A_WORD.sub(" ", _plain((name or "").lower()))
    return " ".join(_ARTICLE.sub("", word) for word in plain.split())


def cue_key(cue: str | None) -> str:
    """Return the first word of a cue, folded, without و or ف.

    Example: «وأضاف قائلا» (wa-aḍāfa qāʾilan, "and he added, saying") → «اضاف».
    """
    words = _plain(cue or "").strip(_EDGE).split()
    return _CONJUNCTION.sub("", words[0]) if words else ""


def _opens_clause(word: str) -> bool:
    return _COMPLEMENTISER.match(_DROPPED.sub("", word).strip(_EDGE)) is not None


def _plain(text: str) -> str:
    return _DROPPED.sub("", text).translate(_LETTERS)

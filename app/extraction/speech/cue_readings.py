"""Which readings of a cue's form the word before it allows.

Enters: a form of the lexicon, the token read as a cue. Leaves: whether the form can be meant, and
which of several kinds is. Refuses to look behind the token.
"""

from collections.abc import Sequence
from typing import NamedTuple

from app.lexicon.clause_words import clause_words
from app.lexicon.cues import FINITE, CueClass, CueForm, CueKind, Frame, cue_forms
from app.lexicon.inflection import Gender, Number
from app.text.fold import fold

_STILL_REPORTED = frozenset((CueClass.DENY, CueClass.THINK))
_WITH_OBJECT = frozenset((Frame.MARKED, Frame.DESCRIBED, Frame.ADDRESSEE, Frame.DEEMING))
_WHO = fold("من")
_NOT_BEING = fold("عدم")
_ORDER, _LONG = "أمر", "آ"  # «آمرا» (ordering), not «أمرا» (a matter)
_SEATED, _LOW = "أ", "إ"
PAUSES = frozenset(("،", ",", ""))


class CueWord(NamedTuple):
    """A token read as a cue: its word without و or ف, and the word before it.

    Attributes:
        seat: the letter it is written with first.
        nunated: True when a tanwin is written.
        marbuta: True when it ends in ة, as no verb does.
        governs: True when أن, or a preposition and أن, follow at once.
    """

    folded: str
    joined: bool
    before: str
    seat: str
    nunated: bool
    marbuta: bool
    governs: bool = False


def fits(form: CueForm, word: CueWord) -> bool:
    """Tell whether the word before allows this reading.

    Args:
        form: one reading of the lexicon.
        word: the token, with what stands before it.
    """
    if word.before == _NOT_BEING or (word.marbuta and (form.suffixed or form.kind in FINITE)):
        return False
    if word.before in clause_words().negations and not word.joined:
        return form.cue.cue_class in _STILL_REPORTED and form.kind is CueKind.PRESENT
    if form.kind in FINITE:
        return _may_be_verb(form, word)
    if form.kind is CueKind.PARTICIPLE:
        return _may_be_participle(form, word)
    return True


def _may_be_verb(form: CueForm, word: CueWord) -> bool:
    if form.kind is CueKind.PAST and _is_misspelt(form.cue.lemma, word.seat):
        return False
    if word.nunated or (form.suffixed and not form.cue.frames & _WITH_OBJECT):
        return False
    return word.joined or _allows_verb(form, word)


def _allows_verb(form: CueForm, word: CueWord) -> bool:
    """Tell whether the word before allows a verb: no preposition, no condition, no «أنا»."""
    words = clause_words()
    if form.kind is CueKind.PAST and form.number is Number.DUAL and not _is_dual(word.before):
        return False
    if form.kind is CueKind.PRESENT and form.number is Number.DUAL and _is_singular(word.before):
        return False
    governed = word.before in words.before_nouns
    who = form.suffixed and word.before == _WHO
    if governed and not who:
        return False
    if word.before in words.conditions or word.before in words.first_persons:
        return False
    return form.kind is not CueKind.PRESENT or word.before not in clause_words().not_yet


def _is_misspelt(lemma: str, seat: str) -> bool:
    """Tell whether the hamza is another's: «أعتقد» (I believe), «إبان» (during)."""
    if seat == _SEATED:
        return lemma.startswith("ا")
    return seat == _LOW and lemma.startswith(_SEATED)


def _is_dual(before: str) -> bool:
    """Tell whether a dual verb can follow the word; else «كتبا» is "books", no "they wrote"."""
    return before.endswith(("ان", "ما")) or before in ("", "قد", "وقد", "،")


def _is_singular(before: str) -> bool:
    """Tell whether a definite noun of one stands before: in «الرئيس تريان» nobody sees."""
    return before.startswith("ال") and not before.endswith(("ان", "ين", "ون", "ات"))


def _may_be_participle(form: CueForm, word: CueWord) -> bool:
    if word.folded in clause_words().participle_nouns and word.before not in PAUSES:
        return False
    if form.cue.lemma == _ORDER and word.seat != _LONG:
        return False
    if word.joined:
        return True
    if form.number is not Number.SINGULAR and word.before not in PAUSES:
        return False
    adjective = form.gender is Gender.FEMININE and not word.governs and _is_adjective(word.before)
    return word.before not in clause_words().before_nouns and not adjective


def _is_adjective(before: str) -> bool:
    """Tell whether a feminine participle after this word qualifies it: «عقوبات مشددة»."""
    return before[-1:].isalpha() and not before.startswith("ال") and before not in cue_forms()


def meant(forms: Sequence[CueForm], before: str) -> CueKind:
    """Return which part of the verb is meant of the readings that fit after the word `before`."""
    kinds = {f.kind for f in forms}
    words = clause_words()
    governed = before in words.prepositions and before not in words.joining
    if CueKind.MASDAR in kinds and (governed or len(kinds) == 1):
        return CueKind.MASDAR
    finite = [f for f in forms if f.kind in FINITE]
    if CueKind.PARTICIPLE in kinds and all(f.number is Number.DUAL for f in finite):
        return CueKind.PARTICIPLE  # «كاشفا» (revealing), not "the two told openly"
    return finite[0].kind if finite else forms[0].kind

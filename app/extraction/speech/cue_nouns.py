"""Cues that their neighbours show to be nouns, callings or passives: «كاتبة السيناريو».

Enters: a word with a cue's reading, the words after it. Leaves: yes or no. Refuses to choose
between a cue's readings.
"""

from collections.abc import Sequence

from app.extraction.speech.cue_readings import PAUSES, CueWord
from app.extraction.words.action_nouns import ARTICLE
from app.extraction.words.tense import is_verb
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import CueKind, Frame, cue_forms
from app.lexicon.party_words import is_body_adjective
from app.text.fold import fold
from app.text.memory import remembered

_FINITE = frozenset((CueKind.PAST, CueKind.PRESENT))
_REACH = fold("توصل")
_TO = fold("إلى")
_ONE_OF = fold("من")
_STRESS, _SEMI, _SEAT = fold("شدد"), fold("شبه"), fold("مقرا")
_ACCUSATIVE = "ا"
_ADMITTED = ("بان", "بال", "ان", "انه", "انها")
_CALLED = frozenset(map(fold, ("تدعى", "يدعى", "ندعى")))
_OBJECT_REACH = 5
_GOT, _OUTLET = frozenset(("به", "بها", "بنسخه", "بنسخ")), 2


def is_named_by_verb(word: CueWord) -> bool:
    """Tell whether a verb of saying stands right before: «أضاف تعليق آخر» (a comment added)."""
    if word.joined or not _all_masdars(word.folded):
        return False
    verbs = cue_forms().get(word.before, ())
    return any(form.kind in _FINITE and not form.suffixed for form in verbs)


def is_calling(word: CueWord, behind: Sequence[str]) -> bool:
    """Tell whether a participle is one's calling: «كاتبة السيناريو» (the scriptwriter)."""
    of_it = behind[:1] and behind[0].startswith(ARTICLE)
    return bool(of_it) and word.folded in clause_words().participle_nouns


def is_passive_deeming(word: CueWord, behind: Sequence[str]) -> bool:
    """Tell whether something is deemed something: «الذي يعتبر شخصية غامضة», «تعتبر من أهم».

    Two indefinite words follow, or «من», and no clause: who deems has no place there.
    """
    if not _deems(word.folded) or len(behind) < len(("what", "like")):
        return False
    clause = clause_words().complementisers
    for following in behind:
        if not following.isalpha():
            break
        if following in clause:
            return False
    after_subject = not word.joined and word.before not in PAUSES
    return behind[0] == _ONE_OF or (
        after_subject and all(_is_indefinite(following) for following in behind[:2])
    )


def is_received(word: CueWord, behind: Sequence[str]) -> bool:
    """Tell whether a paper got what is told: «في بيان توصلت به الصحيفة», not «توصلت إلى أن»."""
    if not any(form.cue.lemma == _REACH for form in cue_forms().get(word.folded, ())):
        return False
    got = any(following in _GOT for following in behind[:_OUTLET])
    return got and not any(following.startswith(_TO) for following in behind)


@remembered
def _all_masdars(word: str) -> bool:
    forms = cue_forms().get(word, ())
    return bool(forms) and all(form.kind is CueKind.MASDAR for form in forms)


def _deems(word: str) -> bool:
    return any(
        form.kind is CueKind.PRESENT and not form.suffixed and Frame.DEEMING in form.cue.frames
        for form in cue_forms().get(word, ())
    )


def _is_indefinite(word: str) -> bool:
    words = clause_words()
    return (
        word.isalpha()
        and not word.startswith(ARTICLE)
        and word not in words.prepositions
        and not is_verb(word)
    )


def is_tightened(word: CueWord, behind: Sequence[str]) -> bool:
    """Tell whether something is tightened, not stressed: «شدد الجيش الحصار على المدينة»."""
    if not any(form.cue.lemma == _STRESS for form in cue_forms().get(word.folded, ())):
        return False
    words = clause_words()
    object_ = not words.tightened.isdisjoint(behind[:_OBJECT_REACH])
    return object_ and words.complementisers.isdisjoint(behind)


def is_adverb(word: CueWord, behind: Sequence[str]) -> bool:
    """Tell whether «شبه الرسمية» is semi-official, «تستخدم مقرا باليا» a seat: no cue's object."""
    following = behind[0] if behind else ""
    if word.folded == _SEMI:
        return following.startswith(ARTICLE) and is_body_adjective(following)
    if word.folded != _SEAT or word.joined or word.before in PAUSES:
        return False
    return not following.startswith(_ADMITTED) or following.endswith(_ACCUSATIVE)


def is_called(word: CueWord, behind: Sequence[str], *, short_alef: bool) -> bool:
    """Tell whether «تدعى» (is called) is meant, not «تدعي أن» (claims that)."""
    clause = behind[:1] and behind[0] in clause_words().complementisers
    return short_alef and word.folded in _CALLED and not clause

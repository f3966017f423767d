"""Words that look like a cue and mean something else: «حلف» (alliance), «هنا» (here).

Enters: an `Analysis`, a token with a cue's reading. Leaves: yes or no. Refuses to choose between a
cue's readings.
"""

import re
from collections.abc import Sequence

from app.extraction.reading.analysis import Analysis
from app.extraction.speech.cue_nouns import (
    has_other_object,
    is_adverb,
    is_called,
    is_calling,
    is_described,
    is_gloss,
    is_martyred,
    is_named_act,
    is_named_by_verb,
    is_passive_deeming,
    is_predicate,
    is_received,
)
from app.extraction.speech.cue_readings import PAUSES, CueWord
from app.extraction.speech.source_phrases import is_reminder
from app.extraction.words.action_nouns import is_action_noun
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import FINITE, CueKind, cue_forms
from app.text.affixes import ARTICLE
from app.text.fold import fold

_NEAR, _FAR, _NAME = 7, 26, 4
_BETWEEN, _COLON = "بين", ":"
_DEEMING = fold("اعتبار")
_SHORTEST, _SUBJECT = 3, 4
_ACROSS, _ABOUT = "عبر", "عن"
_HAPPENS, _ON = fold("تحدث"), fold("على")
_BRIEF = "أطلع"
_IN, _IN_IT = "في", frozenset(("فيه", "فيها"))
_SEATED = "أ"
_HOLLOW = re.compile(r"ا\wا\wه")  # «إطاحة», «إقالة», «إدانة»
_ALREADY = frozenset(map(fold, ("قد", "وقد", "فقد", "كان", "كانت", "وكان", "وكانت")))
_SHORT_ALEF, _ONE, _PLURAL = "ى", "ه", "ات"
_ANEW = fold("مجددا")
_ASKING, _YOU = frozenset(map(fold, ("هل", "ألا", "كيف", "لماذا", "ماذا", "متى"))), "ت"
_CAUSING = frozenset(("دعا", "شجع", "حرض", "حمل"))
_REPORTS = frozenset(
    map(fold, ("التقارير", "الأنباء", "الروايات", "الشائعات", "الشعارات", "اللافتات", "الهتافات"))
)
_WHICH = (fold("مما"),)
_IT_IS = frozenset((fold(pronoun), fold("ما")) for pronoun in ("وهو", "وهي"))
_MATTERS = _IT_IS | {tuple(map(fold, ("الأمر", "الذي"))), tuple(map(fold, ("الشيء", "الذي")))}
_SHADDA = "\u0651"
_RENEWING = frozenset(
    joined + fold(verb)
    for verb in ("جدد", "جددت", "يجدد", "تجدد", "كرر", "كررت", "أعاد", "أعادت", "واصل", "واصلت")
    for joined in ("", "و")
)
_GOVERNED = frozenset(map(fold, ("على", "إلى", "من")))
_GOVERNING = frozenset(map(fold, ("إلى", "على", "في")))


def is_other_word(analysis: Analysis, index: int, word: CueWord) -> bool:
    """Tell whether a homograph is meant.

    Words that never are cues, words that are cues only right before أن, reminders, what an unnamed
    source asks for.
    """
    token = analysis.tokens[index]
    if _SHADDA in analysis.text[token.start : token.end]:
        return False
    reach = _FAR if word.folded in (_ACROSS, _BETWEEN) else _NEAR
    behind = [t.folded for t in analysis.tokens[index + 1 : index + reach]]
    hamza = analysis.text[token.end - 1] == _SEATED  # «هنأ», not «هنا»
    if _is_definite_masdar(word):
        return not (_governs_clause(word, behind) or _is_renewed(analysis, index, behind))
    return (
        " ".join(behind[:2]) in clause_words().anonymity
        or (word.folded in clause_words().never_cues and not hamza and not _renews(word, behind))
        or _is_verge(word)
        or _is_ground(word)
        or _is_seen(word, behind)
        or _is_noun(word, behind[:2])
        or is_named_by_verb(word)
        or is_gloss(word)
        or is_martyred(word, behind)
        or is_calling(word, behind[:2])
        or is_passive_deeming(word, behind)
        or is_received(word, behind)
        or is_described(word, behind)
        or has_other_object(word, behind)
        or is_named_act(word, _written(analysis, index - 1))
        or _is_caused(analysis, index, word)
        or _is_of_reports(analysis, index, word)
        or _is_asked(word)
        or is_predicate(word, analysis.words[max(0, index - _NEAR) : index])
        or is_adverb(word, behind)
        or is_called(word, behind, short_alef=analysis.text[token.end - 1] == _SHORT_ALEF)
        or _needs_more(word, behind, analysis.words[index + 1 : index + _FAR])
    )


def _written(analysis: Analysis, index: int) -> str:
    """Return the word at a token as the text writes it, "" before the text."""
    return analysis.written(index) if index >= 0 else ""


def _is_caused(analysis: Analysis, index: int, word: CueWord) -> bool:
    """Tell whether a thing, not a person, made someone act or shows something.

    «مما دعا المسؤولين إلى» (which led the officials to), «مما يشير إلى أن» (which points to).
    """
    before = analysis.words[max(0, index - 2) : index]
    forms = cue_forms().get(word.folded, ())
    if word.joined or not forms:
        return False
    if before[-1:] != _WHICH and before not in _MATTERS:
        return False
    if any(form.cue.lemma in _CAUSING for form in forms) and before not in _IT_IS:
        return True
    behind = analysis.words[index + 1] if index + 1 < len(analysis.words) else ""
    brings = behind in clause_words().complementisers or behind in clause_words().prepositions
    acts = any(form.kind in FINITE and not form.suffixed for form in forms)
    return acts and (brings or is_action_noun(behind))


def _is_of_reports(analysis: Analysis, index: int, word: CueWord) -> bool:
    """Tell whether reports of no one's tell: «التقارير التي تفيد بوقوع» (the reports that say)."""
    before = analysis.words[max(0, index - 2) : index - 1]
    return word.before in clause_words().relatives and not _REPORTS.isdisjoint(before)


def _is_asked(word: CueWord) -> bool:
    """Tell whether someone is asked what he thinks: «هل تعتقد أن الحرب ستنتهي؟»."""
    if word.before.removeprefix("و") not in _ASKING or not word.folded.startswith(_YOU):
        return False
    return any(form.kind is CueKind.PRESENT for form in cue_forms().get(word.folded, ()))


def _renews(word: CueWord, behind: Sequence[str]) -> bool:
    """Tell whether «مجددا» renews what is said: «مجددا التأكيد على أن», not "again"."""
    said = cue_forms().get(behind[0], ()) if behind else ()
    renewing = word.folded == _ANEW and word.before in PAUSES
    return renewing and bool(said) and all(form.kind is CueKind.MASDAR for form in said)


def _is_verge(word: CueWord) -> bool:
    """Tell whether «على وشك» (on the verge) is read as «شك» (doubted)."""
    return word.joined and word.before == _ON and len(word.folded) < _SHORTEST


def _is_seen(word: CueWord, behind: Sequence[str]) -> bool:
    """Tell whether «اطلعت عليها» (got to see it) is read as briefing, which has an object first.

    In a relative clause its subject may stand between: «التي اطلعت الصحيفة على نسخة منها».
    """
    sees = any(form.cue.lemma == _BRIEF for form in cue_forms().get(word.folded, ()))
    reach = _SUBJECT if word.before in clause_words().relatives else 1
    return sees and any(following.startswith(_ON) for following in behind[:reach])


def _is_ground(word: CueWord) -> bool:
    """Tell whether «على اعتبارها الأهم» (it being the weightiest) is read as deeming."""
    on_it = word.before == _ON and not word.joined
    return on_it and word.folded != _DEEMING and word.folded.startswith(_DEEMING)


def _is_definite_masdar(word: CueWord) -> bool:
    """Tell whether all readings are verbal nouns with the article: «القول», «التأكيد»."""
    readings = cue_forms().get(word.folded, ())
    definite = word.folded.startswith(ARTICLE)
    return definite and all(form.kind is CueKind.MASDAR for form in readings)


def _governs_clause(word: CueWord, behind: Sequence[str]) -> bool:
    """Tell whether one went to say: «ذهب إلى القول إن», «حرص على التأكيد بأن»."""
    return word.before in _GOVERNING and bool(set(behind[:1]) & clause_words().complementisers)


def _is_renewed(analysis: Analysis, index: int, behind: Sequence[str]) -> bool:
    """Tell whether one says again: «جدد الوزير التأكيد على أن», «كررت القول إن»."""
    clause = clause_words().complementisers
    over = behind[:1] and behind[0] in _GOVERNED and behind[1:2] and behind[1] in clause
    before = analysis.words[max(0, index - _NEAR) : index]
    return bool(over or clause.intersection(behind[:1])) and not _RENEWING.isdisjoint(before)


def _needs_more(word: CueWord, behind: Sequence[str], far: Sequence[str]) -> bool:
    """Tell whether the word is a cue only beside others, and they are not there."""
    words = clause_words()
    if is_reminder(word.folded, behind) or word.before.removeprefix("و") in words.worthy:
        return True
    if word.folded == _ACROSS:
        return not _expresses(word, behind)
    if word.folded == _BETWEEN and word.joined:
        return words.complementisers.isdisjoint(behind) and _COLON not in behind
    adjacent = word.folded in words.adjacent_cues and not word.joined
    return adjacent and not _governs(word, behind, far)


def _expresses(word: CueWord, behind: Sequence[str]) -> bool:
    """Tell whether «عبر عن» (expressed) is meant, not «عبر» (across): «تحدث عبر الهاتف عن»."""
    words = clause_words()
    opens = word.joined or word.before in PAUSES or word.before in words.joining
    opens = opens or word.before in _ALREADY
    opens = opens or not words.title_heads.isdisjoint(behind[:1])
    if not opens:
        resumed = not words.adverbial_words.isdisjoint(behind[:1])
        return _ABOUT in behind[: 1 + resumed]
    return _ABOUT in behind and words.media_used.isdisjoint(behind[:1])


def _governs(word: CueWord, behind: Sequence[str], far: Sequence[str]) -> bool:
    """Tell whether أن follows: right behind, or behind the subject where a clause begins."""
    words = clause_words()
    opens = any(word.before in ones for ones in (PAUSES, words.joining, words.own_sides))
    near = 1 + (behind[:1] != [] and behind[0] in _GOVERNED)
    for place, following in enumerate(behind):
        if following in words.complementisers:
            return place < near or opens
        if not following.isalpha():
            return opens and 0 < place <= _NAME and _behind_appositions(far[place:])
    return False


def _behind_appositions(behind: Sequence[str]) -> bool:
    """Tell whether أن follows what commas set apart: «أبرز سالم، رئيس الجمعية، أن»."""
    commas = [place for place, word in enumerate(behind) if word in PAUSES]
    if commas[:1] != [0]:
        return False
    that = clause_words().complementisers
    return any(behind[comma + 1 :][:1] and behind[comma + 1] in that for comma in commas[1:])


def _is_noun(word: CueWord, following: Sequence[str]) -> bool:
    """Tell whether «حلف» is an alliance, «دون» "without", «تحدث على» "happens on"."""
    next_word = following[0] if following else ""
    if word.folded in clause_words().text_verbs:
        resumed = next_word in _IN_IT
        return not resumed and (next_word != _IN or clause_words().documents.isdisjoint(following))
    if word.folded == _HAPPENS and next_word == _ON:
        return True
    words = clause_words()
    if word.folded not in words.noun_homographs or next_word in words.complementisers:
        return False
    bare = next_word.removeprefix(ARTICLE)
    talks = bare.endswith(_PLURAL) and is_action_noun(bare.removesuffix(_PLURAL) + _ONE)
    if talks or is_action_noun(next_word) or is_action_noun(bare) or _HOLLOW.fullmatch(bare):
        return True
    return not (word.joined or word.before in PAUSES or word.before in words.joining)

"""Where the reporter's own words go on behind what is said: at a comma, a source, a conjunction.

Enters: the stretch a content may run over, a token. Leaves: yes or no. Refuses to cut: `endings`
does.
"""

from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from app.extraction.reading.analysis import Analysis
from app.extraction.reading.cast import MentionKind
from app.extraction.speech.marks import Marks
from app.extraction.speech.next_clauses import acts_on, closes_fronted, contrasts
from app.extraction.speech.reports import PHRASES, ContentKind, CueHit
from app.extraction.speech.stretches import Borders, Stretch
from app.extraction.words.action_nouns import is_action_noun
from app.extraction.words.tense import is_verb
from app.extraction.words.word_shapes import VERBS, shapes_of
from app.lexicon.clause_words import clause_words
from app.lexicon.clauses import perfect_verbs
from app.lexicon.cues import CueClass, CueKind
from app.lexicon.heads import organisation_head_forms
from app.text.affixes import CONJUNCTIONS, OF_HIM_HER_THEM
from app.text.fold import fold

_COMMAS = frozenset("،,؛;")
_DASHES = frozenset("-–—")
_WHICH_IS, _WHAT = "وهو", "ما"
_THEN, _AS_WELL = "ثم", "كما"
_ATTACHED = ("ل", "ب")
_OUT_OF, _WITHOUT, _THAT, _NOT = map(fold, ("من", "دون", "أن", "لم"))
_HE = tuple(map(fold, ("لكنه", "لكنها", "لكنهم", "أنه", "أنها", "أنهم")))
_SHORTEST_VERB = 4
_JUDGING = frozenset((CueClass.PRAISE, CueClass.CONDEMN))
_REPLYING = frozenset(("رد", "علق", "عقب"))
_TRAILING_PHRASE = 14
_LONGEST_PHRASE = 4
_CUT_BY_RELATIVE = frozenset((ContentKind.CLAUSE, ContentKind.PREPOSITION, ContentKind.NOUN))


def turns(here: Stretch, index: int) -> bool:
    """Tell whether the reporter's own words go on at this token."""
    analysis, borders = here.marks.analysis, here.borders
    word = analysis.tokens[index].folded
    if word in _COMMAS:
        return _turns_at_comma(here, index)
    cued = index in borders.phrases or index in borders.cues
    if not cued and here.kind not in PHRASES and not _may_turn(word):
        return False
    told_of = (
        word in clause_words().relatives
        and index + 1 in borders.reports
        and (_is_complete(here, index) or _is_predicated(here, index))
    )
    phrase = borders.phrases.get(index)
    sourced = phrase is not None and _closes(analysis, phrase, here.limit)
    withheld = _withholds(analysis, index, here.limit)
    return told_of or sourced or withheld or _turns_at_word(here, index)


def _may_turn(word: str) -> bool:
    """Tell whether a word may turn a clause, whatever else stands there: most may not."""
    return word in _turning_words() or word.endswith(_HE)


@cache
def _turning_words() -> frozenset[str]:
    words = clause_words()
    ends = (phrase.split()[0] for phrase in words.bare_content_ends)
    return words.relatives.union(_DASHES, (_OUT_OF, _WITHOUT), ends)


def _turns_at_comma(here: Stretch, index: int) -> bool:
    analysis, limit = here.marks.analysis, here.limit
    if here.relative and here.kind in PHRASES and not _governs_on(here, index + 1):
        return True
    until = _next(here.borders.starts, index, limit)
    return (
        _resumes(here.borders, index, limit)
        or _returns(here, index, until)
        or _acts(here, index + 1, until)
        or (here.kind in PHRASES and _goes_on_with_deed(analysis, index + 1, limit))
        or (here.kind in PHRASES and _adds_deed(analysis, index + 1, limit))
        or closes_fronted(here, index)
    )


def _governs_on(here: Stretch, index: int) -> bool:
    """Tell whether the content goes on: «أبدى انتقاده، لإعلان روسيا», «بالتغرير، وإرسالهم»."""
    word = here.marks.analysis.words[index] if index < here.limit else ""
    listed = word[:1] in CONJUNCTIONS and is_action_noun(word[1:])
    return listed or word in clause_words().prepositions or word[:1] in _ATTACHED


def _turns_at_word(here: Stretch, index: int) -> bool:
    """Tell whether a word opens the reporter's own clause without a comma."""
    analysis, limit, kind = here.marks.analysis, here.limit, here.kind
    words = clause_words()
    word = analysis.tokens[index].folded
    following = analysis.tokens[index + 1].folded if index + 1 < limit else ""
    if _says_marked(here, index):
        return True
    if word in _DASHES and index + 2 < limit:
        following += " " + analysis.tokens[index + 2].folded
        return following in words.content_ends
    if f"{word} {following}" in words.bare_content_ends:
        return True
    free = analysis.words[index - 1] not in words.prepositions
    return kind in PHRASES and (
        (word in words.afterwards and free)
        or f"{word} {following}" in words.afterwards
        or _is_next_clause(here.marks, index, limit)
        or acts_on(here, index)
    )


def _says_marked(here: Stretch, index: int) -> bool:
    """Tell whether a participle brings words in marks: «… إلى الحرب قائلة "…"»."""
    hit = here.borders.cues.get(index)
    after = hit.last + 1 if hit is not None and hit.kind is CueKind.PARTICIPLE else here.limit
    return after < here.limit and here.marks.analysis.tokens[after].start in here.marks.by_start


def _resumes(borders: Borders, comma: int, limit: int) -> bool:
    """Tell whether one goes on telling behind a comma, with content or not: «، مشيدا بـ».

    A participle does, and a verb of praise, blame or reply under و: «، وأشادت بالمشاركة».
    """
    hit = borders.cues.get(comma + 1)
    if hit is None or comma + 1 >= limit:
        return False
    if hit.kind is CueKind.PARTICIPLE:
        return True
    replies = any(form.cue.lemma in _REPLYING for form in hit.forms)
    return hit.joined and hit.kind is CueKind.PAST and (hit.cue_class in _JUDGING or replies)


def _withholds(analysis: Analysis, index: int, limit: int) -> bool:
    """Tell whether the speaker is said to tell no more: «دون أن يوضح», «لكنه لم يذكر»."""
    word = analysis.words[index]
    if word not in (_OUT_OF, _WITHOUT) and not word.endswith(_HE):
        return False
    words = list(analysis.words[index : min(limit, index + _LONGEST_PHRASE)])
    if words[:1] == [_OUT_OF]:
        words = words[1:]
    without = words[:1] == [_WITHOUT]
    if without and words[1:2] == [_THAT]:
        words = words[1:]
    negated = words[:1] and words[0].endswith(_HE) and words[1:2] == [_NOT]
    told = words[2:3] if negated else words[1:2]
    return bool(without or negated) and not clause_words().withheld.isdisjoint(told)


def _next(starts: Mapping[int, CueHit], index: int, limit: int) -> int:
    return next((s for s in range(index + 1, limit) if s in starts), limit)


def _is_next_clause(marks: Marks, index: int, limit: int) -> bool:
    """Tell whether a feminine verb joined by و has a body as its subject: «وحملت منظمة …»."""
    word = marks.analysis.tokens[index].folded
    if not word.startswith("و") or not word.endswith("ت") or len(word) < _SHORTEST_VERB:
        return False
    if index + 1 >= limit or word.endswith("ات"):
        return False
    following = marks.analysis.tokens[index + 1]
    return marks.cast.at(following.start) is not None or (
        following.folded in organisation_head_forms()
    )


def _acts(here: Stretch, index: int, limit: int) -> bool:
    """Tell whether a past verb with a named subject begins: «، أعادت الوزيرة ليلى …».

    So it may be with a cue that brings nothing: «، واعتبرت الوزيرة ليلى التراث ثروة».
    """
    if index + 1 >= limit:
        return False
    tokens = here.marks.analysis.tokens
    word, hit = tokens[index].folded, here.borders.cues.get(index)
    said = hit is not None and hit.joined and hit.kind is CueKind.PAST
    if not said and word not in perfect_verbs() and word.removeprefix("و") not in perfect_verbs():
        return False
    start = tokens[index + 1].start
    mention = here.marks.cast.at(start)
    if mention is None or mention.span.start != start:
        return False
    return mention.kind is MentionKind.NAME


def _adds_deed(analysis: Analysis, index: int, limit: int) -> bool:
    """Tell whether the reporter adds a deed: «…، كما أصدر القاضي حكما»."""
    words = analysis.words[index : min(limit, index + 2)]
    return len(words) > 1 and words[0] == _AS_WELL and words[1] in perfect_verbs()


def _goes_on_with_deed(analysis: Analysis, index: int, limit: int) -> bool:
    """Tell whether a deed follows what a noun told: «تعهد برفع العقوبات، ثم وقع أمرا بذلك»."""
    words = [t.folded for t in analysis.tokens[index : min(limit, index + 2)]]
    if len(words) > 1 and words[0] == _THEN:
        return words[1] in perfect_verbs()
    return bool(words) and words[0][:1] in CONJUNCTIONS and words[0][1:] in perfect_verbs()


def _closes(analysis: Analysis, phrase: CueHit, limit: int) -> bool:
    """Tell whether a source phrase stands apart: after a comma, or near the sentence's end.

    Not one that is complete in itself within a clause: «تشمل الخطة حسب قوله تحسين الخدمات».
    """
    if analysis.tokens[phrase.first - 1].folded in _COMMAS:
        return True
    after = phrase.last + 1
    resumed = analysis.words[phrase.last].endswith(OF_HIM_HER_THEM) and phrase.last > phrase.first
    goes_on = resumed and after < limit and analysis.tokens[after].is_word
    return not goes_on and limit - phrase.last <= _TRAILING_PHRASE


def _stands_alone(text: str, offset: int) -> bool:
    """Tell whether a comma has blanks on both sides: some papers end sentences with it."""
    return text[offset - 1 : offset + 2].strip() == text[offset]


def _is_complete(here: Stretch, last: int) -> bool:
    """Tell whether the content has all it needs before `last`: a clause, its verb.

    Else «، التي …،» and «، وهو …،» are asides on its subject: «أن الخطة، التي أعلن عنها، تكفي».
    """
    if here.kind in PHRASES:
        return True
    return not VERBS.isdisjoint(shapes_of(here.marks.analysis.tokens[here.first : last]))


def _is_predicated(here: Stretch, last: int) -> bool:
    """Tell whether a definite noun has a noun said of it: «أن القلق كبير من الهجمات التي»."""
    shapes = shapes_of(here.marks.analysis.tokens[here.first : last])
    return ("the", "noun") in pairwise(shapes)


def _returns(here: Stretch, comma: int, limit: int) -> bool:
    """Tell whether the reporter goes on behind a comma of the content."""
    analysis, words, kind = here.marks.analysis, clause_words(), here.kind
    following = [t.folded for t in analysis.tokens[comma + 1 : min(limit, comma + 5)]]
    alone = _stands_alone(analysis.text, analysis.tokens[comma].start)
    if alone and following and following[0].startswith("و") and is_verb(following[0][1:]):
        return True
    if kind is ContentKind.CLAUSE and contrasts(here, comma + 1):
        return False
    for length in range(1, min(_LONGEST_PHRASE, len(following)) + 1):
        phrase = " ".join(following[:length])
        if phrase in words.content_ends:
            aside = phrase == _WHICH_IS and following[1:2] != [_WHAT]
            return not aside or _is_complete(here, comma)
        if phrase in words.soft_content_ends and kind in PHRASES:
            return True
        if phrase in words.relatives and kind in _CUT_BY_RELATIVE:
            apart = any(t.folded in _COMMAS for t in analysis.tokens[comma + 1 : limit])
            return not apart and _is_complete(here, comma)
    return False

"""Phrases that name a source where they stand: «بحسب», «وفقا لـ», «حسبما ذكر».

Enters: an `Analysis`, a token where one may begin. Leaves: a `CueHit` or None. A measure is no
source («وفق المعايير»), nor is what the reporter reminds of («كما يذكر أن»). Refuses to find the
words reported.
"""

from collections.abc import Sequence
from functools import cache

from app.extraction.reading.analysis import Analysis
from app.extraction.speech.reports import CueHit
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import (
    FINITE,
    CueClass,
    CueForm,
    CueKind,
    Frame,
    cue_forms,
)
from app.lexicon.source_phrases import Follows, SourcePhrase, source_phrases
from app.text.affixes import ARTICLE, CONJUNCTIONS
from app.text.fold import fold
from app.text.span import Span
from app.text.tokens import Token, offset_after

_TO, _TO_THE = "ل", "لل"
_TELLING = frozenset(
    (CueClass.SAY, CueClass.STRESS, CueClass.ANNOUNCE, CueClass.REVEAL, CueClass.QUOTE_FROM)
)
_TOLD_AS = _TELLING | {CueClass.THINK}
_SEES = fold("رأى")
_VIEWS = frozenset((_SEES, fold("اعتقد")))
_VAGUE = frozenset(map(fold, ("البعض", "بعضهم", "كثيرون", "الكثيرون", "كثير", "الكثير", "الناس")))
_ONLY = fold("فحسب")
_AS, _ON = fold("كما"), fold("على")
_ON_WHAT = tuple(map(fold, ("على", "ما")))
_DAMMA = "\u064f"


def phrase_at(analysis: Analysis, index: int, last: int, sentence: Span) -> CueHit | None:
    """Return the source phrase that begins at a token.

    Args:
        analysis: the text.
        index: the token.
        last: past the last token of the sentence.
        sentence: where it stands.
    """
    tokens = analysis.tokens
    word = tokens[index].folded
    joined = word not in phrase_heads() and word[:1] in CONJUNCTIONS
    if joined:
        word = word[1:]
    phrases = phrase_heads().get(word)
    if phrases is None or _is_only(analysis, index, last) or _is_governed(analysis, index):
        return None
    for phrase in phrases:
        end = _match(tokens, index, last, word, phrase)
        if end is None:
            continue
        forms: tuple[CueForm, ...] = ()
        if phrase.follows is Follows.CUE:
            forms = _telling(tokens[end + 1].folded if end + 1 < last else "")
            on_what = phrase.words == _ON_WHAT and _is_object_clause(analysis, end + 2, last)
            if not forms or on_what or _is_no_telling(analysis, end + 1, last, forms):
                continue
            if word == _AS and _is_also(analysis, index, last, sentence):
                continue
            end += 1
        elif _is_measure(tokens, index, end, last) or (
            phrase.follows is Follows.PAPER and not _brings_paper(analysis, end + 1, last)
        ):
            continue
        start = offset_after(analysis.text, tokens[index], 1) if joined else tokens[index].start
        return CueHit(
            first=index, last=end, span=Span(start, tokens[end].end), forms=forms,
            kind=CueKind.PAST, joined=joined, source_phrase=True, relative=False, carried=False,
            sentence=sentence,
        )  # fmt: skip
    return None


def _is_object_clause(analysis: Analysis, index: int, last: int) -> bool:
    """Tell whether «على ما» is "at what": «احتجوا على ما يقولون إنه ظلم»."""
    return index < last and analysis.words[index] in clause_words().complementisers


@cache
def phrase_heads() -> dict[str, tuple[SourcePhrase, ...]]:
    """Return the phrases by their first word, folded."""
    heads: dict[str, tuple[SourcePhrase, ...]] = {}
    for phrase in source_phrases():
        heads[phrase.words[0]] = (*heads.get(phrase.words[0], ()), phrase)
    return heads


def _is_only(analysis: Analysis, index: int, last: int) -> bool:
    """Tell whether «فحسب» closes a phrase: "only", no source."""
    closes = index + 1 >= last or not analysis.tokens[index + 1].is_word
    return analysis.tokens[index].folded == _ONLY and closes


def _is_governed(analysis: Analysis, index: int) -> bool:
    """Tell whether one answers what was told: «ردا على ما نشرته الصحيفة» credits no paper."""
    before = analysis.words[index - 1] if index else ""
    return analysis.words[index] == _ON and before in clause_words().answering


def _is_also(analysis: Analysis, index: int, last: int, sentence: Span) -> bool:
    """Tell whether «كما» goes on: "also" where it opens the sentence and no «فإن» answers it."""
    opens = analysis.tokens[index].start <= sentence.start
    return opens and clause_words().result_openers.isdisjoint(analysis.words[index:last])


def _match(
    tokens: Sequence[Token], index: int, last: int, head: str, phrase: SourcePhrase
) -> int | None:
    """Return the index of the last token wholly inside the phrase, or None."""
    if head != phrase.words[0]:
        return None
    for step, word in enumerate(phrase.words[1:], 1):
        if index + step >= last:
            return None
        token = tokens[index + step].folded
        if word == _TO:
            if not token.startswith(_TO):
                return None
            return index + step - 1
        possessed = len(token) - len(word) in (1, 2, 3) and token.startswith(word)
        final = step == len(phrase.words) - 1 and phrase.follows is not Follows.CUE
        if token != word and not (possessed and final):
            return None
    end = index + len(phrase.words) - 1
    return end if end + 1 < last or len(phrase.words) > 1 else None


def _is_measure(tokens: Sequence[Token], index: int, end: int, last: int) -> bool:
    """Tell whether what follows is a measure, not a source: «حسب التوقيت», «وفق ما يقتضيه»."""
    if end > index or end + 1 >= last:
        return False
    word = tokens[end + 1].folded
    return bool(clause_words().measures & {word, word.removeprefix(_TO), _article(word)})


def _brings_paper(analysis: Analysis, index: int, last: int) -> bool:
    """Tell whether a paper stands here and what it says under «فإن»: «استنادا إلى تقرير …، فإن»."""
    words = analysis.words[index:last]
    paper = words[0].removeprefix(_TO_THE).removeprefix(_TO) if words else ""
    known = not clause_words().documents.isdisjoint((paper, ARTICLE + paper))
    return known and not clause_words().result_openers.isdisjoint(words)


def _article(word: str) -> str:
    return ARTICLE + word.removeprefix(_TO_THE) if word.startswith(_TO_THE) else word


def _is_no_telling(analysis: Analysis, index: int, last: int, forms: Sequence[CueForm]) -> bool:
    """Tell whether nobody tells: a reminder, what is seen («كما ترى من هنا»), a common mistake.

    «كما يعتقد البعض» is what the reporter denies.
    """
    words = analysis.words[index : min(last, index + 4)]
    thinks = forms[0].cue.cue_class is CueClass.THINK
    seen = thinks and words[1:2] and words[1] in clause_words().prepositions
    token = analysis.tokens[index]
    passive = thinks and _DAMMA in analysis.text[token.start : token.start + 2]
    believes = thinks and fold(forms[0].cue.lemma) != _SEES
    vague = believes and not _VAGUE.isdisjoint(words[1:2])
    return bool(seen) or vague or passive or is_reminder(words[0], words[1:])


def is_reminder(word: str, behind: Sequence[str]) -> bool:
    """Tell whether an impersonal verb reminds: «يذكر أن», «يشار هنا إلى أن».

    Not where its subject follows: «ويذكر التقرير أن».
    """
    words = clause_words()
    if word not in words.reminders:
        return False
    between = words.prepositions | words.adverbs
    return bool(set(behind[:1]) & words.complementisers) or (
        bool(set(behind[1:2]) & words.complementisers) and behind[0] in between
    )


def _telling(word: str) -> tuple[CueForm, ...]:
    """Return the finite readings of a verb of telling: «كما قال», not «كما وافق».

    One of holding a view may be: «كما يرى مراقبون», and any of thinking that resumes what is told:
    «بحسب ما يعتقده البعض».
    """
    return tuple(f for f in cue_forms().get(word, ()) if f.kind in FINITE and _tells(f))


def _tells(form: CueForm) -> bool:
    tells = form.cue.cue_class in _TELLING and form.cue.frames & {Frame.SPEECH, Frame.RELAY}
    views = form.kind is CueKind.PRESENT and fold(form.cue.lemma) in _VIEWS
    return bool(tells) or views or (form.suffixed and form.cue.cue_class in _TOLD_AS)

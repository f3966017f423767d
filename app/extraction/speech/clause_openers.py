"""What opens reported content, looked at where it stands: complementisers, colons, marks.

Enters: marks, a cue, a place after it. Leaves: yes or no. Refuses to go on to other places.
"""

from app.extraction.reading.analysis import Analysis, Marked
from app.extraction.speech.marks import Marks
from app.extraction.speech.reports import CueHit
from app.extraction.words.action_nouns import is_action_noun, may_be_plural
from app.extraction.words.tense import is_imperfect, is_verb
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import CueClass, CueKind, Frame, cue_forms
from app.lexicon.modality import is_perfect
from app.text.affixes import ARTICLE
from app.text.fold import fold

_UTTERANCE, _LONGEST_TITLE, _LONGEST_SUBJECT, _ACCUSATIVE = 4, 7, 3, "ا"
_OF_OURS = ("ت", "نا")
_THEY = frozenset(("هو", "هي", "هم"))
_SHORT = 3
_NEAR = 12
_WITH_PRONOUN = 3
_THAT_NOT, _BY_NOT, _SEATED = fold("ألا"), fold("بألا"), "أ"
_OUT_OF, _ALTHOUGH = fold("من"), frozenset(map(fold, ("الرغم", "بالرغم", "وبالرغم", "الأرجح")))
_SPECIAL, _FEMININE = fold("خاصة"), "ه"
_TO, _PROCLITICS = fold("إلى"), "بلكوف"
_TELLING = frozenset((CueClass.SAY, CueClass.STRESS, CueClass.REVEAL, CueClass.ANNOUNCE))


def colon_before(analysis: Analysis, offset: int) -> bool:
    """Tell whether a colon stands right before `offset`, blanks apart."""
    return analysis.text[max(0, offset - 4) : offset].rstrip(" \u00a0")[-1:] == ":"


def opens_clause(analysis: Analysis, hit: CueHit, index: int) -> bool:
    """Tell whether the token is أن or إن (or one with a pronoun) that brings the cue's clause.

    Not after بعد, قبل, رغم, إلا … (adverbial clauses), unless the word is the cue's preposition
    («دعا إلى أن»); not inside an abbreviation («دي.إيه.إن»).
    """
    words = clause_words()
    token = analysis.tokens[index]
    bare = token.folded in words.not_complementisers
    if bare or not is_complementiser_at(analysis, index):
        return False
    if index == 0 or analysis.text[token.start - 1] == ".":
        return False
    before = analysis.tokens[index - 1].folded
    if before in hit.prepositions:
        return True
    if before == _TO:
        return _leads_to_clause(analysis, hit, index)
    ahead = analysis.words[index - 2] if index > 1 else ""
    although = before == _OUT_OF and ahead in _ALTHOUGH
    special = before == _SPECIAL and ahead.endswith(_FEMININE)
    possible = is_possibility(before) and not special  # «في نشرة خاصة أن», not «خاصة أن»
    return not (although or before in words.before_adverbial_an or possible)


def is_complementiser_at(analysis: Analysis, index: int) -> bool:
    """Tell whether the token is أن, إن or one with a pronoun, a preposition, a negation.

    «ألا» (that not) is written so, else it is «إلا» (but); «بالا» without hamza needs a verb
    behind it, else it is a name.
    """
    token = analysis.tokens[index]
    if token.folded not in (_THAT_NOT, _BY_NOT):
        return token.folded in clause_words().complementisers
    written = analysis.written(index)
    if _SEATED in written:
        return True
    following = analysis.words[index + 1] if index + 1 < len(analysis.words) else ""
    return token.folded == _BY_NOT and is_imperfect(following)


def is_possibility(word: str) -> bool:
    """Tell whether a noun has a clause of its own: «لإمكانية أن», «على أساس أن»."""
    nouns = clause_words().possibilities
    bare = word[1:] if word[:1] in _PROCLITICS else word
    return word in nouns or bare in nouns


def _leads_to_clause(analysis: Analysis, hit: CueHit, index: int) -> bool:
    """Tell whether «إلى أن» brings a clause of telling («كشف إلى أنه»), not "until"."""
    following = analysis.words[index + 1] if index + 1 < len(analysis.words) else ""
    pronoun = len(analysis.words[index]) >= _WITH_PRONOUN
    near = index - hit.last <= _NEAR
    tells = hit.cue_class in _TELLING and Frame.SPEECH in hit.frames
    return tells and near and (pronoun or not is_verb(following))


def may_speak(marks: Marks, hit: CueHit, marked: Marked, passed: int) -> bool:
    """Tell whether marks after a cue can be its words, with no complementiser between.

    Args:
        marks: the text's marked stretches.
        hit: the cue.
        marked: the stretch.
        passed: words between them, adverbs not counted.
    """
    if colon_before(marks.analysis, marked.outer.start):
        return bool(hit.frames & {Frame.SPEECH, Frame.COLON, Frame.RELAY})
    if Frame.SPEECH not in hit.frames:
        return False
    if hit.kind is CueKind.MASDAR:
        return hit.forms[0].suffixed
    if passed and names_thing(marks, hit, marked, passed):
        return False
    words = len(marks.analysis.tokens_in(marked.inner))
    return not (hit.relative and not passed and words < _UTTERANCE)


def names_thing(marks: Marks, hit: CueHit, marked: Marked, passed: int) -> bool:
    """Tell whether marks behind other words hold what something is called, nothing said.

    So it is behind a preposition that is not the cue's («شبكة توصف في "البرنامج"»), and where a few
    words without a verb follow a noun that is no one who speaks: «أدى شخصية "مناحي"».
    """
    analysis, closed = marks.analysis, clause_words()
    index = analysis.token_index(marked.outer.start) - 1
    before, said = analysis.tokens[index], analysis.tokens_in(marked.inner)
    mention = marks.cast.at(before.start)
    if not before.is_word or mention is not None:
        return False
    if before.folded in closed.prepositions:
        short = len(said) <= _LONGEST_TITLE
        return (
            short and before.folded not in hit.prepositions and not _is_of_saying(analysis, index)
        )
    if len(said) > _UTTERANCE or any(_is_speech(t.folded) for t in said):
        return False
    apart = closed.adverbs | closed.adverbial_words | closed.complementisers
    pointing = not closed.demonstratives.isdisjoint((before.folded, before.folded[1:]))
    if before.folded in apart or pointing or before.folded.endswith(_ACCUSATIVE):
        return False
    definite = before.folded.startswith(ARTICLE)
    return passed > _LONGEST_SUBJECT or (len(said) == 1 and not definite)


def _is_speech(word: str) -> bool:
    """Tell whether a folded word shows a sentence: a verb, «أنا», «لا», «هذه», «لماذا»."""
    past = is_perfect(word) and word.endswith(_OF_OURS)
    return past or is_verb(word) or word in clause_words().utterance_words


def governs_attached(marks: Marks, hit: CueHit, index: int) -> bool:
    """Tell whether the word is the cue's ب or ل with what it governs: «باستهداف», «لزيارة».

    ب may govern a verbal noun or a definite noun, ل a verbal noun alone (else it is "to" someone).
    A name that begins with the letter is neither.
    """
    token = marks.analysis.tokens[index]
    mention = marks.cast.at(token.start)
    if mention is not None and mention.span.start == token.start:
        return False
    word = token.folded
    bare = word.removeprefix("و") if len(word) > _SHORT else word
    letter, rest = bare[:1], bare[1:]
    if letter not in hit.prepositions:
        return False
    if letter == "ب":
        if word in clause_words().manners:
            return False
        definite = rest.startswith(ARTICLE) and len(rest) > _SHORT and not _is_waved(hit, rest)
        return hit.kind is not CueKind.MASDAR and (definite or is_action_noun(rest))
    return letter == "ل" and (_is_act(rest) or _is_definite_act(rest))


def _is_of_saying(analysis: Analysis, index: int) -> bool:
    """Tell whether a preposition belongs to a verbal noun of saying: «وختم بالتأكيد على "…"»."""
    noun = analysis.words[index - 1].removeprefix("ب") if index else ""
    masdar = any(form.kind is CueKind.MASDAR for form in cue_forms().get(noun, ()))
    return masdar or is_action_noun(noun.removeprefix(ARTICLE))


def _is_act(word: str) -> bool:
    """Tell whether the word is a verbal noun, no quantity: «لوقف», not «لجميع»."""
    return is_action_noun(word) and word not in clause_words().quantities


def _is_definite_act(word: str) -> bool:
    """Tell whether a verbal noun with the article is left of «لل…»: «للضغط» (to press)."""
    return word.startswith("ل") and _is_act(word[1:])


def _is_waved(hit: CueHit, word: str) -> bool:
    """Tell whether threatening is waving: «لوح بالأعلام» (lawwaḥa bi-l-aʿlām, waved flags)."""
    return hit.cue_class is CueClass.THREATEN and may_be_plural(word.removeprefix(ARTICLE))


def described_in_marks(marks: Marks, hit: CueHit, offset: int) -> Marked | None:
    """Return the marks that are all a free relative reports: «ما قال إنها «…» لإيران».

    Args:
        marks: the text's marked stretches.
        hit: the cue, after ما, بما, عما ….
        offset: where its complementiser ends.
    """
    analysis = marks.analysis
    before = analysis.tokens[hit.first - 1].folded if hit.first else ""
    index = analysis.token_index(offset)
    if not hit.relative or before in clause_words().relatives or index >= len(analysis.tokens):
        return None
    return marks.by_start.get(analysis.tokens[index].start)


def asks_for_anonymity(analysis: Analysis, index: int) -> bool:
    """Tell whether the words are what an unnamed source asks for: «عدم الكشف عن اسمه»."""
    words = [t.folded for t in analysis.tokens[index : index + 2]]
    return " ".join(words) in clause_words().anonymity


def asks_who(analysis: Analysis, index: int, limit: int) -> bool:
    """Tell whether «من» before the token means "who": a verb, a pronoun or a relative follows."""
    word = analysis.words[index] if index < limit else ""
    return is_verb(word) or word in clause_words().relatives or word in _THEY

"""Where a speaker's name stands: behind a verb of saying, before what is said.

Enters: a page and a place in it. Leaves: whether a verb of saying stands there, whether something
is said behind, whether a name may end there, whether a word is too plain for a name. Refuses to
read names.
"""

from functools import cache, lru_cache

from app.extraction.names.name_words import Role, role
from app.extraction.names.page import OPENING, Page
from app.extraction.words.plurals import is_human_plural
from app.extraction.words.tense import is_verb
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import FINITE, CueClass, Frame, cue_forms
from app.lexicon.heads import UnnamedHead
from app.lexicon.inflection import Number
from app.lexicon.party_words import party_words
from app.lexicon.titles import Office
from app.lexicon.word_classes import UNCLASSED, word_class
from app.text.fold import fold
from app.text.signs import sign

_SAYING = frozenset(
    (
        CueClass.SAY, CueClass.STRESS, CueClass.ANNOUNCE, CueClass.REVEAL, CueClass.DENY,
        CueClass.THINK, CueClass.PREDICT, CueClass.WARN, CueClass.PROMISE, CueClass.EXPRESS,
    )
)  # fmt: skip
_PAUSES = frozenset("،,(-–—:") | OPENING
_WHO = frozenset(map(fold, ("وهو", "وهي", "الذي", "التي")))
_TO = "ل"
_TITLE_LETTERS, _STOP = frozenset("دماش"), "."
_SHORTEST_TOLD = 4
_REACH = 24
_AND = "و"
_BEFORE_VERBS = frozenset("ولف")  # «ليدعو»: to invite


def says(word: str) -> bool:
    """Tell whether a folded word, و or ف before it left out, is a verb of saying."""
    return word in saying()


@cache
def saying() -> frozenset[str]:
    """Return the folded verbs of saying that are no other word as well, with و or ف or not."""
    words = clause_words()
    doubtful = words.never_cues | words.adjacent_cues | words.noun_homographs | words.text_verbs
    return frozenset(
        joined + form
        for form, readings in cue_forms().items()
        if form not in doubtful
        and any(
            r.kind in FINITE
            and r.number is Number.SINGULAR
            and not r.suffixed
            and r.cue.cue_class in _SAYING
            and Frame.CLAUSE in r.cue.frames
            for r in readings
        )
        for joined in ("", "و", "ف")
    )


SAYING = sign(lambda: saying().__contains__)


def reports(page: Page, first: int) -> bool:
    """Tell whether something is said in the rest of the sentence: a clause, a colon, marks."""
    for index in range(first, min(first + _REACH, len(page.words))):
        word = page.word(index)
        if (index in page.breaks and index > first) or word in {".", "؟", "!"}:
            return False
        if word in clause_words().complementisers or word == ":" or word in OPENING:
            return True
    return False


def past_letters(page: Page, first: int) -> int:
    """Return the token behind titles of one letter: «د.», «أ.د.» (professor, doctor)."""
    while page.word(first) in _TITLE_LETTERS and page.word(first + 1) == _STOP:
        first += len((_STOP, page.word(first)))
    return first


def closes(page: Page, after: int) -> bool:
    """Tell whether the name ends here: a pause, what is said, to whom, where, or who it is."""
    word = page.word(after)
    if after in page.breaks:
        return False
    words = clause_words()
    told = word.startswith(_TO) and len(word) >= _SHORTEST_TOLD
    return (
        word in _PAUSES
        or word in words.complementisers
        or word in words.prepositions
        or word in words.adverbs
        or word in _WHO
        or (word.startswith(_AND) and role(word[1:]) is Role.GIVEN)
        or told
    )


def opens_title(page: Page, after: int) -> bool:
    """Tell whether a title in apposition begins here: «أندرو ويتي الرئيس التنفيذي»."""
    office = page.known(after, Office, proclitics=0)
    return office is not None or page.known(after, UnnamedHead, proclitics=0) is not None


@lru_cache(maxsize=1 << 14)
def is_plain(word: str) -> bool:
    """Tell whether a folded word is a function word, a verb or a common noun of the lexicon."""
    words = clause_words()
    return (
        word in words.prepositions
        or word in words.complementisers
        or word in words.relatives
        or word in words.documents
        or word in words.adverbial_words
        or word in words.action_nouns
        or word in words.title_heads
        or word in words.quantities
        or word in words.broken_plurals
        or word in words.questions
        or word in words.negations
        or word in party_words().times
        or word in party_words().particles
        or word.isdigit()
        or is_human_plural(word)
        or (word[:1] in _BEFORE_VERBS and word[1:] in cue_forms())
        or (role(word) is not Role.GIVEN and is_verb(word) and word_class(word) != UNCLASSED)
    )

"""Where a name of a person goes on beyond the words that look like a name by themselves.

Enters: a page and a run of name words. Leaves: where the name really ends. The family name is the
rarest word of a name, often one that is no name elsewhere; what stands after it shows it. Refuses
to begin a name.
"""

from functools import cache

from app.domain.party import PartyType
from app.extraction.names.inflected_nouns import is_inflected
from app.extraction.names.name_words import TANWIN, Role, role, strength
from app.extraction.names.page import Page, entries
from app.extraction.words.tense import is_verb
from app.lexicon.bodies import Body
from app.lexicon.cues import cue_forms
from app.lexicon.heads import OrganisationHead, UnnamedHead
from app.lexicon.names import NameRole, name_parts
from app.lexicon.party_words import party_words
from app.lexicon.peoples import PeopleForm
from app.lexicon.places import KnownPlace
from app.lexicon.states import Demonym, State
from app.lexicon.titles import Office
from app.text.affixes import DEFINITE
from app.text.fold import fold

_SPEECH = frozenset({"ان", "بان", "بأن", "انه", "انها", ":"})
_MARKS = frozenset({"،", ",", "("})
_SPEECH_OR_MARKS = _SPEECH | _MARKS
_OTHER = (State, Body, Demonym, Office, OrganisationHead, UnnamedHead, PeopleForm, KnownPlace)
_ADVERBIAL = ("ا", "ه", "ها", "هم")
_LEAST = -4.5
_GOD = fold("الله")
_HOUSE_OF = fold("آل")
_AND, _TO = "و", "ل"
_BEFORE_OFFICE = -3.5
_SURE = 2.0
_WHO = frozenset({"الذي", "التي", "وهو", "وهي"})
_KOREAN = "هو"


def name_end(page: Page, first: int, after: int) -> int:
    """Return the token after a name whose sure words are `first` to `after`.

    One more word belongs to it when speech or a mark follows («أحمد داود أوغلو، إن», Aḥmad Dāwūd
    Ūghlū), and a nisba after a father's name («ماجد بن عبدالله القصبي», Mājid … al-Qaṣabī).
    """
    if _is_of_god(page, after):
        return after + 2
    if after - first == 1:
        return after + _follows_given_name(page, after)
    has_next = after + 1 < len(page.words) and page.is_word[after + 1]
    if page.word(after) == _HOUSE_OF and has_next:
        return after + 2
    return after + (_korean(page, after) or _closes(page, first, after))


def _is_of_god(page: Page, after: int) -> bool:
    """Tell whether a family name of two words stands here: «توفيق | غرس الله»."""
    word = page.word(after)
    if {after, after + 1} & page.breaks or page.word(after + 1) != _GOD:
        return False
    plain = role(word) is Role.ORDINARY and not word.startswith(DEFINITE)
    given = role(page.word(after - 1)) in {Role.GIVEN, Role.TAIL}
    return plain and given and word not in party_words().devotions and not is_verb(word)


def _follows_given_name(page: Page, after: int) -> bool:
    """Tell whether a word between a lone given name and speech is the family name."""
    given = page.word(after - 1)
    sure = role(given) is Role.GIVEN and strength(given) >= _SURE
    ends = _ends_at(page, after + 1, _SPEECH) or _is_told(page, after + 1)
    return sure and _may_close(page, after) and ends


def _closes(page: Page, first: int, after: int) -> bool:
    """Tell whether the word after two name words or more is the family name."""
    if not _may_close(page, after):
        return False
    word, behind = page.word(after), page.word(after + 1)
    kin = any(_is_kin(page.word(n)) for n in range(first, after))
    if kin and _nisba(word):
        return True
    plain = not word.startswith("ال") and not word.endswith(_ADVERBIAL)
    if page.known(after + 1, Office):
        return plain and strength(word) > _BEFORE_OFFICE
    if not (_ends_at(page, after + 1, _SPEECH_OR_MARKS) or behind in cue_forms()):
        return False
    presented = behind in _MARKS and page.word(after + 2) in _WHO
    if word.startswith("ال"):
        return kin or presented or behind in _SPEECH
    of_father = _is_kin(page.word(after - 2)) and behind in _MARKS
    return plain and (of_father or strength(word) > _LEAST)


def _ends_at(page: Page, place: int, signs: frozenset[str]) -> bool:
    return place not in page.breaks and page.word(place) in signs


def _is_told(page: Page, place: int) -> bool:
    """Tell whether an outlet is told something here: «عبدالستار بارز | لوكالة»."""
    if not page.word(place).startswith(_TO) or place in page.breaks:
        return False
    head, body = page.known(place, OrganisationHead), page.known(place, Body)
    heads = entries(head, OrganisationHead) if head else ()
    bodies = entries(body, Body) if body else ()
    kinds = {*(one.type for one in heads), *(one.type for one in bodies)}
    return PartyType.MEDIA in kinds


def is_child_of(word: str) -> bool:
    """Tell whether a folded word is «بن» (son of) or «بنت» (daughter of)."""
    return word in child_words()


@cache
def child_words() -> frozenset[str]:
    """Return the folded words for son and daughter in names."""
    parts = name_parts().items()
    return frozenset(w for w, known in parts if any(p.role is NameRole.CHILD_OF for p in known))


def _is_kin(word: str) -> bool:
    return any(
        part.role in {NameRole.CHILD_OF, NameRole.PARENT_OF} for part in name_parts().get(word, ())
    )


def _may_close(page: Page, place: int) -> bool:
    """Tell whether the word at `place` may be a family name: no known word, no particle."""
    if place >= len(page.words) or place in page.breaks or not page.is_word[place]:
        return False
    word = page.word(place)
    token = page.analysis.tokens[place]
    if (
        role(word) in {Role.NEVER, Role.JOIN}
        or TANWIN in page.analysis.text[token.start : token.end]
    ):
        return False
    if role(word) is Role.ORDINARY and is_inflected(word):
        return False
    if word.startswith(DEFINITE[1:]) or (word[0] == _AND and role(word[1:]) is Role.GIVEN):
        return False
    return not any(
        isinstance(known.entry, _OTHER) for match in page.matches[place] for known in match.meanings
    )


def _nisba(word: str) -> bool:
    return word.startswith("ال") and word.endswith("ي")


def _korean(page: Page, place: int) -> bool:
    """Tell whether «هو» at `place` is the last syllable of a name: «لي مين هو إن» (Lee Min-ho)."""
    return (
        page.word(place) == _KOREAN
        and place not in page.breaks
        and page.word(place + 1) in _SPEECH - {":"}
    )

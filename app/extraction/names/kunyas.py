"""Women who are called after a child: «وأضافت أم خالد», "and Umm Khaled added".

Enters: a page. Leaves: candidates for names of persons. Refuses «أم» without a sign that a woman is
meant, for it is "or" as well: a feminine verb before or behind it, or a noun of women before.
"""

from collections.abc import Iterator
from typing import Final

from app.extraction.names.bare_names import person_named
from app.extraction.names.name_words import Role, role
from app.extraction.names.page import Page
from app.extraction.reading.found import Found
from app.lexicon.cues import FINITE, cue_forms
from app.lexicon.heads import unnamed_head_forms
from app.lexicon.inflection import Gender
from app.lexicon.party_words import party_words
from app.text.affixes import CONJUNCTIONS, OF_HIM_HER_THEM
from app.text.fold import fold
from app.text.signs import sign

_MOTHER: Final = fold("أم")


def find_kunyas(page: Page) -> list[Found]:
    """Return the names «أم …» of women: where one is shown once, all places where it stands."""
    places = [index for index in page.where(_UMM) if _may_name(page, index)]
    shown = {page.word(index + 1) for index in places if _is_shown(page, index)}
    return [
        person_named(page, index, index + 2, 0, None)
        for index in places
        if page.word(index + 1) in shown
    ]


_UMM = sign(lambda: _MOTHER.__eq__)


def _may_name(page: Page, index: int) -> bool:
    child = index + 1
    return (
        child not in page.breaks and page.has_word(child) and role(page.word(child)) is Role.GIVEN
    )


def _is_shown(page: Page, index: int) -> bool:
    before, behind = page.word(index - 1), page.word(index + 2)
    free = index not in page.breaks
    return (free and (_tells_of_her(before) or _is_woman(before))) or _tells_of_her(behind)


def _tells_of_her(word: str) -> bool:
    """Tell whether a folded word is a verb of saying in the feminine, و or ف before it or not."""
    return any(
        form.gender is Gender.FEMININE and form.kind in FINITE
        for verb in _bare(word)
        for form in cue_forms().get(verb, ())
    )


def _is_woman(word: str) -> bool:
    """Tell whether a folded noun is of one woman: «النازحة», «زوجته»."""
    heads = unnamed_head_forms().get(word, ())
    stems = (word.removesuffix(p) for p in OF_HIM_HER_THEM if word.endswith(p))
    kin = any(stem.endswith("ت") and stem[:-1] + "ه" in party_words().relatives for stem in stems)
    return kin or any(head.gender is Gender.FEMININE for head in heads)


def _bare(word: str) -> Iterator[str]:
    yield word
    if word[:1] in CONJUNCTIONS:
        yield word[1:]

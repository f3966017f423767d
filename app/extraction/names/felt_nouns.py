"""Names of groups that are everyday nouns: «بحماس كبير» (with great zeal), «من حماس الشركات».

Enters: a page and a known name in it. Leaves: whether the noun is meant. Refuses to read names.
"""

from typing import Final

from app.extraction.names.page import Page
from app.extraction.words.gazetteer import KnownMatch
from app.extraction.words.plurals import is_human_plural
from app.lexicon.clause_words import clause_words
from app.lexicon.party_words import party_words
from app.lexicon.people_nouns import is_people_noun
from app.text.affixes import ARTICLE

_BY: Final = "ب"
_MANY: Final = "ات"


def is_felt(page: Page, match: KnownMatch) -> bool:
    """Tell whether a feeling is meant: someone's behind a preposition, or one that is described.

    Args:
        page: the text.
        match: a known name.
    """
    word, behind = page.words[match.first], page.word(match.after)
    if match.after > match.first + 1 or match.after in page.breaks:
        return False
    by = match.letters == 1 and word.startswith(_BY)
    if by and behind in party_words().intensifiers:
        return True
    governed = by or page.word(match.first - 1) in clause_words().prepositions
    return governed and word[match.letters :] in party_words().felt and _is_of_people(behind)


def _is_of_people(word: str) -> bool:
    """Tell whether people follow whose the feeling is: «الجماهير», «المشجعين», «الشركات»."""
    many = is_human_plural(word) or is_people_noun(word) or word.endswith(_MANY)
    return word.startswith(ARTICLE) and many

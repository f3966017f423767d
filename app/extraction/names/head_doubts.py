"""Whether a word that looks like a head noun is another word: «تجمع المحتجون», «مكتبه البيضاوي».

Enters: a page, the place of a head, where it ends and the head. Leaves: yes or no, by the letters
of the word itself and the one behind it. Refuses to look further.
"""

from typing import Final

from app.extraction.names.page import Page
from app.extraction.words.plurals import is_human_plural
from app.lexicon.heads import OrganisationHead, organisation_head_forms
from app.lexicon.party_words import party_words
from app.text.affixes import ARTICLE
from app.text.fold import fold

_NOMINATIVE: Final = "ون"
_HIS: Final = "ه"
_FEMININE: Final = "ة"
_KINDS: Final = frozenset(
    map(fold, ("الإعلامي", "الصحفي", "الصحافي", "السياسي", "التنفيذي", "الفني", "القانوني"))
)
_ORGANISING: Final = fold("تنظيم")


def is_other_noun(page: Page, index: int, after: int, head: OrganisationHead) -> bool:
    """Tell whether a verb, a possessed noun or organising stands where a head seems to.

    Args:
        page: the text.
        index: of the first word of the head.
        after: index after the last one.
        head: the head.
    """
    return (
        _acts(page, index, after)
        or _is_owned(page, index, after, head)
        or _organises(page, after, head)
    )


def _acts(page: Page, index: int, after: int) -> bool:
    """Tell whether a verb stands before its subject in the nominative: «تجمع المحتجون»."""
    subject = page.word(after)
    plural = subject.startswith(ARTICLE) and subject.endswith(_NOMINATIVE)
    alone = after == index + 1 and after not in page.breaks
    return alone and plural and is_human_plural(subject)


def _is_owned(page: Page, index: int, after: int, head: OrganisationHead) -> bool:
    """Tell whether «ه» is his: «مكتبه» (his office), which folds like «مكتبة» (library).

    «مكتبه الإعلامي» (his press office) is a body all the same.
    """
    if after != index + 1 or not head.form.endswith(_FEMININE) or page.word(after) in _KINDS:
        return False
    written = page.analysis.text[page.analysis.tokens[index].end - 1]
    return written == _HIS and head.folded.removesuffix(_HIS) in organisation_head_forms()


def _organises(page: Page, after: int, head: OrganisationHead) -> bool:
    """Tell whether an event is organised: «تنظيم كأس إفريقيا»."""
    organised = page.word(after) in party_words().organised_things
    return head.folded == _ORGANISING and organised and after not in page.breaks

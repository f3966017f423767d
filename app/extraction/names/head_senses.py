"""Whether a head noun is that of a body where it stands: «حركة السير» (traffic) is none.

Enters: a page, the place of a head and the head. Leaves: whether it can open a name, and whether
someone leads the body. Refuses to read the name itself.
"""

from app.extraction.names.head_doubts import is_other_noun
from app.extraction.names.page import Page
from app.extraction.words.gazetteer import KnownMatch
from app.extraction.words.matching import stem_words
from app.lexicon.bodies import Body
from app.lexicon.heads import OrganisationHead
from app.lexicon.party_words import party_words
from app.lexicon.persons import Person
from app.lexicon.states import Demonym, State
from app.lexicon.titles import Office
from app.text.affixes import ARTICLE, DEFINITE
from app.text.fold import fold

_MEMBERS = frozenset(map(fold, ("عضو", "عضوة", "أعضاء")))
_HEADS = frozenset(
    map(fold, ("رئيس", "رئيسة", "الرئيس", "الرئيسة", "محافظ", "متحدث", "المتحدث", "الناطق", "ناطق"))
)
_CABINET = frozenset(map(fold, ("الوزراء", "وزراء")))
_VERBAL = frozenset(map(fold, ("إعادة", "وإعادة", "بإعادة", "لإعادة")))
_PRESIDENCY = fold("رئاسة")
_SECURITY = fold("الأمن العام")
_DISTURBING = frozenset(
    map(fold, ("تكدير", "الإخلال", "إخلال", "زعزعة", "إقلاق", "الإضرار", "يخل", "تخل", "المساس"))
)
_IN_THE_NAME = "باسم"


def is_no_name(page: Page, index: int, after: int, head: OrganisationHead) -> bool:
    """Tell whether the head from `index` to `after` opens no name here."""
    return (
        inside_title(page, index)
        or _governs(page, after, head)
        or _manages(page, after, head)
        or _is_everyday(page, index, after, head)
        or _is_post(page, index, head)
        or _is_disturbed(page, index, head)
        or _is_adjective(page, index, head)
        or is_other_noun(page, index, after, head)
    )


def is_led(page: Page, index: int, head: OrganisationHead) -> bool:
    """Tell whether someone is over the body: «رئيس كتلة التغيير», «باسم تيار المحبة»."""
    if head.folded not in party_words().led_heads or index in page.breaks:
        return False
    return page.word(index - 1) == _IN_THE_NAME or page.known(index - 1, Office) is not None


def _is_adjective(page: Page, index: int, head: OrganisationHead) -> bool:
    """Tell whether the head is an adjective here: «المنظمات الفدرالية الأميركية» (federal)."""
    adjectival = head.folded in party_words().adjectival_heads
    before = page.word(index - 1)
    alike = page.word(index).startswith(ARTICLE) and before.startswith(DEFINITE)
    return adjectival and alike and index not in page.breaks


def _is_post(page: Page, index: int, head: OrganisationHead) -> bool:
    """Tell whether a presidency is what someone becomes: «توليه رئاسة الحكومة»."""
    taken = page.word(index - 1) in party_words().taking_office
    return taken and head.folded.startswith(_PRESIDENCY)


def _is_disturbed(page: Page, index: int, head: OrganisationHead) -> bool:
    """Tell whether security is a good that suffers: «تكدير الأمن العام», «الإخلال بالأمن العام»."""
    harmed = _DISTURBING.intersection(stem_words(page.word(index - 1)))
    return bool(harmed) and head.folded == _SECURITY and index not in page.breaks


def _is_everyday(page: Page, index: int, after: int, head: OrganisationHead) -> bool:
    """Tell whether the head is an ordinary noun here: «حركة السير» (traffic), «إعادة تنظيم»."""
    phrase = f"{head.folded}_{page.word(after)}"
    return phrase in party_words().everyday_phrases or page.word(index - 1) in _VERBAL


def _governs(page: Page, after: int, head: OrganisationHead) -> bool:
    """Tell whether a government's state or head follows: that is the party, not the head."""
    government = head.folded in party_words().government_constructs
    owners = (State, Person, Office, Demonym)
    return government and any(page.known(after, owner, proclitics=0) for owner in owners)


def _manages(page: Page, after: int, head: OrganisationHead) -> bool:
    """Tell whether a management's body follows: «إدارة شركة أرامكو» is of Aramco."""
    managing = head.folded in party_words().managing_heads and after not in page.breaks
    return managing and any(
        page.known(after, owner, proclitics=0) for owner in (Body, OrganisationHead)
    )


def inside_title(page: Page, index: int) -> bool:
    """Tell whether the head is a word of an office: «وزير الخارجية», not the ministry.

    A member is a member of the body: «أعضاء مجلس الشيوخ».
    """
    for first in range(max(0, index - 3), index):
        if not _MEMBERS.isdisjoint(stem_words(page.words[first])):
            continue
        office = page.known(first, Office)
        if office and office.after > index and not _heads_it(page, office, index):
            return True
    return False


def _heads_it(page: Page, office: KnownMatch, index: int) -> bool:
    """Tell whether an office is over the body that begins at `index`: «رئيس هيئة الأركان»."""
    cabinet = page.word(index) in party_words().portfolios or page.word(index + 1) in _CABINET
    return (office.after == index + 1 or not cabinet) and not _HEADS.isdisjoint(
        stem_words(page.words[office.first])
    )

"""Piety that looks like a name: «رضي الله عنه» (God be pleased with him), «بيت الله الحرام».

Enters: a page and a word before «الله». Leaves: yes or no. Refuses to read names.
"""

from app.extraction.names.page import Page
from app.lexicon.party_words import party_words

_GOD = "الله"
_HOUSE = "بيت"


def is_devout(page: Page, index: int, word: str) -> bool:
    """Tell whether a word and «الله» are piety, no name: «رضي الله عنه» (God be pleased).

    «بيت الله الحرام» is the house of God, «بيت الله محسود» (Baitullah Mehsud) a man.
    """
    if page.word(index + 1) != _GOD:
        return False
    holy = word == _HOUSE and page.word(index + 2).startswith("ال")
    return holy or not party_words().devotions.isdisjoint((word, page.word(index)))

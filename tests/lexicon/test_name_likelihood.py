"""How likely a word is part of a personal name."""

import pytest

from app.lexicon.name_likelihood import name_likelihood
from app.lexicon.word_classes import UNCLASSED, word_class

NAMES = ["بافرج", "شاليط", "مليباري", "كوغلمان"]  # Bafaraj, Shalit, Malibari, Kugelman
WORDS = ["العسكري", "الحكومه", "تدريبات", "المقبل"]  # military, government, trainings, next


@pytest.mark.parametrize("word", WORDS)
def test_family_name_is_likelier_than_everyday_word(word: str) -> None:
    assert min(map(name_likelihood, NAMES)) > name_likelihood(word) + 1.0


def test_days_share_a_class_that_ministers_have_not() -> None:
    assert word_class("الاربعاء") == word_class("الخميس") != word_class("وزير")


def test_word_never_seen_has_no_class() -> None:
    assert word_class("قلقسلقش") == UNCLASSED

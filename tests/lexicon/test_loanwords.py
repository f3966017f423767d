"""How likely a word is a foreign one in Arabic letters."""

import pytest

from app.lexicon.loanwords import loan_likelihood
from app.text.fold import fold

FOREIGN = ["غلوبال", "كريسنت", "أنغليا", "ويسكونسن", "سابينزا", "تسايتونغ"]
ARABIC = ["مسلحة", "تقود", "محلية", "سيارات", "كبيرة", "أعلنت", "إنسانية"]


@pytest.mark.parametrize("word", FOREIGN)
def test_foreign_word_speaks_for_itself(word: str) -> None:
    assert loan_likelihood(fold(word)) > 0


@pytest.mark.parametrize("word", ARABIC)
def test_arabic_noun_adjective_or_verb_does_not(word: str) -> None:
    assert loan_likelihood(fold(word)) < -2

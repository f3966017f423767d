"""The letters are as folded text spells them, and none hides another behind it."""

import pytest

from app.text import affixes
from app.text.fold import fold

_SERIES = tuple(
    (name, value)
    for name, value in vars(affixes).items()
    if name.isupper() and isinstance(value, tuple)
)


@pytest.mark.parametrize(("name", "letters"), _SERIES)
def test_affixes_are_spelt_as_folded_words_are(name: str, letters: tuple[str, ...]) -> None:
    folded = [fold(f"كتب{affix}")[len("كتب") :] for affix in letters]
    assert folded == list(letters), name


def test_of_two_pronouns_with_the_same_end_the_longer_is_taken_off_first() -> None:
    longest_first = affixes.PRONOUNS
    for place, pronoun in enumerate(longest_first):
        assert not any(later.endswith(pronoun) for later in longest_first[place + 1 :])


def test_a_word_with_the_article_begins_with_a_definite_opening() -> None:
    for word in ("الوزير", "للوزير", "والوزير", "بالوزير", "كالوزير", "فالوزير"):
        assert word.startswith(affixes.DEFINITE)
    assert not "وزير".startswith(affixes.DEFINITE)

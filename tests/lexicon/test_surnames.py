from app.lexicon.surnames import is_surname, may_be_surname
from app.text.fold import fold


def test_a_family_name_that_is_hardly_another_word() -> None:
    assert is_surname(fold("العتيبي"))
    assert not may_be_surname(fold("العتيبي"))


def test_a_family_name_that_is_an_everyday_word() -> None:
    assert may_be_surname(fold("الوزير"))
    assert not is_surname(fold("الوزير"))


def test_other_definite_words_are_none() -> None:
    for word in ("المباراة", "الاتفاق", "الجمعة", "الاقتصادي"):
        assert not is_surname(fold(word))
        assert not may_be_surname(fold(word))

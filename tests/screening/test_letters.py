import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.lexicon.letters import ARABIC, LATIN
from app.screening.letters import IMPOSSIBLE, align, segments_of, spelling, usual_chance

NEARER = [
    ("putin", "بوتين", "putin", "patton"),
    ("both readings of jim, g", "جورجي", "georgi", "kirkuk"),
    ("q", "قديروف", "kadyrov", "bazarov"),
    ("v by fa", "فلاديمير", "vladimir", "valadez"),
    ("ch by ta and shin", "چيميزوف", "chemezov", "shamsov"),
    ("persian v", "شاهوارپور", "shahvarpour", "shahpanah"),
    ("ks for x", "كسينيا", "ksenia", "kania"),
    ("latin variant", "mohamed", "muhamad", "mahmud"),
]


@pytest.mark.parametrize(
    ("word", "near", "far"), [r[1:] for r in NEARER], ids=[r[0] for r in NEARER]
)
def test_the_spelling_is_nearer_than_another_word(word: str, near: str, far: str) -> None:
    right, wrong = align(word, *segments_of([near, far]))
    assert right > wrong + 3


def test_no_alignment_is_better_than_the_usual_letters() -> None:
    word = "بوتين"
    assert align(word, *segments_of(["putin"]))[0] <= usual_chance(word) + 1e-4


def test_a_word_too_long_for_its_letters_is_impossible() -> None:
    assert align("ب", *segments_of(["bbaabbaa"]))[0] <= IMPOSSIBLE / 2


def test_no_words_give_no_chances() -> None:
    assert len(align("بوتين", *segments_of([]))) == 0


@given(
    st.text(alphabet=ARABIC + LATIN, min_size=1, max_size=12),
    st.lists(st.text(alphabet=LATIN, min_size=1, max_size=25), min_size=1, max_size=5),
)
def test_words_are_aligned_alone_as_together(word: str, latin: list[str]) -> None:
    together = align(word, *segments_of(latin))
    alone = [align(word, *segments_of([one]))[0] for one in latin]
    assert together.tolist() == pytest.approx(alone, rel=1e-5)


SPELT = [
    ("putin", "بوتين", "putin", ["p", "u", "t", "i", "n"]),
    ("more letters than one", "شيخ", "shikh", ["sh", "i", "kh"]),
    ("impossible", "ب", "bbaabbaa", []),
]


@pytest.mark.parametrize(
    ("word", "latin", "letters"), [r[1:] for r in SPELT], ids=[r[0] for r in SPELT]
)
def test_spelling_says_what_each_letter_became(word: str, latin: str, letters: list[str]) -> None:
    assert [became for _, became in spelling(word, latin)] == letters


@given(
    st.text(alphabet=ARABIC, min_size=1, max_size=8),
    st.text(alphabet=LATIN, min_size=1, max_size=12),
)
def test_spelling_is_an_alignment_of_both_words(word: str, latin: str) -> None:
    letters = spelling(word, latin)
    assert not letters or "".join(one for one, _ in letters) == word
    assert not letters or "".join(two for _, two in letters) == latin

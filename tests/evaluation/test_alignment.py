from dataclasses import replace

from app.domain.party import Party, PartyType
from app.evaluation.alignment import Pair, align_parties, best_pairs
from app.text.span import Span

PUTIN = Party(
    id="putin",
    type=PartyType.PERSON,
    canonical_ar="فلاديمير بوتين",
    canonical_en="Vladimir Putin",
    mentions=(Span(0, 5), Span(20, 25)),
)
KIM = Party(
    id="kim",
    type=PartyType.PERSON,
    canonical_ar="كيم جونغ أون",
    canonical_en="Kim Jong Un",
    mentions=(Span(10, 13),),
)


def test_the_best_pair_is_taken_first_and_nothing_twice() -> None:
    table = {("a", "x"): 0.6, ("a", "y"): 0.9, ("b", "y"): 0.8, ("b", "x"): 0.5}
    pairs = best_pairs("ab", "xy", lambda g, a: table[g, a], 0.5)
    assert pairs == [Pair(0, 1), Pair(1, 0)]


def test_on_a_tie_earlier_items_go_first() -> None:
    assert best_pairs("aa", "xx", lambda _g, _a: 1.0, 0.5) == [Pair(0, 0), Pair(1, 1)]


def test_parties_align_by_name_whatever_their_ids() -> None:
    answers = (replace(KIM, id="p1", mentions=()), replace(PUTIN, id="p2", mentions=()))
    assert sorted(align_parties((PUTIN, KIM), answers)) == [Pair(0, 1), Pair(1, 0)]


def test_parties_of_unlike_names_align_by_their_mentions() -> None:
    answer = replace(PUTIN, id="p1", canonical_ar="بوتن", canonical_en="Putin, V.")
    assert align_parties((KIM, PUTIN), (answer,)) == [Pair(1, 0)]


def test_one_right_mention_of_three_is_not_enough() -> None:
    spans = (Span(0, 5), Span(40, 45), Span(50, 55))
    answer = replace(PUTIN, id="p1", canonical_ar="س", canonical_en="x", mentions=spans)
    assert align_parties((PUTIN,), (answer,)) == []

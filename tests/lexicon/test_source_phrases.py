"""The phrases that name a source, and what each stands before."""

from app.lexicon.source_phrases import Follows, source_phrases
from app.text.fold import fold


def test_source_phrases_come_longest_first() -> None:
    lengths = [len(p.words) for p in source_phrases()]
    assert lengths == sorted(lengths, reverse=True)


def test_each_phrase_stands_before_its_own() -> None:
    follows = {" ".join(p.words): p.follows for p in source_phrases()}
    assert follows[fold("حسبما")] is Follows.CUE
    assert follows[fold("بحسب")] is Follows.NOUN
    assert follows[fold("استنادا إلى")] is Follows.PAPER

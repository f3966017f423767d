from app.evaluation.intervals import bootstrap
from app.evaluation.measures import Counts, Measure, Share

GOOD: dict[str, Measure] = {"quote": Counts(9, 1, 1), "speaker": Share(9, 9)}
BAD: dict[str, Measure] = {"quote": Counts(2, 8, 8), "speaker": Share(1, 2)}


def test_equal_seeds_give_equal_intervals_and_others_do_not() -> None:
    documents: list[dict[str, Measure]] = [{"quote": Counts(n, n * n % 7, 3)} for n in range(20)]
    assert bootstrap(documents, seed=1) == bootstrap(documents, seed=1)
    assert bootstrap(documents, seed=1) != bootstrap(documents, seed=2)


def test_an_interval_holds_the_figure_and_lies_between_worst_and_best() -> None:
    interval = bootstrap([GOOD, BAD] * 5)["quote"]
    assert 0.2 <= interval.low < 0.55 < interval.high <= 0.9


def test_articles_that_are_alike_leave_no_doubt() -> None:
    interval = bootstrap([GOOD] * 4)["speaker"]
    assert interval == (1.0, 1.0)


def test_one_article_gives_no_interval() -> None:
    assert bootstrap([GOOD]) == {}


def test_a_measure_that_nothing_answers_has_no_interval() -> None:
    assert "speaker" not in bootstrap([{"speaker": Share(0, 0)}] * 3)

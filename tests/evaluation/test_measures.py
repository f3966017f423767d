import pytest

from app.evaluation.measures import Counts, Measure, Share, added


def test_counts_of_matches_are_what_was_found_and_what_was_not() -> None:
    assert Counts.of(matched=3, found=5, expected=4) == Counts(3, 2, 1)


def test_f1_is_the_harmonic_mean_of_precision_and_recall() -> None:
    counts = Counts(3, 1, 3)
    assert (counts.precision, counts.recall) == (0.75, 0.5)
    assert counts.f1 == pytest.approx(0.6)


def test_nothing_found_and_nothing_expected_is_zero_and_no_error() -> None:
    assert Counts(0, 0, 0).f1 == 0.0


def test_a_share_of_nothing_is_no_figure() -> None:
    assert Share.of([]).accuracy is None
    assert Share.of([True, False, True, True]).accuracy == 0.75


def test_measures_add_up_by_name_in_order_of_appearance() -> None:
    measured: list[tuple[str, Measure]] = [
        ("b", Counts(1, 0, 0)),
        ("a", Share(1, 2)),
        ("b", Counts(0, 1, 2)),
    ]
    totals = added(measured)
    assert list(totals) == ["b", "a"]
    assert totals["b"] == Counts(1, 1, 2)


def test_counts_and_a_share_of_one_name_are_refused() -> None:
    with pytest.raises(TypeError, match="quote"):
        added([("quote", Counts(1, 0, 0)), ("quote", Share(1, 1))])

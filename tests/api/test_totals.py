from app.api.totals import Totals
from app.storage.reading.counting import Count

ONE, TWO = Count(value=1, exact=True), Count(value=2, exact=False)


def test_a_total_is_found_under_its_query_and_version_alone() -> None:
    totals = Totals()
    totals.keep(5, {"path": "/claims", "country": ["RU"]}, ONE)
    assert totals.find(5, {"country": ["RU"], "path": "/claims"}) == ONE
    assert totals.find(5, {"path": "/quotes", "country": ["RU"]}) is None
    assert totals.find(6, {"path": "/claims", "country": ["RU"]}) is None


def test_a_new_version_forgets_the_older_totals() -> None:
    totals = Totals()
    totals.keep(5, {"a": 1}, ONE)
    totals.keep(6, {"b": 1}, TWO)
    assert totals.find(6, {"a": 1}) is None
    assert totals.find(6, {"b": 1}) == TWO


def test_a_slow_request_does_not_bring_an_old_total_back() -> None:
    totals = Totals()
    totals.keep(6, {"a": 1}, TWO)
    totals.keep(5, {"a": 1}, ONE)
    assert totals.find(6, {"a": 1}) == TWO
    assert totals.find(5, {"a": 1}) is None


def test_the_total_asked_longest_ago_goes_first() -> None:
    totals = Totals(most=2)
    totals.keep(1, {"a": 1}, ONE)
    totals.keep(1, {"b": 1}, ONE)
    assert totals.find(1, {"a": 1}) == ONE
    totals.keep(1, {"c": 1}, TWO)
    assert totals.find(1, {"b": 1}) is None
    assert totals.find(1, {"a": 1}) == ONE

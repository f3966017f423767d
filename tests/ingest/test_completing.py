"""A later reading that does not state a field leaves what an earlier one stated."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import psycopg
import pytest
import structlog

from app.domain.article import ArticleDraft, Precision
from app.ingest.articles import Intake
from app.ingest.items import Item
from tests.databases import Urls

# qāla r-raʾīs ar-rūsī Flādīmīr Būtīn ams: the Russian president, Vladimir Putin, said yesterday
TEXT = "قال الرئيس الروسي فلاديمير بوتين أمس «سنعمل معا من أجل السلام في المنطقة»."
MORE = TEXT + " وأضاف أنه متفائل."
URL = "https://example.org/a"
STATED = ArticleDraft(
    text=TEXT,
    title="عنوان",
    outlet="بي بي سي",
    author="سالم",
    published_on=date(2024, 1, 5),
    precision=Precision.DAY,
    external_id="A",
)
BARE = ArticleDraft(text=TEXT)
FIELDS = "a.title, o.name_ar, a.author, a.published_on, a.precision, a.external_id"


def taken(urls: Urls, *drafts: ArticleDraft, processes: int = 1) -> dict[str, int]:
    items = [Item(source="test", position=f"line {n}", draft=d) for n, d in enumerate(drafts, 1)]
    return dict(Intake(database_url=urls.owner, processes=processes).take(items))


def stored(urls: Urls, fields: str = FIELDS) -> list[tuple[Any, ...]]:
    with psycopg.connect(urls.owner) as connection:
        return connection.execute(
            f"SELECT {fields} FROM articles a LEFT JOIN outlets o ON o.id = a.outlet_id".encode()  # noqa: S608 - names of our own columns
        ).fetchall()


ALL = [("عنوان", "بي بي سي", "سالم", date(2024, 1, 5), "day", "A")]


@pytest.mark.parametrize("url", [None, URL])
def test_what_a_later_reading_does_not_state_is_kept(database: Urls, url: str | None) -> None:
    taken(database, replace(STATED, url=url))
    assert taken(database, replace(BARE, url=url)) == {"unchanged": 1}
    assert stored(database) == ALL


def test_a_revision_that_states_nothing_keeps_what_was_stated(database: Urls) -> None:
    taken(database, replace(STATED, url=URL))
    assert taken(database, replace(BARE, url=URL, text=MORE)) == {"revised": 1}
    assert stored(database) == ALL
    assert stored(database, "a.text") == [(MORE,)]


def test_what_is_kept_is_read_with_the_text(database: Urls) -> None:
    """The word «أمس» (ams, yesterday) is read from the day that is kept."""
    # inna l-mubāḥathāt maʿa Ūkrāniyā inṭalaqat ams: that the talks with Ukraine began yesterday
    text = "قال وزير الخارجية الروسي سيرغي لافروف إن المباحثات مع أوكرانيا انطلقت أمس في جنيف."
    taken(database, replace(STATED, url=URL))
    assert taken(database, replace(BARE, url=URL, text=text)) == {"revised": 1}
    with psycopg.connect(database.owner) as connection:
        days = connection.execute("SELECT event_start FROM claims").fetchall()
    assert days == [(date(2024, 1, 4),)]


@pytest.mark.parametrize("url", [None, URL])
def test_readings_of_one_run_complete_each_other(database: Urls, url: str | None) -> None:
    given = replace(STATED, url=url), replace(BARE, url=url)
    assert taken(database, *given) == {"stored": 1, "unchanged": 1}
    assert stored(database) == ALL


def test_readings_prepared_ahead_complete_each_other(database: Urls) -> None:
    """The second is prepared in a later batch, while the first is not stored yet."""
    others = [replace(BARE, text=f"{TEXT} {n}") for n in range(200)]
    taken(database, replace(STATED, url=URL), *others, replace(BARE, url=URL), processes=2)
    assert ALL[0] in stored(database)


def test_what_a_later_reading_states_counts(database: Urls) -> None:
    taken(database, STATED)
    other = replace(BARE, published_on=date(2024, 2, 6), precision=Precision.DAY)
    assert taken(database, other) == {"updated": 1}
    assert stored(database) == [("عنوان", "بي بي سي", "سالم", date(2024, 2, 6), "day", "A")]


def test_the_instant_is_kept_beside_its_day_alone(database: Urls) -> None:
    instant = datetime(2024, 1, 5, 9, 30, tzinfo=UTC)
    taken(database, replace(STATED, published_at=instant, precision=Precision.INSTANT))
    taken(database, STATED)
    assert stored(database, "a.published_at, a.precision") == [(instant, "instant")]
    taken(database, replace(STATED, published_on=date(2024, 1, 6)))
    assert stored(database, "a.published_at, a.precision") == [(None, "day")]


def test_a_headline_read_from_the_text_is_not_kept(database: Urls) -> None:
    """What the text itself says is read from the text that was given last."""
    first = "بوتين يتحدث عن السلام في المنطقة\n\n" + TEXT
    second = "بوتين يتحدث عن الحرب في المنطقة\n\n" + TEXT
    taken(database, replace(BARE, url=URL, text=first))
    headline = stored(database, "a.title")
    taken(database, replace(BARE, url=URL, text=second))
    assert headline == [("بوتين يتحدث عن السلام في المنطقة",)]
    assert stored(database, "a.title") == [("بوتين يتحدث عن الحرب في المنطقة",)]


def test_an_outlet_replaced_by_the_same_text_is_told(database: Urls) -> None:
    first = replace(STATED, outlet="bbc.com")
    second = replace(STATED, outlet="cnn.com", external_id="B")
    taken(database, first)
    with structlog.testing.capture_logs() as logs:
        assert taken(database, second) == {"updated": 1}
    (told,) = [one for one in logs if one["event"] == "article.outlet_replaced"]
    assert (told["before"], told["before_id"]) == ("bbc.com", "A")
    assert (told["after"], told["after_id"]) == ("cnn.com", "B")
    assert (told["source"], told["position"]) == ("test", "line 1")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(STATED, STATED, id="the same"),
        pytest.param(STATED, BARE, id="none stated"),
        pytest.param(replace(STATED, url=URL), replace(STATED, url=URL, outlet="ن"), id="one site"),
        pytest.param(replace(STATED, url=URL), replace(STATED, outlet="ن"), id="another article"),
    ],
)
def test_nothing_is_told_where_no_outlet_is_replaced(
    database: Urls, first: ArticleDraft, second: ArticleDraft
) -> None:
    with structlog.testing.capture_logs() as logs:
        taken(database, first, second)
    assert [one for one in logs if one["event"] == "article.outlet_replaced"] == []

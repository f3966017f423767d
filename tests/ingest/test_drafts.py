from datetime import UTC, date, datetime

import pytest

from app.domain.article import ArticleDraft, Precision
from app.errors import InputError
from app.ingest.drafts import checked, dated, draft_from_record

TEXT = "قال الوزير إن الاتفاق نهائي."  # qāla l-wazīr inna l-ittifāq nihāʾī: "the deal is final"


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2024-06-19", date(2024, 6, 19)),
        ("2024-4-13", date(2024, 4, 13)),
        ("26/01/09", date(2009, 1, 26)),
        ("26.01.1999", date(1999, 1, 26)),
        ("2015-07-21 02:51:35", date(2015, 7, 21)),
        ("2024/06/19 23:10", date(2024, 6, 19)),
        ("2017-01-22T185600", date(2017, 1, 22)),
        ("20170122T1856", date(2017, 1, 22)),
        ("السبت, 20 فبراير/ شباط, 2010, 17:25 GMT", date(2010, 2, 20)),
        ("١٩ يونيو ٢٠٢٤", date(2024, 6, 19)),
        ("", None),
        (None, None),
    ],
)
def test_a_day_is_read_from_the_usual_shapes(published: object, day: date | None) -> None:
    draft = dated(ArticleDraft(text=TEXT), published)
    assert draft.published_on == day
    assert draft.published_at is None
    assert draft.precision == (Precision.DAY if day else Precision.UNKNOWN)


@pytest.mark.parametrize(
    ("published", "day", "instant"),
    [
        (
            "2017-04-29T00:41:00+01:00",
            date(2017, 4, 29),
            datetime(2017, 4, 28, 23, 41, tzinfo=UTC),
        ),
        ("2024-06-19T10:00:00Z", date(2024, 6, 19), datetime(2024, 6, 19, 10, tzinfo=UTC)),
        ("20240619T130000+0300", date(2024, 6, 19), datetime(2024, 6, 19, 10, tzinfo=UTC)),
        (
            "Wed, 19 Jun 2024 10:00:00 +0300",
            date(2024, 6, 19),
            datetime(2024, 6, 19, 7, tzinfo=UTC),
        ),
        (1718784000, date(2024, 6, 19), datetime(2024, 6, 19, 8, tzinfo=UTC)),
        (1718784000000, date(2024, 6, 19), datetime(2024, 6, 19, 8, tzinfo=UTC)),
    ],
)
def test_the_day_stays_as_printed_and_the_instant_is_utc(
    published: object, day: date, instant: datetime
) -> None:
    draft = dated(ArticleDraft(text=TEXT), published)
    assert (draft.published_on, draft.published_at) == (day, instant)
    assert draft.precision == Precision.INSTANT


@pytest.mark.parametrize("published", [20240620, "20240620"])
def test_eight_digits_are_a_day(published: object) -> None:
    draft = dated(ArticleDraft(text=TEXT), published)
    assert (draft.published_on, draft.published_at) == (date(2024, 6, 20), None)


@pytest.mark.parametrize(
    "published",
    [
        "1445-12-14",
        "14-12-1445",
        "9999-12-31",
        5,
        "31/02/2024",
        "soon",
        "2024-13-01",
        True,
        ["2024"],
        1e30,
        20241301,
        20240230,
        "20241301",
    ],
)
def test_what_is_no_date_is_refused_by_name(published: object) -> None:
    with pytest.raises(InputError, match="published"):
        dated(ArticleDraft(text=TEXT), published)


@pytest.mark.parametrize("key", ["text", "body", "content"])
def test_the_text_is_kept_exactly_as_given(key: str) -> None:
    given = " \u200fنص\r\n "
    assert draft_from_record({key: given}).text == given


def test_other_keys_of_news_dumps_are_read() -> None:
    draft = draft_from_record(
        {
            "text": TEXT,
            "headline": "عنوان",
            "link": "HTTPS://Example.org/a?utm_source=x#top",
            "source": {"name": "وكالة"},
            "id": 7,
        }
    )
    assert draft.title == "عنوان"
    assert draft.url == "https://example.org/a"
    assert draft.outlet == "وكالة"
    assert draft.external_id == "7"


@pytest.mark.parametrize(
    ("record", "named"),
    [
        ({"title": "x"}, "no text"),
        ({"text": "  \n"}, "no text|empty"),
        ({"text": TEXT, "title": ["x"]}, "title"),
        ({"text": 5}, "text is a whole number, not a text"),
        ({"text": "a\x00b"}, "NUL"),
        ({"text": "a\ud800b"}, "lone surrogate at offset 1"),
        ({"text": TEXT, "url": "not a url"}, "URL"),
        ({"text": TEXT, "url": "ftp://x/y"}, "http"),
    ],
)
def test_a_record_that_cannot_be_stored_is_refused_by_name(
    record: dict[str, object], named: str
) -> None:
    with pytest.raises(InputError, match=named):
        draft_from_record(record)


def test_a_storable_draft_passes() -> None:
    draft = ArticleDraft(text=TEXT)
    assert checked(draft) is draft

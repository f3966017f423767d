"""RSS and Atom feeds to records."""

import pytest
from structlog.testing import capture_logs

from app.errors import InputError
from app.ingest.feeds import read_feed

# qāla l-wazīr inna l-mashrūʿ jāhiz: the minister said that the project is ready
TEXT = "قال الوزير سامي العلي إن المشروع جاهز للتنفيذ."
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>الغد</title><link>https://news.example.org/</link>
<item><title>المشروع &amp; ما بعده</title><link>https://news.example.org/1</link>
  <pubDate>Tue, 13 Feb 2024 08:00:00 +0300</pubDate><dc:creator>ليلى حداد</dc:creator>
  <media:title>صورة</media:title><description>ملخص</description>
  <content:encoded><![CDATA[<p>{TEXT}</p><p>وأضاف ذلك.</p>]]></content:encoded></item>
<item><guid>https://news.example.org/2</guid><description>&lt;b&gt;{TEXT}&lt;/b&gt;</description></item>
<item><guid isPermaLink="false">77</guid><title>بلا نص</title></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://news.example.org/a/">
<title type="text">الغد</title>
<entry><title type="html">&lt;b&gt;خبر&lt;/b&gt;</title><link rel="self" href="x.xml"/>
  <link href="3"/><published>2024-02-13T08:00:00Z</published><updated>2025-01-01T00:00:00Z</updated>
  <author><name>ليلى حداد</name></author>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{TEXT}</p></div></content>
</entry></feed>"""


def test_an_rss_item_is_a_record() -> None:
    whole, summary, empty = read_feed(RSS.encode())
    assert whole.record == {
        "text": f"{TEXT}\n\nوأضاف ذلك.",
        "title": "المشروع & ما بعده",
        "url": "https://news.example.org/1",
        "published": "Tue, 13 Feb 2024 08:00:00 +0300",
        "outlet": "الغد",
        "author": "ليلى حداد",
    }
    assert (whole.whole, summary.whole) == (True, False)
    assert (summary.record["text"], summary.url) == (TEXT, "https://news.example.org/2")
    assert (empty.record, empty.url) == ({"title": "بلا نص", "outlet": "الغد"}, None)


def test_an_atom_entry_is_a_record() -> None:
    (entry,) = read_feed(ATOM.encode())
    assert entry.whole
    assert entry.record == {
        "text": TEXT,
        "title": "خبر",
        "url": "https://news.example.org/a/3",
        "published": "2024-02-13T08:00:00Z",
        "outlet": "الغد",
        "author": "ليلى حداد",
    }


def test_relative_addresses_are_meant_from_where_the_feed_was_had() -> None:
    feed = b"<rss><channel><item><link>/9</link></item></channel></rss>"
    (entry,) = read_feed(feed, url="https://news.example.org/feeds/all.xml")
    assert entry.url == "https://news.example.org/9"


def test_a_feed_states_its_own_encoding() -> None:
    item = f"<item><description>{TEXT}</description></item>"
    feed = f'<?xml version="1.0" encoding="windows-1256"?><rss>{item}</rss>'
    (entry,) = read_feed(feed.encode("windows-1256"))
    assert entry.record["text"] == TEXT


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "no feed"),
        (b"<rss><channel><item>", "broken XML"),
        (b"<html><body/></html>", "no feed"),
        (
            b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>',
            "document type",
        ),
        (b"not xml", "broken XML"),
        (f"<rss><channel><item><description>{TEXT}".encode(), "cut short"),
        (b"https://news.example.org/feed.xml", "broken XML"),
        (b"/etc/passwd", "broken XML"),
        (
            b'<?xml version="1.0"?>\n<!-- x -->\n<!DOCTYPE rss SYSTEM "x.dtd"><rss/>',
            "document type",
        ),
    ],
)
def test_what_is_no_feed_is_refused(data: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read_feed(data)


def test_broken_xml_that_is_whole_is_mended_and_told() -> None:
    item = f"<item><title>a & b</title><description>{TEXT}&nbsp;</description></item>"
    feed = f"<rss version='2.0'><channel>{item}{item}</channel></rss>"
    with capture_logs() as told:
        first, second = read_feed(feed.encode())
    assert first.record == second.record == {"title": "a & b", "text": TEXT}
    assert [one["event"] for one in told] == ["feed.mended"]


def test_what_a_picture_is_called_is_not_the_article() -> None:
    names = "<media:title>صورة</media:title><media:description>صورة الوزير</media:description>"
    media = f"<media:group>{names}</media:group>"
    spaces = 'xmlns:media="http://search.yahoo.com/mrss/"'
    for inside in (
        f"{{}}<description>{TEXT}</description>",
        f"<description>{TEXT}</description>{{}}",
    ):
        item = f"<item>{inside.format(media)}</item>"
        (entry,) = read_feed(f"<rss {spaces}><channel>{item}</channel></rss>".encode())
        assert (entry.record, entry.whole) == ({"text": TEXT}, False)


def test_a_guid_that_is_no_address_names_no_page() -> None:
    feed = b"<rss><channel><item><guid>77</guid></item></channel></rss>"
    (entry,) = read_feed(feed, url="https://news.example.org/feed.xml")
    assert entry.url is None


def test_an_entity_is_not_resolved_and_a_declaration_inside_a_text_is_text() -> None:
    inside = f"<![CDATA[<!DOCTYPE html><p>{TEXT}</p><script>x()</script>]]>"
    feed = f"<rss><channel><item><description>{inside}</description></item></channel></rss>"
    (entry,) = read_feed(feed.encode())
    assert entry.record["text"] == TEXT

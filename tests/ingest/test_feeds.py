"""RSS and Atom feeds to records."""

import pytest

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
        (b"", "broken XML"),
        (b"<rss><channel><item>", "broken XML"),
        (b"<html><body/></html>", "no feed"),
        (
            b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>',
            "document type",
        ),
        (b"not xml", "broken XML"),
    ],
)
def test_what_is_no_feed_is_refused(data: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read_feed(data)

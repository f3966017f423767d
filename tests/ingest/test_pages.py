"""HTML pages to records: what is the article, and what stands around it."""

import json

import pytest

from app.errors import InputError
from app.ingest.pages import page_record, text_of_html

# aʿlana wazīr aṭ-ṭāqa, al-yawma, tawqīʿ ittifāq li-taṣdīr al-ghāz: the minister of energy announced
# today that an agreement on exporting gas was signed
FIRST = "أعلن وزير الطاقة سالم العمري، اليوم، توقيع اتفاق لتصدير الغاز الطبيعي إلى أربع دول."
SECOND = "وقال العمري: «الاتفاق يشمل ملياري متر مكعب سنويا ابتداء من العام المقبل»."
THIRD = "وأضاف أن بلاده ملتزمة."
# wa-yaʾtī l-iʿlān baʿd mufāwaḍāt istamarrat akthar min ʿām: the announcement comes after talks of
# more than a year
FOURTH = (
    "ويأتي الإعلان بعد مفاوضات استمرت أكثر من عام بين الجانبين، وشهدت خلافات حول الأسعار والكميات."
)
AROUND = "خبر آخر عن أسعار الخضار في الأسواق لا علاقة له بما تقدم على الإطلاق."


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


ARTICLE = paragraphs(FIRST, SECOND, THIRD, FOURTH)
TEXT = f"{FIRST}\n\n{SECOND}\n\n{THIRD}\n\n{FOURTH}"


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("in an article element", f"<article>{ARTICLE}</article>"),
        (
            "in a division among others",
            f"<div class='sidebar'><p>{AROUND}</p></div><div>{ARTICLE}</div>",
        ),
        ("beside a menu", f"<nav>{paragraphs(AROUND)}</nav><main>{ARTICLE}</main>"),
        ("above a footer", f"<main>{ARTICLE}</main><footer><p>{AROUND}</p></footer>"),
        (
            "with related articles inside",
            f"<article>{ARTICLE}<div class='related-posts'><p>{AROUND}</p></div></article>",
        ),
        (
            "with a link to another in between",
            f"<p>{FIRST}</p><p><a href='/x'>{AROUND}</a></p>{paragraphs(SECOND, THIRD, FOURTH)}",
        ),
        (
            "with lines that breaks part",
            f"<div>{FIRST}<br><br>{SECOND}<br/>{THIRD}<br>{FOURTH}</div>",
        ),
        ("in divisions for paragraphs", "".join(f"<div>{t}</div>" for t in TEXT.split("\n\n"))),
        (
            "in a division whose class speaks of comments",
            f"<div class='post comments-open'>{ARTICLE}</div>",
        ),
        (
            "marked as its body",
            f"<div itemprop='articleBody'>{ARTICLE}</div>{AROUND}<p>{AROUND * 9}</p>",
        ),
        ("with a script", f"<article>{ARTICLE}<script>var a = '{AROUND}'</script></article>"),
        ("with a caption", f"<article><figure><p>{AROUND}</p></figure>{ARTICLE}</article>"),
    ],
)
def test_the_text_is_the_paragraphs_of_the_article(name: str, body: str) -> None:
    assert page_record(page(body))["text"] == TEXT, name


def test_words_inside_a_paragraph_stay_together() -> None:
    body = f"<article><p>{FIRST} قال <b>الو</b>زير\n  ذلك.</p></article>"
    assert page_record(page(body))["text"] == f"{FIRST} قال الوزير ذلك."


def test_facts_are_those_that_the_page_states_for_programs() -> None:
    linked = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "الموقع"},
            {
                "@type": ["NewsArticle"],
                "headline": "اتفاق على تصدير الغاز",
                "datePublished": "2024-02-13T08:00:00+01:00",
                "author": [{"@type": "Person", "name": "ليلى حداد"}],
                "publisher": {"@type": "Organization", "name": "صحيفة الغد"},
            },
        ],
    }
    head = (
        f'<script type="application/ld+json">{json.dumps(linked)}</script>'
        '<link rel="canonical" href="/news/77"><meta name="date" content="1999-01-01">'
        "<title>شيء آخر</title>"
    )
    record = page_record(page(f"<p>{FIRST}</p>", head), url="https://news.example.org/a?b=1")
    assert record == {
        "text": FIRST,
        "title": "اتفاق على تصدير الغاز",
        "url": "https://news.example.org/news/77",
        "published": "2024-02-13T08:00:00+01:00",
        "outlet": "صحيفة الغد",
        "author": "ليلى حداد",
    }


def test_meta_elements_stand_in_for_what_is_not_linked() -> None:
    head = (
        '<meta property="og:title" content="اتفاق على تصدير الغاز">'
        '<meta property="og:site_name" content="الغد">'
        '<meta property="article:published_time" content="غدا">'
        '<meta name="pubdate" content="2024-02-13">'
        "<title>اتفاق على تصدير الغاز | الغد</title>"
    )
    record = page_record(page(f"<p>{FIRST}</p>", head))
    assert (record["title"], record["outlet"]) == ("اتفاق على تصدير الغاز", "الغد")
    assert record["published"] == "2024-02-13"


def test_the_name_of_the_site_is_taken_off_a_title_that_the_page_repeats_without_it() -> None:
    head = "<title>اتفاق على تصدير الغاز - الغد</title>"
    title = "<h1>اتفاق على تصدير الغاز - الغد</h1><h1>اتفاق على تصدير الغاز</h1>"
    assert page_record(page(title + ARTICLE, head))["title"] == "اتفاق على تصدير الغاز"


def test_a_date_that_is_printed_for_readers_alone_is_no_day_of_publication() -> None:
    assert "published" not in page_record(page(f"<time>13 شباط 2024</time>{ARTICLE}"))


def test_the_text_of_the_linked_data_stands_in_where_the_page_shows_little() -> None:
    linked = {"@type": "NewsArticle", "articleBody": f"{FIRST} {SECOND} {THIRD}"}
    head = f'<script type="application/ld+json">{json.dumps(linked)}</script>'
    assert page_record(page(f"<p>{THIRD}</p>", head))["text"] == f"{FIRST} {SECOND} {THIRD}"


@pytest.mark.parametrize("head", ["{", '{"@type": 1}', '[[[["x"]]]]', "null", '{"@graph": {}}'])
def test_linked_data_that_cannot_be_meant_is_passed_by(head: str) -> None:
    script = f'<script type="application/ld+json">{head}</script>'
    assert page_record(page(ARTICLE, script))["text"] == TEXT


@pytest.mark.parametrize(
    ("encoding", "head", "charset"),
    [
        ("utf-8", "", None),
        ("windows-1256", '<meta charset="windows-1256">', None),
        ("windows-1256", "", "windows-1256"),
        ("windows-1256", "", None),
        ("utf-16", "", None),
        ("utf-8", '<meta charset="no-such-charset">', "x-none"),
        ("utf-8", "<?xml version='1.0' encoding='utf-8'?>", None),
    ],
)
def test_a_page_is_decoded_as_it_says(encoding: str, head: str, charset: str | None) -> None:
    data = f"<html><head>{head}</head><body>{ARTICLE}</body></html>".encode(encoding)
    assert page_record(data, charset=charset)["text"] == TEXT


@pytest.mark.parametrize("data", [b"", b"   ", b"<html></html>", page("<p>قصير</p>"), b"\x00<p>"])
def test_a_page_without_an_article_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        page_record(data)


def test_a_piece_of_html_gives_all_its_paragraphs() -> None:
    assert text_of_html("<p>قال الوزير</p><p>ذلك &amp; غيره</p>") == "قال الوزير\n\nذلك & غيره"
    assert text_of_html("قال الوزير") == "قال الوزير"
    assert text_of_html("  ") == ""


def test_a_page_of_deep_nesting_is_read() -> None:
    body = "<div>" * 200 + ARTICLE + "</div>" * 200
    assert FIRST in str(page_record(page(body))["text"])

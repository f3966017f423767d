"""Pages as Arabic outlets lay them out: of each the article, whole, and nothing beside it."""

import json
import logging

import pytest

from app.errors import InputError
from app.ingest.pages import page_record

TITLE = "اتفاق على تصدير الغاز"
# the minister announces the signing; what he said; a short reply; talks of a year; what is next
PARAGRAPHS = (
    "أعلن وزير الطاقة سالم العمري، اليوم الثلاثاء، توقيع اتفاق لتصدير الغاز الطبيعي إلى أربع دول.",
    "وقال العمري في مؤتمر صحفي: «الاتفاق يشمل ملياري متر مكعب سنويا ابتداء من العام المقبل».",
    "- هل من ضمانات؟",
    "وأضاف أن بلاده «ملتزمة بكل ما وقعت عليه»، نافيا ما ذكرته صحف عن خلاف حول الأسعار.",
    "ويأتي الإعلان بعد مفاوضات استمرت أكثر من عام بين الجانبين، وتعثرت مرتين بسبب كلفة الأنبوب.",
    "ومن المقرر أن يصدق البرلمان على الاتفاق قبل نهاية الشهر، وفق ما قاله رئيس لجنة الطاقة.",
)
MENU = "".join(f"<li><a href='/{n}'>{n}</a></li>" for n in ("سياسة", "اقتصاد", "رياضة", "ثقافة"))
OTHERS = "".join(
    f"<li><a href='/n/{n}'><h3>خبر آخر رقم {n} عن أسعار الخضار في الأسواق المحلية</h3></a>"
    f"<p>مقدمة قصيرة لخبر لا علاقة له بما تقدم.</p></li>"
    for n in range(8)
)
NAVIGATION = f"<header><nav><ul>{MENU}</ul></nav></header>"
BOX = "<div class='related'><b>اقرأ أيضا</b><a href='/n/3'>خبر آخر رقم 3 عن أسعار الخضار</a></div>"
READERS = (
    "<section class='comments'><h3>التعليقات</h3><p>تعليق قارئ لا يصدق الخبر أبدا.</p></section>"
)
FOOTER = "<footer><p>جميع الحقوق محفوظة © 2024 صحيفة الغد. يمنع النسخ.</p></footer>"
CAPTION = "<figure><img src='/a.jpg'><figcaption>صورة من الأرشيف (رويترز)</figcaption></figure>"
BYLINE = (
    "<div class='meta'><span class='byline'>بقلم: ليلى حداد</span><time>13 شباط 2024</time></div>"
)
ASIDE = f"<aside><h2>الأكثر قراءة</h2><ul>{OTHERS}</ul></aside>"


def in_elements(tag: str) -> list[str]:
    return [f"<{tag}>{text}</{tag}>" for text in PARAGRAPHS]


WITH_BOX = "".join([*in_elements("p")[:3], BOX, *in_elements("p")[3:]])
STORY = f"<h1>{TITLE}</h1>{BYLINE}{CAPTION}{WITH_BOX}<p class='tags'><a href='/t'>غاز</a></p>"
SHAPES = {
    "news": f"{NAVIGATION}<main><article>{STORY}</article>{ASIDE}{READERS}</main>{FOOTER}",
    "divisions": f"<div><ul>{MENU}</ul></div><div class='row'><div><h1>{TITLE}</h1>"
    f"<div class='post'>{''.join(in_elements('div'))}</div></div>"
    f"<div><ul>{OTHERS}</ul></div></div>",
    "breaks in a table": f"<table><tr><td><ul>{MENU}</ul></td></tr><tr><td><div id='story'>"
    f"<h2>{TITLE}</h2>{'<br><br>'.join(PARAGRAPHS)}</div></td>"
    f"<td><ul>{OTHERS}</ul></td></tr></table>",
    "microdata": f"{NAVIGATION}<div><h1>{TITLE}</h1><div itemprop='articleBody'>{WITH_BOX}</div>"
    f"</div><ul>{OTHERS}</ul>{FOOTER}",
    "broken": f"<nav><ul>{MENU}</nav><div class=article><h1>{TITLE}<p>{'<p>'.join(PARAGRAPHS)}"
    f"</b></span><div class=related><ul>{OTHERS}",
    "a list": f"{NAVIGATION}<article><h1>{TITLE}</h1><ul>{''.join(in_elements('li'))}</ul>"
    f"</article>{FOOTER}",
    "quotations": f"{NAVIGATION}<article><h1>{TITLE}</h1>"
    f"{''.join(in_elements('blockquote'))}</article>{FOOTER}",
}
META = (
    f'<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="الغد">'
    '<meta property="article:published_time" content="2024-02-13T08:00:00+03:00">'
    f"<title>{TITLE} | الغد</title>"
)


def page(body: str, head: str = META) -> str:
    return f'<!DOCTYPE html><html lang="ar" dir="rtl"><head>{head}</head><body>{body}</body></html>'


@pytest.mark.parametrize("shape", SHAPES)
def test_of_every_shape_the_article_is_taken_whole_and_alone(shape: str) -> None:
    assert page_record(page(SHAPES[shape]).encode()) == {
        "text": "\n\n".join(PARAGRAPHS),
        "title": TITLE,
        "published": "2024-02-13T08:00:00+03:00",
        "outlet": "الغد",
    }


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6"])
def test_a_page_of_old_encoding_is_the_same_article(encoding: str) -> None:
    # ISO 8859-6 has no guillemets and no copyright sign
    html = page(SHAPES["news"]).translate(str.maketrans("«»©", '""c'))
    stated = html.replace("<head>", f'<head><meta charset="{encoding}">')
    plain = page_record(html.encode())
    assert page_record(stated.encode(encoding)) == plain
    assert page_record(html.encode(encoding)) == plain


@pytest.mark.parametrize(
    "text", ["\n".join(PARAGRAPHS), "".join(in_elements("p")), "\r\n\r\n".join(PARAGRAPHS)]
)
def test_a_page_that_scripts_fill_gives_what_its_linked_data_has(text: str) -> None:
    linked = {"@type": "NewsArticle", "headline": TITLE, "articleBody": text}
    script = f'<script type="application/ld+json">{json.dumps(linked)}</script>'
    body = f"{NAVIGATION}<div id='app'></div><p>يرجى تفعيل جافاسكربت.</p>{FOOTER}"
    record = page_record(page(body, script).encode())
    assert record == {"text": "\n\n".join(PARAGRAPHS), "title": TITLE}


def test_the_name_of_the_site_is_no_part_of_a_title_that_is_shown_alone() -> None:
    record = page_record(page(f"<div>{WITH_BOX}</div>", f"<title>{TITLE} | الغد</title>").encode())
    assert record["title"] == TITLE


@pytest.mark.parametrize("body", ["", NAVIGATION, f"{NAVIGATION}<ul>{MENU}</ul>", "<img src='x'>"])
def test_a_page_without_an_article_is_refused_without_a_word_in_the_log(
    body: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(InputError):
        page_record(page(body).encode())
    assert [one for one in caplog.records if one.levelno >= logging.WARNING] == []


def test_a_page_of_boundless_length_is_refused() -> None:
    with pytest.raises(InputError, match="longer than"):
        page_record(b"<p>" + b"x" * 5_000_000)

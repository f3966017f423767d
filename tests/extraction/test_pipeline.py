from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.domain.extraction import Extraction
from app.domain.scheme import from_scheme, to_scheme
from app.extraction.pipeline import EXTRACTOR, extract

ARTICLE = (
    "بوتين: لن نتراجع\n\n"
    "موسكو (رويترز) - قال الرئيس الروسي فلاديمير بوتين يوم الأربعاء إن بلاده «لن تتراجع» عن "
    "موقفها من أوكرانيا، مشيرا إلى أن روسيا تقدر دعم الصين.\n"
    "وأضاف بوتين «سنواصل العمل مع حلفائنا». وقال مصدر دبلوماسي إن الاتفاق قريب.\n"
)


def spans(found: Extraction) -> Iterator[tuple[int, int]]:
    yield from (z.span for z in found.zones)
    yield from (q.span for q in found.quotes)
    yield from (c.span for c in found.claims)
    yield from (n.span for n in found.nonspeech_quotes)
    for party in found.parties:
        yield from (*party.mentions, *party.descriptive)


def test_an_article_gives_parties_quotes_and_claims() -> None:
    found = extract(ARTICLE, published=date(2024, 6, 19))
    names = {p.id: p.canonical_ar for p in found.parties}
    direct = [
        (names[q.speaker or ""], q.span.of(ARTICLE)) for q in found.quotes if q.kind == "direct"
    ]
    assert ("فلاديمير بوتين", "سنواصل العمل مع حلفائنا") in direct
    assert found.claims
    assert found.reference_date == date(2024, 6, 19)
    assert found.extractor == EXTRACTOR


def test_parties_are_numbered_in_order_of_first_appearance() -> None:
    found = extract(ARTICLE)
    firsts = [min((*p.mentions, *p.descriptive)).start for p in found.parties]
    assert firsts == sorted(firsts)
    assert [p.id for p in found.parties] == [f"p{n + 1}" for n in range(len(firsts))]


def test_every_id_that_is_used_is_a_party_of_the_article() -> None:
    found = extract(ARTICLE)
    known = {p.id for p in found.parties}
    for quote in found.quotes:
        assert {quote.speaker, *quote.co_speakers, *quote.via} <= known | {None}
    for claim in found.claims:
        assert {*claim.about, *claim.co_claimants} <= known
        assert claim.claimant is None or claim.claimant in known | {"narrator"}


def test_dateline_gives_country_and_agency() -> None:
    found = extract(ARTICLE)
    assert found.dateline_country == "RU"
    assert found.agency in {p.id for p in found.parties}


def test_same_text_gives_the_same_extraction() -> None:
    assert extract(ARTICLE) == extract(ARTICLE)


def test_extraction_survives_the_scheme_form() -> None:
    found = extract(ARTICLE)
    assert from_scheme(to_scheme(found, "a"), ARTICLE).quotes[0].span == found.quotes[0].span


@pytest.mark.parametrize(
    ("id_", "text"),
    [
        ("empty", ""),
        ("blank", " \n\t\n"),
        ("Latin only", 'Putin said "yes".'),
        ("lone surrogate", "قال \ud800 «نعم»."),
        ("marks alone", '«««»»» """ ((('),
        ("one word", "قال"),
        ("null character", "قال\x00 بوتين إن الأمر انتهى."),
        ("carriage returns", "قال بوتين\r\n\r\nإن الأمر انتهى.\r\n"),
    ],
)
def test_odd_texts_do_not_crash_and_keep_spans_inside(id_: str, text: str) -> None:
    found = extract(text)
    assert all(0 <= a <= b <= len(text) for a, b in spans(found)), id_


WORDS = st.sampled_from(
    ["قال", "وأضاف", "بوتين", "إن", "أن", "«", "»", '"', "،", ".", "\n", ":", "مشيرا",
     "إلى", "بحسب", "نقلت", "عن", "قوله", "الذي", "أعلن", "اتهم", "البيان", "(", ")", "-",
     "وزير", "الخارجية", "الروسي", "سيرغي", "لافروف", "2024", "5.2", "الأربعاء", "أستاذ",
     "جامعة", "لدى", "بن", "آل", "عبد", "مصدر", "مسؤول", "\ud800", "\u200f", "ـ", "CNN",
     "واشنطن", "أبو", "حركة", "وحسب", "لم"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=40), st.sampled_from(["", " "]))
@example(["لافروف", "بن", "لافروف", "آل"], " ")
@example(["قال", "("], " ")
def test_no_sequence_of_words_is_too_much_and_every_span_lies_inside(
    words: list[str], between: str
) -> None:
    text = between.join(words)
    for start, end in spans(extract(text)):
        assert 0 <= start < end <= len(text)


def test_quotes_end_past_the_entity_that_closes_them() -> None:
    text = "قال فلاديمير بوتين إن الاتفاق &#34;جاهز للتوقيع في موسكو&#34;."
    quotes = {q.kind.value: q.span.of(text) for q in extract(text).quotes}
    assert quotes == {
        "indirect": "الاتفاق &#34;جاهز للتوقيع في موسكو&#34;",
        "direct": "جاهز للتوقيع في موسكو",
    }

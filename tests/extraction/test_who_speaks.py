"""Who speaks, on whole sentences: sources, documents, nouns of many."""

import pytest

from app.extraction.pipeline import extract

CASES = [
    pytest.param(
        "كشفت مصادر مطلعة أن الاتفاق قريب. وتقدم الجيش السوري. وقال المصدر إن العدد ارتفع.",
        "مصادر مطلعة",
        (),
        id="the source is one of the sources",
    ),
    pytest.param(
        "زار سيرغي لافروف بغداد. وأشار تقرير بلومبيرغ إلى أن الشركة توسع مشروعها.",
        "وكالة بلومبرغ",
        (),
        id="the owner of a report",
    ),
    pytest.param(
        "زار سيرغي لافروف طهران. وجاء في بيان وزعته الخارجية الإيرانية أن الزيارة ألغيت.",
        "وزارة الخارجية الإيرانية",
        (),
        id="who handed a statement out",
    ),
    pytest.param(
        "علمت الجزيرة نت من مصادر مطلعة أن اللقاء تأجل.",
        "مصادر مطلعة",
        ("شبكة الجزيرة",),
        id="from whom a paper learnt it",
    ),
    pytest.param(
        "رفضت الحكومة الفكرة، إلا أن متحدثا باسم الحركة حذر كينيا من التدخل.",
        "متحدثا باسم الحركة",
        (),
        id="a spokesman in the accusative",
    ),
    pytest.param(
        "يعتقد بعض المسؤولين السابقين في إدارة ترامب أنه لن يسحب الدعم.",
        "بعض المسؤولين السابقين في إدارة",
        (),
        id="some officials of a man's",
    ),
    pytest.param(
        "دعا الخبراء باراك أوباما إلى تأجيل التفاوض.", "الخبراء", (), id="experts call on a man"
    ),
]


@pytest.mark.parametrize(("text", "speaker", "via"), CASES)
def test_who_speaks_last(text: str, speaker: str, via: tuple[str, ...]) -> None:
    found = extract(text)
    names = {party.id: party.canonical_ar for party in found.parties}
    last = found.quotes[-1]
    assert names.get(last.speaker or "") == speaker
    assert tuple(names[one] for one in last.via) == via


def test_a_name_in_one_word_or_two_is_one_person() -> None:
    found = extract(
        "حذر الدكتور عبدالله بن غازي العتيبي من ذلك. "
        "وشدد الدكتور عبد الله بن غازي العتيبي على الخطر."
    )
    assert len([party for party in found.parties if party.mentions]) == 1


def test_a_claim_ends_where_another_speaks_at_that_time() -> None:
    found = extract("قالت المفوضية إن العنف اندلع، في وقت قال الجيش الباكستاني إنه يتقدم.")
    first, second = (quote.span.of(found.text) for quote in found.quotes)
    assert first == "العنف اندلع"
    assert second.startswith("إنه يتقدم")

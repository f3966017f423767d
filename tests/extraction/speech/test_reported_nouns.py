"""Content without a complementiser right behind its cue: nouns, appositions, asides, names."""

import pytest

from app.domain.attribution import QuoteKind
from app.extraction.pipeline import extract

CASES = [
    pytest.param(
        "وأكد الرئيس الباكستاني، آصف علي زرداري، أن رقعة العمليات ستتسع.",
        "رقعة العمليات ستتسع",
        id="no preposition inside a name",
    ),
    pytest.param(
        "وأوضح المتحدث الرسمي لانتخابات أعضاء المجالس، المهندس جديع القحطاني، أن النظام واضح.",
        "النظام واضح",
        id="a clause behind an apposition",
    ),
    pytest.param(
        "وأعلنت إيران في أكتوبر/تشرين الأول أنها ستستخدم أجهزة جديدة.",
        "أنها ستستخدم أجهزة جديدة",
        id="a month is no verbal noun",
    ),
    pytest.param(
        "وأعلن الجيش الإسرائيلي، في بيان، السبت، العثور على جثة الفتى.",
        "العثور على جثة الفتى",
        id="a definite verbal noun behind asides",
    ),
    pytest.param(
        "حذرت لجنة من نواب مجلس العموم من أن الاستراتيجية فشلت.",
        "الاستراتيجية فشلت",
        id="the second of two prepositions",
    ),
    pytest.param(
        "ودعا النواب، في رسالة إلى وزير الخارجية أنتوني بلينكن، إلى السعي لإيجاد حل.",
        "السعي لإيجاد حل",
        id="a preposition inside an aside",
    ),
    pytest.param(
        'وتقول كاترين ديملر الباحثة في معهد "جيه إف إف للبحوث والدراسات الإعلامية" إنها شهدت ذلك.',
        "إنها شهدت ذلك",
        id="a name in marks is no speech",
    ),
    pytest.param(
        "وذهب الرئيس رجب طيب أردوغان إلى القول إن القانون ظالم.",
        "القانون ظالم",
        id="saying by a verbal noun",
    ),
    pytest.param(
        "اعتبر إيمانويل ماكرون هذه الإجراءات انقلابا على الدستور.",
        "هذه الإجراءات انقلابا على الدستور",
        id="what is deemed something",
    ),
    pytest.param(
        "وتعهد دونالد ترامب برفع العقوبات عن سوريا، ثم وقع أمرا بذلك.",
        "برفع العقوبات عن سوريا",
        id="a deed goes on behind a noun",
    ),
    pytest.param(
        "وحث أنطونيو غوتيريش روسيا على وقف القصف.", "وقف القصف", id="a verb of two letters"
    ),
    pytest.param("وأفادت وكالة رويترز بسقوط قتلى.", "بسقوط قتلى", id="reporting by a preposition"),
]


@pytest.mark.parametrize(("text", "content"), CASES)
def test_content_of_the_last_report(text: str, content: str) -> None:
    found = extract(text)
    indirect = [quote for quote in found.quotes if quote.kind is QuoteKind.INDIRECT]
    assert indirect[-1].span.of(text) == content


def test_matter_is_no_order() -> None:
    text = "ويقول سيرغي لافروف إن تمكن المسلحين من الهجوم يعتبر أمرا محرجا بالنسبة للقوات."
    assert len(extract(text).quotes) == 1


def test_verge_is_no_doubt() -> None:
    assert not extract("كانت المدينة على وشك السقوط في أيدي المسلحين.").quotes

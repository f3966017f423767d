import pytest

from app.extraction.pipeline import extract


@pytest.mark.parametrize(
    "text",
    [
        # Aẓ-Ẓawāhirī … wa-daʿā l-Miṣriyyīn ilā: he called on the Egyptians (accusative)
        pytest.param(
            "قال أيمن الظواهري إن الزيارة مرفوضة. ودعا المصريين إلى رفض زيارة الرئيس.",
            id="sound plural in the accusative",
        ),
        pytest.param(
            "قال أيمن الظواهري إن الزيارة مرفوضة. ودعا الأطراف إلى رفض زيارة الرئيس.",
            id="a plural of no persons has a feminine verb",
        ),
    ],
)
def test_the_object_of_a_verb_does_not_speak(text: str) -> None:
    found = extract(text)
    assert len({q.speaker for q in found.quotes}) == 1


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # he added that he had called on the company; a letter that calls on the leaders
        pytest.param(
            "وأضاف جو بايدن أنه طالب الشركة، بعدم مغادرة الموقع.", "جو بايدن", id="a pronoun"
        ),
        pytest.param("ووقعت الوفود رسالة مفتوحة تدعو القادة إلى وقف الحرب.", None, id="a paper"),
    ],
)
def test_whom_a_verb_tells_does_not_speak(text: str, speaker: str | None) -> None:
    found = extract(text)
    names = {party.id: party.canonical_ar for party in found.parties}
    last = found.quotes[-1].speaker
    assert (names[last] if last else None) == speaker


def test_the_nominative_speaks() -> None:
    found = extract("قال أيمن الظواهري إن الزيارة مرفوضة. ودعا المحتجون إلى رفض زيارة الرئيس.")
    assert len({q.speaker for q in found.quotes}) == 2


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("قال لافروف إن الوضع صعب. واتهم الغرب بالتصعيد.", "سيرغي لافروف"),
        ("قال لافروف إن الوضع صعب. واتهم بايدن الغرب بالتصعيد.", "جو بايدن"),
        ("قالت زاخاروفا إن الوضع صعب. واتهمت روسيا أوكرانيا بقصف المدينة.", "روسيا"),
        ("قالت زاخاروفا إن الوضع صعب. واتهمت أوكرانيا بقصف المدينة.", "ماريا زاخاروفا"),
        ("أكدت حماس أن الوضع صعب. وحمّلت إسرائيل المسؤولية الكاملة عن الهجوم.", "حماس"),
        ('قال بايدن إن الوضع صعب. ووصف بوتين بأنه "قاتل".', "جو بايدن"),
        ('قال بايدن إن الوضع صعب. ووصفه بوتين بأنه "ضعيف".', "فلاديمير بوتين"),
    ],
)
def test_a_name_alone_behind_a_verb_that_needs_an_object_is_the_object(
    text: str, speaker: str
) -> None:
    found = extract(text)
    names = {party.id: party.canonical_ar for party in found.parties}
    assert names[found.quotes[-1].speaker or ""] == speaker

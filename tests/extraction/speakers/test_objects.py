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


def test_the_nominative_speaks() -> None:
    found = extract("قال أيمن الظواهري إن الزيارة مرفوضة. ودعا المحتجون إلى رفض زيارة الرئيس.")
    assert len({q.speaker for q in found.quotes}) == 2

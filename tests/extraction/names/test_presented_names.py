import pytest

from app.domain.party import PartyType
from app.extraction.parties.parties import find_parties
from app.extraction.reading.reading import analyse


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        pytest.param(
            "طالبت وزيرة التنمية الألمانية، سفنيا شولتسه، بوقف الإنتاج.",
            "سفنيا شولتسه",
            "DE",
            id="a minister",
        ),
        pytest.param(
            "وذكر رئيس شرطة مدينة روالبندي، راوو إقبال، أن المهاجمين قتلوا.",
            "راوو إقبال",
            "PK",
            id="a chief of police",
        ),
        pytest.param(
            "وقال مدير المستشفى، أحمد الخطيب، إن الجرحى كثر.", "أحمد الخطيب", None, id="a trade"
        ),
        pytest.param(
            "ووصل وزير الخارجية الألماني، أمس الأحد، إلى العاصمة.", None, None, id="a day"
        ),
        pytest.param(
            "ووصل وزير الخارجية الألماني، في زيارة قصيرة، أمس.", None, None, id="a phrase"
        ),
        pytest.param(
            "قال الأمين العام للاتحاد، وزاوية آسا، إن الأمر صعب.", None, None, id="joined"
        ),
    ],
)
def test_names_between_commas(text: str, name: str | None, country: str | None) -> None:
    parties = find_parties(analyse(text))[0].parties
    people = [p for p in parties if p.type is PartyType.PERSON and p.mentions]
    assert [(p.canonical_ar, p.country) for p in people] == ([(name, country)] if name else [])


@pytest.mark.parametrize(
    ("text", "captives"),
    [
        pytest.param("وأعلنت صفقة لتبادل الأسرى بين الطرفين.", True, id="al-asrā: the captives"),
        pytest.param("وزال الظرف الأسري الطارئ أمس.", False, id="al-usarī: of the family"),
    ],
)
def test_captives_are_not_the_family(text: str, *, captives: bool) -> None:
    assert bool(find_parties(analyse(text))[0].parties) is captives

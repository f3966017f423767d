import pytest

from app.domain.party import PartyType
from app.extraction.parties.parties import find_parties
from app.extraction.reading.reading import analyse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "طالب الفلسطينيون بوقف القتال.",
            [("PS", ["الفلسطينيون"])],
            id="al-filasṭīniyyūn: a people that acts",
        ),
        pytest.param(
            "احترمت مطالب الشعب التونسي.",
            [("TN", ["الشعب التونسي"])],
            id="al-shaʿb al-tūnisī: a people by its noun",
        ),
        pytest.param(
            "هاجم بعض المتمردين القرية وعاد المتمردون ليلا.",
            [(None, ["بعض المتمردين", "المتمردون"])],
            id="baʿḍ al-mutamarridīn: one group, its phrases together",
        ),
        pytest.param(
            "فتح المقاتلون المتشددون الأكراد النار.",
            [(None, ["المقاتلون المتشددون الأكراد"])],
            id="adjectives in the plural belong to the phrase",
        ),
        pytest.param(
            "رد المتظاهرون الإيرانيون بالحجارة.",
            [("IR", ["المتظاهرون الإيرانيون"])],
            id="protesters with their origin",
        ),
        pytest.param("طمأنت حلفاءها أمس.", [(None, ["حلفاءها"])], id="ḥulafāʾahā: her allies"),
    ],
)
def test_crowd_is_an_unnamed_group(text: str, expected: list[tuple[str | None, list[str]]]) -> None:
    whole = f"عنوان\n\n{text}"
    cast, _ = find_parties(analyse(whole))
    groups = [p for p in cast.parties if p.type is PartyType.GROUP and p.unnamed]
    assert [(p.country, [s.of(whole) for s in p.descriptive]) for p in groups] == expected
    assert all(p.mentions == () for p in groups)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("التقى المسؤولين الأميركيين أمس", id="an adjective of officials"),
        pytest.param("فاز اللاعبون المغاربة أمس", id="an adjective of players"),
        pytest.param("قتل مدني في الهجوم", id="one civilian"),
        pytest.param("انتقد الشعب القرار", id="a people without origin"),
    ],
)
def test_what_only_looks_like_a_crowd(text: str) -> None:
    cast, _ = find_parties(analyse(f"عنوان\n\n{text}."))
    assert [p.canonical_ar for p in cast.parties if p.unnamed] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "قالت الشرطة إن الرجل فر. وطوقت الشرطة المكان في مصر.",
            [(PartyType.AGENCY, "EG", 2)],
            id="al-shurṭa: the police of the article's state",
        ),
        pytest.param("نقل إلى مركز الشرطة في مصر.", [], id="once, in passing"),
        pytest.param("قالت الشرطة القضائية ذلك. وردت الشرطة القضائية.", [], id="another service"),
    ],
)
def test_service_of_the_state_told_of_twice_is_an_agency(
    text: str, expected: list[tuple[PartyType, str, int]]
) -> None:
    cast, _ = find_parties(analyse(f"عنوان\n\n{text}"))
    described = [p for p in cast.parties if not p.mentions]
    assert [(p.type, p.country, len(p.descriptive)) for p in described] == expected
    assert not any(p.unnamed for p in described)

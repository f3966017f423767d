import pytest

from app.extraction.pipeline import extract


def country(text: str, name: str) -> str | None:
    return next(p.country for p in extract(text).parties if p.canonical_ar == name)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        # qāla maṣdar muṭṭaliʿ …: an informed source; nothing tells whose
        pytest.param("قال مصدر مطلع إن فرنسا توافق.", "مصدر مطلع", None, id="a bare source"),
        pytest.param("قال مصدر فرنسي إن ألمانيا توافق.", "مصدر فرنسي", "FR", id="an adjective"),
        pytest.param("قال مصدر أمني إن فرنسا توافق.", "مصدر أمني", "FR", id="of its forces"),
    ],
)
def test_a_source_has_the_country_that_something_tells(
    text: str, name: str, expected: str | None
) -> None:
    assert country(text, name) == expected


def test_a_short_family_name_has_one_spelling() -> None:
    # ʿAbd Allāh Bādū is not ʿAbd Allāh Badawī of Malaysia
    text = "قال الناشط عبد الله بادو إن المغرب يتغير."
    assert country(text, "عبد الله بادو") == "MA"


def test_an_artist_tells_nothing_of_the_country_of_others() -> None:
    # Harry Styles, named twice, and a Moroccan ministry: the unknown man is Moroccan
    text = (
        "حضر هاري ستايلز الحفل. وغنى هاري ستايلز في المساء. وغادر هاري ستايلز. "
        "وشكرت وزارة الثقافة المغربية الفرقة. وقال كمال بنسعيد إن الحفل نجح."
    )
    assert country(text, "كمال بنسعيد") == "MA"


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        # maʿa naẓīrihi ṣ-Ṣīnī, Yānagh …: with his Chinese counterpart
        pytest.param(
            "بحث الوزير الأميركي الملف مع نظيره الصيني، فانغ كيشان، في واشنطن.",
            "فانغ كيشان",
            "CN",
            id="a counterpart",
        ),
        # … wa-huwa tājir āthār Barīṭānī: who is a British dealer in antiquities
        pytest.param(
            "شكرت الولايات المتحدة دوغلاس لاتشفورد، وهو تاجر آثار بريطاني.",
            "دوغلاس لاتشفورد",
            "GB",
            id="who is",
        ),
    ],
)
def test_words_beside_a_name_tell_the_nation(text: str, name: str, expected: str) -> None:
    assert country(text, name) == expected


def test_abu_may_be_written_with_the_name() -> None:
    found = extract("قال محمد أبوالحسن إن اللقاء جيد. وأكد أبو الحسن ذلك.")
    assert [p.canonical_ar for p in found.parties] == ["محمد أبوالحسن"]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        pytest.param(
            "وقال رئيس لجنة الحكام في الفيفا إن روسيا جاهزة.", "لجنة الحكام", None, id="of a union"
        ),
        pytest.param(
            "وقالت لجنة العلاقات الخارجية في مجلس الشيوخ الفرنسي إن روسيا جاهزة.",
            "لجنة العلاقات الخارجية",
            "FR",
            id="of a state",
        ),
    ],
)
def test_an_organ_of_a_body_is_of_its_state(text: str, name: str, expected: str | None) -> None:
    assert country(text, name) == expected


def test_a_reporter_is_not_of_the_place_he_reports_from() -> None:
    text = "وقالت فرنسا إن فرنسا جاهزة. وقال مراسل الصحيفة في بغداد سالم كركوتلي إن القصف مستمر."
    assert country(text, "سالم كركوتلي") != "IQ"

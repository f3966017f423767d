import pytest

from app.domain.party import PartyType
from app.extraction.names.opening import open_page
from app.extraction.names.told_names import find_told
from app.extraction.parties.parties import find_names, find_parties
from app.extraction.reading.reading import analyse


def told(text: str) -> list[str]:
    page = open_page(analyse(text))
    return [one.name for one in find_told(page, find_names(page))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # wa-qāla Bū Kadūs, khilāla nadwa, inna l-hayākil tunāqish: Boukadous said at a meeting …
        pytest.param("وقال بوكدوس، خلال ندوة، إن الهياكل تناقش.", ["بوكدوس"], id="pause"),
        # wa-awḍaḥa Kūlhās anna: Koolhaas made clear that
        pytest.param("وأوضح كولهاس أن المبنى جديد.", ["كولهاس"], id="what is said"),
        # aʿlana l-mudīr at-tanfīdhī li-n-niqāba Fāhim Bū Kadūs …: the executive director …
        pytest.param(
            "وقال وزير الخارجية الهولندي فرانس تيمرمانس: «من الجيد أن الاتحاد قرر».",
            ["فرانس تيمرمانس"],
            id="behind a title",
        ),
        # qāla l-mandūb al-Amīrkī Māyk Wāldrīn inna: the American delegate Mike Waldrin said that
        pytest.param(
            "وقال المندوب الأميركي مايك والدرين إن المجلس يوجه إشارة.",
            ["مايك والدرين"],
            id="a name that was cut, like «and the …»",
        ),
        # aʿlana mustashār … Tshāng Hū Jīn anna: Chang Ho-jin announced that
        pytest.param(
            "أعلن مستشار الأمن القومي تشانغ هو جين أن كوريا ستعيد النظر.",
            ["تشانغ هو جين"],
            id="a syllable like «he»",
        ),
        pytest.param("قال مصدر إن الخطة جاهزة.", [], id="a source"),
        pytest.param("قال باحثون إن الخطة جاهزة.", [], id="a plural"),
        pytest.param('وقال ضاحكًا: "لا شيء".', [], id="how one spoke"),
        pytest.param("وصل بوكدوس إلى العاصمة.", [], id="no verb of saying"),
        pytest.param("وقال بوكدوس ثم خرج.", [], id="nothing said"),
        pytest.param("قال النعم بركوش إن العمل بدأ.", ["النعم بركوش"], id="an article, two words"),
        pytest.param("قال المترشح بركوش إن العمل بدأ.", [], id="a noun of people"),
        pytest.param(
            "أكد العربي تارودي، الكاتب العام للعصبة، أن العمل بدأ.",
            ["العربي تارودي"],
            id="a given name with the article",
        ),
    ],
)
def test_who_stands_where_one_speaks_is_a_person(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_a_family_name_of_two_words_means_the_person_named_in_full() -> None:
    # Munīr Fakhrī ʿAbd an-Nūr … wa-qāla ʿAbd an-Nūr: one person
    text = (
        "أكد منير فخري عبد النور وزير الصناعة المصري الدعم. "
        "وقال عبد النور في بيان إن المبادرة نجحت."
    )
    cast, _ = find_parties(analyse(text))
    people = [p for p in cast.parties if p.type is PartyType.PERSON]
    assert [len(p.mentions) for p in people] == [2]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قال د. الأدهم اللويش عميد القبول إن العدد كاف.", "الأدهم اللويش"),
        ("وقال أ.د. سالم بنعمرو إن العمل بدأ.", "سالم بنعمرو"),
    ],
)
def test_titles_of_one_letter_stand_before_a_name(text: str, name: str) -> None:
    cast, _ = find_parties(analyse(text))
    assert [p.canonical_ar for p in cast.parties] == [name]

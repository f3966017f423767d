import pytest

from app.extraction.parties.parties import find_parties
from app.extraction.reading.reading import analyse


def countries(text: str) -> dict[str, str | None]:
    """Return the country of each party that the text names."""
    cast, _ = find_parties(analyse(text))
    return {text[s.start : s.end]: party.country for party in cast.parties for s in party.mentions}


def test_a_body_that_many_states_have_is_of_the_state_told_of() -> None:
    """The Libyan authority of aviation is no Saudi one."""
    text = (
        "حذرت الهيئة العامة للطيران المدني في ليبيا المسافرين، "
        "وقالت وزارة النقل الليبية إن ليبيا ملتزمة."
    )
    assert countries(text)["الهيئة العامة للطيران المدني"] == "LY"


def test_who_holds_an_office_there_is_of_that_state_too() -> None:
    """The director of Mauritania's institute of statistics is no Tunisian."""
    text = (
        "أوضحت مديرة المعهد الوطني للإحصاء في نواكشوط مريم منت أحمدو أن التضخم في موريتانيا ارتفع، "
        "وقالت الحكومة الموريتانية إنه سينخفض."
    )
    assert countries(text)["مريم منت أحمدو"] == "MR"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        pytest.param(
            "قال المعهد الوطني للإحصاء في تونس إن التضخم في تونس ارتفع.",
            "المعهد الوطني للإحصاء",
            "TN",
            id="its own state",
        ),
        pytest.param(
            "زار وفد الاتحاد العام التونسي للشغل ليبيا، وقالت الحكومة الليبية إن ليبيا ترحب.",
            "الاتحاد العام التونسي للشغل",
            "TN",
            id="its name tells whose it is",
        ),
        pytest.param(
            "حذرت الهيئة العامة للطيران المدني المسافرين إلى الهند، وقالت الهند إنها مستعدة.",
            "الهيئة العامة للطيران المدني",
            "SA",
            id="no Arab state else",
        ),
    ],
)
def test_a_body_is_the_known_one(text: str, name: str, country: str) -> None:
    assert countries(text)[name] == country

import pytest

from app.extraction.parties.parties import find_parties
from app.extraction.reading.reading import analyse


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "أعلن المكتب الوطني للسكك الحديدية (ONCF) بالمغرب التأخير. وقال ONCF إنه آسف.",
            ["المكتب الوطني للسكك الحديدية", "ONCF", "ONCF"],
            id="letters in brackets",
        ),
        pytest.param(
            "ألغت شركة فيولينج رحلات. وقالت فيولينج إنها آسفة.",
            ["شركة فيولينج", "فيولينج"],
            id="foreign word without its class word",
        ),
        pytest.param(
            "اشترت شركة مونسانتو البذور. وقالت المتحدثة باسم مونسانتو إنها آمنة.",
            ["شركة مونسانتو", "مونسانتو"],
            id="in whose name one speaks",
        ),
        pytest.param(
            "نقلوا إلى المستشفى الجامعي بقابس (شرق) أمس.",
            ["المستشفى الجامعي بقابس"],
            id="direction",
        ),
    ],
)
def test_short_names_of_one_body(text: str, names: list[str]) -> None:
    cast, _ = find_parties(analyse(text))
    found = [
        [text[m.start : m.end] for m in p.mentions] for p in cast.parties if str(p.type) != "state"
    ]
    assert [n for n in found if n and n[0] == names[0]] == [names]


def test_town_of_a_police_force_is_no_short_name() -> None:
    text = "قالت شرطة فيرغسن كلمتها. واندلع الشغب في فيرغسن."
    cast, _ = find_parties(analyse(text))
    assert [len(p.mentions) for p in cast.parties if str(p.type) == "agency"] == [1]

"""Who is not the one who spoke last: nouns and names that nobody could read, behind a cue."""

import pytest

from tests.extraction.attributing import told

BEFORE = "قال الناشط سامي حداد إن الوقفة سلمية. "
CAST = "person: سامي حداد; media: النهار; media: CNN"


def last_speaker(text: str) -> str:
    return told(BEFORE + text, CAST)[-1].split(" | ")[1]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # the passport office; al-Saʿdi; his lawyers; another user; some of them
        pytest.param("وأوضحت الجوازات أن التسجيل مفتوح.", "الجوازات", id="an unknown body"),
        pytest.param("وأكد الصعدي أن الدخول مجاني.", "الصعدي", id="an unread name"),
        pytest.param("وخلصت القرامي إلى أن المصطلح صحيح.", "القرامي", id="no preposition in it"),
        pytest.param("وقال محاموه إنهم سيستأنفون الحكم.", "محاموه", id="his lawyers"),
        pytest.param("ورأى بعضهم أن الشرطة كانت عنيفة.", "بعضهم", id="some of them"),
        pytest.param("وقال حاكم الإقليم إن الشرطة انسحبت.", "حاكم الإقليم", id="a short title"),
    ],
)
def test_a_new_noun_behind_a_cue_is_another_speaker(text: str, speaker: str) -> None:
    assert last_speaker(text) == speaker


@pytest.mark.parametrize(
    "text",
    [
        # the activist; with astonishment; a second time; to a channel
        pytest.param("وأكد الناشط أن الشرطة انسحبت.", id="the same noun"),
        pytest.param('وتساءل باستغراب: "لماذا يمنع هذا؟".', id="a manner"),
        pytest.param("وأكد ثانية أن الشرطة انسحبت.", id="an adverb"),
        pytest.param('وقال لقناة "النهار" الفرنسية إن الشرطة انسحبت.', id="outlet of France"),
        pytest.param("وقال لـCNN إن الشرطة انسحبت.", id="an outlet behind a lengthened letter"),
    ],
)
def test_what_is_no_new_noun_leaves_the_word_to_the_last_speaker(text: str) -> None:
    assert last_speaker(text) == "سامي حداد"


def test_a_name_read_as_a_noun_is_known_again() -> None:
    text = "وقال براق أوزبك مهندس المحركات إن الطائرة جاهزة. وأوضح أوزبك أن المحرك جديد."
    assert [line.split(" | ")[1] for line in told(text)] == ["براق أوزبك مهندس المحركات"] * 2


def test_a_spokeswoman_without_a_name_speaks() -> None:
    text = "قالت متحدثة باسم الجيش إن الوضع هادئ."
    assert told(text) == ["indirect | متحدثة باسم الجيش | الوضع هادئ"]

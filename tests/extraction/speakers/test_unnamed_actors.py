"""Who goes on to speak when one without a name acts first in the sentence."""

import pytest

from tests.extraction.attributing import told

BEFORE = "قال سامي حداد إن الأمر واضح. "


def last_speaker(text: str) -> str:
    return told(BEFORE + text, "person: سامي حداد; organisation: نادي الأمل")[-1].split(" | ")[1]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # one of the followers; followers; a senior official; the shop's owner; an old man; …
        pytest.param(
            "وسخر أحد المتابعين من القرار وكتب: «هذه نكتة».", "أحد المتابعين", id="one of some"
        ),
        pytest.param(
            "وسخر متابعون من القرار وكتبوا: «هذه نكتة».", "متابعون", id="several, verb in plural"
        ),
        pytest.param(
            "ووجه مسؤول رفيع انتقادات للخطة، قائلا إنها فاشلة.", "مسؤول رفيع", id="a participle"
        ),
        pytest.param(
            "ورفض صاحب المتجر دفع الغرامة وقال إن الرسوم مرتفعة.", "صاحب المتجر", id="an owner"
        ),
        pytest.param(
            "لكن مالك العمارة رفض ذلك مؤكدا أن السكان يعرفون الحقيقة.",
            "مالك العمارة",
            id="before the verb",
        ),
        pytest.param("ووقفت الأم أمام الباب وقالت: «لن أرحل».", "الأم", id="an unlisted noun"),
        pytest.param(
            "وعلق الموقع الرسمي على الصورة وكتب: «هذه لقطة نادرة».", "الموقع الرسمي", id="a site"
        ),
        pytest.param(
            "وهنأ حساب نادي الأمل لاعبه وكتب: «مبارك للبطل».", "نادي الأمل", id="an account"
        ),
    ],
)
def test_who_acts_first_goes_on_to_speak(text: str, speaker: str) -> None:
    assert last_speaker(text) == speaker


@pytest.mark.parametrize(
    "text",
    [
        # prices; the ban's decision; the author of a book; a nurse (f.) before a masculine verb
        pytest.param("وارتفعت الأسعار أمس وقال إن الرسوم مرتفعة.", id="a thing"),
        pytest.param("وصدر قرار المنع أمس، مبينا أن الرسوم مرتفعة.", id="a deed"),
        pytest.param("وتوقف مؤلف “الكتاب” عند الأمر، مشيرا إلى أن النص قديم.", id="his own title"),
        pytest.param("وقطعت الدول الأربع علاقاتها به، مشيرا إلى أن الأمر قديم.", id="several"),
        pytest.param("ودخلت ممرضة الغرفة وقال إن الرسوم مرتفعة.", id="another gender"),
        pytest.param("وأثار القرار الذي رفضه سكان الحي غضبا وأضاف أن النص قديم.", id="a relative"),
    ],
)
def test_what_does_not_speak_leaves_the_word_to_the_last_speaker(text: str) -> None:
    assert last_speaker(text) == "سامي حداد"

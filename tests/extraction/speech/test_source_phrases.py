"""Phrases that name a source, and what only looks like one."""

import pytest

from app.extraction.pipeline import extract
from app.extraction.reading.reading import analyse
from app.extraction.speech.cues import find_cues


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("انتهت الأزمة، كما يرى مراقبون.", ("كما يرى",), id="as observers see it"),
        pytest.param("كما يذكر التقرير أن الأزمة انتهت.", ("يذكر",), id="also the report says"),
        pytest.param("كما يذكر أن الأزمة انتهت.", (), id="a reminder"),
        pytest.param("مراحل القمر كما ترى من الأرض.", ("ترى",), id="as seen from"),
        pytest.param("يبدأ العمل حسب التوقيت الشتوي.", (), id="a measure"),
        pytest.param("يبدأ العمل وفقا للمعايير الدولية.", (), id="a measure behind ل"),
        pytest.param("يبدأ العمل وفق ما تقتضيه الحاجة.", (), id="a free relative without telling"),
        pytest.param(
            "استنادا إلى بيانات رسمية، فإن العدد ارتفع.", ("استنادا إلى",), id="based on a paper"
        ),
        pytest.param("استنادا إلى بيانات رسمية، اعتقل الرجل.", (), id="done on its ground"),
        pytest.param("استنادا إلى القانون، فإن العدد ارتفع.", (), id="based on no paper"),
        pytest.param("لا يضر الصوم كما يعتقد البعض.", ("يعتقد",), id="a common mistake"),
        pytest.param("خرجوا ردا على ما نشرته الصحيفة.", (), id="what is answered"),
        pytest.param("خرجوا، على ما نشرته الصحيفة.", ("على ما نشرته",), id="as it published"),
        pytest.param("كما ذكر النادي في المركز الأول، خلف الأهلي.", ("ذكر",), id="also"),
        pytest.param("كما ذكر النادي فإن الأهلي فاز.", ("كما ذكر",), id="as, and the result"),
        pytest.param("انتهت الأزمة، بحسب المتحدث.", ("بحسب",), id="a source"),
    ],
)
def test_a_measure_is_no_source(text: str, expected: tuple[str, ...]) -> None:
    assert tuple(hit.span.of(text) for hit in find_cues(analyse(text))) == expected


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param(
            "وقال جو بايدن إن الخطة تشمل حسب قوله تحسين الخدمات.",
            "الخطة تشمل حسب قوله تحسين الخدمات",
            id="complete in itself within a clause",
        ),
        pytest.param(
            "وقال جو بايدن إن المعهد يحاول، حسب إمكانياته، أن يساهم.",
            "المعهد يحاول، حسب إمكانياته، أن يساهم",
            id="a measure between commas",
        ),
        pytest.param(
            "ارتفعت الأسعار في كل المدن، وذلك حسب جو بايدن.",
            "ارتفعت الأسعار في كل المدن",
            id="and that is, according to",
        ),
        pytest.param(
            "وقال جو بايدن إن الخطة تشمل الخدمات حسب قوله.",
            "الخطة تشمل الخدمات",
            id="at the end",
        ),
        pytest.param(
            "وأكد جو بايدن أن الموارد موجودة في كل المدن، يقول المتحدث، موضحا أن العدد كاف.",
            "الموارد موجودة في كل المدن",
            id="a cue that closes",
        ),
    ],
)
def test_the_first_content_ends_at_its_source(text: str, content: str) -> None:
    assert extract(text).quotes[0].span.of(text) == content

import pytest

from app.identity.spheres import sphere_of
from app.text.span import Span


@pytest.mark.parametrize(
    ("text", "sphere"),
    [
        ("وقال وزير الخارجية الروسي [سيرغي كوزلوف] إن", "public"),  # the Russian foreign minister
        ("أكد المهاجم البرازيلي [باولو ريبيرو] أنه", "sport"),  # the Brazilian striker
        ("أحيت المطربة اللبنانية [نجوى فرحات] حفلا", "arts"),  # the Lebanese singer
        ("قال الدكتور [حسن نافع] إن", None),  # doctors are found everywhere
        ("على رأسهم القائد [ستيفن موريس] المنتقل", None),  # a captain, of whatever
        ("استقبل الوزير. [حسن نافع] قال", None),  # another sentence's title
        ("التقى المدرب وفدا ثم قال [حسن نافع] إن", None),  # words between are no complement
        ("[حسن نافع] قال", None),
    ],
)
def test_the_title_right_before_a_name_tells_the_walk_of_life(
    text: str, sphere: str | None
) -> None:
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    assert sphere_of(plain, [Span(start, end)]) == sphere


def test_titles_that_disagree_tell_nothing() -> None:
    text = "الوزير زيد والمدرب زيد"  # the minister Zayd and the coach Zayd
    first, second = text.index("زيد"), text.rindex("زيد")
    assert sphere_of(text, [Span(first, first + 3), Span(second, second + 3)]) is None

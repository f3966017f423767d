import pytest

from app.domain.claim import Topic
from app.extraction.topics import blend, topic_of, votes
from app.text.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("إعادة النظر في العقوبات المفروضة", Topic.SANCTIONS),
        ("ارتفاع أسعار النفط وإنتاج أوبك", Topic.ENERGY),
        ("قتل خمسة أشخاص وأصيب عشرة بجروح", Topic.CASUALTIES),
        ("وقصفت القوات المدينة في المعارك", Topic.CONFLICT),
        ("تخصيب اليورانيوم في المفاعل", Topic.NUCLEAR),
        ("فاز المنتخب في المباراة", Topic.SPORT),
        ("كلام لا يدل على شيء", Topic.OTHER),
        ("", Topic.OTHER),
    ],
)
def test_words_vote_for_a_topic(text: str, expected: Topic) -> None:
    assert topic_of(tokenize(text), {}) is expected


def test_words_around_decide_only_where_the_claim_is_silent() -> None:
    around = blend(votes(tokenize("العقوبات والحظر والعقوبات")), {})
    assert topic_of(tokenize("أمر جيد"), around) is Topic.SANCTIONS
    assert topic_of(tokenize("أسعار النفط والغاز"), around) is Topic.ENERGY


def test_a_silent_paragraph_takes_the_topic_of_its_article() -> None:
    around = blend({}, votes(tokenize("تخصيب اليورانيوم في المفاعل النووي")))
    assert topic_of(tokenize("كلام لا يدل على شيء"), around) is Topic.NUCLEAR

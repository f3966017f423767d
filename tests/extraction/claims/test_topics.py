import pytest

from app.domain.claim import Topic
from app.extraction.claims.topics import Vote, blend, tally, topic_of, votes, votes_in
from app.extraction.reading.analysis import Analysis
from app.text.span import Span
from app.text.tokens import tokenize


def voted(text: str) -> tuple[Vote, ...]:
    return votes(Analysis(text=text, tokens=tokenize(text)))


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
    assert topic_of(voted(text), {}) is expected


def test_words_around_decide_only_where_the_claim_is_silent() -> None:
    around = blend(tally(voted("العقوبات والحظر والعقوبات")), {})
    assert topic_of(voted("أمر جيد"), around) is Topic.SANCTIONS
    assert topic_of(voted("أسعار النفط والغاز"), around) is Topic.ENERGY


def test_a_silent_paragraph_takes_the_topic_of_its_article() -> None:
    around = blend({}, tally(voted("تخصيب اليورانيوم في المفاعل النووي")))
    assert topic_of(voted("كلام لا يدل على شيء"), around) is Topic.NUCLEAR


def test_a_stretch_has_the_votes_of_the_words_that_start_in_it() -> None:
    text = "أسعار النفط. عقوبات جديدة"
    second = Span(text.index("عقوبات"), len(text))
    assert {vote.topic for vote in votes_in(voted(text), second)} == {Topic.SANCTIONS}


def test_phrases_of_three_words_vote() -> None:
    assert topic_of(voted("وقف إطلاق النار"), {}) is Topic.CONFLICT

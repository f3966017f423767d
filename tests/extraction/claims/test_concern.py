"""Whom and which states a claim concerns."""

import re
from dataclasses import replace

import pytest

from app.domain.party import Party, PartyType
from app.extraction.claims.concern import Scene, about, countries
from app.extraction.reading.cast import Cast
from app.extraction.reading.reading import analyse
from app.text.span import Span
from tests.extraction.staging import party, span_of


def _everywhere(text: str, name: str) -> Party:
    found = re.finditer(name, text)
    mentions = tuple(Span(match.start(), match.end()) for match in found)
    return replace(party(text, name, PartyType.STATE, "XX"), mentions=mentions)


def _states_about(text: str, content: str) -> set[str]:
    states = (_everywhere(text, name) for name in ("ألمانيا", "المغرب", "بولندا") if name in text)
    scene = Scene(analysis=analyse(text), cast=Cast(tuple(states)))
    return set(about(scene, span_of(text, content), None))


@pytest.mark.parametrize(
    ("text", "content", "meant"),
    [
        pytest.param(
            "زار وفد المغرب بولندا. وعاد من بولندا إلى المغرب عبر ألمانيا. وقال إن البلدين وقعا.",
            "البلدين وقعا",
            {"المغرب", "بولندا"},
            id="the two that the article names most",
        ),
        pytest.param(
            "زار وفد المغرب وعاد إلى المغرب. وقال إن ألمانيا وبولندا ستوقعان، والبلدين جاران.",
            "ألمانيا وبولندا ستوقعان، والبلدين جاران",
            {"ألمانيا", "بولندا"},
            id="the two that it names itself",
        ),
        pytest.param(
            "زار وفد من المغرب بولندا. وقال إن الأسعار ترتفع في البلدان الناشئة.",
            "الأسعار ترتفع في البلدان الناشئة",
            set(),
            id="countries in the plural",
        ),
        pytest.param(
            "زار وفد من المغرب بولندا. وقال إنه وقع البلدان اتفاقا.",
            "وقع البلدان اتفاقا",
            {"المغرب", "بولندا"},
            id="two as the subject of a verb",
        ),
    ],
)
def test_whom_a_dual_means(text: str, content: str, meant: set[str]) -> None:
    assert _states_about(text, content) == meant


def test_one_who_speaks_for_no_state_brings_the_state_that_the_article_tells_of() -> None:
    text = "قتل مدنيون في السودان. ودعا أنطونيو غوتيريش إلى وقف إطلاق النار."
    parties = (
        party(text, "السودان", PartyType.STATE, "SD"),
        party(text, "أنطونيو غوتيريش", country="PT"),
    )
    scene = Scene(analysis=analyse(text), cast=Cast(parties))
    assert countries(scene, span_of(text, "وقف إطلاق النار"), (), parties[1]) == ("SD",)


def test_a_minister_brings_his_own_state_where_the_article_tells_of_it() -> None:
    text = "قتل مدنيون في السودان. ودعا الوزير البرتغالي جواو سيلفا إلى وقف إطلاق النار."
    parties = (
        party(text, "السودان", PartyType.STATE, "SD"),
        party(text, "جواو سيلفا", country="PT"),
    )
    scene = Scene(analysis=analyse(text), cast=Cast(parties))
    assert countries(scene, span_of(text, "وقف إطلاق النار"), (), parties[1]) == ("PT",)

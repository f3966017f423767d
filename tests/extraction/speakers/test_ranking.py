import pytest

from app.extraction.speakers import ranking
from app.extraction.speakers.candidates import Candidate
from app.extraction.speakers.ranking import choose, weight_of
from app.lexicon.weights import speaker_weights
from tests.extraction.attributing import told
from tests.extraction.speakers.test_candidates import weighed


def test_a_feature_never_seen_weighs_nothing() -> None:
    assert weight_of("no such feature") == 0.0


def test_the_greatest_sum_wins_and_the_first_of_equals(monkeypatch: pytest.MonkeyPatch) -> None:
    table = {"a": 1.0, "b": 0.5, "c": 0.5}
    monkeypatch.setattr(ranking, "speaker_weights", lambda: table)
    report, _ = weighed("قال كيم إنه مستعد. وأضاف أنه قادم.", "person: كيم")[0]
    one, two = (Candidate(party=None, features=f) for f in (("a",), ("b", "c", "d")))
    assert choose(report, (one, two)) is one
    assert choose(report, (two, one)) is two


def test_the_table_has_a_weight_for_every_way_of_pointing_at_a_speaker() -> None:
    kinds = {name.split(":")[1] for name in speaker_weights() if name.startswith("rule:")}
    assert {"named", "described", "noun", "phrase", "relative", "pronoun"} <= kinds


@pytest.mark.parametrize(
    ("id_", "text", "parties", "speakers"),
    [
        # the noun points back at the one introduced with it, not at who spoke last
        (
            "the expert",
            (
                "قال الخبير سعد إن الأسعار مرتفعة. وقال الوزير كريم إن الوضع جيد. "
                "وأوضح الخبير أن السوق هادئة."
            ),
            "person: سعد; person: كريم",
            ["سعد", "كريم", "سعد"],
        ),
        # a named subject is never argued away
        (
            "the one named",
            "قال سعد إن الأسعار مرتفعة. وقال كريم إن الوضع جيد.",
            "person: سعد; person: كريم",
            ["سعد", "كريم"],
        ),
    ],
)
def test_speakers_of_a_text(id_: str, text: str, parties: str, speakers: list[str]) -> None:
    assert [line.split(" | ")[1] for line in told(text, parties)] == speakers, id_

from dataclasses import replace

from app.domain.attribution import Quote, QuoteKind, QuoteSubtype
from app.domain.extraction import Extraction
from app.evaluation.evaluate import summarised
from app.evaluation.gold import GoldSet
from app.evaluation.report import Report
from app.evaluation.scores import Pairing, score_documents
from app.evaluation.table import to_json, to_text
from app.text.span import Span

# qāla: «sanuqātil», "he said: we shall fight"
TEXT = "قال: «سنقاتل»"
QUOTE = Quote(
    id="q1", span=Span(6, 12), kind=QuoteKind.DIRECT, subtype=QuoteSubtype.FULL, cue="قال"
)
GOLD = Extraction(text=TEXT, quotes=(QUOTE,))


def _report() -> Report:
    pairs = [
        Pairing(id="a1", gold=GOLD, answer=GOLD),
        Pairing(id="a2", gold=GOLD, answer=replace(GOLD, quotes=())),
        Pairing(id="a3", gold=GOLD, answer=None),
    ]
    gold = GoldSet(name="dev", documents=(), digest="d" * 64, ignored=("index.json",))
    return summarised(gold, score_documents(pairs))


def test_a_row_shows_precision_recall_f1_interval_halves_and_counts() -> None:
    row = next(r for r in to_text(_report()).splitlines() if r.startswith("quote direct exact"))
    assert row.split()[3:] == [
        "1.000",
        "0.333",
        "0.500",
        "0.000-1.000",
        "0.000",
        "0.667",
        "1",
        "0",
        "2",
    ]


def test_the_head_says_what_was_left_out() -> None:
    text = to_text(_report())
    assert "3 articles, nothing extracted for 1" in text
    assert "index.json" in text


def test_mistakes_are_listed_only_when_asked() -> None:
    assert "MISS quote" not in to_text(_report())
    assert to_text(_report(), mistakes=True).count("MISS quote | a2 | direct | سنقاتل") == 1


def test_json_holds_both_halves_and_no_figure_where_nothing_was_to_answer() -> None:
    document = to_json(_report(), mistakes=True)
    assert document["scores"]["quote direct exact"]["f1"] == 0.5
    assert document["odd"]["quote direct exact"]["tp"] == 1
    assert document["even"]["quote direct exact"]["tp"] == 0
    assert document["scores"]["party recall [person]"] == {"accuracy": None, "ok": 0, "n": 0}
    assert [m["document"] for m in document["mistakes"]] == ["a2", "a3"]

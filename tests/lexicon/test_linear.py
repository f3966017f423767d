from pathlib import Path

import pytest

from app.lexicon import linear
from app.lexicon.linear import log_odds, probability, weight_table
from app.lexicon.tables import LexiconError

TABLES = ("claim_cuts.csv", "narrator_claims.csv", "modality_weights.csv", "claim_confidence.csv")


@pytest.mark.parametrize("name", TABLES)
def test_every_table_has_a_bias(name: str) -> None:
    assert "bias" in weight_table(name).weights


def test_scores_are_sums_and_unknown_features_weigh_nothing() -> None:
    known = {"a": 1.5, "b": -0.5}
    assert log_odds(known, ["a", "b", "unknown"]) == 1.0


def test_even_odds_are_one_half() -> None:
    assert probability(0) == 0.5
    assert 0 < probability(-1e9) < probability(1e9) < 1


@pytest.mark.parametrize(
    "content",
    ["word,weight\na,1\n", "feature,weight\na\n", "feature,weight\na,x\n", "feature,w\na,1\na,2\n"],
    ids=["header", "short row", "no number", "twice"],
)
def test_a_spoilt_table_is_refused(
    content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "spoilt.csv").write_text(content, encoding="utf-8")
    monkeypatch.setattr(linear, "DATA", tmp_path)
    with pytest.raises(LexiconError, match="spoilt"):
        weight_table.__wrapped__("spoilt.csv")

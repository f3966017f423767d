from app.extraction.explain import explain
from app.extraction.pipeline import extract

# qāla l-amīn al-ʿāmm Anṭūniyū Ghūtīrīsh inna … wa-aḍāfa anna …
TEXT = "قال الأمين العام للأمم المتحدة أنطونيو غوتيريش إن الوضع خطير. وأضاف أن المساعدات لا تكفي."


def test_the_extraction_is_the_same_with_and_without_reasons() -> None:
    assert explain(TEXT).extraction == extract(TEXT)


def test_each_quote_and_claim_has_its_reason_in_order() -> None:
    explained = explain(TEXT)
    assert [r.quote for r in explained.quotes] == [q.id for q in explained.extraction.quotes]
    assert [r.claim for r in explained.claims] == [c.id for c in explained.extraction.claims]
    assert all(reason.rule for reason in explained.quotes)
    assert all(reason.rule for reason in explained.claims)


def test_the_winner_comes_first_with_the_features_that_made_it_win() -> None:
    reason = explain(TEXT).quotes[1]
    winner, *others = reason.candidates
    assert (winner.name, winner.chosen, reason.cue) == ("أنطونيو غوتيريش", True, "أضاف")
    assert others
    assert not any(other.chosen for other in others)
    assert all(winner.score >= other.score for other in others)
    assert {name for name, _ in winner.features} & {
        "implicit past:last turn",
        "implicit past:turn 0",
    }

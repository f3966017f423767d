import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.article import ZoneKind
from app.domain.party import PartyType
from app.domain.scheme import from_scheme
from app.extraction.parties.parties import find_parties
from app.extraction.reading.reading import analyse

ARABIC = st.text(
    alphabet=st.sampled_from('ابتجحدرسشعفقكلمنهويةىء ،.:«»"()-\n\u064b\u0640\u200fA1\ud800'),
    max_size=200,
)


@settings(deadline=None)
@given(ARABIC)
def test_spans_lie_inside_the_text_and_names_do_not_overlap(text: str) -> None:
    cast, places = find_parties(analyse(text))
    named = sorted(s for p in cast.parties for s in p.mentions)
    for span in (*named, *(p.span for p in places)):
        assert 0 <= span.start < span.end <= len(text)
    assert all(one.end <= other.start for one, other in pairwise(named))


@given(ARABIC)
@settings(deadline=None)
def test_finding_twice_finds_the_same(text: str) -> None:
    analysis = analyse(text)
    assert find_parties(analysis) == find_parties(analysis)


@pytest.mark.parametrize("text", ["", "\n\n", "Only Latin words here.", "\ud800", "ـ", "«"])
def test_text_without_parties_has_none(text: str) -> None:
    cast, places = find_parties(analyse(text))
    assert (cast.parties, places) == ((), ())


def test_parties_are_numbered_by_first_appearance() -> None:
    cast, _ = find_parties(analyse("قالت فرنسا إن ألمانيا وافقت.\n\nوردت فرنسا على إيطاليا."))
    assert [(p.id, p.key) for p in cast.parties] == [
        ("p1", "state:FR"),
        ("p2", "state:DE"),
        ("p3", "state:IT"),
    ]


def test_state_names_capital_and_government_are_one_party() -> None:
    text = "أعلنت روسيا موقفها.\n\nوأكدت موسكو ذلك، وقالت الحكومة الروسية إنها ملتزمة."
    cast, _ = find_parties(analyse(text))
    (russia,) = cast.parties
    assert (russia.type, russia.country, russia.country_basis) == (
        PartyType.STATE,
        "RU",
        "gazetteer",
    )
    assert [s.of(text) for s in russia.mentions] == ["روسيا", "موسكو", "الحكومة الروسية"]
    assert [s.of(text) for s in russia.metonym] == ["موسكو"]


def test_nothing_is_found_in_boilerplate() -> None:
    text = "قالت فرنسا إن الاتفاق قائم.\n\nاقرأ المزيد\n\nألمانيا ترفض الاتفاق"
    analysis = analyse(text)
    assert any(z.kind is ZoneKind.BOILERPLATE for z in analysis.zones)
    cast, _ = find_parties(analysis)
    assert [p.key for p in cast.parties] == ["state:FR"]


@pytest.mark.gold
def test_model_article_has_its_named_parties(eval_dir: Path) -> None:
    folder = eval_dir / "gold"
    text = (folder / "seed.txt").read_text("utf-8")
    gold = from_scheme(json.loads((folder / "seed.json").read_text("utf-8")), text)
    cast, _ = find_parties(analyse(text))
    wanted = {s for p in gold.parties for s in p.mentions}
    found = {s for p in cast.parties for s in p.mentions}
    assert len(wanted & found) / len(wanted) >= 0.9
    assert len(wanted & found) / len(found) >= 0.9

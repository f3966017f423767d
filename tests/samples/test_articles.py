"""The sample articles and their annotation say what they should, and about real things."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from app.domain.attribution import QuoteSubtype
from app.domain.claim import NARRATOR
from app.domain.extraction import Extraction
from app.evaluation.gold import GoldDocument, read_gold
from app.text.span import Span

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = sorted((ROOT / "samples" / "articles").glob("*.txt"))
GOLD = {document.id: document for document in read_gold(ROOT / "samples" / "gold").documents}
IDS = sorted(GOLD)
_MARKS = re.compile('[«»“”"]')


def _sidecar(article: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(article.with_suffix(".json").read_bytes())
    return content


def _spans(annotation: Extraction) -> Iterator[Span]:
    for party in annotation.parties:
        yield from (*party.mentions, *party.metonym, *party.descriptive)
    for quote in annotation.quotes:
        yield quote.span
        yield quote.cue_span or quote.span
    yield from (item.span for item in annotation.nonspeech_quotes)
    yield from (claim.span for claim in annotation.claims)
    yield from (place.span for place in annotation.places)
    yield from (zone.span for zone in annotation.zones)
    yield from (analyst.intro or Span(0, 1) for analyst in annotation.analysts)


def test_every_article_is_annotated_and_says_when_and_where_it_appeared() -> None:
    assert [article.stem for article in ARTICLES] == IDS
    assert len(ARTICLES) >= 15
    for article in ARTICLES:
        sidecar = _sidecar(article)
        assert date.fromisoformat(sidecar["published"]) < date(2026, 1, 1)
        assert article.read_text(encoding="utf-8").startswith(sidecar["title"] + "\n")
        assert sidecar["outlet"]


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_an_article_is_of_newswire_length(article: Path) -> None:
    assert 220 <= len(article.read_text(encoding="utf-8").split()) <= 450


@pytest.mark.parametrize("document", GOLD.values(), ids=IDS)
def test_spans_are_trimmed_and_inside_the_text(document: GoldDocument) -> None:
    text = document.annotation.text
    for span in _spans(document.annotation):
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text) == span.of(text).strip()


@pytest.mark.parametrize("document", GOLD.values(), ids=IDS)
def test_every_party_that_speaks_or_is_spoken_of_is_annotated(document: GoldDocument) -> None:
    annotation = document.annotation
    known = {party.id for party in annotation.parties}
    assert len(known) == len(annotation.parties)
    for quote in annotation.quotes:
        assert {*quote.via, *quote.co_speakers, *filter(None, [quote.speaker])} <= known
    for claim in annotation.claims:
        assert claim.claimant == NARRATOR or claim.claimant in known
        assert set(claim.about) <= known
        assert set(claim.quotes) <= {quote.id for quote in annotation.quotes}


@pytest.mark.parametrize("document", GOLD.values(), ids=IDS)
def test_a_party_is_mentioned_and_not_twice_at_one_place(document: GoldDocument) -> None:
    taken: list[Span] = []
    for party in document.annotation.parties:
        assert party.mentions or party.descriptive, party.id
        assert set(party.metonym) <= set(party.mentions), party.id
        taken += party.mentions
    ordered = sorted(taken)
    for left, right in pairwise(ordered):
        assert left.end <= right.start


@pytest.mark.parametrize("document", GOLD.values(), ids=IDS)
def test_partial_quotes_lie_in_the_mixed_quote_they_name(document: GoldDocument) -> None:
    quotes = {quote.id: quote for quote in document.annotation.quotes}
    for quote in quotes.values():
        if quote.within is not None:
            assert quotes[quote.within].subtype is QuoteSubtype.MIXED
            assert quotes[quote.within].span.contains(quote.span)


def test_two_articles_have_no_quotation_marks_and_the_others_vary_them() -> None:
    marks = {
        article.stem: set(_MARKS.findall(article.read_text(encoding="utf-8")))
        for article in ARTICLES
    }
    unmarked = {name for name, found in marks.items() if not found}
    assert {"s03-saudi-iran", "s09-libya-smugglers"} <= unmarked
    assert set().union(*marks.values()) == set('«»“”"')


def test_the_annotation_is_what_its_notes_give() -> None:
    script = ROOT / "scripts" / "build_sample_gold.py"
    result = subprocess.run(
        [sys.executable, str(script), "--check"], capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stdout) == (0, ""), result.stdout + result.stderr

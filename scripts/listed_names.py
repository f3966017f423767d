"""Articles with hand-made lists of the names in them, as labelled tokens.

Enters: a folder of lists, or a folder of annotated articles. Leaves: for each article its page and,
for each token, whether it is part of a name and of what kind. Read by the training scripts.

A folder of lists holds articles.jsonl (`{"n", "text"}`) and out*.txt: a line `=== n` opens an
article, then one line `K name` per form, K one of P O A G M L S X.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from app.domain.party import PartyType
from app.evaluation.gold import read_gold
from app.extraction.names.opening import open_page
from app.extraction.names.page import Page
from app.extraction.reading.reading import analyse
from app.extraction.words.matching import Matcher
from app.lexicon.party_words import party_words
from app.text.span import Span

OUTSIDE = 0
KINDS = ("person", "organisation", "agency", "group", "media", "place")
LISTED = {"P": "person", "O": "organisation", "A": "agency", "G": "group", "M": "media",
          "L": "place", "S": "place", "X": "place"}  # fmt: skip
ANNOTATED = {PartyType.PERSON: "person", PartyType.ORGANISATION: "organisation",
             PartyType.AGENCY: "agency", PartyType.GROUP: "group", PartyType.MEDIA: "media",
             PartyType.STATE: "place"}  # fmt: skip


class Article(NamedTuple):
    """One article and the label of each token.

    Attributes:
        labels: 0 outside names, 1 + 2k where a name of `KINDS[k]` begins, 2 + 2k where it goes on.
    """

    id: str
    page: Page
    labels: list[int]


def listed_articles(folder: Path) -> Iterator[Article]:
    """Yield the articles that have a list of names."""
    texts = {
        article["n"]: article["text"]
        for article in map(json.loads, (folder / "articles.jsonl").open(encoding="utf-8"))
    }
    for path in sorted(folder.glob("out*.txt")):
        lists: dict[str, list[tuple[str, str]]] = {}
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("=== "):
                forms = lists.setdefault(line[4:].strip(), [])
            elif line[:1] in LISTED and line[1:2] == " ":
                forms.append((line[2:].strip(), LISTED[line[0]]))
        for number, forms in lists.items():
            if forms:
                yield _from_list(number, texts[number], forms)


def _from_list(number: str, text: str, forms: list[tuple[str, str]]) -> Article:
    page = open_page(analyse(text))
    matcher = Matcher(forms)
    spans: list[tuple[int, int, str]] = []
    for index in range(len(page.words)):
        if not page.is_word[index]:
            continue
        spans.extend(
            (index, match.after, match.meanings[0])
            for match in matcher.at(text, page.analysis.tokens, index)
            if not _particle(page, index, match.after)
        )
    return Article(number, page, _labels(page, spans))


def _particle(page: Page, first: int, after: int) -> bool:
    """Tell whether a listed form that folds like a particle is that particle here."""
    return after - first == 1 and page.words[first] in party_words().particles


def annotated_articles(folder: Path) -> Iterator[Article]:
    """Yield the articles of a folder of annotations."""
    for document in read_gold(folder).documents:
        gold = document.annotation
        page = open_page(analyse(gold.text))
        named = [(span, ANNOTATED[party.type]) for party in gold.parties for span in party.mentions]
        named += [(place.span, "place") for place in gold.places]
        spans = [(*_tokens(page, span), kind) for span, kind in named]
        yield Article(document.id, page, _labels(page, spans))


def _tokens(page: Page, span: Span) -> tuple[int, int]:
    after = page.analysis.token_index(span.end)
    first = page.analysis.token_index(span.start + 1) - 1
    return first, max(after, first + 1)


def _labels(page: Page, spans: Sequence[tuple[int, int, str]]) -> list[int]:
    labels = [OUTSIDE] * len(page.words)
    taken = bytearray(len(labels))
    for first, after, kind in sorted(spans, key=lambda s: s[0] - s[1]):
        if not any(taken[first:after]) and page.is_word[first]:
            taken[first:after] = b"\1" * (after - first)
            number = KINDS.index(kind)
            labels[first:after] = [1 + 2 * number] + [2 + 2 * number] * (after - first - 1)
    return labels


def named(labels: Sequence[int]) -> set[tuple[int, int, str]]:
    """Return (first token, token after, kind) of each name in a sequence of labels."""
    found: set[tuple[int, int, str]] = set()
    index = 0
    while index < len(labels):
        after = index + 1
        if labels[index] != OUTSIDE:
            while after < len(labels) and labels[after] == labels[index] + 1:
                after += 1
            found.add((index, after, KINDS[(labels[index] - 1) // 2]))
        index = after
    return found

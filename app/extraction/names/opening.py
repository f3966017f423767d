"""A text opened for the party steps: every token read and looked up, boilerplate left blank.

Enters: an `Analysis`. Leaves: a `Page`. Refuses to choose between the meanings that hold.
"""

import re

from app.domain.article import ZoneKind
from app.extraction.names.borne_names import without_borne
from app.extraction.names.conditions import with_context
from app.extraction.names.page import BLANK, Page, at_index
from app.extraction.reading.analysis import Analysis
from app.extraction.words.gazetteer import KnownMatch, gazetteer
from app.lexicon.party_words import AMBIGUOUS, PARTICLE_OR_NAME, reading_form
from app.text.signs import sign
from app.text.span import Span


def open_page(analysis: Analysis) -> Page:
    """Look up every token of `analysis` that is not boilerplate."""
    text, tokens = analysis.text, analysis.tokens
    blank = _boilerplate(analysis)
    matcher = gazetteer()
    found: list[tuple[KnownMatch, ...]] = [()] * len(tokens)
    for index in analysis.where(_BEGINS):
        if index not in blank and text[tokens[index].start : tokens[index].end] not in _BEFORE:
            found[index] = matcher.at(text, tokens, index)
    words = list(analysis.words)
    ambiguous = analysis.where(_AMBIGUOUS)
    for index in ambiguous:
        words[index] = reading_form(text[tokens[index].start : tokens[index].end])
    is_word = [token.is_word and token.folded != BLANK for token in tokens]
    for index in blank:
        words[index], is_word[index] = BLANK, False
    read = tuple(words)
    page = Page(
        analysis=analysis,
        words=read,
        matches=tuple(found),
        breaks=frozenset([analysis.token_index(line.start) for line in analysis.paragraphs]),
        is_word=tuple(is_word),
        word=at_index(read),
        places=analysis.places.changed(read, blank.union(ambiguous)),
    )
    return without_borne(with_context(page))


def _is_ambiguous(folded: str) -> bool:
    """Tell whether two words are folded into this one that are read apart, see `reading_form`."""
    return folded.endswith(AMBIGUOUS) or folded in PARTICLE_OR_NAME


_BEFORE = frozenset(("أمام", "وأمام"))
"""The preposition that folds like «إمام» (imam)."""
_BEGINS = sign(lambda: gazetteer().opens)
_AMBIGUOUS = sign(lambda: _is_ambiguous)


def _boilerplate(analysis: Analysis) -> frozenset[int]:
    """Return the tokens that nothing begins in: boilerplate, and addresses of the web."""
    blank = [zone.span for zone in analysis.zones if zone.kind is ZoneKind.BOILERPLATE]
    if _ADDRESSED.search(analysis.text):
        blank += [Span(m.start(), m.end()) for m in _ADDRESS.finditer(analysis.text)]
    return frozenset(
        index
        for span in blank
        for index in range(analysis.token_index(span.start), analysis.token_index(span.end))
    )


_ADDRESSED = re.compile(r"://|www\.|[A-Za-z0-9]@[A-Za-z]")
_ADDRESS = re.compile(
    r"\bhttps?://[!-~]+|\bwww\.[!-~]+|\b[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z]+)+"
)

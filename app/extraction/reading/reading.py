"""First step: one reading of the text that every later step shares.

Enters: a text. Leaves: an `Analysis`. Knows orthography and layout only.
"""

from app.extraction.reading.analysis import Analysis
from app.extraction.reading.zones import find_zones
from app.text.markup import without_markup
from app.text.quotation import find_marked
from app.text.sentences import paragraphs, sentences
from app.text.tokens import tokenize


def analyse(text: str) -> Analysis:
    """Return tokens, zones, paragraphs, sentences and quotation marks of `text`.

    HTML left in the text is blanked: nothing is found in it, and offsets stay those of `text`.
    Sentences do not cross the border of a zone that opens a paragraph (the dateline): the
    sentence after it starts behind it.
    """
    text = without_markup(text)
    lines = paragraphs(text)
    marked = find_marked(text, lines)
    zones = find_zones(text, lines)
    shielded = tuple(m.outer for m in marked if m.depth == 0 and m.closed)
    return Analysis(
        text=text,
        tokens=tokenize(text),
        zones=zones,
        paragraphs=lines,
        sentences=sentences(text, lines, shielded),
        marked=marked,
    )

"""Definite descriptions that replace a name. First cut: none yet."""

from collections.abc import Sequence

from app.extraction.coreference import Group
from app.extraction.found import Found
from app.extraction.page import Page
from app.text.span import Span


def find_descriptions(
    page: Page, found: Sequence[Found], groups: Sequence[Group]
) -> dict[int, list[Span]]:
    """Return for each group, by its index, the spans of its descriptions."""
    return {}

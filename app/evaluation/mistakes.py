"""One thing that an extraction missed, made up or gave to the wrong party."""

from typing import NamedTuple


class Mistake(NamedTuple):
    """A line of the list of errors.

    Attributes:
        kind: MISS, FALSE or SPEAKER, and of what.
        document: id of the article.
        detail: kind of quote, claimant or party id; both speakers for SPEAKER.
        text: the words.
    """

    kind: str
    document: str
    detail: str
    text: str

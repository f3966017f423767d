"""Identifiers of the Swiss list: documents, and the ship numbers it gives in prose.

Enters: the body of a target and its identities. Leaves: numbers. Refuses other numbers of prose.
"""

import re
from collections.abc import Sequence

from lxml import etree

from app.screening.lists.xml import texts_of

_IMO = re.compile(
    r"\bIMO(?:\s+(?:ship\s+)?(?:identification\s+)?number)?:?\s*(\d{7})\b", re.IGNORECASE
)


def identifiers_of(body: etree._Element, identities: Sequence[etree._Element]) -> tuple[str, ...]:
    """Return the numbers of documents, then IMO numbers, without repetitions."""
    documents = [
        number
        for identity in identities
        for number in texts_of(identity, "identification-document", "number")
    ]
    prose = texts_of(body, "other-information")
    ships = [number for text in prose for number in _IMO.findall(text)]
    return tuple(dict.fromkeys((*documents, *ships)))

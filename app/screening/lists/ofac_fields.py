"""What the XML forms of the OFAC lists have in common: kinds, identifiers, dates.

Enters: texts of fields. Leaves: kinds, identifiers and days. Refuses to know elements.
"""

import re
from datetime import date
from typing import Final

from app.domain.listing import Kind
from app.screening.lists.collecting import RowError

KINDS: Final = {
    "individual": Kind.PERSON, "entity": Kind.ORGANISATION, "vessel": Kind.VESSEL,
    "aircraft": Kind.AIRCRAFT,
}  # fmt: skip
_FACTS = re.compile(
    r"gender|sanctions|website|determination|email|phone|fax|object type|organization|"
    r"effective date|listing date|target type|regulation|executive order|risk|model|operator|"
    r"date of",
    re.IGNORECASE,
)
_IMO = re.compile(r"^IMO\s+(?=\d)")
_AMERICAN_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def kind_of(text: str) -> Kind:
    """Return the kind of an entry.

    Raises:
        RowError: when there is no such kind.
    """
    kind = KINDS.get(text.lower())
    if kind is None:
        raise RowError(f"the type {text!r} is not known")
    return kind


def identifier(kind: str, number: str) -> str | None:
    """Return the number of a document, None for what OFAC keeps among the documents and is none.

    Example: "Vessel Registration Identification", "IMO 7937317" → "7937317"; "Gender" → None.
    """
    return _IMO.sub("", number) or None if number and not _FACTS.search(kind) else None


def american_day(text: str) -> date | None:
    """Return the day of MM/DD/YYYY, None when it is none."""
    found = _AMERICAN_DAY.fullmatch(text)
    try:
        return date(int(found[3]), int(found[1]), int(found[2])) if found else None
    except ValueError:
        return None

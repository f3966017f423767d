"""Outlets as documents."""

from collections.abc import Mapping
from typing import Any

from app.domain.ids import write_id

Row = Mapping[str, Any]


def outlet_document(row: Row) -> dict[str, Any] | None:
    """Return the outlet that a row names, None when it names none."""
    if row["outlet_key"] is None:
        return None
    return {
        "id": write_id(row["outlet_id"]),
        "key": row["outlet_key"],
        "name": {"ar": row["outlet_ar"], "en": row["outlet_en"]},
        "country": row["outlet_country"],
    }

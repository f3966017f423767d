"""Names of the Swiss list: parts in an order, each with spellings in other languages and scripts.

Enters: an identity. Leaves: aliases. A spelling is given per part: the name in a language and
script is built from the spellings of its parts, and from the plain part where there is none.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from app.domain.listing import Alias, NamePart, PartKind, Strength
from app.screening.lists.aliases import in_order
from app.screening.lists.xml import attribute, children, text_of

_PARTS: Final = {
    "family-name": PartKind.FAMILY, "given-name": PartKind.GIVEN,
    "further-given-name": PartKind.MIDDLE, "father-name": PartKind.PATRONYMIC,
    "grand-father-name": PartKind.GRANDFATHER, "maiden-name": PartKind.MAIDEN,
    "suffix": PartKind.SUFFIX, "tribal-name": PartKind.TRIBAL,
}  # fmt: skip
_TITLE: Final = "title"
_PRIMARY: Final = "primary-name"
_WEAK: Final = "low"


def names_of(identity: etree._Element) -> Iterator[Alias]:
    """Yield the names of an identity; those of one that is not the main one are aliases."""
    main = attribute(identity, "main") != "false"
    for name in children(identity, "name"):
        parts = sorted(children(name, "name-part"), key=_order)
        parts = [one for one in parts if attribute(one, "name-part-type") != _TITLE]
        weak = attribute(name, "quality").lower() == _WEAK
        strength = Strength.WEAK if weak else Strength.STRONG
        primary = main and attribute(name, "name-type") == _PRIMARY
        language = attribute(name, "lang") or None
        yield from in_order(_plain(parts), Strength.PRIMARY if primary else strength, language)
        for spoken, spelt in _spellings(parts):
            yield from in_order(spelt, strength, spoken or None)


def _order(part: etree._Element) -> int:
    order = attribute(part, "order")
    return int(order) if order.isdecimal() else 0


def _plain(parts: Sequence[etree._Element]) -> list[NamePart]:
    return [NamePart(_kind(part), text_of(part, "value")) for part in parts]


def _kind(part: etree._Element) -> PartKind:
    return _PARTS.get(attribute(part, "name-part-type"), PartKind.OTHER)


def _spellings(parts: Sequence[etree._Element]) -> Iterator[tuple[str, list[NamePart]]]:
    """Yield the name with its language, in each language and script.

    Where a part has several spellings in one script, there is a name for each.
    """
    found: dict[tuple[str, str], dict[int, list[str]]] = {}
    for place, part in enumerate(parts):
        for variant in children(part, "spelling-variant"):
            key = (attribute(variant, "lang"), attribute(variant, "script"))
            text = " ".join((variant.text or "").split())
            found.setdefault(key, {}).setdefault(place, []).append(text)
    plain = _plain(parts)
    for (language, _), by_place in found.items():
        for turn in range(max(len(texts) for texts in by_place.values())):
            yield (
                language,
                [
                    NamePart(part.kind, _turn(by_place.get(place), turn) or part.text)
                    for place, part in enumerate(plain)
                ],
            )


def _turn(texts: Sequence[str] | None, turn: int) -> str:
    return texts[min(turn, len(texts) - 1)] if texts else ""

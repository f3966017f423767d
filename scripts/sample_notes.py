"""One line of notes after another to a scheme document's parts; see samples/gold/notes/README.md.

Enters: the text of an article and the fields and words of each note. Leaves: a `Builder` with
zones, parties, quotes, claims and analysts at exact offsets. Knows no files.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

KINDS = {"d": "direct", "i": "indirect"}
SUBTYPES = {"f": "full", "p": "partial", "u": "pure", "m": "mixed"}
REFERENCES = {
    "n": "named",
    "d": "descriptive",
    "i": "implicit",
    "p": "pronoun",
    "r": "relative",
    "-": "none",
}
POSITIONS = {
    "csc": "cue-speaker-content",
    "scc": "speaker-cue-content",
    "cc": "cue-content",
    "ccue": "content-cue",
    "cs": "content-source",
    "sc": "source-content",
    "colon": "colon",
    "-": "none",
}
_TATWEEL = "ـ"
_END = r"(?![\w\u064b-\u0652])"  # «روسياً» is an adjective: its mark of vowel belongs to the word
Span = list[int]
Record = dict[str, Any]


class NoteError(ValueError):
    """A note that the text does not bear out."""


@dataclass
class Builder:
    """The annotation of one article while its notes are read, in order."""

    text: str
    zones: list[Record] = field(default_factory=list)
    parties: list[Record] = field(default_factory=list)
    names: list[tuple[str, Record]] = field(default_factory=list)
    capitals: set[str] = field(default_factory=set)
    elsewhere: list[Span] = field(default_factory=list)
    places: list[Record] = field(default_factory=list)
    quotes: list[Record] = field(default_factory=list)
    nonspeech: list[Record] = field(default_factory=list)
    claims: list[Record] = field(default_factory=list)
    analysts: list[Record] = field(default_factory=list)

    def find(self, words: str, after: int = 0) -> Span:
        """Return the span of `words`, with `#n` and ` ~ ` as the module says."""
        first, _, last = words.partition(" ~ ")
        start, end = self._one(first.strip(), after)
        if last:
            end = self.text.index(last.strip(), end) + len(last.strip())
        return [start, end]

    def _one(self, words: str, after: int) -> Span:
        words, _, nth = words.partition("#")
        found = [m.start() for m in re.finditer(re.escape(words), self.text) if m.start() >= after]
        if not found or (not nth and len(found) > 1):
            raise NoteError(f"{len(found)} times in the text: {words}")
        start = found[int(nth or 1) - 1]
        return [start, start + len(words)]

    def zone(self, fields: list[str], words: str) -> None:
        """Read a stretch that is not body text."""
        self.zones.append({"zone": fields[0], "span": self.find(words)})

    def party(self, fields: list[str], words: str) -> None:
        """Read a party and the names by which the text calls it."""
        key, kind, country, arabic, english, *flags = fields
        party: Record = {
            "id": key,
            "type": kind,
            "canonical_ar": arabic,
            "canonical_en": english,
            "country": country or None,
            "mentions": [],
            "metonym": [],
            "descriptive": [],
        }
        if "unnamed" in flags:
            party["unnamed"] = True
        for flag in flags:
            if flag.startswith("wd="):
                party["wikidata"] = flag.removeprefix("wd=")
        self.parties.append(party)
        self.names += [(name, party) for name in _split(words)]
        self.capitals |= {f.removeprefix("capital=") for f in flags if f.startswith("capital=")}

    def described(self, fields: list[str], words: str) -> None:
        """Read one definite description that stands for a party."""
        self._party(fields[0])["descriptive"].append(self.find(words))

    def place(self, fields: list[str], words: str) -> None:
        """Read a place named as a place; no mention is looked for there."""
        span = self.find(words)
        if len(fields) > 1:
            span = self.find(f"{fields[1]}#1", span[0])
        self.elsewhere.append(span)
        self.places.append({"span": span, "country": fields[0] or None})

    def unmentioned(self, fields: list[str], words: str) -> None:
        """Read an occurrence of a name that is no mention: a homograph, part of another name."""
        span = self.find(words)
        self.elsewhere.append(self.find(f"{fields[0]}#1", span[0]) if fields[0] else span)

    def quote(self, fields: list[str], words: str) -> None:
        """Read one reported utterance."""
        shape, speaker, cue, reference, position, *more = fields
        start, end = self.find(words)
        options = dict(option.split("=") for option in more if option != "inside")
        after = position in {"ccue", "cs"}
        bounds = [start, start] if after and "inside" in more else [start, end]
        cue_span = self._cue(cue, *bounds, after=after)
        self.quotes.append(
            {
                "id": f"q{len(self.quotes) + 1}",
                "start": start,
                "end": end,
                "kind": KINDS[shape[0]],
                "subtype": SUBTYPES[shape[1]],
                "speaker": speaker or None,
                "co_speakers": _list(options.get("with", "")),
                "cue": cue or None,
                "cue_span": cue_span,
                "speaker_ref": REFERENCES[reference],
                "position": POSITIONS[position],
                "via": _list(options.get("via", "")),
                "within": self._within(shape, start, end),
            }
        )

    def unspoken(self, fields: list[str], words: str) -> None:
        """Read marks around no one's words."""
        self.nonspeech.append({"span": self.find(words), "why": fields[0]})

    def claim(self, fields: list[str], words: str) -> None:
        """Read one proposition, in words of its own or as its first quote has it."""
        claimant, modality, about, countries, topic, *more = fields
        options = dict(option.split("=") for option in more)
        quotes = [self.quotes[int(n) - 1] for n in _list(options.get("q", ""))]
        start, end = (quotes[0]["start"], quotes[0]["end"]) if words == "=" else self.find(words)
        via = quotes[0]["via"] if quotes else []
        chain = [] if claimant == "narrator" else [*via, claimant]
        record: Record = {
            "id": f"c{len(self.claims) + 1}",
            "start": start,
            "end": end,
            "claimant": claimant,
            "chain": _list(options.get("chain", "")) or chain,
            "modality": modality,
            "cue": options.get("cue") or (quotes[0]["cue"] if quotes else None),
            "about": _list(about),
            "countries": _list(countries),
            "topic": topic,
            "date": options.get("date"),
            "date_text": options.get("words"),
            "quotes": [quote["id"] for quote in quotes],
        }
        if record["date_text"] and record["date_text"] not in self.text:
            raise NoteError(f"not in the text: {record['date_text']}")
        if "with" in options:
            record["co_claimants"] = _list(options["with"])
        self.claims.append(record)

    def analyst(self, fields: list[str], words: str) -> None:
        """Read one cited analyst."""
        party, title, title_en, affiliation, house, subject, told_to, countries = fields
        self.analysts.append(
            {
                "party": party,
                "title": title or None,
                "title_en": title_en or None,
                "affiliation": affiliation or None,
                "affiliation_party": house or None,
                "field": subject or None,
                "told_to": told_to or None,
                "countries": _list(countries),
                "intro": self.find(words),
            }
        )

    def place_names(self) -> None:
        """Find every mention: longest name first, whole words, proclitics left out."""
        silent = [zone["span"] for zone in self.zones if zone["zone"] == "boilerplate"]
        taken = [*self.elsewhere, *silent]
        for name, party in sorted(self.names, key=lambda item: -len(item[0])):
            spans = [s for s in _mentions(self.text, name) if not _touches(s, taken)]
            if not spans:
                raise NoteError(f"{party['id']} is nowhere called {name}")
            taken += spans
            party["mentions"] += spans
            party["metonym"] += spans if name in self.capitals else []
        for party in self.parties:
            for key in ("mentions", "metonym", "descriptive"):
                party[key].sort()

    def _party(self, key: str) -> Record:
        return next(party for party in self.parties if party["id"] == key)

    def _cue(self, cue: str, start: int, end: int, *, after: bool) -> Span | None:
        if not cue:
            return None
        whole = re.compile(rf"(?<!\w)[وف]?({re.escape(cue)})(?!\w)")
        found = [m.span(1) for m in whole.finditer(self.text)]
        near = [s for s in found if s[0] >= end] if after else [s for s in found if s[1] <= start]
        if not near:
            raise NoteError(f"no cue {cue} by {self.text[start:end]}")
        return list(near[0] if after else near[-1])

    def _within(self, shape: str, start: int, end: int) -> str | None:
        if shape != "dp":
            return None
        holders = [
            q["id"]
            for q in self.quotes
            if q["subtype"] == "mixed" and q["start"] <= start and end <= q["end"]
        ]
        return holders[-1] if holders else None


READERS = {
    "zone": Builder.zone,
    "party": Builder.party,
    "described": Builder.described,
    "place": Builder.place,
    "unmentioned": Builder.unmentioned,
    "quote": Builder.quote,
    "unspoken": Builder.unspoken,
    "claim": Builder.claim,
    "analyst": Builder.analyst,
}


def _split(words: str) -> list[str]:
    return [word.strip() for word in words.split(";") if word.strip()]


def _list(words: str) -> list[str]:
    return words.split()


def _mentions(text: str, name: str) -> Iterator[Span]:
    forms = [rf"(?<!\w)[وف]?(?:[بلك]{_TATWEEL}*)?({re.escape(name)}){_END}"]
    if name.startswith("ال"):
        forms.append(rf"(?<!\w)[وف]?ل{_TATWEEL}*(ل{re.escape(name[2:])}){_END}")
    for form in forms:
        yield from (list(match.span(1)) for match in re.finditer(form, text))


def _touches(span: Span, others: list[Span]) -> bool:
    return any(span[0] < other[1] and other[0] < span[1] for other in others)

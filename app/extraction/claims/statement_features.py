"""What can be seen of a stretch that may be a claim of the narrator.

Enters: what was seen of it (`stretches`). Leaves: named features, in groups whose values repeat
from one stretch to the next. The weights are in data/narrator_claims.csv; nothing is decided here.
"""

from typing import NamedTuple


class Start(NamedTuple):
    """What can be seen where a stretch begins, whatever its end."""

    kind: str
    before: str
    word: str
    first: str
    second: str

    def features(self) -> list[str]:
        """Return the named features."""
        return [
            "bias",
            f"start {self.kind}",
            f"start+first {self.kind} {self.first}",
            f"word {self.word}",
            f"start+word {self.kind} {self.word}",
            f"before {self.before}",
            f"first {self.first}",
            f"first+second {self.first} {self.second}",
        ]


class Inside(NamedTuple):
    """A boundary that a stretch goes over."""

    kind: str
    first: str

    def features(self) -> list[str]:
        """Return the named features."""
        return [f"inside {self.kind}", f"inside+first {self.kind} {self.first}"]


class End(NamedTuple):
    """What can be seen where a stretch ends, whatever its beginning."""

    kind: str
    after: str
    last: str

    def features(self) -> list[str]:
        """Return the named features."""
        return [f"end {self.kind}", f"end+after {self.kind} {self.after}", f"last {self.last}"]


class Words(NamedTuple):
    """The words of a stretch: how many, how many verbs, how many boundaries, any number."""

    size: str
    verbs: int
    parts: int
    joined: int
    number: bool

    def features(self) -> list[str]:
        """Return the named features."""
        return [
            f"verbs {self.verbs}",
            f"size {self.size}",
            f"verbs+size {min(self.verbs, 2)} {self.size}",
            f"parts {self.parts}",
            f"joined verbs {self.joined}",
            f"number {self.number}",
        ]


class Parties(NamedTuple):
    """The parties of a stretch: named, pointed at, the first one's type, near the beginning."""

    named: bool
    party: bool
    type: str
    subject: bool
    first: str

    def features(self) -> list[str]:
        """Return the named features."""
        return [
            f"named {self.named}",
            f"party {self.party}",
            f"type {self.type}",
            f"subject {self.subject}",
            f"first+subject {self.first} {self.subject}",
        ]


class Speech(NamedTuple):
    """Speech in and around a stretch, and whether it fills its run."""

    told: bool
    spoken: bool
    passed: bool
    opens: bool
    closes: bool
    after: bool
    before: bool

    def features(self) -> list[str]:
        """Return the named features."""
        return [
            f"cue {self.told}",
            f"run cue {self.spoken} {self.passed}",
            f"whole {self.opens} {self.closes}",
            f"whole+cue {self.opens} {self.closes} {self.told}",
            *([f"opens after speech {self.after}"] if self.opens else ()),
            *([f"closes before speech {self.before}"] if self.closes else ()),
        ]


Seen = Start | Inside | End | Words | Parties | Speech

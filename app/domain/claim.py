"""Claims: one disputable proposition about at least one party, and who answers for it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.text.span import Span

NARRATOR: Final = "narrator"
UNATTRIBUTED: Final = "unattributed"


class Modality(StrEnum):
    """How the claimant stands to the content; highest precedence first."""

    DENIED = "denied"
    ACCUSED = "accused"
    THREATENED = "threatened"
    WARNED = "warned"
    DEMANDED = "demanded"
    PROMISED = "promised"
    PROPOSED = "proposed"
    PREDICTED = "predicted"
    PRAISED = "praised"
    CONDEMNED = "condemned"
    QUESTIONED = "questioned"
    ASSESSED = "assessed"
    ASSERTED = "asserted"


class Topic(StrEnum):
    """What a claim is about; the annotation scheme's closed set."""

    MILITARY_PACT = "military-pact"
    ARMS_SUPPLY = "arms-supply"
    WAR_SUPPORT = "war-support"
    SANCTIONS = "sanctions"
    DIPLOMACY = "diplomacy"
    CONFLICT = "conflict"
    CASUALTIES = "casualties"
    HUMANITARIAN = "humanitarian"
    ECONOMY = "economy"
    ENERGY = "energy"
    ELECTIONS = "elections"
    JUSTICE = "justice"
    TERRORISM = "terrorism"
    NUCLEAR = "nuclear"
    MIGRATION = "migration"
    GEOPOLITICS = "geopolitics"
    MILITARY_PRESENCE = "military-presence"
    SOCIETY = "society"
    SPORT = "sport"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One proposition.

    Attributes:
        id: local to the article (c1, c2, …).
        claimant: local party id, `NARRATOR`, or None when unresolved.
        chain: relayers then claimant, outermost first; (`UNATTRIBUTED`,) for passive sourcing.
        about: local ids of the parties concerned.
        countries: ISO 3166-1 alpha-2, in order of appearance.
        date: YYYY, YYYY-MM, YYYY-MM-DD or start/end; None when the text states no time.
        date_text: the words of that time.
        quotes: ids of the quotes that carry it.
        rule: name of the rule that found it.
        confidence: in [0, 1].
    """

    id: str
    span: Span
    claimant: str | None
    modality: Modality
    co_claimants: tuple[str, ...] = ()
    chain: tuple[str, ...] = ()
    cue: str | None = None
    cue_span: Span | None = None
    about: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    topic: Topic = Topic.OTHER
    date: str | None = None
    date_text: str | None = None
    quotes: tuple[str, ...] = ()
    rule: str = ""
    confidence: float = 1.0

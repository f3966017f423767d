"""What is written, as frozen records: one article with all that was found in it, and its outcome.

Enters: drafts and extractions of the domain, with each local party resolved to a global one.
Leaves: records for `app.storage.writing`. Refuses to know how the global party was chosen.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any

from app.domain.article import ArticleDraft
from app.domain.extraction import Extraction
from app.domain.identity import Profile
from app.domain.ids import ArticleId, HitId, OutletId, PartyId, StoryId, derive_id
from app.domain.listing import ParsedList
from app.domain.party import PartyType
from app.domain.screening import Band, Hit
from app.errors import MarsadError
from app.text.fold import fold


class Outcome(StrEnum):
    """What became of one article that was written."""

    STORED = "stored"
    REVISED = "revised"  # the same URL with another text
    UPDATED = "updated"  # the same text, other facts about it or another extraction
    UNCHANGED = "unchanged"  # it was there before, or is an older revision of what is there
    REMOVED = "removed"  # it was taken out on purpose and stays out


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletRecord:
    """Who published an article; `key` is its host name, else its folded name."""

    key: str
    name_ar: str | None = None
    name_en: str | None = None
    country: str | None = None

    @property
    def id(self) -> OutletId:
        """The id that belongs to the key."""
        return OutletId(derive_id("outlet", self.key))


def outlet_key(name: str) -> str:
    """Return the key of an outlet of which no site is known: its folded name."""
    return " ".join(fold(name).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRecord:
    """One real person or body across articles; equal keys are one party.

    Attributes:
        profile: what unequal keys are compared by; None when the key says all.
    """

    key: str
    type: PartyType
    name_ar: str
    name_en: str
    country: str | None = None
    country_basis: str | None = None
    unnamed: bool = False
    wikidata: str | None = None
    profile: Profile | None = None

    @property
    def id(self) -> PartyId:
        """The id that belongs to the key."""
        return PartyId(derive_id("party", self.key))


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRecord:
    """One article to store.

    Attributes:
        draft: as the source gave it; `draft.url` is canonical here.
        extraction: of exactly `draft.text`.
        parties: the global party of every local id in `extraction.parties`.
        story: what near-duplicates share; None makes the article a story of its own.
    """

    draft: ArticleDraft
    extraction: Extraction
    parties: Mapping[str, PartyRecord]
    outlet: OutletRecord | None = None
    story: StoryId | None = None

    @property
    def text_sha256(self) -> str:
        """Of the text as UTF-8, hexadecimal."""
        return text_digest(self.draft.text)

    @property
    def id(self) -> ArticleId:
        """The id of the URL, else of the text."""
        return article_id(self.draft.url, self.draft.text)


def text_digest(text: str) -> str:
    """Return the sha256 of `text` as UTF-8, hexadecimal; lone surrogates count as they are."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def article_id(url: str | None, text: str) -> ArticleId:
    """Return the id of an article: that of its canonical URL, else that of its text."""
    return ArticleId(derive_id("article", url or f"sha256:{text_digest(text)}"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What became of one article, and the parties whose screening it makes due.

    Attributes:
        parties: ids of its parties that were new to the database.
    """

    article: ArticleId
    outcome: Outcome
    parties: tuple[PartyId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarantineRecord:
    """An item that could not be taken.

    Attributes:
        source: file, feed or list it came from.
        position: where in the source ("line 17", "entry QDi.012"); with `source` it is unique.
        code: of the error, kebab-case.
        raw: the item as it was given, for a later retry.
    """

    source: str
    position: str
    code: str
    reason: str
    raw: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRecord:
    """One item of a source that is done with: an `Outcome`, or "quarantined"."""

    source: str
    item_key: str
    status: str
    article: ArticleId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRecord:
    """An official list as such."""

    id: str
    name: str
    authority: str
    source_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLoad:
    """One version of a list to load.

    Attributes:
        effective_on: the day it took effect; None means its own date, else today.
        excerpt: True for the bundled samples.
    """

    list: ListRecord
    parsed: ParsedList
    excerpt: bool = False
    fetched_at: datetime | None = None
    effective_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What a load did; ids are of the list's entries.

    Attributes:
        version_id: of the new version, or of the current one when nothing changed.
        changed: False when the file is the current version already.
    """

    version_id: int
    version: str
    changed: bool
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    amended: tuple[str, ...] = ()


class IndexDamagedError(MarsadError):
    """A stored index is not the bytes that were stored, or cannot be read."""

    code = "index-damaged"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexRecord:
    """A built screening index: its bytes and the list versions in it ({list id: version id})."""

    versions: Mapping[str, int]
    matcher: str
    blob: bytes

    @property
    def sha256(self) -> str:
        """Of the bytes, hexadecimal."""
        return sha256(self.blob).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyScreeningRecord:
    """What screening found for one party through one index.

    Attributes:
        words: those that the party was asked by, as `screening.touching` reads them.
        past: hits on designations that are in force no longer; they do not count for the verdict.
    """

    party: PartyId
    verdict: Band
    hits: tuple[Hit, ...]
    query: Mapping[str, Any] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    past: tuple[Hit, ...] = ()

    @property
    def past_verdict(self) -> Band:
        """The best band of what is in force no longer."""
        bands = {hit.band for hit in self.past}
        return next((band for band in Band if band in bands), Band.NONE)

    def hit_id(self, hit: Hit, list_sha256: str, matcher: str) -> HitId:
        """Return the id of one of its hits: the same finding from the same bytes is one hit."""
        return HitId(derive_id("hit", self.party, hit.list_id, hit.entry_id, list_sha256, matcher))

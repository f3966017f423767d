"""One article record to the rows of every table it fills.

Enters: an `ArticleRecord`, whose ids are local to the article. Leaves: plain tuples in the column
order of `COLUMNS`, with ids that are the same whenever the same article is taken. Refuses to know
what the database already holds.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from hashlib import sha256
from typing import Any, Final

from psycopg.types.json import Jsonb

from app.domain.attribution import Quote
from app.domain.claim import NARRATOR, UNATTRIBUTED, Claim
from app.domain.ids import PartyId, derive_id, write_id
from app.storage.records import ArticleRecord, OutletRecord, PartyRecord
from app.storage.tables.base import NO_DAY
from app.storage.writing.event_dates import event_days
from app.storage.writing.excerpts import excerpt
from app.storage.writing.party_rows import PartyRows
from app.text.span import Span

Row = tuple[Any, ...]

UNDATED: Final = date.fromisoformat(NO_DAY)
"""The `sort_day` of an article without a day."""

COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "articles": (
        "id", "url", "title", "outlet_id", "agency_id", "author", "published_on", "published_at",
        "precision", "sort_day", "language", "text", "text_sha256", "excerpt", "story_id",
        "zones", "places", "nonspeech_quotes", "dateline_country", "countries", "reference_date",
        "quotes_count", "claims_count", "parties_count", "analysts_count", "fingerprint",
        "extractor", "external_id",
    ),
    "article_countries": ("country", "sort_day", "article_id"),
    "article_parties": (
        "article_id", "party_id", "own_id", "ordinal", "sort_day", "type", "name_ar", "name_en",
        "country", "country_basis", "unnamed", "forms", "mentions_count", "descriptive_count",
        "quotes_count", "claims_count", "citations_count",
    ),
    "mentions": ("article_id", "ordinal", "party_id", "span_start", "span_end", "kind"),
    "quotes": (
        "id", "article_id", "ordinal", "published_on", "sort_day", "outlet_id", "span_start",
        "span_end", "text", "kind", "subtype", "speaker_id", "co_speakers", "via", "cue",
        "cue_start", "cue_end", "speaker_ref", "position", "within_id", "claim_id", "countries",
        "rule", "confidence",
    ),
    "quote_countries": ("country", "sort_day", "quote_id"),
    "quote_parties": ("party_id", "role", "sort_day", "quote_id"),
    "claims": (
        "id", "article_id", "ordinal", "published_on", "sort_day", "outlet_id", "span_start",
        "span_end", "text", "voice", "claimant_id", "co_claimants", "chain", "modality", "topic",
        "cue", "cue_start", "cue_end", "about", "countries", "event_start", "event_end",
        "event_date", "date_text", "quote_ids", "rule", "confidence",
    ),
    "claim_quotes": ("claim_id", "quote_id"),
    "claim_countries": ("country", "sort_day", "claim_id"),
    "claim_parties": ("party_id", "role", "sort_day", "claim_id"),
    "citations": (
        "article_id", "party_id", "ordinal", "published_on", "sort_day", "title", "title_en",
        "affiliation", "affiliation_party_id", "field", "told_to_id", "countries", "intro_start",
        "intro_end",
    ),
}  # fmt: skip
"""Every table an article fills, in an order in which no row refers to a later table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRows:
    """One article as rows.

    Attributes:
        fingerprint: of everything stored of it; equal when nothing differs.
        tables: table → its rows in the order of `COLUMNS`.
    """

    id: int
    url: str | None
    text_sha256: str
    fingerprint: str
    outlet: OutletRecord | None
    parties: tuple[PartyRecord, ...]
    tables: dict[str, list[Row]]


def article_rows(record: ArticleRecord) -> ArticleRows:
    """Return the rows of an article.

    Raises:
        KeyError: when a local party id has no global party.
        InputError: when the date of a claim cannot be read.
    """
    return _Builder(record).build()


class _Builder:
    """Local ids to global ones, and the rows as they are made."""

    def __init__(self, record: ArticleRecord) -> None:
        self.record = record
        self.extraction = record.extraction
        self.text = record.draft.text
        self.article = record.id
        self.day = record.draft.published_on
        self.sort_day = self.day or UNDATED
        self.outlet = record.outlet.id if record.outlet else None
        self.party_ids: dict[str, PartyId] = {k: p.id for k, p in record.parties.items()}
        self.quote_ids = self._ids("quote", self.extraction.quotes, lambda q: q.kind.value)
        self.claim_ids = self._ids("claim", self.extraction.claims, lambda c: c.modality.value)
        self.tables: dict[str, list[Row]] = {name: [] for name in COLUMNS}

    def build(self) -> ArticleRows:
        for ordinal, claim in enumerate(self.extraction.claims):
            self._claim(ordinal, claim)
        for ordinal, quote in enumerate(self.extraction.quotes):
            self._quote(ordinal, quote)
        self._citations()
        parties = PartyRows(self.record, self.party_ids, self.sort_day)
        self.tables["article_parties"] = parties.article_parties()
        self.tables["mentions"] = parties.mentions()
        countries = self._countries()
        self.tables["article_countries"] = [(c, self.sort_day, self.article) for c in countries]
        fingerprint = self._fingerprint()
        self.tables["articles"] = [self._article(countries, fingerprint)]
        return ArticleRows(
            id=self.article,
            url=self.record.draft.url,
            text_sha256=self.record.text_sha256,
            fingerprint=fingerprint,
            outlet=self.record.outlet,
            parties=tuple(self.record.parties.values()),
            tables=self.tables,
        )

    def _ids(
        self, kind: str, items: Sequence[Any], distinction: Callable[[Any], str]
    ) -> dict[str, int]:
        """Ids from the words themselves: a revision that keeps a quote keeps its id."""
        seen: Counter[tuple[str, str]] = Counter()
        ids = {}
        for item in items:
            key = (item.span.of(self.text), distinction(item))
            ids[item.id] = derive_id(kind, self.article, *key, seen[key])
            seen[key] += 1
        return ids

    def _globals(self, local: Iterable[str]) -> list[int]:
        return list(dict.fromkeys(self.party_ids[p] for p in local))

    def _global(self, local: str | None) -> int | None:
        return None if local is None else self.party_ids[local]

    def _claim(self, ordinal: int, claim: Claim) -> None:
        number = self.claim_ids[claim.id]
        named = claim.claimant not in (None, NARRATOR)
        claimant = self._global(claim.claimant) if named else None
        voice = "party" if named else (claim.claimant or "unresolved")
        start, end = event_days(claim.date)
        about, joint = self._globals(claim.about), self._globals(claim.co_claimants)
        self.tables["claims"].append((
            number, self.article, ordinal, self.day, self.sort_day, self.outlet, *claim.span,
            claim.span.of(self.text), voice, claimant, joint, Jsonb(self._chain(claim)),
            claim.modality.value, claim.topic.value, claim.cue, *_ends(claim.cue_span), about,
            list(claim.countries), start, end, claim.date, claim.date_text,
            self._carriers(claim), claim.rule, claim.confidence,
        ))  # fmt: skip
        self.tables["claim_countries"] += [
            (c, self.sort_day, number) for c in dict.fromkeys(claim.countries)
        ]
        self.tables["claim_quotes"] += [
            (number, self.quote_ids[q]) for q in dict.fromkeys(claim.quotes)
        ]
        self.tables["claim_parties"] += self._roles(
            number, {"claimant": [claimant], "co_claimant": joint, "about": about}
        )

    def _carriers(self, claim: Claim) -> list[int]:
        """The quotes that carry a claim, in the order of the text."""
        carriers = set(claim.quotes)
        return [number for local, number in self.quote_ids.items() if local in carriers]

    def _carried(self, quote: Quote) -> int | None:
        """The claim that a quote carries; of several the one with the least id."""
        carried = [self.claim_ids[c.id] for c in self.extraction.claims if quote.id in c.quotes]
        return min(carried, default=None)

    def _chain(self, claim: Claim) -> list[str]:
        return [
            step if step in (NARRATOR, UNATTRIBUTED) else write_id(self.party_ids[step])
            for step in claim.chain
        ]

    def _quote(self, ordinal: int, quote: Quote) -> None:
        number = self.quote_ids[quote.id]
        speaker, joint = self._global(quote.speaker), self._globals(quote.co_speakers)
        via, countries = self._globals(quote.via), self._quote_countries(quote)
        within = None if quote.within is None else self.quote_ids[quote.within]
        self.tables["quotes"].append((
            number, self.article, ordinal, self.day, self.sort_day, self.outlet, *quote.span,
            quote.span.of(self.text), quote.kind.value, quote.subtype.value, speaker, joint, via,
            quote.cue, *_ends(quote.cue_span), quote.speaker_ref.value, quote.position.value,
            within, self._carried(quote), countries, quote.rule, quote.confidence,
        ))  # fmt: skip
        self.tables["quote_countries"] += [(c, self.sort_day, number) for c in countries]
        self.tables["quote_parties"] += self._roles(
            number, {"speaker": [speaker], "co_speaker": joint, "via": via}
        )

    def _roles(self, number: int, roles: dict[str, list[int | None] | list[int]]) -> list[Row]:
        return [
            (party, role, self.sort_day, number)
            for role, parties in roles.items()
            for party in parties
            if party is not None
        ]

    def _quote_countries(self, quote: Quote) -> list[str]:
        """Countries of the quote's claims, then its speakers'."""
        found = [c for k in self.extraction.claims if quote.id in k.quotes for c in k.countries]
        speakers = (quote.speaker, *quote.co_speakers)
        found += [c for s in speakers if s and (c := self.record.parties[s].country)]
        return list(dict.fromkeys(found))

    def _citations(self) -> None:
        seen: set[int] = set()
        for ordinal, analyst in enumerate(self.extraction.analysts):
            party = self.party_ids[analyst.party]
            if party in seen:
                continue
            seen.add(party)
            self.tables["citations"].append((
                self.article, party, ordinal, self.day, self.sort_day, analyst.title,
                analyst.title_en, analyst.affiliation, self._global(analyst.affiliation_party),
                analyst.field, self._global(analyst.told_to), list(analyst.countries),
                *_ends(analyst.intro),
            ))  # fmt: skip

    def _countries(self) -> list[str]:
        """The countries of the article: its dateline's, then those of its claims."""
        found = [self.extraction.dateline_country] if self.extraction.dateline_country else []
        found += [c for claim in self.extraction.claims for c in claim.countries]
        return list(dict.fromkeys(found))

    def _article(self, countries: list[str], fingerprint: str) -> Row:
        draft, extraction = self.record.draft, self.extraction
        return (
            self.article, draft.url, draft.title, self.outlet, self._global(extraction.agency),
            draft.author, self.day, draft.published_at, draft.precision.value, self.sort_day,
            extraction.language, self.text, self.record.text_sha256,
            excerpt(self.text, extraction.zones), self.record.story or derive_id(
                "story", self.record.text_sha256),
            Jsonb([{"zone": z.kind.value, "span": list(z.span)} for z in extraction.zones]),
            Jsonb([{"span": list(p.span), "country": p.country} for p in extraction.places]),
            Jsonb([{"span": list(n.span), "why": n.why} for n in extraction.nonspeech_quotes]),
            extraction.dateline_country, countries, extraction.reference_date,
            len(self.tables["quotes"]), len(self.tables["claims"]),
            len(self.tables["article_parties"]), len(self.tables["citations"]), fingerprint,
            extraction.extractor, draft.external_id,
        )  # fmt: skip

    def _fingerprint(self) -> str:
        """Of the rows as they stand before the article's own, which carries it."""
        content = [
            self._article([], ""),
            *(row for name in COLUMNS for row in self.tables[name]),
            *(self.record.parties[k] for k in sorted(self.record.parties)),
            self.record.outlet,
        ]
        plain = repr([_plain(row) for row in content])
        return sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(value: object) -> object:
    """Return a value whose text is the same in every process: sets are in order."""
    if isinstance(value, Jsonb):
        return value.obj
    if isinstance(value, frozenset):
        return sorted(map(repr, value))
    if is_dataclass(value):
        return [_plain(getattr(value, field.name)) for field in fields(value)]
    return tuple(map(_plain, value)) if isinstance(value, tuple) else value


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (None, None) if span is None else (span.start, span.end)

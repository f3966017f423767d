"""One draft to the record that is stored: extracted, its parties identified, its outlet named.

Enters: an `ArticleDraft`. Leaves: an `ArticleRecord`. Pure and without a database, so that any
number of processes can do it side by side.
"""

import re
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

from app.domain.article import ArticleDraft, Precision, ZoneKind
from app.domain.extraction import Extraction
from app.domain.ids import StoryId, derive_id
from app.extraction.pipeline import extract
from app.ingest.identifying import identify
from app.storage.records import ArticleRecord, OutletRecord, article_id, outlet_key
from app.text.fold import fold

UNDETERMINED: Final = "und"
"""The language of a text without an Arabic letter (BCP 47): nothing is read in it."""
_ARABIC: Final = re.compile("[\u0620-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")


def has_arabic(text: str) -> bool:
    """Say whether a text has an Arabic letter."""
    return _ARABIC.search(text) is not None


def prepare(draft: ArticleDraft) -> ArticleRecord:
    """Return the record of one article; deterministic.

    Raises:
        Exception: whatever extraction raises on a text that it cannot bear; the caller
            quarantines the article with it.
    """
    found = extract(draft.text, title=draft.title, published=draft.published_on)
    extraction = found if has_arabic(draft.text) else replace(found, language=UNDETERMINED)
    dated = _with_inferred(draft, extraction)
    number = article_id(dated.url, dated.text)
    return ArticleRecord(
        draft=dated if dated.title else replace(dated, title=_headline(extraction)),
        extraction=extraction,
        parties=identify(extraction, number, dated.published_on),
        outlet=outlet_record(dated.url, dated.outlet),
        story=StoryId(derive_id("story", " ".join(fold(dated.text).split()))),
    )


def _with_inferred(draft: ArticleDraft, extraction: Extraction) -> ArticleDraft:
    if draft.published_on is not None or extraction.reference_date is None:
        return draft
    return replace(draft, published_on=extraction.reference_date, precision=Precision.INFERRED)


def _headline(extraction: Extraction) -> str | None:
    for zone in extraction.zones:
        if zone.kind is ZoneKind.HEADLINE:
            return zone.span.of(extraction.text).strip() or None
    return None


def outlet_record(url: str | None, name: str | None) -> OutletRecord | None:
    """Return the outlet of an article: that of the site, else that of the name."""
    host = urlsplit(url).hostname if url else None
    site = host.removeprefix("www.") if host else None
    if name:
        arabic = any("\u0600" <= c <= "\u06ff" for c in name)
        return OutletRecord(
            key=site or outlet_key(name),
            name_ar=name if arabic else None,
            name_en=None if arabic else name,
        )
    return OutletRecord(key=site, name_en=site) if site else None

"""Exports of whole collections, and feeds of their newest items."""

from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.api import export_queries, queries
from app.api.export_rows import ExportAsked, Exported
from app.api.exports import MEDIA, ExportResponse
from app.api.feeds import MEDIA as ATOM
from app.api.feeds import atom
from app.api.pages import Listing, list_body
from app.api.responses import respond_json
from app.api.routers import analysts, articles, claims, parties, quotes
from app.api.serving import Serving, Shared
from app.storage.reading.tabular import (
    ANALYST_TABLE,
    ARTICLE_TABLE,
    CLAIM_TABLE,
    PARTY_TABLE,
    QUOTE_TABLE,
    Table,
)

router = APIRouter()

_TEXT: dict[str, Any] = {"schema": {"type": "string"}}
_EXPORT: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The rows, then a line with their number and SHA-256.",
        "content": {media.split(";")[0]: _TEXT for media in MEDIA.values()},
    }
}
_FEED: dict[int | str, dict[str, Any]] = {
    200: {"description": "An Atom feed.", "content": {ATOM.split(";")[0]: _TEXT}}
}


@router.get(
    "/articles/export",
    operation_id="exportArticles",
    response_class=Response,
    responses=_EXPORT,
    tags=["articles"],
)
async def export_articles(
    serving: Shared, query: Annotated[export_queries.ArticleExport, Query()]
) -> Response:
    """Export articles, without their texts."""
    return _export(serving, query, "/articles", articles.listing(serving), ARTICLE_TABLE)


@router.get(
    "/claims/export",
    operation_id="exportClaims",
    response_class=Response,
    responses=_EXPORT,
    tags=["claims"],
)
async def export_claims(
    serving: Shared, query: Annotated[export_queries.ClaimExport, Query()]
) -> Response:
    """Export claims."""
    return _export(serving, query, "/claims", claims.listing(serving), CLAIM_TABLE)


@router.get(
    "/quotes/export",
    operation_id="exportQuotes",
    response_class=Response,
    responses=_EXPORT,
    tags=["quotes"],
)
async def export_quotes(
    serving: Shared, query: Annotated[export_queries.QuoteExport, Query()]
) -> Response:
    """Export quotes."""
    return _export(serving, query, "/quotes", quotes.listing(serving), QUOTE_TABLE)


@router.get(
    "/parties/export",
    operation_id="exportParties",
    response_class=Response,
    responses=_EXPORT,
    tags=["parties"],
)
async def export_parties(
    serving: Shared, query: Annotated[export_queries.PartyExport, Query()]
) -> Response:
    """Export parties."""
    return _export(serving, query, "/parties", parties.listing(serving), PARTY_TABLE)


@router.get(
    "/analysts/export",
    operation_id="exportAnalysts",
    response_class=Response,
    responses=_EXPORT,
    tags=["analysts"],
)
async def export_analysts(
    serving: Shared, query: Annotated[export_queries.AnalystExport, Query()]
) -> Response:
    """Export analysts."""
    return _export(serving, query, "/analysts", analysts.listing(serving), ANALYST_TABLE)


def _export(
    serving: Serving, query: export_queries.AnyExport, path: str, listing: Listing, table: Table
) -> Response:
    asked = ExportAsked(
        format=query.format,
        sort=query.sort,
        limit=query.limit,
        cursor=query.cursor,
        bom=query.bom,
    )
    exported = Exported(path=path, listing=listing, table=table)
    return ExportResponse(serving, query, exported, asked)


@router.get(
    "/articles/feed",
    operation_id="getArticleFeed",
    response_class=Response,
    responses=_FEED,
    tags=["articles"],
)
async def get_article_feed(
    request: Request, serving: Shared, query: Annotated[export_queries.ArticleFeed, Query()]
) -> Response:
    """Return the newest articles as an Atom feed."""
    page = queries.ArticleQuery.model_construct(**dict(query), count="none")
    return await _feed(request, serving, "article", page, articles.listing(serving))


@router.get(
    "/claims/feed",
    operation_id="getClaimFeed",
    response_class=Response,
    responses=_FEED,
    tags=["claims"],
)
async def get_claim_feed(
    request: Request, serving: Shared, query: Annotated[export_queries.ClaimFeed, Query()]
) -> Response:
    """Return the newest claims as an Atom feed."""
    page = queries.ClaimQuery.model_construct(**dict(query), count="none")
    return await _feed(request, serving, "claim", page, claims.listing(serving))


@router.get(
    "/quotes/feed",
    operation_id="getQuoteFeed",
    response_class=Response,
    responses=_FEED,
    tags=["quotes"],
)
async def get_quote_feed(
    request: Request, serving: Shared, query: Annotated[export_queries.QuoteFeed, Query()]
) -> Response:
    """Return the newest quotes as an Atom feed."""
    page = queries.QuoteQuery.model_construct(**dict(query), count="none")
    return await _feed(request, serving, "quote", page, quotes.listing(serving))


async def _feed(
    request: Request, serving: Serving, kind: str, query: queries.ListQuery, listing: Listing
) -> Response:
    body, version, _ = await list_body(request.url.path, serving, query, listing, query.echo())
    documents = orjson.loads(body)
    xml = atom(
        kind,
        documents["data"],
        address=str(request.url),
        updated=documents["meta"]["as_of"] or "1970-01-01T00:00:00Z",
    )
    return respond_json(request, xml, version, media_type=ATOM)

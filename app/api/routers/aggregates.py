"""Facets and timelines of the collections, under the same filters as their lists."""

from typing import Annotated, cast

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.api import aggregate_queries
from app.api.aggregates import (
    Counted,
    FacetsAsked,
    TimelineAsked,
    facets_response,
    timeline_response,
)
from app.api.schemas.aggregates import Facets, Timeline
from app.api.serving import Serving, Shared
from app.storage.reading.articles import ARTICLES
from app.storage.reading.attribution import CLAIMS, QUOTES
from app.storage.reading.facets import (
    ANALYST_FACETS,
    ARTICLE_FACETS,
    CLAIM_FACETS,
    PARTY_FACETS,
    QUOTE_FACETS,
    Interval,
)
from app.storage.reading.parties import ANALYSTS, PARTIES

router = APIRouter()

_ARTICLES = Counted(selection=ARTICLES, facets=ARTICLE_FACETS)
_CLAIMS = Counted(selection=CLAIMS, facets=CLAIM_FACETS)
_QUOTES = Counted(selection=QUOTES, facets=QUOTE_FACETS)
_PARTIES = Counted(selection=PARTIES, facets=PARTY_FACETS)
_ANALYSTS = Counted(selection=ANALYSTS, facets=ANALYST_FACETS)


@router.get(
    "/articles/facets",
    operation_id="listArticleFacets",
    response_model=Facets,
    tags=["articles"],
)
async def list_article_facets(
    request: Request, serving: Shared, query: Annotated[aggregate_queries.ArticleFacets, Query()]
) -> Response:
    """Count articles by the values of properties."""
    return await _facets(request, serving, query, _ARTICLES)


@router.get(
    "/claims/facets", operation_id="listClaimFacets", response_model=Facets, tags=["claims"]
)
async def list_claim_facets(
    request: Request, serving: Shared, query: Annotated[aggregate_queries.ClaimFacets, Query()]
) -> Response:
    """Count claims by the values of properties."""
    return await _facets(request, serving, query, _CLAIMS)


@router.get(
    "/quotes/facets", operation_id="listQuoteFacets", response_model=Facets, tags=["quotes"]
)
async def list_quote_facets(
    request: Request, serving: Shared, query: Annotated[aggregate_queries.QuoteFacets, Query()]
) -> Response:
    """Count quotes by the values of properties."""
    return await _facets(request, serving, query, _QUOTES)


@router.get(
    "/parties/facets", operation_id="listPartyFacets", response_model=Facets, tags=["parties"]
)
async def list_party_facets(
    request: Request, serving: Shared, query: Annotated[aggregate_queries.PartyFacets, Query()]
) -> Response:
    """Count parties by the values of properties."""
    return await _facets(request, serving, query, _PARTIES)


@router.get(
    "/analysts/facets",
    operation_id="listAnalystFacets",
    response_model=Facets,
    tags=["analysts"],
)
async def list_analyst_facets(
    request: Request, serving: Shared, query: Annotated[aggregate_queries.AnalystFacets, Query()]
) -> Response:
    """Count analysts by the values of properties."""
    return await _facets(request, serving, query, _ANALYSTS)


@router.get(
    "/articles/timeline",
    operation_id="getArticleTimeline",
    response_model=Timeline,
    tags=["articles"],
)
async def get_article_timeline(
    request: Request, serving: Shared, query: Annotated[aggregate_queries.ArticleTimeline, Query()]
) -> Response:
    """Count articles by day, week or month of publication."""
    return await _timeline(request, serving, query, _ARTICLES)


@router.get(
    "/claims/timeline", operation_id="getClaimTimeline", response_model=Timeline, tags=["claims"]
)
async def get_claim_timeline(
    request: Request, serving: Shared, query: Annotated[aggregate_queries.ClaimTimeline, Query()]
) -> Response:
    """Count claims by day, week or month of publication."""
    return await _timeline(request, serving, query, _CLAIMS)


@router.get(
    "/quotes/timeline", operation_id="getQuoteTimeline", response_model=Timeline, tags=["quotes"]
)
async def get_quote_timeline(
    request: Request, serving: Shared, query: Annotated[aggregate_queries.QuoteTimeline, Query()]
) -> Response:
    """Count quotes by day, week or month of publication."""
    return await _timeline(request, serving, query, _QUOTES)


FacetQuery = (
    aggregate_queries.ArticleFacets
    | aggregate_queries.ClaimFacets
    | aggregate_queries.QuoteFacets
    | aggregate_queries.PartyFacets
    | aggregate_queries.AnalystFacets
)


async def _facets(
    request: Request, serving: Serving, query: FacetQuery, counted: Counted
) -> Response:
    asked = FacetsAsked(by=query.by, limit=query.limit)
    return await facets_response(request, serving, query, counted, asked)


TimelineQuery = (
    aggregate_queries.ArticleTimeline
    | aggregate_queries.ClaimTimeline
    | aggregate_queries.QuoteTimeline
)


async def _timeline(
    request: Request, serving: Serving, query: TimelineQuery, counted: Counted
) -> Response:
    asked = TimelineAsked(interval=cast("Interval", query.interval), by=query.by, limit=query.limit)
    return await timeline_response(request, serving, query, counted, asked)

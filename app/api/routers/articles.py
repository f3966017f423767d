"""Articles and what was found in them."""

from collections.abc import Mapping
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.api import gather
from app.api.pages import (
    Listing,
    Parent,
    children_response,
    detail_response,
    existing,
    list_response,
    meta_document,
)
from app.api.parameters import WrittenId
from app.api.queries import ArticleDetailQuery, ArticleQuery, ChildQuery
from app.api.responses import respond
from app.api.schemas.article import ArticleDetail, ArticleList
from app.api.schemas.attribution import AnalystList, ClaimList, QuoteList
from app.api.schemas.party import PartyList
from app.api.schemas.screening import StoredScreeningList
from app.api.serving import Serving, Shared
from app.storage.reading.articles import ARTICLES, read_text
from app.storage.reading.attribution import CLAIMS, QUOTES
from app.storage.reading.database import Connection
from app.storage.reading.keyset import Row, Window, read_page
from app.storage.reading.parties import CITED, PARTIES
from app.storage.reading.state import read_data_version

router = APIRouter(tags=["articles"])

MOST_CHILDREN: Final = 1_000
"""Children of each kind that `include` brings along; the child lists have them all."""


def _listing(serving: Serving) -> Listing:
    excerpt = serving.settings.text_policy != "none"
    return Listing(selection=ARTICLES, gather=gather.articles(excerpt=excerpt))


def _children(row: Row) -> Mapping[str, Listing]:
    """Return what the children of an article are listed from, in the order of the text."""
    scope = {"article": row["id"]}
    parties = gather.parties_on(row["published_on"])
    return {
        "claims": Listing(selection=CLAIMS, gather=gather.claims, scope=scope, sort="ordinal"),
        "quotes": Listing(selection=QUOTES, gather=gather.quotes, scope=scope, sort="ordinal"),
        "parties": Listing(selection=PARTIES, gather=parties, scope=scope, sort="ordinal"),
        "analysts": Listing(selection=CITED, gather=gather.analysts, scope=scope, sort="ordinal"),
        "screening": Listing(
            selection=PARTIES, gather=gather.screenings, scope=scope, sort="ordinal"
        ),
    }


@router.get("/articles", operation_id="listArticles", response_model=ArticleList)
async def list_articles(
    request: Request, serving: Shared, query: Annotated[ArticleQuery, Query()]
) -> Response:
    """List articles, the newest first."""
    return await list_response(request, serving, query, _listing(serving))


@router.get("/articles/{article_id}", operation_id="getArticle", response_model=ArticleDetail)
async def get_article(
    request: Request,
    serving: Shared,
    article_id: WrittenId,
    query: Annotated[ArticleDetailQuery, Query()],
) -> Response:
    """Return one article, with what `include` names."""
    if not query.include:
        return await detail_response(request, serving, article_id, _listing(serving))
    async with serving.database.snapshot() as connection:
        row = await existing(connection, ARTICLES, article_id)
        document = (await _listing(serving).gather(connection, [row]))[0]
        for name in query.include:
            document[name] = await _included(connection, serving, row, name)
        version = await read_data_version(connection)
    return respond(request, {"data": document, "meta": meta_document(version)})


async def _included(connection: Connection, serving: Serving, row: Row, name: str) -> Any:  # noqa: ANN401 - text or documents
    if name == "text":
        policy = serving.settings.text_policy
        return await read_text(connection, row["id"]) if policy == "full" else None
    listing = _children(row)[name]
    window = Window(limit=MOST_CHILDREN, sort=listing.sort)
    page = await read_page(connection, listing.selection, listing.scope, window)
    return await listing.gather(connection, page.rows)


async def _child_page(
    request: Request, serving: Serving, article_id: str, query: ChildQuery
) -> Response:
    child = request.url.path.rsplit("/", 1)[1]
    parent = Parent(selection=ARTICLES, written_id=article_id)
    return await children_response(request, serving, query, parent, lambda a: _children(a)[child])


@router.get(
    "/articles/{article_id}/claims", operation_id="listArticleClaims", response_model=ClaimList
)
async def list_article_claims(
    request: Request, serving: Shared, article_id: WrittenId, query: Annotated[ChildQuery, Query()]
) -> Response:
    """List the claims of an article, in the order of the text."""
    return await _child_page(request, serving, article_id, query)


@router.get(
    "/articles/{article_id}/quotes", operation_id="listArticleQuotes", response_model=QuoteList
)
async def list_article_quotes(
    request: Request, serving: Shared, article_id: WrittenId, query: Annotated[ChildQuery, Query()]
) -> Response:
    """List the quotes of an article, in the order of the text."""
    return await _child_page(request, serving, article_id, query)


@router.get(
    "/articles/{article_id}/parties", operation_id="listArticleParties", response_model=PartyList
)
async def list_article_parties(
    request: Request, serving: Shared, article_id: WrittenId, query: Annotated[ChildQuery, Query()]
) -> Response:
    """List the parties of an article, in the order in which they appear."""
    return await _child_page(request, serving, article_id, query)


@router.get(
    "/articles/{article_id}/analysts",
    operation_id="listArticleAnalysts",
    response_model=AnalystList,
)
async def list_article_analysts(
    request: Request, serving: Shared, article_id: WrittenId, query: Annotated[ChildQuery, Query()]
) -> Response:
    """List the analysts that an article cites, as it introduces them."""
    return await _child_page(request, serving, article_id, query)


@router.get(
    "/articles/{article_id}/screening",
    operation_id="listArticleScreening",
    response_model=StoredScreeningList,
)
async def list_article_screening(
    request: Request, serving: Shared, article_id: WrittenId, query: Annotated[ChildQuery, Query()]
) -> Response:
    """List the stored screenings of the parties of an article, with the evidence."""
    return await _child_page(request, serving, article_id, query)

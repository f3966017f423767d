"""Articles and what was found in them."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.api import gather
from app.api.envelope import Document
from app.api.including import into_articles
from app.api.items import Parent, children_response, detail_response
from app.api.pages import Gather, Listing, list_response
from app.api.parameters import WrittenId
from app.api.queries import ArticleDetailQuery, ArticleQuery, ChildQuery
from app.api.schemas.article import ArticleDetail, ArticleList
from app.api.schemas.attribution import AnalystList, ClaimList, QuoteList
from app.api.schemas.party import PartyList
from app.api.schemas.screening import StoredScreeningList
from app.api.serving import Serving, Shared
from app.storage.reading.articles import ARTICLES
from app.storage.reading.attribution import CLAIMS, QUOTES
from app.storage.reading.parties import CITED, PARTIES
from app.storage.reading.selection import Row, Selection

router = APIRouter(tags=["articles"])


def listing(serving: Serving) -> Listing:
    """Return what articles are listed from."""
    hidden = serving.settings.text_policy == "none"
    return Listing(
        selection=ARTICLES,
        include=into_articles(serving),
        revise=_without_excerpt if hidden else None,
    )


def _without_excerpt(document: Document) -> None:
    document["excerpt"] = None


def _children(row: Row, note: str) -> Mapping[str, Listing]:
    """Return what the children of an article are listed from, in the order of the text."""
    scope = {"article": row["id"]}
    parties = gather.parties_on(row["published_on"])
    gathers: dict[str, tuple[Selection, Gather | None]] = {
        "claims": (CLAIMS, None),
        "quotes": (QUOTES, None),
        "parties": (PARTIES, parties),
        "analysts": (CITED, gather.analysts),
        "screening": (PARTIES, gather.screenings(note)),
    }
    return {
        name: Listing(selection=selection, gather=gathering, scope=scope, sort="ordinal")
        for name, (selection, gathering) in gathers.items()
    }


@router.get("/articles", operation_id="listArticles", response_model=ArticleList)
async def list_articles(
    request: Request, serving: Shared, query: Annotated[ArticleQuery, Query()]
) -> Response:
    """List articles, the newest first."""
    return await list_response(request, serving, query, listing(serving))


@router.get("/articles/{article_id}", operation_id="getArticle", response_model=ArticleDetail)
async def get_article(
    request: Request,
    serving: Shared,
    article_id: WrittenId,
    query: Annotated[ArticleDetailQuery, Query()],
) -> Response:
    """Return one article, with what `include` names."""
    return await detail_response(request, serving, article_id, listing(serving), query)


async def _child_page(
    request: Request, serving: Serving, article_id: str, query: ChildQuery
) -> Response:
    child = request.url.path.rsplit("/", 1)[1]
    parent = Parent(selection=ARTICLES, written_id=article_id)
    return await children_response(
        request, serving, query, parent, lambda a: _children(a, serving.note)[child]
    )


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

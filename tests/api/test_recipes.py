"""Every recipe of docs/api.md answers as it is shown, and every Arabic example is accepted."""

from typing import Any

import httpx
import pytest

from app.api.schemas.base import ProblemDocument
from tests.api.recipes import Recipe, recipes, shown

RECIPES = recipes()


def same_shape(shown: Any, real: Any, place: str = "") -> list[str]:  # noqa: ANN401 - any JSON
    """What is shown and is not so in the real answer: properties and kinds of values."""
    if isinstance(shown, dict):
        if not isinstance(real, dict):
            return [f"{place}: no object"]
        missing = [f"{place}.{name}" for name in shown if name not in real]
        common = [name for name in shown if name in real]
        return missing + [
            fault for n in common for fault in same_shape(shown[n], real[n], f"{place}.{n}")
        ]
    if isinstance(shown, list):
        if not isinstance(real, list) or (shown and not real):
            return [f"{place}: nothing"]
        return [f for one in shown for f in same_shape(one, real[0], f"{place}[]")]
    both = {type(shown), type(real)} - {type(None)}
    return [] if len(both - {int, float}) <= 1 and len(both) <= 2 else [f"{place}: {both}"]


def test_there_are_ten() -> None:
    assert len(RECIPES) == 10


@pytest.mark.parametrize("recipe", RECIPES, ids=[r.title for r in RECIPES])
async def test_a_recipe_answers_as_shown(client: httpx.AsyncClient, recipe: Recipe) -> None:
    response = await client.request(
        recipe.method, recipe.target, headers=recipe.headers, content=recipe.body
    )
    assert response.status_code == 200, response.text
    if response.headers["content-type"].startswith("text/csv"):
        assert response.text.splitlines()[0] == recipe.answer
        return
    assert same_shape(shown(recipe.answer), response.json()) == []


async def test_every_example_of_a_parameter_is_accepted(client: httpx.AsyncClient) -> None:
    document = (await client.get("/openapi.json")).json()
    asked = 0
    for path, operations in document["paths"].items():
        for parameter in operations.get("get", {}).get("parameters", ()):
            if parameter["in"] != "query" or parameter["name"] == "cursor":
                continue
            schema = parameter["schema"]
            examples = schema.get("examples") or schema.get("items", {}).get("examples") or []
            for example in examples:
                needed = {"/screening": {"name": "x"}, "/search": {"q": "x"}}.get(path, {})
                if path.endswith("/facets"):
                    needed = {"by": "country"}
                query = {**needed, parameter["name"]: example}
                if "{" in path:
                    continue
                method = "HEAD" if path == "/stream" else "GET"  # a stream has no end
                response = await client.request(method, path, params=query)
                assert response.status_code == 200, (path, query, response.text)
                asked += 1
    assert asked > 50


async def test_a_problem_is_shaped_as_promised(client: httpx.AsyncClient) -> None:
    ProblemDocument.model_validate_json((await client.get("/claims?contry=SY")).content)

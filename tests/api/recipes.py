"""The recipes of docs/api.md: their commands as requests, their answers as shown."""

import json
import re
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

PAGE: Final = Path(__file__).parents[2] / "docs" / "api.md"
_RECIPE: Final = re.compile(
    r"^### \d+\. (?P<title>.+?)\n.*?```sh\n(?P<command>curl .+?)\n```\n+"
    r"```\w*\n(?P<answer>.+?)\n```",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """One question of a user, the request that answers it, and the answer that is shown."""

    title: str
    method: str
    target: str
    headers: dict[str, str]
    body: bytes | None
    answer: str


def recipes() -> list[Recipe]:
    """The recipes of the page, in order."""
    page = PAGE.read_text("utf-8")
    return [_recipe(m["title"], m["command"], m["answer"]) for m in _RECIPE.finditer(page)]


def _recipe(title: str, command: str, answer: str) -> Recipe:
    words = iter(shlex.split(command.replace("\\\n", " "))[1:])
    target, get, data, headers = "", False, [], {}
    for word in words:
        if word in {"-G", "--get"}:
            get = True
        elif word in {"-d", "--data-urlencode"}:
            data.append(next(words))
        elif word == "-H":
            name, _, value = next(words).partition(": ")
            headers[name] = value
        elif not word.startswith("-"):
            target = word
    parts = urlsplit(target)
    query = (
        urlencode([(n, v) for n, _, v in (d.partition("=") for d in data)]) if get else parts.query
    )
    posts = bool(data) and not get
    return Recipe(
        title=title,
        method="POST" if posts else "GET",
        target=parts.path + (f"?{query}" if query else ""),
        headers=headers,
        body=data[0].encode() if posts else None,
        answer=answer,
    )


def shown(answer: str) -> Any:  # noqa: ANN401 - any JSON
    """The answer of a recipe as JSON, without what is left out (…)."""
    return json.loads(re.sub(r',\s*"…"', "", answer))

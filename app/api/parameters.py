"""Query parameters: the types that the routes' query models are made of.

Enters: words of a query string. Leaves: values in the words of the domain, or a refusal that names
the parameter and, where one is near, what was probably meant. Refuses to know the database.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any, Final, NoReturn, TypeVar

from fastapi import Path, Request
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
)
from pydantic.json_schema import WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from app.api.countries import read_country
from app.api.days import Period, read_period
from app.api.problems import BadParametersError, Violation, closest
from app.domain.ids import read_id
from app.errors import InputError
from app.runtime.clock import system_clock

ID_PATTERN: Final = "^[0-9a-hjkmnp-tv-z]{13}$"
ID_EXAMPLE: Final = "0c3k5r9t1v8x2"
DAY_PATTERN: Final = "^(19[0-9]{2}|20[0-9]{2}|2100)(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
"""Every year, month and day from 1900 to 2100, and the 31st of June, which is refused.

Arabic-Indic digits are read too, but are not promised.
"""
LARGEST_PAGE: Final = 200
DEFAULT_PAGE: Final = 50
MOST_VALUES: Final = 50
LONGEST_TEXT: Final = 200
LONGEST_CURSOR: Final = 512


def refuse(detail: str, *, parameter: str | None = None, suggestion: str | None = None) -> NoReturn:
    """Refuse a value inside a Pydantic validator.

    Raises:
        PydanticCustomError: always, carrying what `problems` writes.
    """
    context = {"detail": detail, "parameter": parameter, "suggestion": suggestion}
    raise PydanticCustomError("refused", "{detail}", context)


def _reading(read: Callable[[str], Any]) -> BeforeValidator:
    """Return a validator that reads a word with `read`, whose `InputError` refuses it."""

    def validate(written: object) -> object:
        if not isinstance(written, str):
            return written
        try:
            return read(written)
        except InputError as error:
            return refuse(error.message, suggestion=getattr(error, "suggestion", None))

    return BeforeValidator(validate)


def _split(written: object) -> object:
    """Split every word at Latin and Arabic commas; what stands between them is stripped."""
    if not isinstance(written, list):
        return written
    parts = (part.strip() for word in written for part in str(word).replace("،", ",").split(","))
    return [part for part in parts if part] or refuse("is empty")


def _split_countries(written: object) -> object:
    """Split at commas, unless the whole is a name with a comma in it (Korea, Republic of)."""
    if not isinstance(written, list):
        return written
    return [part for word in written for part in _country_parts(str(word))]


def _country_parts(word: str) -> list[str]:
    try:
        return [read_country(word)]
    except InputError:
        parts = _split([word])
        return parts if isinstance(parts, list) else []


def _read_past_day(written: str) -> date:
    """Read a day that has begun somewhere on Earth."""
    period = read_period(written)
    if (period.end - period.start).days != 1:
        raise InputError(f"{written!r} is not a day; write 2024-06-19")
    if period.start > system_clock().date() + timedelta(days=1):
        raise InputError(f"{written!r} is still to come")
    return period.start


def _no_nul(text: str) -> str:
    return refuse("holds the character U+0000") if "\x00" in text else text


def _with_words(text: str) -> str:
    if any(sign.isalnum() for sign in text):
        return text
    return refuse("holds no word to look for; it needs a letter or a figure")


def _unique(values: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(values))


@dataclass(frozen=True, slots=True)
class OneOf:
    """The type of a word out of `choices`; a near miss gets a suggestion."""

    choices: tuple[str, ...]

    def __get_pydantic_core_schema__(
        self,
        source: Any,  # noqa: ANN401 - Pydantic's protocol
        handler: GetCoreSchemaHandler,
    ) -> CoreSchema:
        """Check after Pydantic's own reading of the word."""
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(
        self, _: CoreSchema, __: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Describe the words."""
        return {"type": "string", "enum": [str(choice) for choice in self.choices]}

    def _check(self, written: str) -> str:
        if written in self.choices:
            return written
        detail = f"{written[:80]!r} is none of {', '.join(self.choices)}"
        return refuse(detail, suggestion=closest(written, self.choices))


Value = TypeVar("Value")
Several = Annotated[
    tuple[Value, ...],
    BeforeValidator(_split),
    AfterValidator(_unique),
    Field(max_length=MOST_VALUES),
]
"""A parameter that may be repeated or comma-separated: unique values, in order."""
Id = Annotated[
    int,
    _reading(read_id),
    WithJsonSchema({"type": "string", "pattern": ID_PATTERN, "examples": [ID_EXAMPLE]}),
]
Ids = Several[Id]
WrittenId = Annotated[str, Path(json_schema_extra={"pattern": ID_PATTERN})]
"""An id in a path, as written: one that cannot be is simply not found."""
Country = Annotated[
    str,
    _reading(read_country),
    WithJsonSchema({"type": "string", "minLength": 2, "examples": ["SY", "PRK", "روسيا"]}),
]
Countries = Annotated[
    tuple[Country, ...],
    BeforeValidator(_split_countries),
    AfterValidator(_unique),
    Field(max_length=MOST_VALUES),
]
Day = Annotated[
    Period,
    _reading(read_period),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": DAY_PATTERN,
            "examples": ["2024", "2024-06", "2024-06-19"],
        }
    ),
]
PastDay = Annotated[
    date,
    _reading(_read_past_day),
    WithJsonSchema({"type": "string", "format": "date", "examples": ["2019-05-01"]}),
]
Text = Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT), AfterValidator(_no_nul)]
Words = Several[Text]
Searched = Annotated[Text, AfterValidator(_with_words)]
"""What is looked for: a letter or a figure of it at least."""


class NoParameters(BaseModel):
    """The query of a route that takes none; anything given is unknown."""

    model_config = ConfigDict(extra="forbid", frozen=True)


async def refuse_repeats(request: Request) -> None:
    """Dependency of every route: a parameter that takes one value is given once.

    Raises:
        BadParametersError: naming each parameter that was given twice.
    """
    query = request.query_params
    if len(query) == len(query.multi_items()):
        return
    repeatable = _repeatable(request)
    twice = [n for n in query if len(query.getlist(n)) > 1 and n not in repeatable]
    if twice:
        raise BadParametersError([Violation(parameter=n, detail="Given twice.") for n in twice])


def _repeatable(request: Request) -> set[str]:
    route = request.scope.get("route")
    operation = request.app.openapi()["paths"].get(getattr(route, "path_format", ""), {})
    parameters = operation.get("get", {}).get("parameters", ())
    return {p["name"] for p in parameters if p["schema"].get("type") == "array"}

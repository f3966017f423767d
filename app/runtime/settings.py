"""Settings, read once from the environment and passed on as a value.

Every field is documented in docs/settings.md; a test holds the two together.
"""

import os
import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from app.errors import SettingsError

_PREFIX: Final = "MARSAD_"
_OF_A_LIST: Final = re.compile(r"MARSAD_LIST_\w+_URL")
_OF_OTHERS: Final = frozenset(
    f"{_PREFIX}{name}"
    for name in ("PARENT_PIPE", "EVAL_DIR", "DEPLOYMENT_URL", "OWNER_PASSWORD", "API_PASSWORD")
)
"""Variables of child processes, tests and docker-compose.yml."""
_ALIKE: Final = 0.85


def default_home() -> Path:
    """Return the data directory used when MARSAD_HOME is unset.

    As root `/var/lib/marsad`, because the unprivileged user that runs Postgres must reach it;
    else `marsad` under the user's data directory.
    """
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return Path("/var/lib/marsad")
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "marsad"


class Settings(BaseSettings):
    """What the environment says; see docs/settings.md for each."""

    model_config = SettingsConfigDict(
        env_prefix=_PREFIX, env_ignore_empty=True, extra="ignore", frozen=True
    )

    home: Path = Field(default_factory=default_home)
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    database_url: str | None = Field(default=None, validation_alias="DATABASE_URL")
    database_api_url: str | None = Field(default=None, validation_alias="DATABASE_API_URL")
    secret: SecretStr | None = None
    serve_text: Literal["full", "excerpt", "none"] | None = None
    list_poll_seconds: float = Field(default=1.0, gt=0)
    list_refresh_seconds: int = Field(default=3600, ge=0)
    list_stale_seconds: int = Field(default=604_800, gt=0)
    fetch_allow: Annotated[tuple[tuple[str, int], ...], NoDecode] = ()
    fetch_seconds: float = Field(default=600.0, gt=0)
    feeds: Annotated[tuple[str, ...], NoDecode] = ()
    feed_seconds: int = Field(default=900, ge=1)
    keep_days: int = Field(default=731, ge=1)
    dispute_contact: str = Field(default="", max_length=500)
    opensanctions: bool = False
    stream_clients: int = Field(default=1000, ge=1)
    stream_heartbeat_seconds: float = Field(default=15.0, gt=0)
    cache_mb: int = Field(default=64, ge=0)
    rate_per_minute: int = Field(default=0, ge=0)
    api_keys: Annotated[tuple[str, ...], NoDecode] = ()
    access_log: bool = False
    log_level: Literal["debug", "info", "warning", "error"] = "info"

    @field_validator("feeds", mode="before")
    @classmethod
    def _addresses(cls, given: object) -> object:
        """Read comma-separated addresses of http or https."""
        if not isinstance(given, str):
            return given
        addresses = tuple(filter(None, map(str.strip, given.split(","))))
        for address in addresses:
            if not address.lower().startswith(("http://", "https://")):
                raise ValueError(f"comma-separated http(s) addresses; {address!r} is none")
        return addresses

    @field_validator("api_keys", mode="before")
    @classmethod
    def _digests(cls, given: object) -> object:
        """Read comma-separated SHA-256 digests; anything else is no key."""
        if not isinstance(given, str):
            return given
        digests = tuple(word.strip().lower() for word in given.split(",") if word.strip())
        if any(not re.fullmatch(r"[0-9a-f]{64}", digest) for digest in digests):
            raise ValueError("comma-separated SHA-256 digests of keys, 64 hexadecimal digits each")
        return digests

    @field_validator("fetch_allow", mode="before")
    @classmethod
    def _pairs(cls, given: object) -> object:
        """Read comma-separated host:port pairs; an IPv6 address stands in brackets."""
        if not isinstance(given, str):
            return given
        pairs = []
        for word in filter(None, map(str.strip, given.split(","))):
            host, _, port = word.rpartition(":")
            if not host or not port.isascii() or not port.isdigit():
                raise ValueError(f"comma-separated host:port pairs; {word!r} is none")
            pairs.append((host.strip("[]").lower(), int(port)))
        return tuple(pairs)

    @cached_property
    def text_policy(self) -> Literal["full", "excerpt", "none"]:
        """How much of an article's text the API gives out: full on loopback, else an excerpt."""
        if self.serve_text is not None:
            return self.serve_text
        loopback = self.host in {"localhost", "::1"} or self.host.startswith("127.")
        return "full" if loopback else "excerpt"


def enabled_lists(settings: Settings) -> frozenset[str]:
    """Return the lists with a restricted licence that were turned on."""
    return frozenset(("opensanctions",)) if settings.opensanctions else frozenset()


def read_settings() -> Settings:
    """Return the settings of this process.

    Raises:
        SettingsError: naming the variable whose value cannot be meant.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        variable = name if name.isupper() else f"{_PREFIX}{name.upper()}"
        raise SettingsError(f"{variable}: {first['msg']}") from error


def unknown_variables(environment: Mapping[str, str]) -> dict[str, str | None]:
    """Return the variables that look like settings and are none, each with the setting meant.

    Example: `{"MARSAD_PROT": "8001"}` → `{"MARSAD_PROT": "MARSAD_PORT"}`; None where none is near.
    """
    fields = Settings.model_fields.items()
    known = [f"{_PREFIX}{name.upper()}" for name, field in fields if not field.validation_alias]
    unknown = sorted(
        name
        for name in environment.keys() - known - _OF_OTHERS
        if name.startswith(_PREFIX) and not _OF_A_LIST.fullmatch(name)
    )
    return {
        name: next(iter(get_close_matches(name, known, n=1, cutoff=_ALIKE)), None)
        for name in unknown
    }

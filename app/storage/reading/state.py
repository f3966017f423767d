"""The state of the data as a whole: its version, and the secret that cursors share."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.storage.reading.database import Connection

CURSOR_SECRET: Final = "cursor_secret"  # noqa: S105 - the name of the setting, not its value

DATA_CHANNEL: Final = "marsad_data"

_VERSION: Final = "SELECT version, at FROM data_version ORDER BY id LIMIT 1"
_SETTING: Final = "SELECT value FROM settings WHERE key = %(key)s ORDER BY key LIMIT 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class DataVersion:
    """Which state the data is in, and since when."""

    version: int
    at: datetime | None


async def read_data_version(connection: Connection) -> DataVersion:
    """Return the version that this snapshot sees; 0 before anything was written."""
    row = await (await connection.execute(_VERSION)).fetchone()
    if row is None:
        return DataVersion(version=0, at=None)
    return DataVersion(version=row["version"], at=row["at"])


async def read_setting(connection: Connection, key: str) -> str | None:
    """Return a setting that all processes of the deployment share, None when it is not set."""
    row = await (await connection.execute(_SETTING, {"key": key})).fetchone()
    return None if row is None else str(row["value"])


async def listen_for_data(connection: Connection) -> None:
    """Ask to be told when the data version grows."""
    await connection.execute(f"LISTEN {DATA_CHANNEL}")

"""The schema of a database: brought to the newest migration, compared with the tables, granted.

Enters: an owner's connection string and the folder of migrations. Leaves: a migrated database and
a role that may only read. Refuses to know where the database runs.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import psycopg
import sqlalchemy
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from psycopg import sql
from sqlalchemy import Connection, create_engine, make_url

from app.errors import DatabaseUnavailableError
from app.storage.tables import METADATA, identity_due, ingest_ledger, quarantine

HEAD: Final = "head"
_LOCK: Final = 0x6D61_7273_6164
_UNREAD: Final = frozenset({quarantine.name, ingest_ledger.name, identity_due.name})
"""Tables that the reading role has no business with."""
_VIEWS: Final = ("queued_jobs",)


def upgrade(url: str, migrations: Path, *, revision: str = HEAD) -> bool:
    """Bring the database up to `revision`; return whether there was anything to do.

    Several processes may call it at once: one migrates, the others wait and find it done.

    Raises:
        DatabaseUnavailableError: when the database cannot be reached.
    """
    with _locked(url) as connection:
        before = MigrationContext.configure(connection).get_current_revision()
        command.upgrade(_config(migrations, connection), revision)
        connection.commit()
        return before != MigrationContext.configure(connection).get_current_revision()


def downgrade(url: str, migrations: Path, revision: str) -> None:
    """Take the database back to `revision` ("base" empties it)."""
    with _locked(url) as connection:
        command.downgrade(_config(migrations, connection), revision)
        connection.commit()


def is_current(url: str, migrations: Path) -> bool:
    """Say whether the database has every migration of the folder."""
    newest = ScriptDirectory.from_config(_config(migrations, None)).get_current_head()
    with _connected(url) as connection:
        return MigrationContext.configure(connection).get_current_revision() == newest


def knows_revision(migrations: Path, revision: str) -> bool:
    """Say whether a schema of `revision` is one that this version made or can bring up to date."""
    script = ScriptDirectory.from_config(_config(migrations, None))
    return revision in {known.revision for known in script.walk_revisions()}


def differences(url: str) -> list[Any]:
    """Return what differs between the database and the tables; empty when they agree."""
    with _connected(url) as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": is_ours, "compare_server_default": True}
        )
        return list(compare_metadata(context, METADATA))


def grant_reading(url: str, role: str, *, password: str | None = None) -> None:
    """Let `role` read what the API serves and nothing else, creating it when it is missing.

    That it may only SELECT is the barrier; its read-only transactions and statement timeout are
    there so that mistakes end early.

    Raises:
        DatabaseUnavailableError: when the owner may not create the role.
    """
    name = sql.Identifier(role)
    try:
        with psycopg.connect(url) as connection:
            _create_role(connection, role, password)
            connection.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(name))
            readable = [*(t for t in METADATA.tables if t not in _UNREAD), *_VIEWS]
            connection.execute(
                sql.SQL("GRANT SELECT ON {} TO {}").format(
                    sql.SQL(", ").join(sql.Identifier("public", t) for t in sorted(readable)), name
                )
            )
            connection.execute(sql.SQL("GRANT SELECT ON public.alembic_version TO {}").format(name))
    except psycopg.errors.InsufficientPrivilege as error:
        raise DatabaseUnavailableError(
            f"the owner may not create or grant to role {role!r}: {error}"
        ) from error
    except psycopg.OperationalError as error:
        raise DatabaseUnavailableError(f"the database cannot be reached: {error}") from error


def is_ours(_object: object, name: str | None, kind: str, *_: object) -> bool:
    """Say whether a table is one of Marsad's, for Alembic; the queue's belong to procrastinate."""
    return not (kind == "table" and (name or "").startswith(("procrastinate_", "alembic_")))


def engine_url(url: str) -> sqlalchemy.URL:
    """Return SQLAlchemy's form of a connection string, on psycopg 3."""
    return make_url(url).set(drivername="postgresql+psycopg")


def _create_role(connection: "psycopg.Connection[Any]", role: str, password: str | None) -> None:
    # Two databases of one server may be migrated at once; roles belong to the server.
    connection.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
    found = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (role,)).fetchone()
    if found is not None:
        return
    name = sql.Identifier(role)
    secret = sql.SQL(" PASSWORD {}").format(sql.Literal(password)) if password else sql.SQL("")
    connection.execute(sql.SQL("CREATE ROLE {} LOGIN{}").format(name, secret))
    for setting, value in (
        ("default_transaction_read_only", "on"),
        ("statement_timeout", "10s"),
        ("idle_in_transaction_session_timeout", "60s"),
    ):
        connection.execute(
            sql.SQL("ALTER ROLE {} SET {} = {}").format(
                name, sql.Identifier(setting), sql.Literal(value)
            )
        )


@contextmanager
def _connected(url: str) -> Iterator[Connection]:
    engine = create_engine(engine_url(url), poolclass=sqlalchemy.NullPool)
    try:
        with engine.connect() as connection:
            yield connection
    except sqlalchemy.exc.OperationalError as error:
        raise DatabaseUnavailableError(f"the database cannot be reached: {error.orig}") from error
    finally:
        engine.dispose()


@contextmanager
def _locked(url: str) -> Iterator[Connection]:
    with _connected(url) as connection:
        connection.execute(sqlalchemy.text("SELECT pg_advisory_lock(:key)"), {"key": _LOCK})
        connection.commit()
        try:
            yield connection
        finally:
            connection.rollback()
            connection.execute(sqlalchemy.text("SELECT pg_advisory_unlock(:key)"), {"key": _LOCK})
            connection.commit()


def _config(migrations: Path, connection: Connection | None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config

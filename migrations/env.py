"""Runs the migrations on the connection that `app.storage.schema` passes, else on DATABASE_URL."""

import os
from typing import Any

from alembic import context
from sqlalchemy import Connection, create_engine

from app.storage.schema import engine_url, is_ours
from app.storage.tables import METADATA


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=METADATA,
        include_object=is_ours,
        compare_server_default=True,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()


def _migrate() -> None:
    given: Any = context.config.attributes.get("connection")
    if given is not None:
        _run(given)
        return
    with create_engine(engine_url(os.environ["DATABASE_URL"])).connect() as connection:
        _run(connection)


_migrate()

"""Run by Alembic; the store hands in its connection, inside its transaction."""

from __future__ import annotations

from alembic import context

from pos_app.adapters.storage.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()

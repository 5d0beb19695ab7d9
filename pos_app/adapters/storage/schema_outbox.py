"""The table of messages to the store's server, with what finds the few that wait among many."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    text,
)

from pos_app.adapters.storage.column_types import EnumText, UtcTime, UuidText
from pos_app.ports import DeliveryState

# Of all tables; the other ones are in schema.py.
metadata = MetaData()

outbox = Table(
    "outbox",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("id", String, nullable=False),
    Column("sale_id", UuidText, ForeignKey("sale.id")),  # none: about a shift
    Column("name", String, nullable=False),
    Column("body", String, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("state", EnumText(DeliveryState), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_try_at", UtcTime, nullable=False),
    Column("tried_at", UtcTime),
    Column("last_status", Integer),
    Column("last_answer", String),
    Column("put_back_at", UtcTime),
    UniqueConstraint("id", name="outbox_id"),
    Index("outbox_sale", "sale_id"),
    Index("outbox_created_at", "created_at"),
    sqlite_autoincrement=True,
)
# Only these few are looked for again and again; a hundred thousand delivered ones cost nothing.
MESSAGE_WAITS, MESSAGE_GIVEN_UP = "state = 'waiting'", "state = 'given_up'"
Index(
    "outbox_waiting",
    outbox.c.position,
    outbox.c.sale_id,
    outbox.c.next_try_at,
    outbox.c.created_at,
    outbox.c.put_back_at,
    sqlite_where=text(MESSAGE_WAITS),
)
Index(
    "outbox_waiting_sale",
    outbox.c.sale_id,
    outbox.c.position,
    outbox.c.next_try_at,
    sqlite_where=text(MESSAGE_WAITS),
)
Index("outbox_given_up", outbox.c.position, sqlite_where=text(MESSAGE_GIVEN_UP))

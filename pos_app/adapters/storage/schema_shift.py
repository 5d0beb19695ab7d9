"""The tables of shifts and of the sales in their books."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    text,
)

from pos_app.adapters.storage.column_types import UtcTime, UuidText
from pos_app.adapters.storage.schema_outbox import outbox

# Triggers of the migration refuse gaps, two open ones, and every change of a closed one.
shift = Table(
    "shift",
    outbox.metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("opened_at", UtcTime, nullable=False),
    Column("opened_by", String, nullable=False),
    Column("closed_at", UtcTime),
    Column("closed_by", String, nullable=False),
    Column("report", String),  # JSON, from the close on
)

# Triggers refuse to book into a closed shift, and to move a sale or its settlement to another one.
shift_entry = Table(
    "shift_entry",
    outbox.metadata,
    Column("sale_id", UuidText, ForeignKey("sale.id"), primary_key=True),
    Column("sale_number", Integer, nullable=False),
    Column("receipt_number", Integer),
    Column("cashier", String, nullable=False),
    Column("amount_minor", BigInteger, nullable=False),
    Column("amount_currency", String, nullable=False),
    Column("amount_exponent", Integer, nullable=False),
    Column("sold_in", Integer, nullable=False),
    Column("sold_at", UtcTime, nullable=False),
    Column("settled_in", Integer),
    Column("settled_at", UtcTime),
    Column("taken_sat", BigInteger, nullable=False),
    Column("changed_in", Integer, nullable=False),
    Column("outstanding", Boolean, nullable=False),
    Column("now", String, nullable=False),  # JSON
    Column("booked", String, nullable=False),  # JSON
    Index("shift_entry_changed", "changed_in"),
    Index("shift_entry_outstanding", "sale_id", sqlite_where=text("outstanding")),
    Index(
        "shift_entry_settled_at",
        "settled_at",
        "cashier",
        "amount_minor",
        "amount_currency",
        "amount_exponent",
        "taken_sat",
    ),
)

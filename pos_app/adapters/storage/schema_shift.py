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
    Column("received_sat", BigInteger, nullable=False),
    Column("changed_in", Integer, nullable=False),
    Column("now", String, nullable=False),  # JSON
    Column("booked", String, nullable=False),  # JSON
    Column("is_sold", Boolean, nullable=False, server_default=text("0")),
    Index("shift_entry_changed", "changed_in", "settled_in", "receipt_number"),
    Index("shift_entry_sold_in", "sold_in"),
    Index("shift_entry_cashier", "cashier", "sold_at", "sale_number", "sale_id"),
    Index("shift_entry_sold_at", "sold_at", sqlite_where=text("is_sold")),
)

# The sums of a closed shift change no more; those of shift 0 are of what is outstanding.
shift_sum = Table(
    "shift_sum",
    outbox.metadata,
    Column("shift", Integer, primary_key=True, autoincrement=False),
    Column("kind", String, primary_key=True),
    Column("of", String, primary_key=True),
    Column("cashier", String, primary_key=True),
    Column("currency", String, primary_key=True),
    Column("exponent", Integer, primary_key=True),
    Column("sales", Integer, nullable=False),
    Column("minor", BigInteger, nullable=False),
    Column("sat", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

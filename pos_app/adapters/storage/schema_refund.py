"""The table of refunds: what is to go back to customers, and what paid it."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Table,
    UniqueConstraint,
)

from pos_app.adapters.storage.column_types import DecimalText, EnumText, UtcTime, UuidText
from pos_app.adapters.storage.schema_sale_entry import held_cart
from pos_app.domain.credit import Assurance
from pos_app.domain.refund import RefundReason

# One output pays one refund: no two may name the same.
refund = Table(
    "refund",
    held_cart.metadata,
    Column("sale_id", UuidText, ForeignKey("sale.id"), nullable=False),
    Column("id", UuidText, nullable=False),
    Column("position", Integer, nullable=False),
    Column("reason", EnumText(RefundReason), nullable=False),
    Column("sat", BigInteger, nullable=False),
    Column("value_minor", BigInteger, nullable=False),
    Column("value_currency", String, nullable=False),
    Column("value_exponent", Integer, nullable=False),
    Column("price", DecimalText, nullable=False),  # of one bitcoin
    Column("address", String, nullable=False),
    Column("script", LargeBinary, nullable=False),
    Column("asked_at", UtcTime, nullable=False),
    Column("earlier", String),  # outputs with a space between; none: nobody has looked
    Column("reference", String),
    Column("assurance", EnumText(Assurance)),
    Column("payment", String),  # JSON: the rest of it
    Column("by_own_wallet", Boolean, nullable=False),
    Column("short_sat", BigInteger, nullable=False),
    Column("proven_at", UtcTime),
    Column("withdrawn_at", UtcTime),
    PrimaryKeyConstraint("sale_id", "id"),
    UniqueConstraint("reference", name="refund_reference"),
    Index("refund_assurance", "assurance"),
    Index("refund_script", "script"),
)

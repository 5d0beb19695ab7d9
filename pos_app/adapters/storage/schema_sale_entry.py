"""The tables of what the shop sells, and of carts that wait."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from pos_app.adapters.storage.column_types import DecimalText, UtcTime, UuidText
from pos_app.adapters.storage.schema_people import person

category = Table(
    "category",
    person.metadata,
    Column("position", Integer, primary_key=True),
    Column("id", UuidText, nullable=False),
    Column("name", String, nullable=False),
    UniqueConstraint("id", name="category_id"),
)

item = Table(
    "item",
    person.metadata,
    Column("id", UuidText, primary_key=True),
    Column("name", String, nullable=False),
    Column("price_minor", BigInteger, nullable=False),
    Column("price_currency", String, nullable=False),
    Column("price_exponent", Integer, nullable=False),
    Column("category_id", UuidText, ForeignKey("category.id")),
    Column("tax_name", String),
    Column("tax_percent", DecimalText),
    Column("unit", String, nullable=False),
    Column("barcode", String, nullable=False),
    Column("active", Boolean, nullable=False),
)

held_cart = Table(
    "held_cart",
    person.metadata,
    Column("position", Integer, primary_key=True),
    Column("id", UuidText, nullable=False),
    Column("label", String, nullable=False),
    Column("held_at", UtcTime, nullable=False),
    Column("held_by", UuidText),
    Column("cart", String, nullable=False),  # JSON
    UniqueConstraint("id", name="held_cart_id"),
)

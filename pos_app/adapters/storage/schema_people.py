"""The table of the people who work at the till."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, Integer, String, Table, UniqueConstraint

from pos_app.adapters.storage.column_types import EnumText, UtcTime, UuidText
from pos_app.adapters.storage.schema_shift import shift
from pos_app.domain.person import Colour, Role

# Nobody is deleted: a trigger of the migration refuses it, since the journal names them.
person = Table(
    "person",
    shift.metadata,
    Column("position", Integer, primary_key=True),
    Column("id", UuidText, nullable=False),
    Column("name", String, nullable=False),
    Column("initials", String, nullable=False),
    Column("colour", EnumText(Colour), nullable=False),
    Column("role", EnumText(Role), nullable=False),
    Column("active", Boolean, nullable=False),
    Column("salt", String, nullable=False),
    Column("pin_hash", String, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("last_try_monotonic", Float, nullable=False),  # seconds
    Column("last_try_at", UtcTime),
    UniqueConstraint("id", name="person_id"),
)

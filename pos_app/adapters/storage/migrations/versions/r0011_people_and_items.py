"""People with the hash of their PIN, what the shop sells, and what was sold with its sale."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_REFUSALS = {
    # The journal names people by their id.
    "person_no_delete": "DELETE ON person",
    "person_same_id": "UPDATE ON person WHEN NEW.id != OLD.id",
}


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "person",
        sa.Column("position", sa.Integer, primary_key=True),
        *(_text(name) for name in ("id", "name", "initials", "colour", "role")),
        sa.Column("active", sa.Boolean, nullable=False),
        _text("salt"),
        _text("pin_hash"),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("last_try_monotonic", sa.Float, nullable=False),
        _text("last_try_at", nullable=True),
        sa.UniqueConstraint("id", name="person_id"),
    )
    for name, refused in _REFUSALS.items():
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {refused}"
            " BEGIN SELECT RAISE(ABORT, 'person: kept for ever'); END"
        )
    op.add_column("sale", sa.Column("bill", sa.String))
    _create_sale_entry()


def _create_sale_entry() -> None:
    op.create_table(
        "category",
        sa.Column("position", sa.Integer, primary_key=True),
        _text("id"),
        _text("name"),
        sa.UniqueConstraint("id", name="category_id"),
    )
    op.create_table(
        "item",
        sa.Column("id", sa.String, primary_key=True),
        _text("name"),
        sa.Column("price_minor", sa.BigInteger, nullable=False),
        _text("price_currency"),
        sa.Column("price_exponent", sa.Integer, nullable=False),
        sa.Column("category_id", sa.String, sa.ForeignKey("category.id")),
        *(_text(name, nullable=True) for name in ("tax_name", "tax_percent")),
        *(_text(name) for name in ("unit", "barcode")),
        sa.Column("active", sa.Boolean, nullable=False),
    )
    op.create_table(
        "held_cart",
        sa.Column("position", sa.Integer, primary_key=True),
        *(_text(name) for name in ("id", "label", "held_at")),
        _text("held_by", nullable=True),
        _text("cart"),
        sa.UniqueConstraint("id", name="held_cart_id"),
    )


def downgrade() -> None:
    raise RuntimeError("a till's database never goes back")

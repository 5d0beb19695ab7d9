"""Shifts without gaps, and what each sale comes to in their books; what is closed stays closed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_LAST_CLOSED = "(SELECT coalesce(max(number), 0) FROM shift WHERE closed_at IS NOT NULL)"
_REFUSALS = {
    "shift_in_order": (
        (
            "INSERT ON shift WHEN NEW.number != (SELECT coalesce(max(number), 0) + 1 FROM shift)"
            " OR NEW.closed_at IS NOT NULL OR NEW.report IS NOT NULL"
            " OR EXISTS (SELECT 1 FROM shift WHERE closed_at IS NULL)"
        ),
        "shift: numbers without gaps, one at a time",
    ),
    "shift_no_change": (
        (
            "UPDATE ON shift WHEN OLD.closed_at IS NOT NULL OR NEW.number != OLD.number"
            " OR NEW.opened_at != OLD.opened_at OR NEW.opened_by != OLD.opened_by"
            " OR (NEW.closed_at IS NULL) != (NEW.report IS NULL)"
        ),
        "shift: closed for ever",
    ),
    "shift_no_delete": ("DELETE ON shift", "shift: closed for ever"),
    "shift_entry_insert": (
        f"INSERT ON shift_entry WHEN NEW.changed_in <= {_LAST_CLOSED}",
        "shift: closed for ever",
    ),
    "shift_entry_update": (
        (
            f"UPDATE ON shift_entry WHEN NEW.changed_in <= {_LAST_CLOSED}"
            " OR NEW.changed_in < OLD.changed_in OR NEW.sale_id != OLD.sale_id"
            " OR NEW.sold_in != OLD.sold_in OR NEW.cashier != OLD.cashier"
            " OR (OLD.settled_in IS NOT NULL AND NEW.settled_in IS NOT OLD.settled_in)"
            " OR (OLD.changed_in = NEW.changed_in AND NEW.booked != OLD.booked)"
            " OR (OLD.changed_in < NEW.changed_in AND NEW.booked != OLD.now)"
        ),
        "shift: booked for ever",
    ),
    "shift_entry_no_delete": ("DELETE ON shift_entry", "shift: booked for ever"),
}


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=nullable)


def _whole(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=nullable)


def _sat(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, nullable=False)


def upgrade() -> None:
    op.create_table(
        "shift",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        _text("opened_at"),
        _text("opened_by"),
        _text("closed_at", nullable=True),
        _text("closed_by"),
        _text("report", nullable=True),
    )
    op.create_table(
        "shift_entry",
        sa.Column("sale_id", sa.String, sa.ForeignKey("sale.id"), primary_key=True),
        _whole("sale_number"),
        _whole("receipt_number", nullable=True),
        _text("cashier"),
        _sat("amount_minor"),
        _text("amount_currency"),
        _whole("amount_exponent"),
        _whole("sold_in"),
        _text("sold_at"),
        _whole("settled_in", nullable=True),
        _text("settled_at", nullable=True),
        _sat("taken_sat"),
        _whole("changed_in"),
        sa.Column("outstanding", sa.Boolean, nullable=False),
        _text("now"),
        _text("booked"),
    )
    op.create_index("shift_entry_changed", "shift_entry", ["changed_in"])
    op.create_index(
        "shift_entry_outstanding", "shift_entry", ["sale_id"], sqlite_where=sa.text("outstanding")
    )
    amount = ["amount_minor", "amount_currency", "amount_exponent"]
    op.create_index(
        "shift_entry_settled_at", "shift_entry", ["settled_at", "cashier", *amount, "taken_sat"]
    )
    for name, (refused, reason) in _REFUSALS.items():
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {refused} BEGIN SELECT RAISE(ABORT, '{reason}'); END"
        )


def downgrade() -> None:
    raise RuntimeError("a till's database never goes back")

"""What is to go back to customers, and what paid it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "refund",
        sa.Column("sale_id", sa.String, sa.ForeignKey("sale.id"), nullable=False),
        _text("id"),
        sa.Column("position", sa.Integer, nullable=False),
        _text("reason"),
        sa.Column("sat", sa.BigInteger, nullable=False),
        sa.Column("value_minor", sa.BigInteger, nullable=False),
        _text("value_currency"),
        sa.Column("value_exponent", sa.Integer, nullable=False),
        _text("price"),
        _text("address"),
        sa.Column("script", sa.LargeBinary, nullable=False),
        _text("asked_at"),
        *(_text(name, nullable=True) for name in ("earlier", "reference", "assurance", "payment")),
        sa.Column("by_own_wallet", sa.Boolean, nullable=False),
        sa.Column("short_sat", sa.BigInteger, nullable=False),
        *(_text(name, nullable=True) for name in ("proven_at", "withdrawn_at")),
        sa.PrimaryKeyConstraint("sale_id", "id"),
        sa.UniqueConstraint("reference", name="refund_reference"),
    )
    op.create_index("refund_assurance", "refund", ["assurance"])
    op.create_index("refund_script", "refund", ["script"])
    # What was promised to a customer stays promised: whoever it goes to, and how much it is.
    op.execute(
        "CREATE TRIGGER refund_same_promise BEFORE UPDATE ON refund"
        " WHEN NEW.sale_id != OLD.sale_id OR NEW.id != OLD.id OR NEW.sat != OLD.sat"
        " OR NEW.script != OLD.script"
        " BEGIN SELECT RAISE(ABORT, 'refund: a promise stays as it is'); END"
    )
    op.execute(
        "CREATE TRIGGER refund_no_delete BEFORE DELETE ON refund"
        " BEGIN SELECT RAISE(ABORT, 'refund: a promise stays as it is'); END"
    )


def downgrade() -> None:
    raise RuntimeError("a till's database never goes back")

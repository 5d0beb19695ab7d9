"""What a sale is worth, what was taken unconfirmed, and what is known of its payments."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Of older sales nobody knows the worth, and of older payments nobody knows when they were not
    # there yet: both stay empty, which is the careful answer everywhere.
    op.add_column("sale", sa.Column("worth_minor", sa.BigInteger))
    op.add_column("sale", sa.Column("worth_currency", sa.String))
    op.add_column("sale", sa.Column("worth_exponent", sa.Integer))
    op.add_column("sale", sa.Column("accepted_at", sa.String))
    op.add_column("sale", sa.Column("over_use", sa.String))
    none = sa.text("0")
    op.add_column(
        "sale", sa.Column("over_taken_sat", sa.BigInteger, nullable=False, server_default=none)
    )
    op.add_column(
        "sale", sa.Column("tolerated_sat", sa.BigInteger, nullable=False, server_default=none)
    )
    op.create_index(
        "sale_exposed", "sale", ["worth_minor"], sqlite_where=sa.text("standing = 'accepted'")
    )
    op.add_column("credit", sa.Column("absent_at", sa.String))
    op.add_column("credit", sa.Column("fee_rate", sa.Integer))
    op.add_column("credit", sa.Column("contested", sa.Boolean, nullable=False, server_default=none))


def downgrade() -> None:
    raise RuntimeError("a till's database never goes back")

"""What was found for addresses that nobody waits at any more."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "address_history",
        sa.Column("script", sa.LargeBinary, primary_key=True),
        sa.Column("transactions", sa.Integer, nullable=False),
    )
    op.create_table(
        "found_payment",
        sa.Column("sale_id", sa.String, nullable=False),
        sa.Column("reference", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("sale_id", "reference"),
        sa.ForeignKeyConstraint(["sale_id"], ["sale.id"]),
    )


def downgrade() -> None:
    raise RuntimeError("a till's database never goes back")

"""A payment may be held by a gateway, which sets the price and answers for the money."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("sale", sa.Column("hosted", sa.String))
    op.add_column("rate_lock", sa.Column("median", sa.String))
    op.add_column(
        "credit",
        sa.Column("vouched", sa.Boolean, nullable=False, server_default=sa.text("0")),
    )


def downgrade() -> None:
    raise RuntimeError("a till's database never goes back")

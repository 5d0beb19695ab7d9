"""A sale may ask its customer for a tip before anything is prepared."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "sale", sa.Column("asks_tip", sa.Boolean, nullable=False, server_default=sa.false())
    )


def downgrade() -> None:
    raise RuntimeError("a till's database never goes back")

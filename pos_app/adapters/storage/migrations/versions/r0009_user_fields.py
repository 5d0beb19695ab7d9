"""A customer may fill in what the store asks for on the page of a sale."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("sale", sa.Column("user_fields", sa.String))


def downgrade() -> None:
    raise RuntimeError("a till's database never goes back")

"""Money taken unconfirmed is out until it lies deep enough, also when it went away in between."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("sale_exposed", "sale")
    op.create_index(
        "sale_exposed",
        "sale",
        ["standing", "worth_minor", "id"],
        sqlite_where=sa.text(
            "accepted_at IS NOT NULL AND standing IN ('accepted', 'seen', 'reversed')"
        ),
    )


def downgrade() -> None:
    raise RuntimeError("a till's database never goes back")

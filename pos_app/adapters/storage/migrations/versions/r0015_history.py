"""Find sales by their kind, their note and who began them, each over an index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_MOVING = "standing IN ('accepted', 'partly_paid', 'reversed', 'seen')"


def upgrade() -> None:
    op.drop_index("sale_life", "sale")
    op.create_index("sale_life", "sale", ["life", "created_at", "number"])
    op.create_index("sale_moving", "sale", ["created_at", "number"], sqlite_where=sa.text(_MOVING))
    op.drop_index("sale_flagged", "sale")
    op.create_index(
        "sale_flagged", "sale", ["created_at", "number"], sqlite_where=sa.text("flags != ''")
    )
    op.create_index("sale_noted", "sale", ["note", "id"], sqlite_where=sa.text("note != ''"))
    op.create_index(
        "shift_entry_cashier", "shift_entry", ["cashier", "sold_at", "sale_number", "sale_id"]
    )


def downgrade() -> None:
    raise RuntimeError("a till's database never goes back")

"""Every call keeps its answer; one may be about a shift, and what waits is found at once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

# An answer was a status with its text behind it, or the code of what went wrong.
_COPY = """
INSERT INTO outbox (
    position, id, sale_id, name, body, created_at, state, attempts, next_try_at,
    last_status, last_answer
)
SELECT
    position, id, sale_id, name, body, created_at, state, attempts, next_try_at,
    CASE WHEN last_answer GLOB '[1-9][0-9][0-9]' OR last_answer GLOB '[1-9][0-9][0-9] *'
        THEN CAST(substr(last_answer, 1, 3) AS INTEGER) END,
    CASE WHEN last_answer GLOB '[1-9][0-9][0-9]' OR last_answer GLOB '[1-9][0-9][0-9] *'
        THEN substr(last_answer, 5) ELSE last_answer END
FROM outbox_before ORDER BY position
"""


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=nullable)


def upgrade() -> None:
    # SQLite drops no NOT NULL: the table is made anew, its positions stay.
    op.rename_table("outbox", "outbox_before")
    op.drop_index("outbox_state", "outbox_before")
    op.drop_index("outbox_sale", "outbox_before")
    op.create_table(
        "outbox",
        sa.Column("position", sa.Integer, primary_key=True),
        _text("id"),
        _text("sale_id", nullable=True),
        *(_text(name) for name in ("name", "body", "created_at", "state")),
        sa.Column("attempts", sa.Integer, nullable=False),
        _text("next_try_at"),
        _text("tried_at", nullable=True),
        sa.Column("last_status", sa.Integer),
        _text("last_answer", nullable=True),
        _text("put_back_at", nullable=True),
        sa.ForeignKeyConstraint(["sale_id"], ["sale.id"]),
        sa.UniqueConstraint("id", name="outbox_id"),
        sqlite_autoincrement=True,
    )
    op.execute(_COPY)
    op.drop_table("outbox_before")
    _create_indexes()


def _create_indexes() -> None:
    waits, given_up = sa.text("state = 'waiting'"), sa.text("state = 'given_up'")
    op.create_index("outbox_sale", "outbox", ["sale_id"])
    op.create_index("outbox_created_at", "outbox", ["created_at"])
    op.create_index(
        "outbox_waiting",
        "outbox",
        ["position", "sale_id", "next_try_at", "created_at", "put_back_at"],
        sqlite_where=waits,
    )
    op.create_index(
        "outbox_waiting_sale",
        "outbox",
        ["sale_id", "position", "next_try_at"],
        sqlite_where=waits,
    )
    op.create_index("outbox_given_up", "outbox", ["position"], sqlite_where=given_up)


def downgrade() -> None:
    raise RuntimeError("a till's database never goes back")

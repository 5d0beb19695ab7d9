"""People with the hash of their PIN, and what was sold with its sale."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_REFUSALS = {
    # The journal names people by their id.
    "person_no_delete": "DELETE ON person",
    "person_same_id": "UPDATE ON person WHEN NEW.id != OLD.id",
}


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "person",
        sa.Column("position", sa.Integer, primary_key=True),
        *(_text(name) for name in ("id", "name", "initials", "colour", "role")),
        sa.Column("active", sa.Boolean, nullable=False),
        _text("salt"),
        _text("pin_hash"),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("last_try_monotonic", sa.Float, nullable=False),
        _text("last_try_at", nullable=True),
        sa.UniqueConstraint("id", name="person_id"),
    )
    for name, refused in _REFUSALS.items():
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {refused}"
            " BEGIN SELECT RAISE(ABORT, 'person: kept for ever'); END"
        )
    op.add_column("sale", sa.Column("bill", sa.String))


def downgrade() -> None:
    raise RuntimeError("a till's database never goes back")

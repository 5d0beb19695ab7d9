"""A logo is kept once for all receipts that show it; a paper may belong to no sale."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "logo",
        sa.Column("digest", sa.String, primary_key=True),
        *(
            sa.Column(f"{paper}_{part}", kind, nullable=False)
            for paper in ("narrow", "wide")
            for part, kind in (("width", sa.Integer), ("height", sa.Integer), ("data", sa.BLOB))
        ),
    )
    # SQLite drops no NOT NULL: the table is made anew, its positions stay.
    with op.batch_alter_table("print_job", table_kwargs={"sqlite_autoincrement": True}) as jobs:
        jobs.alter_column("sale_id", existing_type=sa.String, nullable=True)


def downgrade() -> None:
    raise RuntimeError("a till's database never goes back")

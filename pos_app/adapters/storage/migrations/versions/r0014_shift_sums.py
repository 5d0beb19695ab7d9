"""The books of a shift as sums, so that no report has to read all of its sales."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from pos_app.adapters.storage.schema_shift import shift_entry
from pos_app.adapters.storage.shift_columns import entry_from_row, entry_row
from pos_app.adapters.storage.shift_sum_rows import ShiftSumRows
from pos_app.domain.shift_sums import sums_of

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_LAST_CLOSED = "(SELECT coalesce(max(number), 0) FROM shift WHERE closed_at IS NOT NULL)"
_CLOSED = f"NEW.shift > 0 AND NEW.shift <= {_LAST_CLOSED}"
_REFUSALS = {
    "shift_sum_insert": f"INSERT ON shift_sum WHEN {_CLOSED}",
    "shift_sum_update": (
        f"UPDATE ON shift_sum WHEN {_CLOSED} OR NEW.shift != OLD.shift OR NEW.kind != OLD.kind"
        " OR NEW.of != OLD.of OR NEW.cashier != OLD.cashier OR NEW.currency != OLD.currency"
        " OR NEW.exponent != OLD.exponent"
    ),
    "shift_sum_no_delete": "DELETE ON shift_sum",
}
_KEY = ("shift", "kind", "of", "cashier", "currency", "exponent")
_WHOLE = ("shift", "exponent")
_ENTRY = (
    "sale_id", "sale_number", "receipt_number", "cashier", "amount_minor", "amount_currency",
    "amount_exponent", "sold_in", "sold_at", "settled_in", "settled_at", "changed_in", "now",
    "booked",
)  # fmt: skip


class _Sums(ShiftSumRows):
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection


def upgrade() -> None:
    for name in ("shift_entry_settled_at", "shift_entry_changed", "shift_entry_outstanding"):
        op.drop_index(name, "shift_entry")
    op.execute("ALTER TABLE shift_entry DROP COLUMN outstanding")
    op.execute("ALTER TABLE shift_entry RENAME COLUMN taken_sat TO received_sat")
    op.add_column(
        "shift_entry", sa.Column("is_sold", sa.Boolean, nullable=False, server_default=sa.text("0"))
    )
    op.create_index(
        "shift_entry_changed", "shift_entry", ["changed_in", "settled_in", "receipt_number"]
    )
    op.create_index("shift_entry_sold_in", "shift_entry", ["sold_in"])
    op.create_index(
        "shift_entry_sold_at", "shift_entry", ["sold_at"], sqlite_where=sa.text("is_sold")
    )
    op.create_table(
        "shift_sum",
        *(
            sa.Column(name, sa.Integer if name in _WHOLE else sa.String, primary_key=True)
            for name in _KEY
        ),
        sa.Column("sales", sa.Integer, nullable=False),
        sa.Column("minor", sa.BigInteger, nullable=False),
        sa.Column("sat", sa.BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    _reckon(op.get_bind())
    for name, refused in _REFUSALS.items():
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {refused}"
            " BEGIN SELECT RAISE(ABORT, 'shift: closed for ever'); END"
        )


def _reckon(connection: sa.Connection) -> None:
    """Of the entries that there are. What a closed shift came to is in its report."""
    update = "UPDATE shift_entry SET received_sat = :received_sat, is_sold = :is_sold"
    # The triggers let no entry of a closed shift be written, which this is not about.
    refusal = connection.execute(
        sa.text("SELECT sql FROM sqlite_master WHERE name = 'shift_entry_update'")
    ).scalar_one()
    connection.execute(sa.text("DROP TRIGGER shift_entry_update"))
    sums = _Sums(connection)
    kept = sa.select(*(shift_entry.c[name] for name in _ENTRY))
    for row in connection.execute(kept).mappings().all():
        entry = entry_from_row(row)
        now = entry_row(entry)
        connection.execute(
            sa.text(f"{update} WHERE sale_id = :sale_id"),
            {name: now[name] for name in ("received_sat", "is_sold")}
            | {"sale_id": str(entry.sale_id)},
        )
        sums.add_shift_sums(sums_of(entry))
    connection.execute(sa.text(refusal))


def downgrade() -> None:
    raise RuntimeError("a till's database never goes back")

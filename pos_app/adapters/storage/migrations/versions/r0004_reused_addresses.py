"""Addresses that may serve a second sale, what the gap limit is counted from, quicker searches."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_ONE_SALE_EACH = "CONSTRAINT sale_script UNIQUE (script)"

# What an issued address is stays for ever; what became of it may be noted beside it.
_NO_RETURN = (
    "CREATE TRIGGER address_no_return"
    " BEFORE UPDATE OF account_id, derivation_index, address, script, issued ON address"
    " WHEN OLD.issued BEGIN SELECT RAISE(ABORT, 'address: used for ever'); END"
)
# Whoever writes a credit, the address that saw it is never given to another sale.
_SEEN = (
    "CREATE TRIGGER address_seen AFTER INSERT ON credit BEGIN"
    " UPDATE address SET seen = 1 WHERE seen = 0"
    " AND script = (SELECT script FROM sale WHERE id = NEW.sale_id); END"
)
_SEEN_SO_FAR = (
    "UPDATE address SET seen = 1 WHERE script IN"
    " (SELECT sale.script FROM sale JOIN credit ON credit.sale_id = sale.id)"
)
# Addresses that were issued one after the other and saw nothing, the newest ones included.
_LONGEST_SO_FAR = (
    "UPDATE account SET longest_run = coalesce((SELECT max(unseen) FROM ("
    " SELECT account_id, sum(1 - seen) AS unseen FROM ("
    "  SELECT account_id, seen,"
    "   sum(seen) OVER (PARTITION BY account_id ORDER BY derivation_index) AS seen_before"
    "  FROM address WHERE issued)"
    " GROUP BY account_id, seen_before) WHERE account_id = account.id), 0)"
)


def upgrade() -> None:
    _let_sales_share_a_script()
    op.create_index("sale_script", "sale", ["script"])
    no = sa.text("0")
    op.add_column("address", sa.Column("seen", sa.Boolean, nullable=False, server_default=no))
    op.add_column("address", sa.Column("reused", sa.Integer, nullable=False, server_default=no))
    op.add_column("account", sa.Column("used_before", sa.Integer))
    op.add_column(
        "account", sa.Column("longest_run", sa.Integer, nullable=False, server_default=no)
    )
    op.execute("DROP TRIGGER address_no_return")
    op.execute(_NO_RETURN)
    op.execute(_SEEN)
    op.execute(_SEEN_SO_FAR)
    op.create_index(
        "address_seen",
        "address",
        ["account_id", "derivation_index"],
        sqlite_where=sa.text("seen = 1"),
    )
    op.create_index(
        "address_unseen",
        "address",
        ["account_id", "reused", "derivation_index"],
        sqlite_where=sa.text("issued = 1 AND seen = 0"),
    )
    op.execute(_LONGEST_SO_FAR)
    _index_what_people_search_for()


def downgrade() -> None:
    raise RuntimeError("a till's database never goes back")


def _index_what_people_search_for() -> None:
    for name, table, *columns in (
        ("sale_by_number", "sale", "number"),
        ("sale_by_receipt", "sale", "receipt_number"),
        ("sale_by_amount", "sale", "amount_minor"),
        ("sale_by_address", "sale", "address", "id"),  # all that the end of an address needs
        ("rate_lock_by_price", "rate_lock", "total_sat"),
        ("credit_by_sat", "credit", "sat"),
    ):
        op.create_index(name, table, columns)
    for name, where in (
        ("sale_partly_paid", "standing = 'partly_paid'"),
        ("sale_forgiven", "forgiven_sat > 0"),
        ("sale_flagged", "flags != ''"),
    ):
        op.create_index(name, "sale", ["id"], sqlite_where=sa.text(where))


def _let_sales_share_a_script() -> None:
    """Build the table anew: SQLite can't drop a constraint.

    References to it stay as they are: while they are checked late, a row that goes and comes back
    counts as never gone. Indexes and triggers of the table go with it and are made again.
    """
    connection = op.get_bind()
    parts = connection.execute(
        sa.text("SELECT type, sql FROM sqlite_master WHERE tbl_name = 'sale' AND sql IS NOT NULL")
    ).all()
    (made,) = [sql for kind, sql in parts if kind == "table"]
    body, found, rest = made.partition(_ONE_SALE_EACH)
    if not found:
        raise RuntimeError("the table of sales is not the one that revision 0001 made")
    op.execute("PRAGMA defer_foreign_keys = ON")
    op.execute("CREATE TEMP TABLE sale_kept AS SELECT * FROM sale")
    op.execute("DROP TABLE sale")
    op.execute(f"{body.rstrip().removesuffix(',')}{rest}")
    op.execute("INSERT INTO sale SELECT * FROM sale_kept")
    op.execute("DROP TABLE sale_kept")
    for kind, sql in parts:
        if kind != "table":
            op.execute(sql)

"""Sales, journal, addresses, outbox, print jobs and what else must survive."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_REFUSALS = {
    "journal_no_update": "UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'journal: append only')",
    "journal_no_delete": "DELETE ON journal BEGIN SELECT RAISE(ABORT, 'journal: append only')",
    "address_no_return": "UPDATE ON address WHEN OLD.issued"
    " BEGIN SELECT RAISE(ABORT, 'address: used for ever')",
    "address_no_delete": "DELETE ON address WHEN OLD.issued"
    " BEGIN SELECT RAISE(ABORT, 'address: used for ever')",
}


def upgrade() -> None:
    _create_sale()
    _create_locks()
    _create_credit()
    _create_journal()
    _create_addresses()
    _create_queues()
    op.create_table("counter", _key("name"), _whole("value"))
    op.create_table("value", _key("key"), _text("value"))
    for name, refusal in _REFUSALS.items():
        op.execute(f"CREATE TRIGGER {name} BEFORE {refusal}; END")


def downgrade() -> None:
    raise RuntimeError("a till's database never goes back")


def _create_sale() -> None:
    op.create_table(
        "sale",
        _key("id"),
        _text("till_id"),
        _whole("number"),
        _text("order_token"),
        _big("amount_minor"),
        _text("amount_currency"),
        _whole("amount_exponent"),
        _text("note"),
        _text("created_at"),
        _text("standing"),
        _text("life"),
        _text("flags"),
        _big("forgiven_sat"),
        _yes_no("late_taken"),
        _whole("receipt_number", nullable=True),
        _text("settled_at", nullable=True),
        _text("reason_code", nullable=True),
        _text("reason_arguments", nullable=True),
        _text("address", nullable=True),
        sa.Column("script", sa.LargeBinary),
        _text("network", nullable=True),
        _text("account_id", nullable=True),
        _whole("derivation_index", nullable=True),
        sa.UniqueConstraint("till_id", "number", name="sale_number"),
        sa.UniqueConstraint("till_id", "receipt_number", name="sale_receipt_number"),
        sa.UniqueConstraint("script", name="sale_script"),
    )
    op.create_index("sale_life", "sale", ["life"])
    op.create_index("sale_created_at", "sale", ["created_at"])


def _create_locks() -> None:
    op.create_table(
        "rate_lock",
        _text("sale_id"),
        _whole("position"),
        _text("currency_code"),
        _text("price"),
        _whole("margin_basis_points"),
        _text("locked_at"),
        _text("ends_at"),
        _big("paid_before_sat"),
        _big("total_sat"),
        sa.PrimaryKeyConstraint("sale_id", "position"),
        sa.ForeignKeyConstraint(["sale_id"], ["sale.id"]),
    )
    op.create_table(
        "quote",
        _text("sale_id"),
        _whole("lock_position"),
        _whole("position"),
        _text("source"),
        _text("currency_code"),
        _text("price"),
        _text("quoted_at", nullable=True),
        _text("fetched_at"),
        sa.Column("fetched_monotonic", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("sale_id", "lock_position", "position"),
        sa.ForeignKeyConstraint(
            ["sale_id", "lock_position"], ["rate_lock.sale_id", "rate_lock.position"]
        ),
    )


def _create_credit() -> None:
    op.create_table(
        "credit",
        _text("sale_id"),
        _text("reference"),
        _whole("position"),
        _big("sat"),
        _text("assurance"),
        _text("first_seen"),
        _whole("height", nullable=True),
        _text("block_hash", nullable=True),
        _text("block_time", nullable=True),
        _text("inputs"),
        _yes_no("replaceable"),
        _yes_no("unconfirmed_parent"),
        sa.PrimaryKeyConstraint("sale_id", "reference"),
        sa.ForeignKeyConstraint(["sale_id"], ["sale.id"]),
    )
    op.create_index("credit_assurance", "credit", ["assurance"])
    op.create_index("credit_reference", "credit", ["reference"])


def _create_journal() -> None:
    op.create_table(
        "journal",
        sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=False),
        _text("till_id"),
        _text("at"),
        _text("actor"),
        _text("name"),
        _text("subject", nullable=True),
        _whole("schema_version"),
        _text("body"),
        _text("previous_hash"),
        _text("hash"),
        sa.UniqueConstraint("previous_hash", name="journal_previous_hash"),
    )
    op.create_index("journal_subject", "journal", ["subject"])
    op.create_index("journal_at", "journal", ["at"])


def _create_addresses() -> None:
    op.create_table("account", _key("id"), _whole("next_index"))
    op.create_table(
        "address",
        _text("account_id"),
        _whole("derivation_index"),
        _text("address"),
        sa.Column("script", sa.LargeBinary, nullable=False),
        _yes_no("issued"),
        sa.PrimaryKeyConstraint("account_id", "derivation_index"),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"]),
        sa.UniqueConstraint("script", name="address_script"),
    )
    op.create_index(
        "address_ready",
        "address",
        ["account_id", "derivation_index"],
        sqlite_where=sa.text("issued = 0"),
    )


def _create_queues() -> None:
    op.create_table(
        "outbox",
        _whole("position", primary_key=True),
        _text("id"),
        _text("sale_id"),
        _text("name"),
        _text("body"),
        _text("created_at"),
        _text("state"),
        _whole("attempts"),
        _text("next_try_at"),
        _text("last_answer", nullable=True),
        sa.ForeignKeyConstraint(["sale_id"], ["sale.id"]),
        sa.UniqueConstraint("id", name="outbox_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("outbox_state", "outbox", ["state", "sale_id"])
    op.create_index("outbox_sale", "outbox", ["sale_id"])
    op.create_table(
        "print_job",
        _whole("position", primary_key=True),
        _text("id"),
        _text("sale_id"),
        _text("receipt"),
        _text("state"),
        _text("reason", nullable=True),
        _whole("attempts"),
        _text("created_at"),
        _text("changed_at"),
        sa.ForeignKeyConstraint(["sale_id"], ["sale.id"]),
        sa.UniqueConstraint("id", name="print_job_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("print_job_state", "print_job", ["state"])
    op.create_index("print_job_sale", "print_job", ["sale_id"])


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, primary_key=True)


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=nullable)


def _whole(name: str, *, nullable: bool = False, primary_key: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=nullable, primary_key=primary_key)


def _big(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, nullable=False)


def _yes_no(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False)

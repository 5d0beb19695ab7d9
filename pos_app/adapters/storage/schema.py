"""The tables as the newest migration leaves them; a test compares the two."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Table,
    UniqueConstraint,
    and_,
    false,
    text,
    true,
)

from pos_app.adapters.storage.column_types import DecimalText, EnumText, UtcTime, UuidText
from pos_app.adapters.storage.schema_refund import refund
from pos_app.domain.credit import Assurance
from pos_app.domain.events import OverUse
from pos_app.domain.sale_state import Life, Standing
from pos_app.ports import PrintState

HEAD_REVISION = "0015"

metadata = refund.metadata

# Neither waiting nor at an end: few at any time.
MOVING = "standing IN ('accepted', 'partly_paid', 'reversed', 'seen')"

sale = Table(
    "sale",
    metadata,
    Column("id", UuidText, primary_key=True),
    Column("till_id", UuidText, nullable=False),
    Column("number", Integer, nullable=False),
    Column("order_token", String, nullable=False),
    Column("amount_minor", BigInteger, nullable=False),
    Column("amount_currency", String, nullable=False),
    Column("amount_exponent", Integer, nullable=False),
    Column("note", String, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("standing", EnumText(Standing), nullable=False),
    Column("life", EnumText(Life), nullable=False),
    Column("flags", String, nullable=False),  # words, sorted, with a space between
    Column("forgiven_sat", BigInteger, nullable=False),
    Column("late_taken", Boolean, nullable=False),
    Column("receipt_number", Integer),
    Column("settled_at", UtcTime),
    Column("reason_code", String),
    Column("reason_arguments", String),  # JSON
    Column("address", String),
    Column("script", LargeBinary),
    Column("network", String),
    Column("account_id", String),
    Column("derivation_index", Integer),
    Column("hosted", String),  # JSON: the gateway's payment
    Column("user_fields", String),  # JSON: what the customer filled in
    Column("bill", String),  # JSON: what was sold
    Column("asks_tip", Boolean, nullable=False),
    Column("tolerated_sat", BigInteger, nullable=False),
    Column("worth_minor", BigInteger),
    Column("worth_currency", String),
    Column("worth_exponent", Integer),
    Column("accepted_at", UtcTime),
    Column("over_use", EnumText(OverUse)),
    Column("over_taken_sat", BigInteger, nullable=False),
    UniqueConstraint("till_id", "number", name="sale_number"),
    UniqueConstraint("till_id", "receipt_number", name="sale_receipt_number"),
    Index("sale_life", "life", "created_at", "number"),
    Index("sale_moving", "created_at", "number", sqlite_where=text(MOVING)),
    Index("sale_noted", "note", "id", sqlite_where=text("note != ''")),
    Index("sale_created_at", "created_at"),
    Index("sale_script", "script"),  # of several sales the newest has the address
    Index("sale_by_number", "number"),
    Index("sale_by_receipt", "receipt_number"),
    Index("sale_by_amount", "amount_minor"),
    Index("sale_by_address", "address", "id"),  # all that the end of an address needs
    Index("sale_partly_paid", "id", sqlite_where=text("standing = 'partly_paid'")),
    Index("sale_forgiven", "id", sqlite_where=text("forgiven_sat > 0")),
    Index("sale_flagged", "created_at", "number", sqlite_where=text("flags != ''")),
)
# The money that was taken unconfirmed and is out, summed at every acceptance.
EXPOSED = "accepted_at IS NOT NULL AND standing IN ('accepted', 'seen', 'reversed')"
Index("sale_exposed", sale.c.standing, sale.c.worth_minor, sale.c.id, sqlite_where=text(EXPOSED))

rate_lock = Table(
    "rate_lock",
    metadata,
    Column("sale_id", UuidText, ForeignKey("sale.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("currency_code", String, nullable=False),
    Column("price", DecimalText, nullable=False),
    Column("margin_basis_points", Integer, nullable=False),
    Column("locked_at", UtcTime, nullable=False),
    Column("ends_at", UtcTime, nullable=False),
    Column("paid_before_sat", BigInteger, nullable=False),
    Column("total_sat", BigInteger, nullable=False),
    Column("median", DecimalText),
    PrimaryKeyConstraint("sale_id", "position"),
    Index("rate_lock_by_price", "total_sat"),
)

quote = Table(
    "quote",
    metadata,
    Column("sale_id", UuidText, nullable=False),
    Column("lock_position", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("source", String, nullable=False),
    Column("currency_code", String, nullable=False),
    Column("price", DecimalText, nullable=False),
    Column("quoted_at", UtcTime),
    Column("fetched_at", UtcTime, nullable=False),
    Column("fetched_monotonic", Float, nullable=False),  # seconds
    PrimaryKeyConstraint("sale_id", "lock_position", "position"),
    ForeignKeyConstraint(["sale_id", "lock_position"], ["rate_lock.sale_id", "rate_lock.position"]),
)

credit = Table(
    "credit",
    metadata,
    Column("sale_id", UuidText, ForeignKey("sale.id"), nullable=False),
    Column("reference", String, nullable=False),
    Column("position", Integer, nullable=False),
    Column("sat", BigInteger, nullable=False),
    Column("assurance", EnumText(Assurance), nullable=False),
    Column("first_seen", UtcTime, nullable=False),
    Column("height", Integer),
    Column("block_hash", String),
    Column("block_time", UtcTime),
    Column("inputs", String, nullable=False),  # outpoints with a space between
    Column("replaceable", Boolean, nullable=False),
    Column("unconfirmed_parent", Boolean, nullable=False),
    Column("absent_at", UtcTime),
    Column("fee_rate", Integer),  # satoshi per 1,000 virtual bytes
    Column("contested", Boolean, nullable=False),
    Column("vouched", Boolean, nullable=False, server_default=text("0")),
    PrimaryKeyConstraint("sale_id", "reference"),
    Index("credit_assurance", "assurance"),
    Index("credit_reference", "reference"),
    Index("credit_by_sat", "sat"),
)

# Append only: triggers of the migration refuse UPDATE and DELETE.
journal = Table(
    "journal",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("till_id", UuidText, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("actor", String, nullable=False),
    Column("name", String, nullable=False),
    Column("subject", UuidText),
    Column("schema_version", Integer, nullable=False),
    Column("body", String, nullable=False),
    Column("previous_hash", String, nullable=False),
    Column("hash", String, nullable=False),
    UniqueConstraint("previous_hash", name="journal_previous_hash"),
    Index("journal_subject", "subject"),
    Index("journal_at", "at"),
)

account = Table(
    "account",
    metadata,
    Column("id", String, primary_key=True),
    Column("next_index", Integer, nullable=False),
    Column("used_before", Integer),  # highest index that others used, as the chain told
    Column("longest_run", Integer, nullable=False, server_default=text("0")),
)

# Triggers refuse to give back or delete what was issued, and note which have ever seen money.
address = Table(
    "address",
    metadata,
    Column("account_id", String, ForeignKey("account.id"), nullable=False),
    Column("derivation_index", Integer, nullable=False),
    Column("address", String, nullable=False),
    Column("script", LargeBinary, nullable=False),
    Column("issued", Boolean, nullable=False),
    Column("seen", Boolean, nullable=False, server_default=text("0")),
    Column("reused", Integer, nullable=False, server_default=text("0")),  # how often
    PrimaryKeyConstraint("account_id", "derivation_index"),
    UniqueConstraint("script", name="address_script"),
)
Index(
    "address_ready",
    address.c.account_id,
    address.c.derivation_index,
    sqlite_where=address.c.issued == false(),
)
Index(
    "address_seen",
    address.c.account_id,
    address.c.derivation_index,
    sqlite_where=address.c.seen == true(),
)
Index(
    "address_unseen",
    address.c.account_id,
    address.c.reused,
    address.c.derivation_index,
    sqlite_where=and_(address.c.issued == true(), address.c.seen == false()),
)

# How many transactions a script had when it was last asked about; none: not listed.
address_history = Table(
    "address_history",
    metadata,
    Column("script", LargeBinary, primary_key=True),
    Column("transactions", Integer, nullable=False),
)

# Seen in the chain and not yet recorded by the one who follows payments.
found_payment = Table(
    "found_payment",
    metadata,
    Column("sale_id", UuidText, ForeignKey("sale.id"), nullable=False),
    Column("reference", String, nullable=False),
    PrimaryKeyConstraint("sale_id", "reference"),
)

print_job = Table(
    "print_job",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("id", UuidText, nullable=False),
    Column("sale_id", UuidText, ForeignKey("sale.id")),  # none: a report
    Column("receipt", String, nullable=False),  # JSON
    Column("state", EnumText(PrintState), nullable=False),
    Column("reason", String),
    Column("attempts", Integer, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("changed_at", UtcTime, nullable=False),
    UniqueConstraint("id", name="print_job_id"),
    Index("print_job_state", "state"),
    Index("print_job_sale", "sale_id"),
    sqlite_autoincrement=True,
)

# Black and white, ready for both widths of paper; receipts name it by its digest.
logo = Table(
    "logo",
    metadata,
    Column("digest", String, primary_key=True),
    Column("narrow_width", Integer, nullable=False),
    Column("narrow_height", Integer, nullable=False),
    Column("narrow_data", LargeBinary, nullable=False),
    Column("wide_width", Integer, nullable=False),
    Column("wide_height", Integer, nullable=False),
    Column("wide_data", LargeBinary, nullable=False),
)

counter = Table(
    "counter",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", Integer, nullable=False),
)

value = Table(
    "value",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", String, nullable=False),
)

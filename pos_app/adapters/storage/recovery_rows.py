"""What a recovery sheet tells of the books, read beside a till that goes on writing them."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import quote

from sqlalchemy import NullPool, create_engine, func, select, text, true

from pos_app.adapters.storage.gap_rows import GapRows
from pos_app.adapters.storage.schema import HEAD_REVISION, address, credit, sale
from pos_app.adapters.storage.sqlite_store import SUFFIX
from pos_app.adapters.storage.storage_errors import translated_errors
from pos_app.domain.credit import COUNTED
from pos_app.domain.money import Currency, Money
from pos_app.ports import RefusedError
from pos_app.services.addresses.recovery_sheet import LabelledSale

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

    from sqlalchemy import Connection, Select

    from pos_app.ports import AddressGap

TXID_LENGTH = 64
_AT_ONCE = 1_000
_TXID = func.substr(credit.c.reference, 1, TXID_LENGTH)
_OF_SALE = (
    sale.c.number,
    sale.c.amount_minor,
    sale.c.amount_currency,
    sale.c.amount_exponent,
    sale.c.created_at,
)


class RecoveryRows(GapRows):
    """All of it as it was when it was opened; valid only inside its block."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def gap(self, account_id: str) -> AddressGap:
        return self._count_gap(account_id)

    def last_index(self, account_id: str) -> int | None:
        issued = select(func.max(address.c.derivation_index)).where(
            address.c.account_id == account_id, address.c.issued == true()
        )
        found: int | None = self._connection.execute(issued).scalar_one()
        return found

    def addresses(self, account_id: str) -> Iterator[LabelledSale]:
        wanted = select(sale.c.address.label("reference"), *_OF_SALE).where(
            sale.c.account_id == account_id
        )
        yield from self._sales(wanted.order_by(sale.c.derivation_index, sale.c.number))

    def transactions(self, account_id: str) -> Iterator[LabelledSale]:
        """Those that still pay; one that pays a sale twice is named once for it."""
        wanted = (
            select(_TXID.label("reference"), *_OF_SALE)
            .join(credit, credit.c.sale_id == sale.c.id)
            .where(sale.c.account_id == account_id, credit.c.assurance.in_(COUNTED))
            .distinct()
        )
        yield from self._sales(wanted.order_by(_TXID, sale.c.number))

    def _sales(self, wanted: Select[Any]) -> Iterator[LabelledSale]:
        rows = self._connection.execute(wanted.execution_options(yield_per=_AT_ONCE))
        for row in rows:
            money = Money(row.amount_minor, Currency(row.amount_currency, row.amount_exponent))
            yield LabelledSale(
                reference=row.reference,
                number=row.number,
                amount=money,
                created_at=row.created_at.astimezone(),
            )


@contextmanager
def read_books(folder: Path, books: str) -> Iterator[RecoveryRows]:
    """As `read_only`."""
    with read_only(folder, books) as connection:
        yield RecoveryRows(connection)


@contextmanager
def read_only(folder: Path, books: str) -> Iterator[Connection]:
    """A view that no later write changes, and that holds up no writer.

    RefusedError `recovery.no_books` when the till has none, `recovery.other_version` when its
    program was never started in this version, and `store.*`.
    """
    file = folder / f"{books}{SUFFIX}"
    if not file.exists():
        raise RefusedError("recovery.no_books", folder=str(folder))

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(f"file:{quote(str(file))}?mode=ro", uri=True, isolation_level=None)

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)
    try:
        with translated_errors(folder), engine.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            require_revision(connection)
            yield connection
    finally:
        engine.dispose()


def require_revision(connection: Connection) -> None:
    tables = connection.execute(text("SELECT name FROM sqlite_master")).scalars()
    found = None
    if "alembic_version" in set(tables):
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if found != HEAD_REVISION:
        raise RefusedError("recovery.other_version", found=str(found), known=HEAD_REVISION)

"""What a person may type to find a sale."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select

from pos_app.adapters.storage.schema import credit, sale

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import ColumnElement, Select

# Fewer letters than these match too much.
_ADDRESS_END_LEAST = 4
_TXID_START_LEAST = 6
_LARGEST = 2**63 - 1
_AMOUNT = re.compile(r"(\d{1,16})(?:[.,](\d{1,3}))?", re.ASCII)


def ids_that_match(text: str) -> Select[tuple[UUID]] | None:
    """Newest first: sale or receipt number, amount, end of the address, start of a txid."""
    wanted = text.strip()
    matches = _by_number(wanted) + _by_amount(wanted)
    if wanted.isascii() and wanted.isalnum():
        if len(wanted) >= _ADDRESS_END_LEAST:
            matches.append(sale.c.address.endswith(wanted, autoescape=True))
        if len(wanted) >= _TXID_START_LEAST:
            paid = credit.c.reference.startswith(wanted.lower(), autoescape=True)
            matches.append(sale.c.id.in_(select(credit.c.sale_id).where(paid)))
    if not matches:
        return None
    newest = select(sale.c.id).order_by(sale.c.created_at.desc(), sale.c.number.desc())
    return newest.where(or_(*matches))


def _by_number(wanted: str) -> list[ColumnElement[bool]]:
    digits = wanted.removeprefix("#")
    if not (digits.isascii() and digits.isdigit()) or int(digits) > _LARGEST:
        return []
    number = int(digits)
    return [sale.c.number == number, sale.c.receipt_number == number]


def _by_amount(wanted: str) -> list[ColumnElement[bool]]:
    amount = _AMOUNT.fullmatch(wanted)
    if amount is None:
        return []
    whole, fraction = amount[1], amount[2] or ""
    return [
        and_(
            sale.c.amount_exponent == exponent,
            sale.c.amount_minor == int(whole + fraction.ljust(exponent, "0")),
        )
        for exponent in (0, 2, 3)
        if len(fraction) <= exponent and int(whole + "000") <= _LARGEST
    ]

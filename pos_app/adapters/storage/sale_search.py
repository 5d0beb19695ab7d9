"""What a person may type to find a sale: each way over an index, for every sale ever made."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy import Float, cast, func, or_, select, text, union

from pos_app.adapters.storage.sale_wish import conditions, newest_of
from pos_app.adapters.storage.schema import credit, rate_lock, sale
from pos_app.domain.credit import COUNTED
from pos_app.domain.money import SAT_PER_BTC

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import ColumnElement, Select, TextClause

    from pos_app.ports.sale_search import SaleWish

# Fewer letters than these match too much.
_END_LEAST = 4
_NOTE_LEAST = 2
_TXID_START_LEAST = 6
_TXID_LENGTH = 64
_LARGEST = 2**63 - 1
_AMOUNT = re.compile(r"(\d{1,16})(?:[.,](\d{1,3}))?", re.ASCII)
_HEX = re.compile(r"[0-9a-f]+")
_EXPONENTS = (0, 2, 3)
_WHOLE = 10_000.0  # basis points
_NEAR = 0.02  # in units of the currency
# As the partial indexes have them: only so does SQLite know that they hold all of these sales.
_NOTED = "note != ''"
_PAID_IN_ANOTHER_WAY = ("standing = 'partly_paid'", "forgiven_sat > 0", "flags != ''")


def ids_that_match(text: str, wish: SaleWish) -> Select[tuple[UUID]] | None:
    """Newest first: sale or receipt number, amount asked or paid, end of the address, txid, note.

    Empty text: all that the wish lets through. None: nothing can be like that.
    """
    wanted = text.strip()
    if not wanted:
        return newest_of(wish)
    matches = _by_number(wanted) + _by_amount(wanted) + _by_name(wanted) + _by_note(wanted)
    if not matches:
        return None
    newest = select(sale.c.id).order_by(sale.c.created_at.desc(), sale.c.number.desc())
    return newest.where(sale.c.id.in_(union(*matches)), *conditions(wish))


def _by_name(wanted: str) -> list[Select[tuple[UUID]]]:
    """The end of an address, and a payment's id or enough of it."""
    if not (wanted.isascii() and wanted.isalnum()):
        return []
    name = wanted.lower()
    found = []
    paid = select(credit.c.sale_id)
    if _HEX.fullmatch(name) and len(name) >= _TXID_START_LEAST:
        # A range, because an index knows nothing of LIKE; g follows the last hexadecimal digit.
        starts = credit.c.reference.between(name, f"{name}g")
        found.append(paid.where(starts))
        if len(name) < _TXID_LENGTH:
            found.append(paid.where(credit.c.reference.contains(name, autoescape=True)))
    elif len(name) >= _END_LEAST:
        found.append(paid.where(credit.c.reference.contains(f"{name}:", autoescape=True)))
    if _END_LEAST <= len(name) < _TXID_LENGTH:
        found.append(_sales(sale.c.address.endswith(name, autoescape=True)))
    return found


def _by_note(wanted: str) -> list[Select[tuple[UUID]]]:
    """SQLite knows capitals of ASCII alone, so other letters are looked for in both ways."""
    if len(wanted) < _NOTE_LEAST:
        return []
    ways = {wanted, wanted.lower(), wanted.capitalize(), wanted.upper()}
    found = [sale.c.note.contains(way, autoescape=True) for way in sorted(ways)]
    return [_sales(text(_NOTED), or_(*found))]


def _by_number(wanted: str) -> list[Select[tuple[UUID]]]:
    digits = wanted.removeprefix("#")
    if not (digits.isascii() and digits.isdigit()) or int(digits) > _LARGEST:
        return []
    number = int(digits)
    return [_sales(sale.c.number == number), _sales(sale.c.receipt_number == number)]


def _by_amount(wanted: str) -> list[Select[tuple[UUID]]]:
    amount = _AMOUNT.fullmatch(wanted)
    if amount is None:
        return []
    whole, fraction = amount[1], amount[2] or ""
    if int(whole + "000") > _LARGEST:
        return []
    found = [
        _sales(
            sale.c.amount_exponent == exponent,
            sale.c.amount_minor == int(whole + fraction.ljust(exponent, "0")),
        )
        for exponent in _EXPONENTS
        if len(fraction) <= exponent
    ]
    if not fraction:
        sat = int(whole)
        found.append(select(rate_lock.c.sale_id).where(rate_lock.c.total_sat == sat))
        found.append(select(credit.c.sale_id).where(credit.c.sat == sat))
    value = _is_worth(Decimal(f"{whole}.{fraction or 0}"))
    return found + [_sales(text(which), value) for which in _PAID_IN_ANOTHER_WAY]


def _is_worth(wanted: Decimal) -> ColumnElement[bool]:
    """What came in was worth that much at the price held."""
    received = (
        select(func.sum(credit.c.sat))
        .where(credit.c.sale_id == sale.c.id, credit.c.assurance.in_(COUNTED))
        .scalar_subquery()
    )
    charged = cast(rate_lock.c.price, Float) / (_WHOLE + rate_lock.c.margin_basis_points) * _WHOLE
    price = (
        select(charged)
        .where(rate_lock.c.sale_id == sale.c.id)
        .order_by(rate_lock.c.position.desc())
        .limit(1)
        .scalar_subquery()
    )
    # Near enough to be found; who asked compares exactly.
    return func.abs(received * price / SAT_PER_BTC - float(wanted)) < _NEAR


def _sales(*conditions: ColumnElement[bool] | TextClause) -> Select[tuple[UUID]]:
    return select(sale.c.id).where(*conditions)

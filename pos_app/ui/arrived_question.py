"""What a cashier asks about a payment, and how near a sale comes to it."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import TYPE_CHECKING

from pos_app.ui.asked_payment import named_in

if TYPE_CHECKING:
    from pos_app.domain.sale import Sale

# Fewer characters of an address would name other people's sales too.
FEWEST_CHARACTERS = 4
NEAR = Decimal("0.10")


class Asked(Enum):
    AMOUNT = "amount"
    NUMBER = "number"
    END = "end"  # the end of an address, or a txid


def is_enough(asked: Asked, text: str) -> bool:
    """Whether so little names anything."""
    if asked is Asked.END:
        return len(named_in(text)) >= FEWEST_CHARACTERS
    return any(digit in "123456789" for digit in text)


def rank(asked: Asked, text: str, sale: Sale) -> Decimal | None:
    """0 for what was asked for, more for what is near it, None for the rest."""
    match asked:
        case Asked.AMOUNT:
            return _rank_of_amount(text, sale)
        case Asked.NUMBER:
            numbers = {str(sale.number), str(sale.receipt_number)}
            return Decimal(0) if text.lstrip("0") in numbers else None
        case Asked.END:
            end = named_in(text).lower()
            names = [credit.txid for credit in sale.credits]
            if sale.request is not None:
                names.append(sale.request.address)
            named = any(name.lower().endswith(end) or name.lower() == end for name in names)
            starts = any(credit.txid.startswith(end) for credit in sale.credits)
            return Decimal(0) if named or starts else None


def order(asked: Asked, sale: Sale) -> tuple[bool, float]:
    """The newest first; of those that had one address, the one that got money at it."""
    made = sale.locks[0].locked_at if sale.locks else sale.created_at
    return asked is Asked.END and not sale.credits, -made.timestamp()


def _rank_of_amount(text: str, sale: Sale) -> Decimal | None:
    try:
        wanted = Decimal(text.removesuffix("."))
    except InvalidOperation:
        return None
    amounts = [sale.amount.decimal]
    if sale.locks:
        amounts += [Decimal(sale.due_sat)]
        if sale.received_sat:
            received = sale.lock.value_of(sale.received_sat, sale.amount.currency)
            amounts += [received.decimal, Decimal(sale.received_sat)]
    distance = min(abs(amount - wanted) for amount in amounts) / wanted
    return distance if distance <= NEAR else None

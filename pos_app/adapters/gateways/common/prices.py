"""What a gateway's bitcoin costs: told by it, or by what it asks for."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from pos_app.domain.money import EXACT, SAT_PER_BTC

if TYPE_CHECKING:
    from pos_app.domain.money import Money

# Rates are told rounded, and amounts to the satoshi.
_AGREES_WITHIN = Fraction(1, 100)
_PLACES = Decimal("1e-8")


def price_of(amount: Money, due_sat: int, told: Decimal | None = None) -> Decimal | None:
    """The price of one bitcoin at which `due_sat` pay `amount`; None where it is satoshi itself.

    What was `told` holds where it agrees with that within 1 %. A rate that leads to another amount
    is that of another currency or a wrong one, and what the customer pays counts.
    """
    if amount.currency.is_satoshi:
        return None
    exact = Fraction(amount.decimal) * SAT_PER_BTC / due_sat
    if told is not None and abs(Fraction(told) - exact) <= exact * _AGREES_WITHIN:
        return told
    quotient = EXACT.divide(Decimal(exact.numerator), Decimal(exact.denominator))
    return quotient.quantize(_PLACES, ROUND_HALF_EVEN, EXACT)

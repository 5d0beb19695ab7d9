"""Money at an address that more than one sale has had: never counted twice, and told if unclear."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pos_app.domain.events import PaymentSeen
from pos_app.domain.sale_state import Flag
from pos_app.ports import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pos_app.domain.credit import Credit
    from pos_app.domain.events import SaleEvent
    from pos_app.domain.sale import Sale
    from pos_app.ports import Transaction

UNCLEAR = "sale.payment_unclear"  # in the journal of the sale that got the money
_TOO_LATE = frozenset({Flag.LATE, Flag.UNPROVEN})


def of_its_own(
    transaction: Transaction, sale: Sale, events: tuple[SaleEvent, ...]
) -> tuple[SaleEvent, ...]:
    """`events`, or none when they bring money of an address that another sale has got meanwhile.

    Who looks for that one's money finds it there.
    """
    if sale.request is None or not _payments(events):
        return events
    owner = transaction.sale_of_script(sale.request.script)
    return events if owner in {None, sale.id} else ()


def unclear_payments(
    transaction: Transaction, sale: Sale, events: tuple[SaleEvent, ...]
) -> Iterator[Mapping[str, Any]]:
    """What the journal of `sale` tells of new money that earlier sales may have been meant by."""
    doubtful = [credit for credit in _payments(events) if not _fits(credit, sale)]
    if sale.request is None or not doubtful:
        return
    earlier = transaction.earlier_sales(sale.request.script)
    if earlier:
        for credit in doubtful:
            yield {"reference": credit.reference, "sat": credit.sat, "sales": list(earlier)}


def require_own_address(transaction: Transaction, sale: Sale) -> None:
    """RefusedError `sale.address_reused` when money would be credited to another sale now."""
    if sale.request is None:
        return
    owner = transaction.sale_of_script(sale.request.script)
    if owner is not None and owner != sale.id:
        raise RefusedError("sale.address_reused", number=str(transaction.sale(owner).number))


def _payments(events: tuple[SaleEvent, ...]) -> list[Credit]:
    return [event.credit for event in events if isinstance(event, PaymentSeen)]


def _fits(credit: Credit, sale: Sale) -> bool:
    """Whether the money came while the sale asked for it."""
    if sale.flags & _TOO_LATE:
        return False
    return credit.block_time is None or credit.block_time >= sale.locks[0].locked_at

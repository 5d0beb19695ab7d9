"""Money that goes back in memory: what may, to whom, and payments that a test lets come."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from pos_app.domain import events as e
from pos_app.domain.credit import Assurance, Credit
from pos_app.domain.message import Message
from pos_app.domain.refund import Refund
from pos_app.domain.refund_address import AddressTextError, read_address
from pos_app.domain.refund_offer import left_sat, refund_offers
from pos_app.services.refunds.refunds import CheckedAddress, RefundChoices
from pos_app.ui.giving_back import AddressTold, ChoicesTold, RefundsToPay

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.refund_offer import RefundOffer
    from pos_app.domain.sale import Sale
    from tests.ui.memory_till import MemoryTill

CUSTOMER = "bcrt1q9vza2e8x573nczrlzms0wvx3gsqjx7vavgkx0l"
TXID = "c4" * 32


class MemoryGivingBack:
    """Implements ui.giving_back.GivingBackFacade, all at once and in the calling thread."""

    def __init__(self, till: MemoryTill) -> None:
        self._till = till
        self.listeners: list[Callable[[object], None]] = []
        self.price_now: Decimal | None = Decimal(100_000)
        self.problem: Message | None = None
        self.asked: list[tuple[UUID, RefundOffer, str]] = []

    def _sale(self, sale_id: UUID) -> Sale:
        return self._till.shown[sale_id].sale

    def _tell(self, event: object) -> None:
        for listener in self.listeners:
            listener(event)

    def look(self, sale_id: UUID) -> None:
        sale = self._sale(sale_id)
        offers = refund_offers(sale, price_now=self.price_now)
        problem = self.problem
        if problem is None and not offers:
            problem = Message(code="refund.nothing")
        choices = RefundChoices(
            sale_id=sale_id,
            offers=offers,
            received_sat=sale.received_sat,
            left_sat=left_sat(sale),
        )
        if problem is not None:
            self._tell(ChoicesTold(sale=sale, problem=problem))
        else:
            self._tell(ChoicesTold(sale=sale, choices=choices))

    def check_address(self, text: str) -> None:
        try:
            asked = read_address(text)
        except AddressTextError as error:
            self._tell(AddressTold(text=text, problem=Message(code=error.code)))
            return
        if asked.address != CUSTOMER:
            self._tell(AddressTold(text=text, problem=Message(code="address.damaged")))
            return
        checked = CheckedAddress(
            address=asked.address, script=b"\x00\x14", asked_sat=asked.asked_sat
        )
        self._tell(AddressTold(text=text, checked=checked))

    def ask(self, sale: Sale, offer: RefundOffer, text: str) -> None:
        self.asked.append((sale.id, offer, text))
        refund = Refund(
            id=UUID(int=70 + len(self.asked)),
            reason=offer.reason,
            sat=offer.sat,
            value=offer.value,
            price=offer.price,
            address=CUSTOMER,
            script=b"\x00\x14",
            asked_at=self._till.time,
        )
        self._till._write(sale.id, e.RefundAsked(at=self._till.time, refund=refund))

    def withdraw(self, sale: Sale, refund_id: UUID) -> None:
        self._till._write(sale.id, e.RefundWithdrawn(at=self._till.time, refund_id=refund_id))

    def list_waiting(self) -> None:
        sales = (shown.sale for shown in self._till.shown.values())
        waiting = [sale for sale in sales if any(each.waits_for_payment for each in sale.refunds)]
        self._tell(RefundsToPay(sales=tuple(waiting)))

    # What a test lets happen.

    def looked(self, sale_id: UUID) -> None:
        refund = self._sale(sale_id).refunds[-1]
        followed = e.RefundFollowed(at=self._till.time, refund_id=refund.id, earlier=())
        self._till._write(sale_id, followed)

    def pay(
        self,
        sale_id: UUID,
        *,
        height: int | None = None,
        assurance: Assurance = Assurance.SEEN,
        own: bool = True,
        more_sat: int = 0,
        short_sat: int = 0,
    ) -> None:
        refund = self._sale(sale_id).refunds[-1]
        payment = Credit(
            reference=f"{TXID}:0",
            sat=refund.sat + more_sat,
            assurance=Assurance.CONFIRMED if height else assurance,
            first_seen=self._till.time,
            height=height,
        )
        paid = e.RefundPaid(
            at=self._till.time,
            refund_id=refund.id,
            payment=None if short_sat else payment,
            by_own_wallet=own,
            short_sat=short_sat,
        )
        self._till._write(sale_id, paid)

    def prove(self, sale_id: UUID) -> None:
        self.pay(sale_id, height=100)
        refund = self._sale(sale_id).refunds[-1]
        self._till._write(sale_id, e.RefundProven(at=self._till.time, refund_id=refund.id))

"""Giving money back without a key: how much, to whom, and that nobody gets it twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from pos_app.domain.events import OverTaken, OverUse, RefundAsked, RefundWithdrawn
from pos_app.domain.rate import MAX_DEVIATION
from pos_app.domain.refund import ON_TOP, Refund, RefundReason, refund_named
from pos_app.domain.refund_address import AddressTextError, read_address
from pos_app.domain.refund_offer import left_sat, refund_offers, tips_of
from pos_app.domain.shift_entry import Figure
from pos_app.ports import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from pos_app.domain.events import SaleEvent
    from pos_app.domain.refund_offer import RefundOffer
    from pos_app.domain.rights import Authority
    from pos_app.domain.sale import Sale
    from pos_app.ports import Clock, Store, Transaction
    from pos_app.services.books.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundChoices:
    """`received_sat` came, `left_sat` of it nobody was promised yet."""

    sale_id: UUID
    offers: tuple[RefundOffer, ...]
    received_sat: int
    left_sat: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedAddress:
    """`asked_sat` is what the customer's code asks for; the till decides, whatever it says."""

    address: str
    script: bytes
    asked_sat: int | None


class Refunds:
    """For the commands thread: looking for the shop's own addresses takes a moment.

    `script_of` reads an address of the till's network, RefusedError for any other text; `is_ours`
    says whether it is one of the account's; `price_now` what a bitcoin costs, None: nobody knows.
    """

    def __init__(
        self,
        ledger: Ledger,
        store: Store,
        clock: Clock,
        *,
        script_of: Callable[[str], bytes],
        is_ours: Callable[[str], bool],
        price_now: Callable[[str], Decimal | None],
    ) -> None:
        self._ledger = ledger
        self._store = store
        self._clock = clock
        self._script_of = script_of
        self._is_ours = is_ours
        self._price_now = price_now

    def choices(self, sale_id: UUID) -> RefundChoices:
        """What may be given back of it; LookupError for a sale there is not.

        RefusedError `refund.at_gateway` where another one has the money, `refund.unsure` while
        what came may still go away, `refund.nothing` where nothing is left.
        """
        with self._store.transaction() as transaction:
            sale = transaction.sale(sale_id)
            offers = self._offers(transaction, sale, self._price(sale))
        if not offers:
            raise RefusedError("refund.nothing")
        return RefundChoices(
            sale_id=sale_id,
            offers=offers,
            received_sat=sale.received_sat,
            left_sat=left_sat(sale),
        )

    def check_address(self, text: str) -> CheckedAddress:
        """RefusedError names the mistake: `refund.*`, `address.damaged` or `.wrong_network`."""
        try:
            asked = read_address(text)
        except AddressTextError as error:
            raise RefusedError(error.code) from error
        script = self._script_of(asked.address)
        with self._store.transaction() as transaction:
            is_a_sales = transaction.sale_of_script(script) is not None
        if is_a_sales or self._is_ours(asked.address):
            raise RefusedError("refund.own_address")
        return CheckedAddress(address=asked.address, script=script, asked_sat=asked.asked_sat)

    def ask(
        self, sale_id: UUID, offer: RefundOffer, text: str, *, by: Authority | None = None
    ) -> Refund:
        """Promise what was offered to whoever has the address; `text` is checked once more.

        RefusedError `sale.moved_on` where it is offered no more, `refund.rate_moved` where the
        price it was reckoned at is no longer the price.
        """
        checked = self.check_address(text)
        refund = Refund(
            id=uuid4(),
            reason=offer.reason,
            sat=offer.sat,
            value=offer.value,
            price=offer.price,
            address=checked.address,
            script=checked.script,
            asked_at=self._clock.now(),
        )

        def asked(transaction: Transaction, sale: Sale) -> tuple[SaleEvent, ...]:
            # In the transaction that records it, or two screens could give the same money back.
            if offer not in self._offers(transaction, sale, self._price_held(sale, offer)):
                raise RefusedError("sale.moved_on")
            events: tuple[SaleEvent, ...] = (RefundAsked(at=refund.asked_at, refund=refund),)
            undecided = min(sale.undecided_over_sat, offer.sat)
            if offer.reason in ON_TOP and undecided > 0:
                due = OverTaken(at=refund.asked_at, use=OverUse.REFUND_DUE, over_sat=undecided)
                events = (*events, due)
            return events

        self._ledger.command(sale_id, asked, by=by)
        return refund

    def withdraw(self, sale_id: UUID, refund_id: UUID, *, by: Authority | None = None) -> None:
        """RefusedError `refund.paid_already` once a payment is known; again changes nothing."""

        def withdrawn(_: Transaction, sale: Sale) -> tuple[SaleEvent, ...]:
            refund = refund_named(sale.refunds, refund_id)
            if refund.is_paid or refund.proven_at is not None:
                raise RefusedError("refund.paid_already")
            if refund.withdrawn_at is not None:
                return ()
            return (RefundWithdrawn(at=self._clock.now(), refund_id=refund_id),)

        self._ledger.command(sale_id, withdrawn, by=by)

    def _offers(
        self, transaction: Transaction, sale: Sale, price: Decimal | None
    ) -> tuple[RefundOffer, ...]:
        request = sale.request
        if request is None:
            raise RefusedError("refund.nothing")
        if request.hosted is not None and not request.script:
            raise RefusedError("refund.at_gateway", gateway=request.hosted.gateway)
        if sale.received_sat > 0 and not self._ledger.is_over_sure(sale):
            raise RefusedError("refund.unsure")
        entry = transaction.shift_entry(sale.id)
        booked = None if entry is None else entry.now.of(Figure.OVER_TIPS).sat
        return refund_offers(sale, price_now=price, tips_sat=tips_of(sale, booked))

    def _price(self, sale: Sale) -> Decimal | None:
        return self._price_now(sale.lock.currency_code) if sale.locks else None

    def _price_held(self, sale: Sale, offer: RefundOffer) -> Decimal | None:
        """The price that the person saw, while it is near enough to what it is."""
        now = self._price(sale)
        if offer.reason is not RefundReason.WORTH_NOW:
            return now
        if now is None or abs(now - offer.price) > now * MAX_DEVIATION:
            raise RefusedError("refund.rate_moved")
        return offer.price

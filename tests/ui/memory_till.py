"""A till in memory: the real rules of a sale, a clock and a chain that the test moves."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from pos_app.domain import events as e
from pos_app.domain.credit import Assurance, Credit
from pos_app.domain.message import Message
from pos_app.domain.payment_request import PaymentRequest
from pos_app.domain.punctuality import on_time_sat
from pos_app.domain.rate import Rate, RateProblem, lock_rate
from pos_app.domain.sale import apply, start
from pos_app.domain.sale_state import Life
from pos_app.domain.settlement import judge, may_settle, observe
from pos_app.ui.till import (
    CommandRefused,
    Health,
    PartStatus,
    RatesChanged,
    ReceiptProgress,
    RecoveryRead,
    RecoveryWritten,
    SaleChanged,
    ShownSale,
    StatusChanged,
    TillSetup,
    TillStatus,
)
from tests.ui.memory_shop import DESCRIPTOR, rate_of, setup

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from pos_app.domain.bill import Bill
    from pos_app.domain.events import OverUse
    from pos_app.domain.hosted_payment import HostedPayment
    from pos_app.domain.money import Currency, Money
    from pos_app.domain.rate import RateLock
    from pos_app.domain.sale import Sale

START = datetime(2026, 11, 21, 14, 30, tzinfo=UTC)
ADDRESS = "bcrt1qp98fe3amxrp8xcsg5alf72lx924jdth3zcghd4"
WELL = PartStatus(health=Health.WELL)


class MemoryTill:
    """Commands are done at once, except `charge` while `prepares` is off."""

    def __init__(self, plain: TillSetup | None = None) -> None:
        self._setup = plain or setup()
        self.listeners: list[Callable[[object], None]] = []
        self.time = START
        self.uptime = 1_000.0
        self.prepares = True
        self.hosted: Callable[[RateLock], HostedPayment] | None = None
        self.median: Decimal | None = None
        self.quotes_at: float | None = self.uptime - 12
        self.board = TillStatus(chain=WELL, printer=WELL, store=WELL, tip_height=312)
        self.shown: dict[UUID, ShownSale] = {}
        self.asked: list[tuple[str, UUID | None]] = []
        self.next_number = 1043
        self._payments = 0

    # --- queries ---

    @property
    def setup(self) -> TillSetup:
        return self._setup

    def now(self) -> datetime:
        return self.time

    def monotonic(self) -> float:
        return self.uptime

    def status(self) -> TillStatus:
        return self.board

    def current_rate(self, currency: Currency) -> Rate | RateProblem:
        if self.quotes_at is None:
            return RateProblem.NO_QUOTES
        code = self._setup.currency.code if currency.is_satoshi else currency.code
        return rate_of(code, self.time, self.quotes_at, self.uptime)

    def open_sales(self) -> Sequence[ShownSale]:
        return [shown for shown in self.shown.values() if _on_shelf(shown.sale)]

    def sale(self, sale_id: UUID) -> ShownSale | None:
        return self.shown.get(sale_id)

    # --- commands ---

    def charge(
        self, amount: Money, note: str, *, bill: Bill | None = None, sale_id: UUID | None = None
    ) -> UUID:
        sale_id = sale_id or uuid4()
        self._do("charge", sale_id)
        asks = self._setup.tips is not None
        number = self.next_number
        started = e.SaleStarted(
            at=self.time, number=number, amount=amount, note=note, bill=bill, asks_tip=asks
        )
        self.next_number += 1
        sale = start(started, sale_id=sale_id, till_id=sale_id, order_token="token")
        self._put(ShownSale(sale=sale))
        if self.prepares and not sale.asks_tip:
            self.prepare(sale_id)
        return sale_id

    def prepare(self, sale_id: UUID) -> None:
        sale = self.shown[sale_id].sale
        rate = self.current_rate(sale.amount.currency)
        if isinstance(rate, RateProblem):
            self.cannot_prepare(sale_id, Message(code=f"rate.{rate.value}"))
            return
        lock = lock_rate(
            sale.amount,
            rate,
            margin_basis_points=0,
            now=self.time,
            duration=self._setup.lock_duration,
        )
        request = PaymentRequest(
            address=ADDRESS, script=b"", network="regtest", account_id="a", derivation_index=7
        )
        if self.hosted is not None:
            hosted = self.hosted(lock)
            request = PaymentRequest(address=ADDRESS, script=b"", network="regtest", hosted=hosted)
        lock = replace(lock, median=self.median)
        worth = sale.amount if sale.amount.currency == self._setup.currency else None
        self._write(sale_id, e.SalePrepared(at=self.time, lock=lock, request=request, worth=worth))

    def cannot_prepare(self, sale_id: UUID, reason: Message) -> None:
        self._write(sale_id, e.SaleNotPrepared(at=self.time, reason=reason))

    def prepare_again(self, sale_id: UUID, *, own_wallet: bool = False) -> None:
        self._do("own_wallet" if own_wallet else "prepare_again", sale_id)
        self._write(sale_id, e.SaleRetried(at=self.time))
        self.prepare(sale_id)

    def renew_rate(self, sale_id: UUID) -> None:
        self._do("renew_rate", sale_id)
        sale = self.shown[sale_id].sale
        rate = self.current_rate(sale.amount.currency)
        assert isinstance(rate, Rate)
        lock = lock_rate(
            sale.amount,
            rate,
            margin_basis_points=0,
            now=self.time,
            duration=self._setup.lock_duration,
            earlier=sale.lock,
            paid_sat=on_time_sat(sale),
        )
        self._write(sale_id, e.RateRenewed(at=self.time, lock=lock))

    def accept(self, sale_id: UUID, missing_sat: int) -> None:
        self._do("accept", sale_id)
        sale = self.shown[sale_id].sale
        assert missing_sat == sale.missing_sat
        if sale.received_sat > 0 and missing_sat > 0:
            self._write(sale_id, e.ShortTaken(at=self.time, forgiven_sat=sale.missing_sat))
        else:
            self._write(sale_id, e.LateTaken(at=self.time))
        self.look(sale_id)

    def take_over(self, sale_id: UUID, use: OverUse, over_sat: int) -> None:
        self._do("take_over", sale_id)
        assert over_sat == self.shown[sale_id].sale.over_sat
        self._write(sale_id, e.OverTaken(at=self.time, use=use, over_sat=over_sat))

    def cancel(self, sale_id: UUID) -> None:
        self._do("cancel", sale_id)
        self._write(sale_id, e.SaleCancelled(at=self.time))

    def acknowledge(self, sale_id: UUID) -> None:
        self._do("acknowledge", sale_id)

    def print_slip(self, sale_id: UUID) -> None:
        self._do("print_slip", sale_id)

    def put_away(self, sale_id: UUID) -> None:
        self._do("put_away", sale_id)
        left = tuple(each for each in self.board.unexpected if each.sale_id != sale_id)
        self.set_status(unexpected=left)

    def read_recovery(self) -> None:
        self._publish(RecoveryRead(descriptor=DESCRIPTOR, last_index=136))

    def write_recovery(self, folder: Path | None = None) -> None:
        self.asked.append(("write_recovery", None))
        self._publish(RecoveryWritten(folder=folder or Path("Documents")))

    def look_again(self) -> None:
        self.asked.append(("look_again", None))

    # --- what the world does ---

    def pass_time(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)
        self.uptime += seconds
        for sale_id in list(self.shown):
            self.look(sale_id)

    def pay(
        self, sale_id: UUID, sat: int, *, replaceable: bool = True, watching: bool = True
    ) -> Credit:
        self._payments += 1
        credit = Credit(
            reference=f"{self._payments:064x}:0",
            sat=sat,
            assurance=Assurance.SEEN,
            first_seen=self.time,
            replaceable=replaceable,
            absent_at=self.time if watching else None,
        )
        self.look(sale_id, credit)
        return credit

    def mine(self, sale_id: UUID) -> None:
        height = (self.board.tip_height or 0) + 1
        self.set_status(tip_height=height)
        mined = [
            replace(
                credit,
                assurance=Assurance.CONFIRMED,
                height=height,
                block_hash="00",
                block_time=self.time,
            )
            for credit in self.shown[sale_id].sale.credits
            if credit.assurance is Assurance.SEEN
        ]
        self.look(sale_id, *mined)

    def take_back(self, sale_id: UUID, assurance: Assurance = Assurance.REVOKED) -> None:
        paid = self.shown[sale_id].sale.credits
        self.look(sale_id, *[replace(credit, assurance=assurance) for credit in paid])

    def look(self, sale_id: UUID, *found: Credit) -> None:
        sale = self.shown[sale_id].sale
        policy = self._setup.policy
        tip = self.board.tip_height
        if found:
            news = observe(sale, found, policy=policy, tip_height=tip, now=self.time)
        else:
            news = judge(sale, policy=policy, tip_height=tip, now=self.time)
        self._write(sale_id, *news)
        if may_settle(self.shown[sale_id].sale):
            self._write(sale_id, e.SaleSettled(at=self.time, receipt_number=88))

    def print_receipt(self, sale_id: UUID) -> None:
        shown = replace(
            self.shown[sale_id],
            receipt=ReceiptProgress.PRINTED,
            receipt_at=self.time,
            store_told=True,
        )
        self._put(shown)

    def set_status(self, **changes: Any) -> None:
        self.board = replace(self.board, **changes)
        self._publish(StatusChanged(status=self.board))

    def lose_rates(self) -> None:
        self.quotes_at = None
        self._publish(RatesChanged())

    def refuse(self, code: str) -> None:
        self._publish(CommandRefused(message=Message(code=code)))

    # --- inside ---

    def _do(self, command: str, sale_id: UUID) -> None:
        self.asked.append((command, sale_id))

    def _write(self, sale_id: UUID, *news: e.SaleEvent) -> None:
        shown = self.shown[sale_id]
        for event in news:
            shown = replace(shown, sale=apply(shown.sale, event))
        if news:
            self._put(replace(shown, trouble=shown.sale.reason))

    def _put(self, shown: ShownSale) -> None:
        self.shown[shown.sale.id] = shown
        self._publish(SaleChanged(shown=shown))

    def _publish(self, event: object) -> None:
        for listener in self.listeners:
            listener(event)


def _on_shelf(sale: Sale) -> bool:
    return sale.state.life is not Life.CANCELLED

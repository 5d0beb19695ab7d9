"""A shop that sells, is paid, changes its mind and closes shifts, in any order."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from pos_app.domain import events as e
from pos_app.domain.credit import Assurance, Credit
from pos_app.domain.money import SAT, Money, currency
from pos_app.domain.policy import Policy
from pos_app.domain.rate import Quote, Rate, lock_rate
from pos_app.domain.sale import apply, start
from pos_app.domain.sale_state import IllegalMoveError
from pos_app.domain.settlement import judge, may_settle, observe
from pos_app.domain.shift_entry import PLAIN, SaleParts, entered
from pos_app.domain.shift_sums import Added, SumKey, difference
from pos_app.domain.shift_totals import totals_of
from pos_app.domain.tally import one_sale, total_of
from pos_app.domain.tax import TaxRate, taxes_of
from tests.support.domain_values import HELD, NOON, TILL_ID, TIP, request

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.domain.rate import RateLock
    from pos_app.domain.sale import Sale
    from pos_app.domain.shift_entry import ShiftEntry
    from pos_app.domain.shift_totals import ShiftTotals

PRICES = {"EUR": Decimal(50000), "JPY": Decimal("8123456.5"), "KWD": Decimal("16123.457")}
CURRENCIES = (currency("EUR"), currency("JPY"), currency("KWD"), SAT)
CASHIERS = ("Maya", "Noor")
RATES = (TaxRate("VAT", Decimal(7)), TaxRate("VAT", Decimal("19.6")))
POLICY = Policy(confirmations=1, tolerance_sat=2)


class ShiftStory:
    """`shift` is the one that goes on; `settled_in` is kept apart from the entries."""

    def __init__(self) -> None:
        self.now = NOON
        self.shift = 1
        self.sales: list[Sale] = []
        self.parts: list[SaleParts] = []
        self.entries: dict[UUID, ShiftEntry] = {}
        self.sums: dict[SumKey, Added] = {}
        self.closed: list[ShiftTotals] = []
        self.settled_in: dict[UUID, int] = {}
        self.decided: Counter[e.OverUse] = Counter()
        self.prices = dict(PRICES)

    def sell(self, of: int, minor: int, cashier: int = 0, extra: int = 0) -> None:
        """`extra` 0 is a plain amount, otherwise there are taxes, and a discount and tip of it."""
        number = len(self.sales) + 1
        amount = Money(minor, CURRENCIES[of])
        event = e.SaleStarted(at=self.now, number=number, amount=amount, note="")
        sale = start(event, sale_id=UUID(int=number), till_id=TILL_ID, order_token="token")
        parts = PLAIN if extra == 0 else _parts(amount, extra)
        self.sales.append(sale)
        self.parts.append(parts)
        self._enter(None, sale, parts, CASHIERS[cashier])
        lock = self.lock(amount)
        prepared = e.SalePrepared(at=self.now, lock=lock, request=request(), worth=None)
        self._keep(number - 1, sale, apply(sale, prepared))

    def lock(self, amount: Money, earlier: RateLock | None = None, paid_sat: int = 0) -> RateLock:
        code = "EUR" if amount.currency.is_satoshi else amount.currency.code
        quote = Quote(
            source="kraken",
            currency_code=code,
            price=self.prices[code],
            quoted_at=None,
            fetched_at=self.now,
            fetched_monotonic=0.0,
        )
        rate = Rate(currency_code=code, price=quote.price, agreeing=(quote,), dropped=())
        return lock_rate(
            amount,
            rate,
            margin_basis_points=50,
            now=self.now,
            duration=HELD,
            earlier=earlier,
            paid_sat=paid_sat,
        )

    def pay(self, which: int, permille: int) -> None:
        """So much of the price comes in, in one transaction."""
        sale = self.sales[which]
        sat = max(1, sale.lock.total_sat * permille // 1_000)
        number = sum(len(one.credits) for one in self.sales) + 1
        paid = Credit(
            reference=f"{number:064x}:0",
            sat=sat,
            assurance=Assurance.SEEN,
            first_seen=self.now,
            absent_at=self.now,
        )
        self._look(which, (*sale.credits, paid))

    def confirm(self, which: int) -> None:
        self._change(which, Assurance.SEEN, Assurance.CONFIRMED, TIP)

    def revoke(self, which: int) -> None:
        """What was confirmed is undone; what was seen is spent elsewhere."""
        self._change(which, Assurance.CONFIRMED, Assurance.REVOKED, None)
        self._change(which, Assurance.SEEN, Assurance.REVOKED, None)

    def restore(self, which: int) -> None:
        self._change(which, Assurance.REVOKED, Assurance.CONFIRMED, TIP)

    def pass_time(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        for which in range(len(self.sales)):
            self._judge(which)

    def decide(self, which: int, event: e.SaleEvent) -> None:
        """What the state table refuses does not happen."""
        try:
            apply(self.sales[which], event)
        except IllegalMoveError:
            return
        self._write(which, [event])

    def cancel(self, which: int) -> None:
        self.decide(which, e.SaleCancelled(at=self.now))

    def accept(self, which: int) -> None:
        taken = e.PaymentAccepted(at=self.now, exposed_minor=0, evidence={})
        self.decide(which, taken)

    def take_late(self, which: int) -> None:
        self.decide(which, e.LateTaken(at=self.now))

    def take_short(self, which: int) -> None:
        missing = self.sales[which].missing_sat
        if missing > 0:
            self.decide(which, e.ShortTaken(at=self.now, forgiven_sat=missing))

    def renew(self, which: int, percent: int) -> None:
        """The price has changed by so much meanwhile."""
        sale = self.sales[which]
        code = sale.lock.currency_code
        self.prices[code] = self.prices[code] * (100 + percent) / 100
        lock = self.lock(sale.amount, sale.lock, sale.received_sat)
        self.decide(which, e.RateRenewed(at=self.now, lock=lock))

    def take_over(self, which: int, use: e.OverUse) -> None:
        over = self.sales[which].undecided_over_sat
        if over > 0:
            self.decided[use] += over
            self._write(which, [e.OverTaken(at=self.now, use=use, over_sat=over)])

    def refund(self, which: int, minor: int, sat: int) -> None:
        parts, sale = self.parts[which], self.sales[which]
        more = one_sale(Money(minor, sale.amount.currency), sat)
        refunded = total_of((parts.refunded, more))
        self.parts[which] = replace(parts, refunded=refunded, fees_sat=parts.fees_sat + 141)
        self._enter(sale, sale, self.parts[which])

    def close(self) -> ShiftTotals:
        carried = self.closed[-1].details.carried_over if self.closed else total_of(())
        given = [
            entry.receipt_number
            for entry in self.entries.values()
            if entry.changed_in == entry.settled_in == self.shift and entry.receipt_number
        ]
        totals = totals_of(
            self.sums,
            number=self.shift,
            closing_prices=self.prices,
            receipts=(min(given), max(given)) if given else None,
            carried_in=carried,
        )
        self.closed.append(totals)
        self.shift += 1
        return totals

    def _change(self, which: int, what: Assurance, into: Assurance, height: int | None) -> None:
        changed = tuple(
            replace(credit, assurance=into, height=height) if credit.assurance is what else credit
            for credit in self.sales[which].credits
        )
        self._look(which, changed)

    def _look(self, which: int, found: tuple[Credit, ...]) -> None:
        sale = self.sales[which]
        self._write(which, observe(sale, found, policy=POLICY, tip_height=TIP, now=self.now))

    def _judge(self, which: int) -> None:
        self._write(which, ())

    def _write(self, which: int, events: Sequence[e.SaleEvent]) -> None:
        before = sale = self.sales[which]
        for event in events:
            sale = apply(sale, event)
        for event in judge(sale, policy=POLICY, tip_height=TIP, now=self.now):
            sale = apply(sale, event)
        if may_settle(sale):
            number = len(self.settled_in) + 1
            sale = apply(sale, e.SaleSettled(at=self.now, receipt_number=number))
            self.settled_in[sale.id] = self.shift
        if sale != before:
            self._keep(which, before, sale)

    def _keep(self, which: int, before: Sale, sale: Sale) -> None:
        self.sales[which] = sale
        self._enter(before, sale, self.parts[which])

    def _enter(
        self, before: Sale | None, sale: Sale, parts: SaleParts, cashier: str = "nobody"
    ) -> None:
        earlier = self.entries.get(sale.id)
        entry = self.entries[sale.id] = entered(
            earlier,
            before,
            sale,
            shift=self.shift,
            cashier=cashier,
            parts=parts,
        )
        for key, added in difference(earlier, entry).items():
            held = self.sums.get(key, Added(0, 0, 0))
            self.sums[key] = Added(*map(sum, zip(held, added, strict=True)))


def _parts(amount: Money, extra: int) -> SaleParts:
    tip = Money(min(extra, amount.minor // 2), amount.currency)
    rest = amount.minor - tip.minor
    lower = Money(rest // 3, amount.currency)
    upper = Money(rest - lower.minor, amount.currency)
    return SaleParts(
        discount=Money(extra, amount.currency),
        tip=tip,
        taxes=taxes_of([(RATES[0], lower), (RATES[1], upper)]),
    )

"""The examples of docs/webhook-examples, made by the till itself.

`.venv/bin/python -m tests.support.webhook_examples` writes them anew.
"""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

from pos_app.domain import events as e
from pos_app.domain.cart import Cart, CartLine
from pos_app.domain.credit import Assurance, Credit
from pos_app.domain.money import Money
from pos_app.domain.share import Percent
from pos_app.domain.tax import TaxRate
from pos_app.domain.user_field import UserField
from pos_app.ports import IssuedAddress
from tests.support.counter import EUR, Counter
from tests.support.example_values import (
    ADDRESSES,
    AMOUNT,
    hash_of,
    hosted_body,
    id_of,
    rate_at,
    shift_body,
    token_of,
    tried_body,
)
from tests.support.refund_values import a_refund_to_pay, paid_refund

if TYPE_CHECKING:
    from datetime import datetime

    from pos_app.domain.bill import Bill
    from pos_app.domain.sale import Sale
    from pos_app.ports import Transaction

FOLDER = Path(__file__).parents[2] / "docs" / "webhook-examples"
DUE_SAT = 63_940
HEIGHT = 948_313


class Examples:
    """A counter whose ids, tokens and times are the same at each run."""

    def __init__(self, folder: Path) -> None:
        self._counter = Counter(folder, network="mainnet")
        self._counter.tip_height = HEIGHT
        self._counter.addresses.source = self._address
        self._sales = 0

    def close(self) -> None:
        self._counter.close()

    def made(self) -> dict[str, str]:
        """Text of each example by its file's name."""
        bodies = {
            **self._paid(),
            **self._short(),
            **self._over(),
            **self._late(),
            **self._unproven(),
            **self._cancelled(),
            **self._accepted(),
            **self._filled_in(),
            **self._goods(),
            "sale.created.gateway": hosted_body(),
            "till.test": tried_body(),
            "shift.opened": shift_body(is_closed=False),
            "shift.closed": shift_body(is_closed=True),
        }
        return {f"{name}.json": _text(body) for name, body in bodies.items()}

    def _paid(self) -> dict[str, Any]:
        sale = self._charge(note="Signed copy for Lena")
        self._wait(seconds=41)
        seen = self._credit(sale, DUE_SAT)
        sale = self._counter.find(sale, seen)
        self._wait(minutes=9)
        self._counter.find(sale, self._in_block(seen))
        self._wait(hours=24)
        self._give_back(sale)
        return self._told(
            sale,
            "sale.created",
            "sale.payment_seen",
            "sale.seen",
            "sale.payment_changed",
            "sale.confirmed",
            "sale.refunded",
        )

    def _short(self) -> dict[str, Any]:
        sale = self._charge()
        self._wait(minutes=2)
        self._counter.find(sale, self._credit(sale, 20_000))
        self._wait(minutes=13)
        self._counter.find(sale)
        self._wait(minutes=3)
        self._counter.rates.answer = None
        self._counter.checkout.renew_rate(sale.id)
        return self._told(sale, "sale.partly_paid", "sale.expired", "sale.rate_renewed")

    def _over(self) -> dict[str, Any]:
        sale = self._charge()
        self._wait(seconds=50)
        sale = self._counter.find(sale, self._in_block(self._credit(sale, DUE_SAT + 2_000)))
        self._wait(minutes=1)
        self._counter.checkout.take_over(sale.id, e.OverUse.TIP, sale.over_sat)
        return self._told(sale, "sale.overpaid", "sale.over_taken")

    def _filled_in(self) -> dict[str, Any]:
        sale = self._charge()
        self._wait(seconds=20)
        fields = (
            UserField(name="name", required=False, type="text", value="Lena"),
            UserField(name="email", required=True, type="email", value="lena@mail.example"),
        )
        given = e.FieldsGiven(at=self._now, fields=fields)
        self._counter.ledger.record(sale.id, lambda _: (given,))
        return self._told(sale, "sale.fields_given")

    def _late(self) -> dict[str, Any]:
        sale = self._charge()
        self._wait(minutes=15)
        self._counter.find(sale)
        self._wait(minutes=20)
        self._counter.find(sale, self._credit(sale, DUE_SAT))
        return self._told(sale, "sale.late")

    def _unproven(self) -> dict[str, Any]:
        sale = self._charge()
        self._wait(hours=1)
        unseen = replace(self._credit(sale, DUE_SAT), absent_at=sale.created_at)
        self._counter.find(sale, unseen)
        return self._told(sale, "sale.unproven")

    def _cancelled(self) -> dict[str, Any]:
        sale = self._charge()
        self._wait(minutes=1)
        self._counter.checkout.cancel(sale.id)
        return self._told(sale, "sale.cancelled")

    def _accepted(self) -> dict[str, Any]:
        sale = self._charge()
        self._wait(seconds=30)
        seen = self._credit(sale, DUE_SAT)
        self._counter.find(sale, seen)
        self._wait(seconds=10)
        taken = e.PaymentAccepted(at=self._now, exposed_minor=AMOUNT.minor, evidence={})
        self._counter.ledger.record(sale.id, lambda _: (taken,))
        self._wait(minutes=4)
        self._counter.find(sale, replace(seen, assurance=Assurance.REVOKED))
        return self._told(sale, "sale.accepted", "sale.reversed")

    def _goods(self) -> dict[str, Any]:
        """Two books at one rate, tea at another, and a tenth off."""
        books, usual = TaxRate("VAT", Decimal(7)), TaxRate("VAT", Decimal(19))
        paperback = CartLine(
            name="Second-hand paperback",
            price=Money(1250, EUR),
            quantity=Decimal(2),
            tax=books,
            item_id=id_of(80),
        )
        tea = CartLine(
            name="Darjeeling tea",
            price=Money(3999, EUR),
            quantity=Decimal("0.125"),
            unit="kg",
            tax=usual,
        )
        cart = Cart(currency=EUR, lines=(paperback, tea), discount=Percent(Decimal(10)))
        sale = self._charge(bill=cart.bill())
        told = self._told(sale, "sale.created")
        return {"sale.created.goods": told["sale.created"]}

    @property
    def _now(self) -> datetime:
        return self._counter.clock.now()

    def _wait(self, **duration: int) -> None:
        self._counter.clock.pass_time(timedelta(**duration))

    def _charge(self, note: str = "", bill: Bill | None = None) -> Sale:
        self._sales += 1
        self._counter.rates.answer = rate_at(self._now)
        with mock.patch("secrets.token_urlsafe", return_value=token_of(self._sales)):
            amount = AMOUNT if bill is None else bill.total
            return self._counter.checkout.charge(id_of(self._sales), amount, note, bill=bill)

    def _address(self, transaction: Transaction) -> IssuedAddress:
        index = transaction.next_number("addresses of examples") - 1
        return IssuedAddress(index=index, address=ADDRESSES[index], script=bytes([0, 20, index]))

    def _credit(self, sale: Sale, sat: int) -> Credit:
        return Credit(
            reference=f"{hash_of(f'payment of {sale.number}')}:0",
            sat=sat,
            assurance=Assurance.SEEN,
            first_seen=self._now,
            absent_at=self._now,
        )

    def _in_block(self, credit: Credit) -> Credit:
        return replace(
            credit,
            assurance=Assurance.CONFIRMED,
            height=HEIGHT,
            block_hash=hash_of("block"),
            block_time=self._now,
        )

    def _give_back(self, sale: Sale) -> None:
        due = a_refund_to_pay(
            id=id_of(70), sat=DUE_SAT, value=AMOUNT, price=sale.lock.price, asked_at=self._now
        )
        asked = e.RefundAsked(at=self._now, refund=due)
        paid = paid_refund(due, f"{hash_of('refund')}:1", at=self._now, height=HEIGHT + 144)
        proven = e.RefundProven(at=self._now, refund_id=due.id)
        self._counter.ledger.record(sale.id, lambda _: (asked, paid, proven))

    def _told(self, sale: Sale, *names: str) -> dict[str, Any]:
        """The first message of each name."""
        with self._counter.store.transaction() as transaction:
            found = transaction.messages(sale.id, 100)
        told = {message.name: json.loads(message.body) for message in found}  # newest first
        return {name: told[name] for name in names}


def _text(body: Any) -> str:
    # A hash of its own: the journal's would change whenever it keeps something more.
    if journal := body["data"].get("journal"):
        journal["head"] = hash_of(f"journal {journal['sequence']}")
    return json.dumps(body, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def make(folder: Path) -> dict[str, str]:
    examples = Examples(folder)
    try:
        return examples.made()
    finally:
        examples.close()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = make(Path(folder))
    for old in FOLDER.glob("*.json"):
        old.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

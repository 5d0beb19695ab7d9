"""What a cashier can do about money that is too much, late, unproven, or months late."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.credit import Assurance
from pos_app.domain.events import OverUse
from pos_app.domain.policy import Policy, Tier
from pos_app.domain.receipt import Mark, ReceiptKind
from pos_app.domain.sale_state import Flag, Life, Standing
from pos_app.ports import RefusedError
from tests.support.counter import PRICE, TEN_EURO, TEN_EURO_SAT, Counter
from tests.support.receipts import receipt_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos_app.domain.sale import Sale
    from pos_app.ports import PrintJob


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    counter = Counter(tmp_path)
    yield counter
    counter.close()


def test_what_came_on_top_is_called_a_tip_and_recorded(counter: Counter) -> None:
    sale = counter.pay(counter.charge(), TEN_EURO_SAT + 700, height=100)
    sale = counter.checkout.take_over(sale.id, OverUse.TIP, 700)
    assert (sale.over_use, sale.over_sat, sale.undecided_over_sat) == (OverUse.TIP, 700, 0)
    assert counter.journal(sale)[-1] == "sale.over_taken"
    assert counter.told(sale)[-1] == "sale.over_taken"
    assert [job.receipt.kind for job in papers(counter, sale)] == [ReceiptKind.RECEIPT]


def test_what_is_due_back_gets_a_slip_for_itself_alone(counter: Counter) -> None:
    sale = counter.pay(counter.charge(), TEN_EURO_SAT + 700, height=100)
    sale = counter.checkout.take_over(sale.id, OverUse.TIP, 700)
    twice = replace(sale.credits[0], reference=f"{2:064x}:0", sat=TEN_EURO_SAT)
    sale = counter.find(sale, twice)
    assert sale.undecided_over_sat == TEN_EURO_SAT
    counter.rates.price = Decimal(80_000)
    sale = counter.checkout.take_over(sale.id, OverUse.REFUND_DUE, TEN_EURO_SAT + 700)
    assert (sale.over_use, sale.undecided_over_sat) == (OverUse.REFUND_DUE, 0)
    slip = receipt_in(papers(counter, sale)[0])
    assert slip.kind is ReceiptKind.REFUND
    assert Mark.REFUND in slip.marks
    assert (slip.over_sat, slip.over_value) == (TEN_EURO_SAT, TEN_EURO)
    assert (slip.receipt_number, slip.sale_number) == (1, 1)
    counter.ledger.print_paper(sale.id)
    copy = papers(counter, sale)[0].receipt
    assert (copy.kind, copy.copy_number) == (ReceiptKind.COPY, 1)


def test_a_second_touch_pays_nothing_back_twice(counter: Counter) -> None:
    sale = counter.pay(counter.charge(), TEN_EURO_SAT + 700, height=100)
    first = counter.checkout.take_over(sale.id, OverUse.REFUND_DUE, 700)
    assert counter.checkout.take_over(sale.id, OverUse.REFUND_DUE, 700) == first
    kinds = [job.receipt.kind for job in papers(counter, sale)]
    assert kinds == [ReceiptKind.REFUND, ReceiptKind.RECEIPT]


@pytest.mark.parametrize(
    ("paid", "height", "seen", "code"),
    [
        (TEN_EURO_SAT + 700, 100, 600, "sale.moved_on"),
        (TEN_EURO_SAT, 100, 0, "sale.moved_on"),
        (TEN_EURO_SAT + 700, None, 700, "sale.over_unsure"),
    ],
)
def test_only_what_is_there_and_sure_can_be_given_back(
    counter: Counter, paid: int, height: int | None, seen: int, code: str
) -> None:
    sale = counter.pay(counter.charge(), paid, height=height)
    with pytest.raises(RefusedError) as refused:
        counter.checkout.take_over(sale.id, OverUse.REFUND_DUE, seen)
    assert refused.value.message.code == code


@pytest.mark.parametrize("doubt", ["unconfirmed", "contested", "too shallow"])
def test_a_surplus_that_may_go_away_is_not_given_back(tmp_path: Path, doubt: str) -> None:
    tiers = (Tier(from_minor=1_500, confirmations=3),)
    counter = Counter(tmp_path / "tiers", policy=Policy(tiers=tiers))
    sale = counter.pay(counter.charge(), TEN_EURO_SAT, height=100)
    twice = replace(sale.credits[0], reference=f"{2:064x}:0", sat=TEN_EURO_SAT)
    if doubt == "unconfirmed":
        twice = replace(twice, assurance=Assurance.SEEN, height=None, block_hash=None)
    elif doubt == "contested":
        counter.tip_height = 102
        twice = replace(twice, contested=True)
    sale = counter.find(sale, twice)
    assert sale.state == (Standing.CONFIRMED, Life.SETTLED)
    with pytest.raises(RefusedError) as refused:
        counter.checkout.take_over(sale.id, OverUse.REFUND_DUE, TEN_EURO_SAT)
    assert refused.value.message.code == "sale.over_unsure"
    counter.tip_height = 102
    sale = counter.find(
        sale, replace(twice, assurance=Assurance.CONFIRMED, height=100, contested=False)
    )
    sale = counter.checkout.take_over(sale.id, OverUse.REFUND_DUE, TEN_EURO_SAT)
    assert papers(counter, sale)[0].receipt.kind is ReceiptKind.REFUND
    counter.close()


def papers(counter: Counter, sale: Sale) -> tuple[PrintJob, ...]:
    """Newest first."""
    with counter.store.transaction() as transaction:
        return transaction.print_jobs(sale.id, 20)


def test_money_nobody_saw_coming_is_taken_or_priced_anew(counter: Counter) -> None:
    first, second = counter.charge(), counter.charge()
    counter.clock.pass_time(timedelta(hours=1))
    first = counter.pay(first, TEN_EURO_SAT, height=100, watched=False)
    second = counter.pay(second, TEN_EURO_SAT, height=100, payment=2, watched=False)
    assert first.flags == second.flags == {Flag.UNPROVEN}
    assert counter.told(first)[-2:] == ["sale.unproven", "sale.expired"]
    assert counter.checkout.accept(first.id, missing_sat=0).state.life is Life.SETTLED
    counter.rates.price = Decimal(25_000)
    second = counter.checkout.renew_rate(second.id)
    assert (second.state.standing, second.missing_sat) == (Standing.PARTLY_PAID, TEN_EURO_SAT)


def test_part_in_time_and_the_rest_late_asks_anew_for_the_rest_only(counter: Counter) -> None:
    sale = counter.pay(counter.charge(), TEN_EURO_SAT // 4)
    counter.clock.pass_time(timedelta(hours=1))
    sale = counter.pay(counter.find(sale), TEN_EURO_SAT * 3 // 4, payment=2)
    assert sale.state == (Standing.SEEN, Life.EXPIRED)
    assert sale.flags == {Flag.LATE}
    counter.rates.price = Decimal(25_000)
    sale = counter.checkout.renew_rate(sale.id)
    # A quarter keeps its price; three quarters cost twice the satoshi, half of which is there.
    assert sale.due_sat == TEN_EURO_SAT // 4 + TEN_EURO_SAT * 3 // 2
    assert sale.missing_sat == TEN_EURO_SAT * 3 // 4


def test_money_months_after_the_settlement_is_credited_and_told(counter: Counter) -> None:
    sale = counter.pay(counter.charge(), TEN_EURO_SAT, height=100)
    counter.clock.pass_time(timedelta(days=120))
    sale = counter.pay(sale, 5_000, payment=2)
    assert sale.state == (Standing.CONFIRMED, Life.SETTLED)
    assert sale.over_sat == 5_000
    assert sale.flags == {Flag.OVER, Flag.LATE}
    assert counter.told(sale)[-3:] == ["sale.payment_seen", "sale.overpaid", "sale.late"]


def test_money_months_after_a_cancel_is_credited_and_told(counter: Counter) -> None:
    sale = counter.checkout.cancel(counter.charge().id)
    counter.clock.pass_time(timedelta(days=120))
    sale = counter.pay(sale, 5_000)
    assert sale.state == (Standing.PARTLY_PAID, Life.CANCELLED)
    assert sale.flags == {Flag.LATE}
    assert counter.told(sale)[-3:] == ["sale.payment_seen", "sale.partly_paid", "sale.late"]


@pytest.mark.parametrize("back", [timedelta(0), timedelta(hours=1)])
def test_a_clock_set_back_takes_no_money_out_of_a_new_price(
    counter: Counter, back: timedelta
) -> None:
    sale = counter.pay(counter.charge(), 8_000)
    counter.clock.at -= back
    counter.rates.price = PRICE * 4 / 5
    sale = counter.checkout.renew_rate(sale.id)
    assert (sale.due_sat, sale.missing_sat) == (8_000 + 15_000, 15_000)
    assert sale.lock.ends_at - sale.lock.locked_at == timedelta(minutes=15)
    gone = replace(sale.credits[0], assurance=Assurance.REVOKED)
    assert counter.find(sale, gone).due_sat == 25_000


def test_a_clock_set_back_does_not_call_money_late_that_was_taken(counter: Counter) -> None:
    sale = counter.checkout.cancel(counter.charge().id)
    counter.clock.pass_time(timedelta(hours=1))
    sale = counter.pay(sale, TEN_EURO_SAT)
    assert sale.flags == {Flag.LATE}
    counter.clock.at -= timedelta(minutes=30)
    sale = counter.checkout.accept(sale.id, missing_sat=0)
    mined = replace(
        sale.credits[0], assurance=Assurance.CONFIRMED, height=100, block_hash=f"{100:064x}"
    )
    sale = counter.find(sale, mined)
    assert sale.state == (Standing.CONFIRMED, Life.SETTLED)
    assert counter.find(sale, replace(mined, block_hash="ab" * 32)).flags == frozenset()
    again = counter.pay(sale, 700, payment=2)
    assert again.flags == {Flag.OVER}

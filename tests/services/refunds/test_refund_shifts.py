"""What went back belongs to the shift that saw it proven, and to no Z that was closed before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.domain.refund import RefundReason, RefundState
from pos_app.services.shifts.shifts import Shifts
from tests.support.counter import TEN_EURO, TEN_EURO_SAT
from tests.support.giving_back import GivingBack, paying
from tests.support.memory_source import mined

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos_app.domain.money import Money
    from pos_app.domain.receipt_shift import ShiftReport

PAID = paying("ab", TEN_EURO_SAT)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[GivingBack]:
    shop = GivingBack(tmp_path)
    yield shop
    shop.counter.close()


@pytest.fixture
def shifts(shop: GivingBack) -> Shifts:
    ledger = shop.counter.ledger
    shifts = Shifts(
        shop.counter.store,
        shop.clock,
        ledger.setup,
        ledger.papers,
        closing_price=shop.counter.pricing.median,
        utc_offset_minutes=lambda: 0,
    )
    ledger.before_sale = shifts.begin
    return shifts


def back(report: ShiftReport) -> tuple[int, tuple[Money, ...], int]:
    return report.refunds, report.refunded, report.refunded_sat


NOTHING_BACK = (0, (), 0)
ALL_BACK = (1, (TEN_EURO,), TEN_EURO_SAT)


def test_only_what_is_proven_went_back(shop: GivingBack, shifts: Shifts) -> None:
    shop.asked(shop.sold(), RefundReason.AS_PAID)
    assert back(shifts.look()) == NOTHING_BACK
    shop.chain(PAID)
    assert back(shifts.look()) == NOTHING_BACK
    shop.chain(mined(PAID, shop.source.height))
    report = shifts.look()
    assert back(report) == ALL_BACK
    assert (report.taken, report.expected_sat) == ((TEN_EURO,), 0)
    (cashier,) = report.details.cashiers
    assert (cashier.refunded.sales, cashier.refunded.amounts) == (1, (TEN_EURO,))


def test_a_refund_of_yesterdays_sale_leaves_yesterdays_z_alone(
    shop: GivingBack, shifts: Shifts
) -> None:
    sale = shop.sold()
    shop.asked(sale, RefundReason.AS_PAID)
    first = shifts.close()
    assert (back(first), first.expected_sat) == (NOTHING_BACK, TEN_EURO_SAT)
    shifts.open()
    shop.chain(mined(PAID, shop.source.height))
    assert shop.refund(sale).state is RefundState.PROVEN
    second = shifts.close()
    assert (back(second), second.taken) == (ALL_BACK, ())
    assert second.expected_sat == -TEN_EURO_SAT
    assert shifts.past.report(first.number) == first


def test_what_was_proven_and_is_gone_comes_back_into_the_books(
    shop: GivingBack, shifts: Shifts
) -> None:
    sale = shop.sold()
    shop.asked(sale, RefundReason.AS_PAID)
    shop.chain(mined(PAID, shop.source.height))
    assert back(shifts.close()) == ALL_BACK
    shifts.open()
    shop.chain(PAID)
    assert shop.refund(sale).state is RefundState.TAKEN_BACK
    assert shifts.look().refunded_sat == -TEN_EURO_SAT

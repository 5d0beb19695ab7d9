"""What a manager sees before the PIN: the shop's own figures, not what somebody says."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from pos_app.domain.events import OverUse
from pos_app.ui.duty import (
    NO_DETAILS,
    AskedDetails,
    AskedFor,
    AskedLabel,
    AskedRow,
    OverrideAsked,
)
from tests.support.counter import TEN_EURO, TEN_EURO_SAT
from tests.till.staffed_desk import StaffedDesk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.till.conftest import Desk


@pytest.fixture
def staffed(closed_desk: Desk) -> Iterator[StaffedDesk]:
    staffed = StaffedDesk(closed_desk)
    yield staffed
    staffed.close()


def rows(*given: tuple[AskedLabel, object]) -> list[tuple[AskedLabel, object]]:
    return list(given)


def shown_details(staffed: StaffedDesk, command: Callable[[], object]) -> AskedDetails:
    since = len(staffed.ears.of(OverrideAsked))
    command()
    staffed.ears.until(lambda: len(staffed.ears.of(OverrideAsked)) > since)
    return staffed.ears.of(OverrideAsked)[-1].details


def test_the_manager_sees_what_the_shop_goes_without(staffed: StaffedDesk) -> None:
    counter, till = staffed.counter, staffed.till
    counter.on_recorded = till.sale_recorded
    paid = TEN_EURO_SAT - 400
    sale = counter.pay(counter.charge(), paid)
    staffed.become("Maya")
    details = shown_details(staffed, lambda: till.accept(sale.id, 400))
    lock = sale.lock
    assert details.what is AskedFor.SHORT
    assert [(row.label, row.value) for row in details.rows] == rows(
        (AskedLabel.PRICE, TEN_EURO),
        (AskedLabel.PAID, lock.value_of(paid, TEN_EURO.currency)),
        (AskedLabel.GIVEN_UP, lock.value_of(400, TEN_EURO.currency)),
    )
    late = shown_details(staffed, lambda: till.accept(sale.id, 0))
    price = AskedRow(label=AskedLabel.PRICE, value=TEN_EURO)
    assert late == AskedDetails(what=AskedFor.LATE, rows=(price,))
    over = shown_details(staffed, lambda: till.take_over(sale.id, OverUse.TIP, 900))
    top = AskedRow(label=AskedLabel.CAME_ON_TOP, value=lock.value_of(900, TEN_EURO.currency))
    assert over == AskedDetails(what=AskedFor.TIP, rows=(price, top))


def test_a_sale_that_no_screen_knows_has_nothing_to_show(staffed: StaffedDesk) -> None:
    staffed.become("Maya")
    unknown = uuid4()
    assert shown_details(staffed, lambda: staffed.till.accept(unknown, 0)) == NO_DETAILS


def test_what_has_no_price_is_shown_in_satoshi(staffed: StaffedDesk) -> None:
    sale_id = staffed.till.charge(TEN_EURO, "")  # nobody prepares it
    staffed.become("Maya")
    details = shown_details(
        staffed, lambda: staffed.till.take_over(sale_id, OverUse.REFUND_DUE, 900)
    )
    assert details.rows[-1].value == 900

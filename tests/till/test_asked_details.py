"""What a manager sees before the PIN: the shop's own figures, not what somebody says."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from pos_app.domain.events import OverUse
from pos_app.domain.person import Colour, Role
from pos_app.services.people.people import Face
from pos_app.ui.duty import (
    NO_DETAILS,
    AskedDetails,
    AskedFor,
    AskedLabel,
    AskedRow,
    OverrideAsked,
)
from tests.support.counter import TEN_EURO, TEN_EURO_SAT
from tests.support.staff import PIN
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


def test_an_owner_is_told_that_it_is_people_or_the_end_of_a_shift_and_not_a_look(
    staffed: StaffedDesk,
) -> None:
    duty = staffed.till.duty
    ids = {person.name: person.id for person in duty.people()}
    staffed.become("Maya")
    maya = Face(name="Maya Two", initials="M", colour=Colour.BLUE)
    for command, name in (
        (lambda: duty.add_person(maya, Role.OWNER, PIN), "Maya Two"),
        (lambda: duty.change_person(ids["Maya"], maya, Role.OWNER), "Maya Two"),
        (lambda: duty.set_pin(ids["Pavel"], PIN), "Pavel"),
        (lambda: duty.end_wait(ids["Ruth"]), "Ruth"),
        (lambda: duty.remove_person(ids["Ruth"]), "Ruth"),
        (lambda: duty.take_back(ids["Ruth"]), "Ruth"),
    ):
        whose = AskedRow(label=AskedLabel.PERSON, value=name)
        assert shown_details(staffed, command) == AskedDetails(what=AskedFor.PEOPLE, rows=(whose,))
    closing = shown_details(staffed, staffed.till.shifts.close)
    assert closing == AskedDetails(what=AskedFor.SHIFT_CLOSE)

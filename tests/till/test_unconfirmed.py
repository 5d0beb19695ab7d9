"""What the screen hears of unconfirmed money: why it is not taken, and how much of it is out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.acceptance import Evidence, Refusal
from pos_app.domain.credit import Assurance
from pos_app.domain.money import Money
from pos_app.domain.policy import Policy
from pos_app.domain.sale_state import Standing
from pos_app.till.till import Till
from pos_app.ui.till import Exposure, SaleChanged
from tests.support.counter import EUR, TEN_EURO_SAT, Counter
from tests.till.conftest import SETUP, Desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos_app.domain.sale import Sale

WAITS = frozenset({Refusal.STILL_LISTENING, Refusal.FEE_TOO_LOW})
BOLD = Policy(accept_up_to_minor=5_000, exposure_budget_minor=20_000)


def seen(desk: Desk) -> Sale:
    return desk.counter.pay(desk.counter.charge(), TEN_EURO_SAT)


def waits_of(desk: Desk, sale: Sale) -> frozenset[Refusal]:
    shown = desk.till.sale(sale.id)
    assert shown is not None
    return shown.waits_for


def test_the_screen_hears_why_a_payment_waits(desk: Desk) -> None:
    sale = seen(desk)
    desk.till.waiting_told(sale.id, WAITS)
    assert desk.ears.of(SaleChanged)[-1].shown.waits_for == WAITS


def test_the_same_reasons_again_are_no_news(desk: Desk) -> None:
    sale = seen(desk)
    desk.till.waiting_told(sale.id, WAITS)
    count = len(desk.ears.heard)
    desk.till.waiting_told(sale.id, WAITS)
    desk.till.refresh(sale.id)
    assert len(desk.ears.heard) == count


def test_the_reasons_stay_while_the_payment_only_changes(desk: Desk) -> None:
    sale = seen(desk)
    desk.till.waiting_told(sale.id, WAITS)
    (credit,) = sale.credits
    desk.counter.find(sale, replace(credit, replaceable=True))
    assert waits_of(desk, sale) == WAITS


def test_a_confirmed_payment_waits_for_nothing(desk: Desk) -> None:
    sale = seen(desk)
    desk.till.waiting_told(sale.id, WAITS)
    desk.counter.pay(sale, TEN_EURO_SAT, height=100)
    assert waits_of(desk, sale) == frozenset()


def test_reasons_that_come_too_late_are_dropped(desk: Desk) -> None:
    sale = desk.counter.pay(desk.counter.charge(), TEN_EURO_SAT, height=100)
    desk.till.waiting_told(sale.id, WAITS)
    assert waits_of(desk, sale) == frozenset()


def test_a_cautious_till_has_no_meter(desk: Desk) -> None:
    assert desk.till.status().exposure is None


@pytest.fixture
def bold(tmp_path: Path) -> Iterator[Desk]:
    """A till that takes small sums unconfirmed."""
    counter = Counter(tmp_path / "bold", policy=BOLD)
    desk = Desk(counter=counter)
    desk.till = Till(replace(SETUP, policy=BOLD), counter.clock, desk.ears.publish)
    counter.on_recorded = desk.till.sale_recorded
    desk.open()
    yield desk
    desk.till.close(60)
    counter.close()


def accept(desk: Desk) -> Sale:
    sale = seen(desk)
    (credit,) = sale.credits
    sale = desk.counter.find(sale, replace(credit, fee_rate=9_000))
    evidence = Evidence(
        following=True,
        sources_configured=1,
        seen_by={credit.reference: 1},
        listened_seconds={credit.reference: 10.0},
        needed_fee_rate=2_000,
    )
    accepted, refusals = desk.counter.ledger.accept_payment(sale.id, evidence)
    assert refusals == frozenset()
    return accepted


def exposed(euro: int) -> Exposure:
    return Exposure(used=Money(euro * 100, EUR), budget=Money(20_000, EUR))


def test_the_meter_stands_at_nothing_first(bold: Desk) -> None:
    assert bold.till.status().exposure == exposed(0)


def test_the_meter_grows_and_falls(bold: Desk) -> None:
    first, _ = accept(bold), accept(bold)
    assert first.state.standing is Standing.ACCEPTED
    assert bold.till.status().exposure == exposed(20)
    bold.counter.pay(first, TEN_EURO_SAT, height=100)
    assert bold.till.status().exposure == exposed(10)


def test_the_meter_falls_though_the_screen_learnt_of_the_block_first(bold: Desk) -> None:
    """A paper that comes out meanwhile brings the newest sale to the screen."""
    sale = accept(bold)

    def hear_late(sale: Sale) -> None:
        bold.till.refresh(sale.id)
        bold.till.sale_recorded(sale)

    bold.counter.on_recorded = hear_late
    bold.counter.pay(sale, TEN_EURO_SAT, height=100)
    assert bold.till.status().exposure == exposed(0)


def test_the_meter_knows_what_is_out_after_a_restart(bold: Desk) -> None:
    accept(bold)
    again = Till(replace(SETUP, policy=BOLD), bold.counter.clock, bold.ears.publish)
    again.open(bold.services)
    assert again.status().exposure == exposed(10)
    again.close(60)


def test_a_loss_stays_on_the_meter_until_it_was_acknowledged(bold: Desk) -> None:
    sale = accept(bold)
    (credit,) = sale.credits
    bold.counter.find(sale, replace(credit, assurance=Assurance.REVOKED))
    assert bold.till.status().exposure == exposed(10)
    bold.till.acknowledge(sale.id)
    bold.ears.until(lambda: bold.till.status().exposure == exposed(0))
    bold.counter.find(sale, credit)
    assert bold.till.status().exposure == exposed(10)
    bold.counter.pay(sale, TEN_EURO_SAT, height=100)
    assert bold.till.status().exposure == exposed(0)

"""What the shop's server hears of money without a block, and of a block that is denied."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos_app.domain import events as e
from pos_app.domain.journal import JournalHead
from pos_app.domain.sale import apply
from pos_app.domain.sale_state import Trigger
from pos_app.services.store.sale_message import messages, order_status, payment_status
from tests.support.counter import NOON, TEN_EURO_SAT, Counter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos_app.domain.sale import Sale


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    counter = Counter(tmp_path)
    yield counter
    counter.close()


def one_of(sale: Sale, event: e.SaleEvent) -> list[str]:
    after = apply(sale, event)
    found = messages(sale, event, after, JournalHead(), network="signet", demo=False)
    return [name for name, _ in found]


def test_a_confirmation_that_is_denied_is_none(counter: Counter) -> None:
    sale = counter.pay(counter.charge(), TEN_EURO_SAT, height=100)
    assert payment_status(sale) == "confirmed"
    sale = counter.find(sale, replace(sale.credits[0], contested=True))
    assert payment_status(sale) == "unconfirmed"
    assert counter.told(sale)[-2:] == ["sale.payment_changed", "sale.seen"]


def test_unconfirmed_money_that_is_taken_as_payment(counter: Counter) -> None:
    sale = counter.pay(counter.charge(), TEN_EURO_SAT)
    taken = e.PaymentAccepted(at=NOON, exposed_minor=1_000, evidence={})
    assert one_of(sale, taken) == []
    settled = e.SaleSettled(at=NOON, receipt_number=1)
    assert one_of(apply(sale, taken), settled) == ["sale.accepted"]
    accepted = apply(apply(sale, taken), settled)
    assert (payment_status(accepted), order_status(accepted)) == ("unconfirmed", "paid")
    confirmed = e.StandingChanged(at=NOON, trigger=Trigger.FOUND_CONFIRMED)
    assert one_of(accepted, confirmed) == ["sale.confirmed"]
    lost = e.StandingChanged(at=NOON, trigger=Trigger.FOUND_REVERSED)
    assert one_of(accepted, lost) == ["sale.reversed"]
    assert order_status(apply(accepted, lost)) == "failed"

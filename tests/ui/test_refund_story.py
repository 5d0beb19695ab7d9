"""The story of a sale tells each step of money that went back, and of nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from pos_app.domain import events as e
from pos_app.domain.refund import gone
from pos_app.services.books.event_json import event_body
from pos_app.ui.refund_story import told_of_refund
from tests.support.refund_values import NOON, a_refund_to_pay, paid_refund

if TYPE_CHECKING:
    from pos_app.domain.events import SaleEvent
    from pos_app.ui.formatting import Formatter

DUE = a_refund_to_pay()
PAID = paid_refund(DUE)
assert PAID.payment is not None
SEEN = replace(PAID, payment=replace(PAID.payment, height=None))
NAMED: dict[str, Any] = {"at": NOON, "refund_id": DUE.id}


@pytest.mark.parametrize(
    ("event", "title", "by_person"),
    [
        (e.RefundAsked(at=NOON, refund=DUE), "Refund of 20 000 sat asked for", True),
        (e.RefundFollowed(**NAMED, earlier=()), None, False),
        (SEEN, "Refund seen", False),
        (PAID, "Refund in block 100", False),
        (replace(PAID, payment=gone(PAID.payment)), "Refund's payment gone", False),
        (replace(PAID, payment=None, short_sat=9), "Too little came for the refund", False),
        (e.RefundProven(**NAMED), "Refund proven", False),
        (e.RefundWithdrawn(**NAMED), "Refund withdrawn", True),
        (e.LateTaken(at=NOON), None, False),
    ],
)
def test_each_step_has_its_words(
    numbers: Formatter, event: SaleEvent, title: str | None, *, by_person: bool
) -> None:
    told = told_of_refund(event.name, event_body(event, salt="salt"), numbers)
    if title is None:
        assert told is None
        return
    assert told is not None
    plain = told.title.replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\N{NO-BREAK SPACE}", " ")
    assert (plain, told.by_person) == (title, by_person)

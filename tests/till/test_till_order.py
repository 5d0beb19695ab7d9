"""News of one sale from several threads: the screen ends with the newest."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.sale_state import Standing
from pos_app.ui.till import SaleChanged, ShownSale
from tests.support.counter import TEN_EURO, TEN_EURO_SAT, Counter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from pos_app.domain.sale import Sale
    from pos_app.ports import Transaction
    from tests.till.conftest import Desk


def standing(shown: ShownSale) -> Standing:
    return shown.sale.state.standing


def is_waiting(shown: ShownSale) -> bool:
    return standing(shown) is Standing.WAITING


def charged(desk: Desk, note: str = "") -> Sale:
    sale_id = desk.till.charge(TEN_EURO, note)
    return desk.ears.until_shown(sale_id, is_waiting).sale


class SlowStore:
    """Stops one reader in the middle: after `sales_read` transactions of its thread."""

    def __init__(self, counter: Counter) -> None:
        self._store = counter.store
        self._thread: int | None = None
        self._left = 0
        self.waits = threading.Event()
        self.go_on = threading.Event()

    def stop_here_before(self, transaction_number: int) -> None:
        self._thread, self._left = threading.get_ident(), transaction_number

    def transaction(self) -> AbstractContextManager[Transaction]:
        if threading.get_ident() == self._thread:
            self._left -= 1
            if self._left == 0:
                self.waits.set()
                assert self.go_on.wait(60)
        return self._store.transaction()

    def close(self) -> None:
        self._store.close()


@pytest.fixture
def slow(closed_desk: Desk) -> Iterator[SlowStore]:
    slow = SlowStore(closed_desk.counter)
    services = closed_desk.services
    closed_desk.open(replace(services, store=slow))
    yield slow
    slow.go_on.set()


def test_old_news_never_overtake_new_ones(closed_desk: Desk, slow: SlowStore) -> None:
    sale = charged(closed_desk)
    seen = closed_desk.counter.pay(sale, TEN_EURO_SAT)

    def refresh() -> None:
        slow.stop_here_before(2)  # the sale is read, its papers are not
        closed_desk.till.refresh(sale.id)

    reading = threading.Thread(target=refresh)
    paying = threading.Thread(
        target=lambda: closed_desk.counter.pay(seen, TEN_EURO_SAT, height=100)
    )
    reading.start()
    assert slow.waits.wait(60)
    paying.start()
    paying.join(0.3)  # as long as overtaking would take
    slow.go_on.set()
    reading.join()
    paying.join()
    shown = closed_desk.till.sale(sale.id)
    assert shown is not None
    assert standing(shown) is Standing.CONFIRMED
    assert standing(closed_desk.ears.of(SaleChanged)[-1].shown) is Standing.CONFIRMED

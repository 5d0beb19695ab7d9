"""A sale that is stored is followed, also when the screen could not be told of it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from pos_app.domain.money import Money
from pos_app.domain.sale_state import Standing
from pos_app.ports import RefusedError
from pos_app.services.chain.payment_watcher import PaymentWatcher
from pos_app.till.till import Till
from tests.support.demo_street import DemoStreet
from tests.support.headless_till import HeadlessTill

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from pos_app.domain.sale import Sale


def test_the_watcher_does_not_look_again_at_what_it_recorded_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POS_SECRET_WEBHOOK", DemoStreet.secret)
    askers: list[str] = []
    watch = PaymentWatcher.watch

    def watch_and_note(watcher: PaymentWatcher, sale: Sale) -> None:
        askers.append(threading.current_thread().name)
        watch(watcher, sale)

    monkeypatch.setattr(PaymentWatcher, "watch", watch_and_note)
    with DemoStreet() as street, HeadlessTill(tmp_path / "data", street.settings()) as counter:
        counter.until_ready()
        sale_id = counter.till.charge(Money(3_197, counter.till.setup.currency), "")
        counter.until("it has an address", lambda: counter.shown(sale_id).sale.request)
        sale = counter.shown(sale_id).sale
        assert sale.request is not None
        street.shop.chain.pay(sale.request.address, sale.due_sat)
        counter.until(
            "the payment is seen",
            lambda: counter.shown(sale_id).sale.state.standing is Standing.SEEN,
        )
    assert askers == ["commands"]


def test_a_sale_is_watched_although_the_shelf_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POS_SECRET_WEBHOOK", DemoStreet.secret)
    unheard: list[Sale] = []
    hear = Till.sale_recorded

    def fail_once(till: Till, sale: Sale) -> None:
        if not unheard:
            unheard.append(sale)
            raise RefusedError("store.locked", folder="data")
        hear(till, sale)

    monkeypatch.setattr(Till, "sale_recorded", fail_once)
    with DemoStreet() as street, HeadlessTill(tmp_path / "data", street.settings()) as counter:
        counter.until_ready()
        sale_id = counter.till.charge(Money(3_197, counter.till.setup.currency), "")
        counter.until("it is stored", lambda: unheard)
        request = unheard[0].request
        assert request is not None
        street.shop.chain.pay(request.address, unheard[0].due_sat)
        counter.until(
            "the payment is seen",
            lambda: counter.shown(sale_id).sale.state.standing is Standing.SEEN,
        )

"""The drawer beside a real queue's printer: opened, written down, and refused where it can't be."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any

import pytest

from pos_app.adapters.printing.registry import printer_of
from pos_app.application.cash_drawer import DrawerWork, command_of
from pos_app.application.crew import Crew
from pos_app.config.reading import check_settings
from pos_app.demo.shop import ACCOUNT
from pos_app.domain.message import Message
from pos_app.services.receipts.cash_drawer import AskedBy, CashDrawer, DrawerAnswer
from tests.support.counter import TEN_EURO_SAT, Counter
from tests.support.fake_printer import FakePrinter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos_app.config.settings import Settings

PATIENCE_SECONDS = 60.0


def settings_with(**sections: dict[str, Any]) -> Settings:
    return check_settings(
        {
            "store": {"name": "Corner Books", "currency": "EUR"},
            "wallet": {
                "network": "signet",
                "account": ACCOUNT,
                "servers": ["tls://127.0.0.1:1"],
            },
            **sections,
        },
        None,
    )


class Shop:
    def __init__(self, folder: Path) -> None:
        self.counter = Counter(folder)
        self.crew = Crew()
        self.answers: list[DrawerAnswer] = []
        self._came = threading.Semaphore(0)
        self.cash = CashDrawer(self.counter.clock, self._heard)

    def open(self, **sections: dict[str, Any]) -> None:
        settings = settings_with(**sections)
        url = settings.printer.url
        work = DrawerWork(self.cash, settings, self.counter.clock, self.crew)
        work.beside(printer_of(url) if url else None, self.counter.ledger)
        self.counter.on_recorded = work.follow
        self.crew.start()

    def answer(self) -> DrawerAnswer:
        assert self._came.acquire(timeout=PATIENCE_SECONDS)
        return self.answers[-1]

    def close(self) -> None:
        self.crew.stop(time.monotonic() + PATIENCE_SECONDS)
        self.counter.close()

    def _heard(self, answer: DrawerAnswer) -> None:
        self.answers.append(answer)
        self._came.release()


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    made = Shop(tmp_path)
    yield made
    made.close()


@pytest.fixture
def printer() -> Iterator[FakePrinter]:
    made = FakePrinter()
    yield made
    made.switch_off()


def test_a_touch_and_a_paid_sale_open_it_and_stand_in_the_journal(
    shop: Shop, printer: FakePrinter
) -> None:
    shop.open(printer={"url": printer.wire.url}, drawer={"button": True, "after_sale": True})
    shop.cash.ask()
    assert shop.answer() == DrawerAnswer(asked_by=AskedBy.TOUCH)
    assert printer.drawer_kicks == 1
    sale = shop.counter.charge()
    shop.counter.pay(sale, TEN_EURO_SAT, height=100)
    assert shop.answer() == DrawerAnswer(asked_by=AskedBy.SALE)
    assert printer.drawer_kicks == 2
    shop.crew.stop(time.monotonic() + PATIENCE_SECONDS)
    assert shop.counter.journal().count("drawer.opened") == 2


@pytest.mark.parametrize(
    ("printing", "code"),
    [({}, "printer.absent"), ({"url": "cups://till"}, "printer.one_way")],
)
def test_where_there_is_no_line_to_it_the_answer_says_so(
    shop: Shop, printing: dict[str, Any], code: str
) -> None:
    shop.open(printer=printing, drawer={"button": True})
    shop.cash.ask()
    problem = shop.answer().problem
    assert isinstance(problem, Message)
    assert problem.code == code


def test_a_shop_that_wants_none_has_its_printer_to_itself(shop: Shop) -> None:
    settings = settings_with(printer={"url": "cups://till"})
    work = DrawerWork(None, settings, shop.counter.clock, shop.crew)
    printer = printer_of("cups://till")
    assert work.beside(printer, shop.counter.ledger) is printer
    work.follow(shop.counter.charge())


def test_the_owner_chooses_pin_and_command() -> None:
    drawer = settings_with(drawer={"pin": 5, "on_ms": 200, "real_time": True}).drawer
    assert command_of(drawer).hex() == "1014010102"
    assert command_of(settings_with().drawer).hex() == "1b70003232"

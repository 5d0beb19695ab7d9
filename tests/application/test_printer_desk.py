"""The set-up page's printers, on the wire: found in a network of one, asked, and printed on."""

from __future__ import annotations

import queue
from ipaddress import IPv4Network
from typing import TYPE_CHECKING, Any

import pytest

from pos_app.adapters.clock import SystemClock
from pos_app.adapters.printing import raster
from pos_app.adapters.printing.discovery import FoundPrinter, Way
from pos_app.application.printer_desk import PrinterDesk, Search
from pos_app.application.setup_desk import SetupDesk
from pos_app.ui.setup import PartTried
from pos_app.ui.setup_printer import (
    PagePrinted,
    PrinterAsked,
    PrinterFound,
    PrinterSearchEnded,
)
from tests.support.fake_printer import FakePrinter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QGuiApplication

PATIENCE_SECONDS = 60.0
LOOPBACK = IPv4Network("127.0.0.1/32")


@pytest.fixture
def fake() -> Iterator[FakePrinter]:
    made = FakePrinter()
    yield made
    made.switch_off()


@pytest.fixture
def news() -> queue.Queue[Any]:
    return queue.Queue()


@pytest.fixture
def desk(tmp_path: Path, fake: FakePrinter, news: queue.Queue[Any]) -> SetupDesk:
    search = Search(
        local=lambda: [FoundPrinter(way=Way.CUPS, url="cups://receipts", name="usb")],
        networks=lambda: (LOOPBACK,),
        port=fake.port,
    )
    file = tmp_path / "settings.toml"
    return SetupDesk(file, None, tmp_path, SystemClock(), news.put, search=search)


def heard(news: queue.Queue[Any]) -> Any:
    return news.get(timeout=PATIENCE_SECONDS)


def test_printers_are_found_on_this_machine_and_in_the_network_when_it_is_wished(
    desk: SetupDesk, fake: FakePrinter, news: queue.Queue[Any]
) -> None:
    desk.find_printers(ticket=1, in_network=False)
    assert heard(news) == PrinterFound(
        ticket=1, way="cups", url="cups://receipts", name="usb", usable=True
    )
    assert heard(news) == PrinterSearchEnded(ticket=1)
    assert fake.connections == 0
    desk.find_printers(ticket=2, in_network=True)
    assert heard(news).url == f"tcp://127.0.0.1:{fake.port}"
    assert heard(news) == PrinterSearchEnded(ticket=2, networks=("127.0.0.1/32",))


def test_a_stopped_search_says_nothing_more(news: queue.Queue[Any]) -> None:
    def found() -> Iterator[FoundPrinter]:
        yield FoundPrinter(way=Way.USB, url="usb:///dev/usb/lp0")
        searching.stop_finding()
        yield FoundPrinter(way=Way.USB, url="usb:///dev/usb/lp1")

    searching = PrinterDesk(news.put, lambda work: work(), None, Search(local=found))
    searching.find_printers(ticket=1, in_network=False)
    assert heard(news).url == "usb:///dev/usb/lp0"
    assert news.empty()


def test_a_printer_is_asked(desk: SetupDesk, fake: FakePrinter, news: queue.Queue[Any]) -> None:
    desk.ask_printer(ticket=3, url=f"tcp://127.0.0.1:{fake.port}")
    told = heard(news)
    assert isinstance(told, PrinterAsked)
    assert (told.maker, told.profile, told.tags) == ("EPSON", "TM-T20II", True)
    desk.ask_printer(ticket=4, url="file:///tmp/papers")
    refusal = heard(news).refusal
    assert refusal is not None
    assert refusal.code == "printer.one_way"


def test_the_test_page_is_printed_with_the_declared_fonts_and_its_rows_are_told(
    qapp: QGuiApplication,
    tmp_path: Path,
    fake: FakePrinter,
    news: queue.Queue[Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    loaded: list[Path | None] = []
    real = raster.load_fonts

    def load_fonts(folder: Path, declared: Path | None = None) -> None:
        loaded.append(declared)
        real(folder)

    monkeypatch.setattr(raster, "load_fonts", load_fonts)
    url = f"tcp://127.0.0.1:{fake.port}"
    desk = PrinterDesk(news.put, lambda work: work(), str(tmp_path))
    desk.try_printer(ticket=5, url=url, model="TM-T20II")
    printed, tried = heard(news), heard(news)
    assert isinstance(printed, PagePrinted)
    assert [page.number for page in printed.pages][:3] == [0, 2, 3]
    assert isinstance(tried, PartTried)
    assert [(line.subject, line.works) for line in tried.lines] == [(url, True)]
    assert loaded == [tmp_path]
    assert len(fake.jobs) == 1


def test_a_model_that_nobody_knows_is_told_and_nothing_is_printed(
    fake: FakePrinter, news: queue.Queue[Any]
) -> None:
    desk = PrinterDesk(news.put, lambda work: work(), None)
    desk.try_printer(ticket=6, url=f"tcp://127.0.0.1:{fake.port}", model="TM-0")
    (line,) = heard(news).lines
    assert (line.works, line.answer.code) == (False, "printer.unknown_profile")
    assert fake.jobs == []

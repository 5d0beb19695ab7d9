"""Names and pictures that would be orders, and orders to the drawer that must not come again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.clock import SystemClock
from pos_app.adapters.printing.printer_drawer import PrinterDrawer, in_turn_command
from pos_app.adapters.printing.profiles import profile_named
from pos_app.adapters.printing.registry import printer_of, wire_of
from pos_app.adapters.printing.renderer import EscPosRenderer, LetterRenderer
from pos_app.adapters.printing.text_lines import NotInLettersError, TextLines
from pos_app.ports import PrintResult, PrintState
from pos_app.services.receipts.cash_drawer import CashDrawer
from pos_app.services.receipts.receipt_blocks import Text
from tests.faults.desk import Desk
from tests.support.print_jobs import PATIENT, ROW_BYTES, drawing, drawn_rows, quietly
from tests.support.receipts import a_receipt
from tests.support.scripted_receipts import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos_app.adapters.printing.renderer import RasterPainter
    from pos_app.services.receipts.cash_drawer import DrawerAnswer
    from tests.support.fake_printer import FakePrinter

LOOK_ALIKES = (b"\x10\x14\x01\x00\x05", b"\x10\x05\x01", b"\x10\x05\x02", b"\x10\x04\x01")


@pytest.mark.parametrize("drawn", [True, False], ids=["drawn", "letters"])
def test_names_give_no_orders(fake: FakePrinter, painter: RasterPainter, *, drawn: bool) -> None:
    letters = LetterRenderer(painter, profile_named("TM-T20II"))
    renderer = EscPosRenderer(painter) if drawn else letters
    printer = printer_of(fake.wire.url, PATIENT)
    for name in HOSTILE.values():
        receipt = a_receipt(store_name=name, note=name, till_name=name)
        assert printer.print(renderer.render(receipt, 80), quietly) is PrintResult.PRINTED
    assert len(fake.jobs) == len(HOSTILE)
    assert (fake.drawer_kicks, fake.recoveries) == (0, 0)


def test_what_a_name_has_besides_its_orders_is_printed_as_letters(
    fake: FakePrinter, painter: RasterPainter
) -> None:
    letters = LetterRenderer(painter, profile_named("TM-T20II"))
    job = letters.render(a_receipt(store_name=HOSTILE["escape"], note=HOSTILE["overrides"]), 80)
    assert printer_of(fake.wire.url, PATIENT).print(job, quietly) is PrintResult.PRINTED
    assert b"@V cut\n" in fake.jobs[0]
    assert b"evil xy\n" in fake.jobs[0]


def test_letters_are_no_way_for_orders_either() -> None:
    """Whatever a name was made harmless for: what is no letter is drawn."""
    for order in (*LOOK_ALIKES, b"\x1b@", b"\x1dV\x00"):
        with pytest.raises(NotInLettersError):
            TextLines(profile_named("TM-T20II")).block(Text(text=f"a{order.decode()}b"))


@pytest.mark.parametrize("order", LOOK_ALIKES, ids=bytes.hex)
def test_dots_that_look_like_an_order_are_only_dots(fake: FakePrinter, order: bytes) -> None:
    row = (order * ROW_BYTES)[:ROW_BYTES]
    printer = printer_of(fake.wire.url, PATIENT)
    assert printer.print(drawing(50, row), quietly) is PrintResult.PRINTED
    assert (fake.drawer_kicks, fake.recoveries) == (0, 0)
    assert [len(list(drawn_rows(job))) for job in fake.jobs] == [50]


@pytest.fixture
def desk(tmp_path: Path, fake: FakePrinter) -> Iterator[Desk]:
    desk = Desk(tmp_path, fake)
    yield desk
    desk.close()


def test_the_drawer_opens_once_for_a_wish_whatever_becomes_of_the_papers(
    desk: Desk, fake: FakePrinter
) -> None:
    answers: list[DrawerAnswer] = []
    drawer = CashDrawer(SystemClock(), answers.append)
    wire = wire_of(fake.wire.url)
    hardware = PrinterDrawer(
        wire.open_line, in_turn_command(2, 100, 100), place=wire.place, in_turn=True
    )
    drawer.employ(hardware, lambda *_, **__: None, lambda: None)
    fake.switch_off()
    drawer.ask()
    drawer.step()
    (job_id,) = desk.ask_for(1)
    desk.queue.step()
    fake.switch_on()
    drawer.step()
    assert [answer.problem is None for answer in answers] == [False]
    assert fake.drawer_kicks == 0

    drawer.ask()
    drawer.step()
    fake.until(lambda opened: opened.drawer_kicks == 1)
    fake.until(lambda free: free.is_free)
    desk.renderer.rows = 400
    fake.reset_after = 20_000
    desk.queue.step()
    assert desk.states() == [PrintState.UNCERTAIN]
    desk.queue.retry_as_copy(job_id)
    for _ in range(2):
        drawer.step()
        desk.queue.step()
    assert desk.states() == [PrintState.SKIPPED, PrintState.PRINTED]
    fake.until(lambda free: free.is_free)
    assert fake.drawer_kicks == 1

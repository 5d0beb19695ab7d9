"""The recovery sheet is written off the screen's thread, and beside the sales."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from pos_app.till.recovery_desk import RecoveryDesk
from pos_app.ui.till import CommandRefused, RecoveryRead, RecoveryWritten, SaleChanged
from tests.support.counter import TEN_EURO

if TYPE_CHECKING:
    from tests.till.conftest import Desk


def test_the_screen_hears_where_it_lies(desk: Desk) -> None:
    desk.till.write_recovery(Path("stick"))
    desk.ears.until(lambda: desk.ears.of(RecoveryWritten))
    assert desk.ears.of(RecoveryWritten) == [RecoveryWritten(folder=Path("stick"))]


def test_the_screen_is_told_what_to_show(desk: Desk) -> None:
    desk.till.read_recovery()
    desk.ears.until(lambda: desk.ears.of(RecoveryRead))
    assert desk.ears.of(RecoveryRead) == [desk.read_recovery()]


def test_what_keeps_it_from_being_written_is_told(desk: Desk) -> None:
    desk.till.write_recovery()
    assert desk.ears.until_refused() == ["recovery.not_written"]
    assert desk.ears.of(CommandRefused)[0].sale_id is None


def test_a_sale_does_not_wait_for_it(desk: Desk) -> None:
    goes_on = threading.Event()

    def slowly(to: Path | None) -> Path:
        assert goes_on.wait(60)
        assert to is not None
        return to

    desk.till._recovery._write_sheet = slowly
    desk.till.write_recovery(Path("stick"))
    sale_id = desk.till.charge(TEN_EURO, "")
    desk.ears.until(
        lambda: any(
            event.shown.sale.id == sale_id and event.shown.sale.number
            for event in desk.ears.of(SaleChanged)
        )
    )
    assert desk.ears.of(RecoveryWritten) == []
    goes_on.set()
    desk.ears.until(lambda: desk.ears.of(RecoveryWritten))


def test_one_that_never_opened_can_be_closed() -> None:
    assert RecoveryDesk(lambda _: None, lambda *_: None).close(0.0)

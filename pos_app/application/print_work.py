"""Puts the printer to work, which the cash drawer may hang on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.application import outside

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.application.cash_drawer import DrawerWork
    from pos_app.application.crew import Crew
    from pos_app.application.surroundings import Surroundings
    from pos_app.config.settings import Settings
    from pos_app.ports import PrintJob, Store
    from pos_app.services.books.ledger import Ledger
    from pos_app.services.receipts.print_queue import PrintQueue
    from pos_app.till.till import Till


def print_queue(
    settings: Settings,
    around: Surroundings,
    crew: Crew,
    till: Till,
    drawer: DrawerWork,
    *,
    store: Store,
    ledger: Ledger,
    till_id: UUID,
) -> PrintQueue | None:
    """None where the shop has no printer."""
    from pos_app.services.receipts.print_queue import PrintQueue

    printer = drawer.beside(outside.printer(settings), ledger)
    if printer is None:
        till.board.has_no_printer()
        return None

    def moved(job: PrintJob) -> None:
        if job.sale_id is not None:
            till.refresh(job.sale_id)
        # Also when a person asked for a copy of it: that has to be printed now.
        crew.wake("printer")

    printing = PrintQueue(
        store,
        printer,
        around.renderer,
        around.clock,
        till_id=till_id,
        paper_mm=settings.printer.paper_mm,
        on_health=till.board.printer_said,
        on_changed=moved,
    )
    crew.interrupts.callback(printer.stop)
    crew.hire("printer", printing.step, patient=True)
    return printing

"""Receipts as files: from the screens, and `pos-app receipt` beside a till that runs."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from pos_app.config.reading import load_settings
from pos_app.domain.receipt import Receipt, ReceiptKind
from pos_app.domain.sale_state import Standing
from pos_app.ports import RefusedError
from pos_app.services.receipts.receipt_files import FileKind, page_of, write

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.adapters.printing.digital_receipt import DigitalReceipts
    from pos_app.adapters.printing.renderer import RasterPainter
    from pos_app.config.settings import Settings
    from pos_app.domain.sale import Sale
    from pos_app.ports import PrintJob
    from pos_app.till.doing import Do
    from pos_app.till.receipt_desk import ReceiptDesk

FOLDER = "receipts"


class SavedReceipts:
    """The screens' desk for it; made and prepared in the GUI thread."""

    def __init__(
        self,
        painter: RasterPainter,
        settings: Settings,
        data_folder: Path,
        publish: Callable[[object], None],
    ) -> None:
        from pos_app.till.receipt_desk import ReceiptDesk

        self.pages = _pages(painter, settings)
        folder = settings.receipt.folder
        where = Path(folder) if folder else data_folder / FOLDER
        self.desk: ReceiptDesk = ReceiptDesk(self.pages, where, publish)

    def open(self, do: Do) -> None:
        self.pages.prepare()
        self.desk.open(do)


def run_receipt(
    settings_file: Path, data_folder: Path, number: int, pdf: Path | None, png: Path | None
) -> int:
    """0 and the files' names on standard output. SettingsError, TillError."""
    settings = load_settings(settings_file)
    if settings is None:
        raise RefusedError("settings.none_yet", file=str(settings_file))
    receipt = read_receipt(settings, data_folder, number)
    pages = pages_of(settings)
    for kind, file in ((FileKind.PDF, pdf), (FileKind.PNG, png)):
        if file is not None:
            write(file, page_of(pages, receipt, kind))
            sys.stdout.write(f"{file}\n")
    return 0


def read_receipt(settings: Settings, data_folder: Path, number: int) -> Receipt:
    """As it was printed first, or would be where there is no printer.

    RefusedError `receipt.no_such_number`, `receipt.taken_back`, and those of the books.
    """
    from pos_app.adapters.storage.receipt_rows import read_paid_sale

    found = read_paid_sale(data_folder, settings.wallet.network, number)
    if found is None:
        raise RefusedError("receipt.no_such_number", number=str(number))
    sale, papers = found
    if sale.state.standing is Standing.REVERSED:
        raise RefusedError("receipt.taken_back", number=str(number))
    return _first_printed(papers) or _drawn_up(settings, sale)


def _first_printed(papers: tuple[PrintJob, ...]) -> Receipt | None:
    for job in sorted(papers, key=lambda job: job.position):
        paper = job.receipt
        if isinstance(paper, Receipt) and paper.kind is ReceiptKind.RECEIPT:
            return paper
    return None


def _drawn_up(settings: Settings, sale: Sale) -> Receipt:
    from pos_app.adapters.clock import SystemClock
    from pos_app.application.receipt_setup import ledger_setup
    from pos_app.config.acceptance import policy_of
    from pos_app.services.receipts.papers import Papers

    policy = policy_of(settings)
    setup = ledger_setup(settings, till_id=UUID(int=0), demo=False, policy=policy)
    at = sale.settled_at or datetime.now(UTC)
    offset = at.astimezone().utcoffset()
    # The chain is at least as high as what it holds, and nobody is asked here.
    heights = [credit.height for credit in sale.credits if credit.height is not None]
    papers = Papers(
        setup,
        SystemClock(),
        tip_height=lambda: max(heights, default=None),
        utc_offset_minutes=lambda: 0 if offset is None else round(offset.total_seconds() / 60),
    )
    return papers.receipt(sale, ReceiptKind.RECEIPT)


def pages_of(settings: Settings) -> DigitalReceipts:
    """For a command, which has no screen."""
    return _pages(_painter(settings), settings)


def _pages(painter: RasterPainter, settings: Settings) -> DigitalReceipts:
    from pos_app.adapters.printing.digital_receipt import DigitalReceipts

    return DigitalReceipts(painter, settings.printer.paper_mm)


def _painter(settings: Settings) -> RasterPainter:
    # A terminal may have no screen, and this command needs none.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from pos_app.adapters.printing.renderer import RasterPainter
    from pos_app.config.paths import resources_folder
    from pos_app.ui.engine import gui_application
    from pos_app.ui.receipt_words import ReceiptWords
    from pos_app.ui.translator import choose_locale, translator_of

    gui_application()
    locale = choose_locale(settings.screen.language)
    words = ReceiptWords(locale, translator_of(locale))
    of = settings.printer
    return RasterPainter(words, resources_folder() / "fonts", of.fonts, dots=of.dots)

"""`pos-app receipt` beside a till that goes on selling, and the desk behind the buttons."""

from __future__ import annotations

import stat
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos_app.application.saved_receipts import read_receipt, run_receipt
from pos_app.command_line import run
from pos_app.config.reading import load_settings
from pos_app.demo.shop import ACCOUNT
from pos_app.domain.credit import Assurance
from pos_app.domain.receipt import Receipt, ReceiptKind
from pos_app.ports import RefusedError
from pos_app.services.receipts.receipt_files import FileKind
from pos_app.till.receipt_desk import ReceiptDesk
from pos_app.ui.saved_receipts import ReceiptSaved
from pos_app.ui.till import CommandRefused
from tests.support.counter import TEN_EURO_SAT, Counter
from tests.support.receipts import a_receipt
from tests.support.staff import do_as_owner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtGui import QGuiApplication

    from pos_app.config.settings import Settings
    from pos_app.domain.sale import Sale

PATIENCE_SECONDS = 60.0


class Office:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.file = folder / "shop.toml"
        self.file.write_text(
            '[store]\nname = "Corner Books"\ncurrency = "EUR"\n'
            f'[wallet]\nnetwork = "signet"\naccount = "{ACCOUNT}"\n'
            'servers = ["tls://127.0.0.1:1"]\n',
            encoding="utf-8",
        )

    @property
    def settings(self) -> Settings:
        settings = load_settings(self.file)
        assert settings is not None
        return settings

    def ask(self, number: int, *files: str) -> int:
        places = [self.folder / each if "." in each else each for each in files]
        return run(
            [str(each) for each in ("--config", self.file, "--data", self.data)]
            + ["receipt", str(number), *map(str, places)]
        )


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture
def open_till(office: Office) -> Iterator[Callable[..., Counter]]:
    opened: list[Counter] = []

    def opener(*, has_printer: bool = True) -> Counter:
        opened.append(Counter(office.data, books="signet", has_printer=has_printer))
        return opened[-1]

    yield opener
    for counter in opened:
        counter.close()


def a_paid_sale(counter: Counter) -> Sale:
    return counter.pay(counter.charge(note="For Lena"), TEN_EURO_SAT, height=100)


def printed_first(counter: Counter, sale: Sale) -> Receipt:
    with counter.store.transaction() as transaction:
        paper = transaction.print_jobs(sale.id, limit=10)[-1].receipt
    assert isinstance(paper, Receipt)
    assert paper.kind is ReceiptKind.RECEIPT
    return paper


def test_the_command_saves_what_was_printed_first(
    qapp: QGuiApplication,
    office: Office,
    open_till: Callable[..., Counter],
    capsys: pytest.CaptureFixture[str],
) -> None:
    counter = open_till()
    sale = a_paid_sale(counter)
    counter.ledger.print_paper(sale.id)  # a copy
    assert office.ask(1, "--pdf", "one.pdf", "--png", "one.png") == 0
    files = [office.folder / "one.pdf", office.folder / "one.png"]
    assert capsys.readouterr().out.splitlines() == [str(file) for file in files]
    assert [file.read_bytes()[:4] for file in files] == [b"%PDF", b"\x89PNG"]
    assert [stat.S_IMODE(file.stat().st_mode) for file in files] == [0o600] * 2
    receipt = read_receipt(office.settings, office.data, 1)
    assert receipt == printed_first(counter, sale)


def test_a_file_that_is_there_is_left_alone(
    qapp: QGuiApplication,
    office: Office,
    open_till: Callable[..., Counter],
    capsys: pytest.CaptureFixture[str],
) -> None:
    a_paid_sale(open_till())
    (office.folder / "one.pdf").write_bytes(b"mine")
    assert office.ask(1, "--pdf", "one.pdf") == 1
    assert f"{office.folder / 'one.pdf'} is there already" in capsys.readouterr().err
    assert (office.folder / "one.pdf").read_bytes() == b"mine"


def test_without_a_printer_it_is_drawn_up_from_the_sale(
    office: Office, open_till: Callable[..., Counter]
) -> None:
    sale = a_paid_sale(open_till(has_printer=False))
    receipt = read_receipt(office.settings, office.data, 1)
    assert (receipt.kind, receipt.receipt_number) == (ReceiptKind.RECEIPT, 1)
    assert (receipt.note, receipt.block_height) == ("For Lena", 100)
    assert receipt.sale_id == sale.id


def test_no_receipt_is_given_for_money_that_is_gone(
    office: Office, open_till: Callable[..., Counter]
) -> None:
    counter = open_till()
    sale = a_paid_sale(counter)
    counter.find(sale, replace(sale.credits[0], assurance=Assurance.REVOKED))
    with pytest.raises(RefusedError, match=r"receipt\.taken_back"):
        read_receipt(office.settings, office.data, 1)


def test_what_cannot_be_done_is_said(
    office: Office, open_till: Callable[..., Counter], capsys: pytest.CaptureFixture[str]
) -> None:
    open_till()
    assert office.ask(7, "--pdf", "one.pdf") == 1
    assert "There is no receipt 7." in capsys.readouterr().err
    with pytest.raises(SystemExit) as ended:
        office.ask(7)
    assert ended.value.code == 2
    with pytest.raises(RefusedError, match=r"settings\.none_yet"):
        run_receipt(office.folder / "none.toml", office.data, 7, None, None)


class Heard:
    def __init__(self) -> None:
        self.events: list[object] = []
        self._came = threading.Semaphore(0)

    def publish(self, event: object) -> None:
        self.events.append(event)
        self._came.release()

    def wait(self) -> object:
        assert self._came.acquire(timeout=PATIENCE_SECONDS)
        return self.events[-1]


class Pages:
    def pdf(self, receipt: Receipt, title: str) -> bytes:
        return title.encode()

    def png(self, receipt: Receipt) -> bytes:
        return b"png"


def test_the_desk_saves_and_says_where_or_why_not(tmp_path: Path) -> None:
    heard = Heard()
    desk = ReceiptDesk(Pages(), tmp_path / "receipts", heard.publish)
    desk.save(1, a_receipt(), FileKind.PDF)
    desk.open(do_as_owner)
    saved = heard.wait()
    assert saved == ReceiptSaved(ticket=1, file=tmp_path / "receipts" / "receipt-1043.pdf")
    (tmp_path / "receipts" / "receipt-1043.pdf").unlink()
    (tmp_path / "receipts").rmdir()
    (tmp_path / "receipts").touch()
    desk.save(2, a_receipt(), FileKind.PNG)
    refused = heard.wait()
    assert isinstance(refused, CommandRefused)
    assert refused.message.code == "receipt.not_saved"
    assert desk.close(PATIENCE_SECONDS)

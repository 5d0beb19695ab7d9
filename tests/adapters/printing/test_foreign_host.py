"""The fake printer, used by a host that nobody here wrote: it must not only agree with us."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import zxingcpp

from tests.support.receipt_drawing import draw_back

if TYPE_CHECKING:
    from tests.support.fake_printer import FakePrinter

NODE_FOLDER = Path(__file__).parents[2] / "support" / "npos"
HOST = NODE_FOLDER / "node_modules" / "receiptio" / "bin" / "cli.js"
LINK = "https://corner-books.example/receipts/1043"
RECEIPT = f"Corner Books | 31.97\n{{code:{LINK};option:qrcode}}\n"
# ESC @ and GS a 0, which it leaves out for a printer whose status it reads.
OPENING = b"\x1b@\x1da\x00"
DRAWING = re.compile(rb"\x1dv0\x00(..)(..)", re.DOTALL)


def receiptio(fake: FakePrinter, *options: str) -> str:
    """What it says of the printer, or of the receipt that it printed."""
    command = ["node", "--require", str(NODE_FOLDER / "on_port.cjs"), str(HOST)]
    finished = subprocess.run(
        [*command, "-d", "127.0.0.1", *options],
        input=RECEIPT.encode(),
        env={**os.environ, "POS_TEST_PORT": str(fake.port)},
        capture_output=True,
        check=False,
        timeout=60,
    )
    return (finished.stdout + finished.stderr).decode().strip()


def as_a_file(*options: str) -> bytes:
    finished = subprocess.run(
        ["node", str(HOST), *options],
        input=RECEIPT.encode(),
        capture_output=True,
        check=True,
        timeout=60,
    )
    return finished.stdout


@pytest.mark.parametrize(
    ("fault", "word"),
    [
        (None, "online"),
        ("run_out_of_paper", "paperempty"),
        ("open_cover", "coveropen"),
        ("break_down", "error"),
    ],
)
def test_it_understands_what_the_printer_says(
    fake: FakePrinter, fault: str | None, word: str
) -> None:
    if fault is not None:
        getattr(fake, fault)()
    assert receiptio(fake, "-q") == word


def test_its_receipt_arrives_as_it_was_written(fake: FakePrinter) -> None:
    assert receiptio(fake, "-p", "generic") == "success"
    (job,) = fake.jobs
    written = as_a_file("-p", "generic")
    assert written.startswith(OPENING)
    # Behind the cut stands only its question whether all of it is printed.
    printed, _, question = written.removeprefix(OPENING).rpartition(b"\x1dr\x01")
    assert question == b""
    assert job.endswith(printed)
    size = DRAWING.search(job)
    assert size is not None
    length = int.from_bytes(size[1], "little") * int.from_bytes(size[2], "little")
    paper = draw_back(job[size.start() : size.end() + length], 576).convert("L")
    assert [code.text for code in zxingcpp.read_barcodes(paper)] == [LINK]


def test_it_finds_out_by_itself_what_the_printer_is(fake: FakePrinter) -> None:
    assert receiptio(fake) == "success"
    # Functions that it uses only for a printer of this maker.
    assert b"\x1c(A" in fake.jobs[0]


@pytest.mark.parametrize("fault", ["paper_rows", "cover_rows"])
def test_it_hears_at_once_what_goes_wrong_inside_its_receipt(fake: FakePrinter, fault: str) -> None:
    setattr(fake, fault, 20)
    word = {"paper_rows": "paperempty", "cover_rows": "coveropen"}[fault]
    assert receiptio(fake, "-p", "generic") == word
    assert fake.jobs == []


def test_its_success_is_a_receipt_that_is_cut_off(fake: FakePrinter) -> None:
    fake.mm_per_second = 100.0
    assert receiptio(fake, "-p", "generic") == "success"
    assert len(fake.jobs) == 1

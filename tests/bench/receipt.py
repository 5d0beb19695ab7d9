"""What a receipt costs: to draw, on the wire, and the screen while many of them print.

One receipt of forty lines in each mode, beside python-escpos doing the same receipt as text and as
an image, in one run. `raster_cpu_ms` is the time of this process alone, median of many drawings,
layout, painting, and bands included. The bytes are those of one job without what opens it.

Then the program: the printer is off while `--repeats` papers are asked for, and comes on. Measured
are frames in which nothing new is seen, asked for by another process one after the other, until
the last paper is out.
"""

from __future__ import annotations

import os
import statistics
import time
from typing import TYPE_CHECKING

from PIL import Image

from pos_app.adapters.printing.profiles import profile_named
from pos_app.adapters.printing.renderer import EscPosRenderer, LetterRenderer, RasterPainter
from pos_app.config.paths import resources_folder
from tests.bench.counter import charge, type_amount
from tests.bench.figures import milliseconds, percentile, summary
from tests.bench.shop import bench_shop
from tests.support.receipts import a_receipt

if TYPE_CHECKING:
    from pos_app.domain.receipt import Receipt
    from pos_app.ports import Bitmap
    from tests.bench.shop import BenchShop
    from tests.bench.till_process import TillProcess

REPEATS = 200
DRAWINGS = 30
WARM_UP = 3
PAPER_MM = 80
MODEL = "TM-T20II"
LEAST_LINES = 38
FRAME_SECONDS = 0.02
OUT_SECONDS = 120.0


def run(repeats: int) -> dict[str, float]:
    return _of_one(_painter()) | {"frame_p99_ms": _of_many(repeats)}


def _painter() -> RasterPainter:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QLocale
    from PySide6.QtGui import QGuiApplication

    from pos_app.ui.receipt_words import ReceiptWords

    # Qt keeps the only one itself; ours must live as long.
    globals()["_application"] = QGuiApplication.instance() or QGuiApplication([])
    return RasterPainter(ReceiptWords(QLocale("en_GB")), resources_folder() / "fonts")


def _of_one(painter: RasterPainter) -> dict[str, float]:
    receipt = long_receipt()
    drawn, letters = EscPosRenderer(painter), LetterRenderer(painter, profile_named(MODEL))
    raster = drawn.render(receipt, PAPER_MM)
    text = letters.render(receipt, PAPER_MM)
    lines = text.count(b"\n")
    if lines < LEAST_LINES:
        raise ValueError(f"the receipt has only {lines} lines")
    times = []
    for number in range(WARM_UP + DRAWINGS):
        began = time.process_time_ns()
        drawn.render(receipt, PAPER_MM)
        if number >= WARM_UP:
            times.append(milliseconds(time.process_time_ns() - began))
    escpos_text, escpos_raster = _by_python_escpos(text, painter.paint(receipt, PAPER_MM))
    print(f"{lines} lines; python-escpos as text: {escpos_text} bytes")
    print(summary("drawing, processor time", times))
    return {
        "raster_cpu_ms": statistics.median(times),
        "raster_bytes": float(len(raster)),
        "escpos_raster_bytes": float(escpos_raster),
        "text_bytes": float(len(text)),
        "escpos_text_bytes": float(escpos_text),
    }


def long_receipt() -> Receipt:
    """About forty lines: an address of several lines, a long note, two payments."""
    return a_receipt(
        store_address="1 Main Street\nSpringfield\nOpen from 9 to 18\nTax number 12 345 678",
        note="Three paperbacks, one of them signed; an atlas; wrapped as a present with a card "
        "that says whatever people say to each other on such a day. To be called for on Friday.",
        over_sat=1_200,
        over_value=a_receipt().amount,
        txids=(a_receipt().txids[0], "ab" * 32, "cd" * 32),
    )


def _by_python_escpos(text: bytes, drawing: Bitmap) -> tuple[int, int]:
    """Bytes of the same lines as text with a native code, and of the same dots as an image."""
    from escpos.printer import Dummy

    said = [line for line in text.decode("ascii", "ignore").splitlines() if line.isprintable()]
    writer = Dummy(profile=MODEL)
    for line in said:
        writer.textln(line)
    writer.qr(f"sale {a_receipt().sale_id} tx {a_receipt().txids[0]}", size=4, native=True)
    writer.cut()
    artist = Dummy(profile=MODEL)
    white = bytes(~byte & 255 for byte in drawing.data)
    artist.image(Image.frombytes("1", (drawing.width, drawing.height), white))
    artist.cut()
    return len(writer.output), len(artist.output)


def _of_many(papers: int) -> float:
    with bench_shop() as shop, shop.start_till() as till:
        till.ready()
        _settled_sale(shop, till)
        shop.switch_printer_off()
        for _ in range(papers):
            till.tell("print")
        while till.papers_waiting() < papers:
            time.sleep(FRAME_SECONDS)
        before = shop.papers
        shop.switch_printer_on()
        frames = _frames_while_papers_come(till, shop, before + papers)
        print(f"{shop.papers - before} papers came out meanwhile")
    print(summary("a frame while papers print", frames))
    return percentile(frames, 99)


def _settled_sale(shop: BenchShop, till: TillProcess) -> None:
    type_amount(till, "31")
    charged = charge(till)
    shop.paper_came.clear()
    shop.demo.chain.pay(charged.address, charged.sat)
    shop.demo.chain.mine()
    if not shop.paper_came.wait(OUT_SECONDS):
        raise TimeoutError("the sale's receipt never came")


def _frames_while_papers_come(till: TillProcess, shop: BenchShop, last: int) -> list[float]:
    frames = []
    end = time.monotonic() + OUT_SECONDS
    while shop.papers < last:
        if time.monotonic() > end:
            raise TimeoutError(f"{last - shop.papers} papers never came")
        asked, seen = till.measure("frame", do="update")
        frames.append(milliseconds(seen["at"] - asked))
        time.sleep(FRAME_SECONDS)
    return frames

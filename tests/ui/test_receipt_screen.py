"""The receipt on the screen, and what a person can do about its paper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from pos_app.domain.message import Message
from pos_app.domain.money import Money, currency
from pos_app.domain.receipt import ReceiptKind
from pos_app.ports import PrintState
from pos_app.services.receipts.receipt_files import FileKind
from pos_app.ui.archive import PaperAnswer
from pos_app.ui.till import Health, PartStatus
from tests.ui.counter import scene_rect
from tests.ui.page_scenes import a_paid_sale, drawer_and_file
from tests.ui.pages_counter import PagesCounter
from tests.ui.test_look import SIZES

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

EUR = currency("EUR")


@pytest.fixture
def counter(open_page: Callable[..., PagesCounter]) -> PagesCounter:
    return open_page(PagesCounter)


def test_the_payment_leads_to_the_receipt(counter: PagesCounter) -> None:
    sale_id = a_paid_sale(counter)
    counter.model.open_sale(sale_id)
    counter.tap("action_receipt")
    assert counter.text("paperTitle").startswith("Printed at ")
    assert counter.text("receiptNumber") == "Sale 1043 · Signed copy for Lena"
    counter.tap("nextSale")
    assert counter.shows("saleScreen")


def test_the_preview_is_the_drawing_that_prints(counter: PagesCounter) -> None:
    sale_id = a_paid_sale(counter)
    counter.pages.open_receipt(sale_id)
    counter.wait_for_picture()
    drawn = counter.painter.paint(counter.till.papers[sale_id][-1].receipt, 80)
    picture = counter.item("paperPicture")
    assert (picture.property("implicitWidth"), picture.property("implicitHeight")) == (
        drawn.width,
        drawn.height,
    )


def test_a_copy_is_asked_for(counter: PagesCounter) -> None:
    sale_id = a_paid_sale(counter)
    counter.pages.open_receipt(sale_id)
    assert counter.text("printPaper") == "Print a copy"
    counter.tap("printPaper")
    assert counter.till.asked[-1] == ("print_slip", sale_id)
    before = counter.pages.receipt.picture
    copy = counter.till.queue_paper(sale_id, PrintState.QUEUED)
    assert copy.receipt.kind is ReceiptKind.COPY
    assert counter.text("paperTitle") == "Printing now"
    assert counter.pages.receipt.picture != before


def a_seen_sale(counter: PagesCounter) -> UUID:
    sale_id = counter.till.charge(Money(3197, EUR), "")
    counter.till.pay(sale_id, counter.till.shown[sale_id].sale.due_sat)
    return sale_id


@pytest.mark.parametrize(
    ("state", "title"),
    [
        (PrintState.QUEUED, "Printing now"),
        (PrintState.SENDING, "Printing now"),
        (PrintState.CONFIRMING, "Printing now"),
        (PrintState.WAITING, "Waiting for the printer"),
        (PrintState.PRINTED, "Printed at "),
        (PrintState.SENT_UNCONFIRMED, "Sent to the printer at "),
        (PrintState.UNCERTAIN, "Was it printed?"),
        (PrintState.FAILED, "Not printed"),
        (PrintState.SKIPPED, "Skipped at "),
    ],
)
def test_each_state_has_its_words(counter: PagesCounter, state: PrintState, title: str) -> None:
    sale_id = a_seen_sale(counter)
    counter.till.queue_paper(sale_id, state, "printer.paper_out")
    counter.pages.open_receipt(sale_id)
    assert counter.text("paperTitle").startswith(title)


def test_why_a_paper_waits_is_said(counter: PagesCounter) -> None:
    sale_id = a_seen_sale(counter)
    counter.till.queue_paper(sale_id, PrintState.WAITING, "printer.paper_out")
    counter.pages.open_receipt(sale_id)
    assert counter.text("paperDetail").startswith("Put in a roll. Receipts print by themselves.")
    assert "It prints by itself." not in counter.text("paperDetail")


def test_a_paper_that_waits_names_what_the_printer_named(counter: PagesCounter) -> None:
    taken = Message(code="printer.taken", arguments={"device": "/dev/usb/lp0"})
    counter.till.set_status(printer=PartStatus(health=Health.TROUBLE, message=taken))
    sale_id = a_seen_sale(counter)
    counter.till.queue_paper(sale_id, PrintState.WAITING, "printer.taken")
    counter.pages.open_receipt(sale_id)
    assert "/dev/usb/lp0" in counter.text("paperDetail")


@pytest.mark.parametrize("state", [PrintState.SENDING, PrintState.CONFIRMING])
def test_a_paper_that_stands_still_says_why_and_goes_on(
    counter: PagesCounter, state: PrintState
) -> None:
    sale_id = a_seen_sale(counter)
    counter.till.queue_paper(sale_id, state)
    counter.pages.open_receipt(sale_id)
    for code, title in (
        ("printer.paper_out", "Stopped in the middle"),
        ("printer.uncertain", "Printing now"),
    ):
        counter.till.set_status(
            printer=PartStatus(health=Health.TROUBLE, message=Message(code=code))
        )
        assert counter.text("paperTitle") == title
    counter.till.set_status(printer=PartStatus(health=Health.WELL))
    assert counter.text("paperTitle") == "Printing now"


@pytest.mark.parametrize("answer", list(PaperAnswer))
def test_a_person_decides_about_an_uncertain_paper(
    counter: PagesCounter, answer: PaperAnswer
) -> None:
    sale_id = a_paid_sale(counter)
    job = counter.till.queue_paper(sale_id, PrintState.UNCERTAIN)
    counter.till.queue_paper(sale_id, PrintState.PRINTED)
    counter.pages.open_receipt(sale_id)
    assert counter.text("paperTitle") == "Was it printed?"
    assert not counter.shows("printPaper")
    counter.tap(f"paper_{answer.value}")
    assert counter.till.resolved == [(job.id, answer)]


def test_enter_answers_where_the_focus_is_and_goes_on_elsewhere(counter: PagesCounter) -> None:
    sale_id = a_paid_sale(counter)
    job = counter.till.queue_paper(sale_id, PrintState.UNCERTAIN)
    counter.pages.open_receipt(sale_id)
    counter.settle()
    counter.item("paper_printed").forceActiveFocus()
    counter.key(Qt.Key.Key_Return)
    assert counter.till.resolved == [(job.id, PaperAnswer.PRINTED)]
    assert counter.shows("receiptPaper")
    counter.item("nextSale").forceActiveFocus()
    counter.key(Qt.Key.Key_Return)
    assert counter.shows("saleScreen")


def test_the_banner_leads_to_the_paper_of_which_nobody_knows(counter: PagesCounter) -> None:
    sale_id = a_paid_sale(counter)
    counter.till.queue_paper(sale_id, PrintState.UNCERTAIN)
    unsure = Message(code="printer.uncertain", arguments={"count": "1"})
    part = PartStatus(health=Health.TROUBLE, message=unsure)
    counter.till.set_status(printer=part)  # a shift report has no page that asks
    assert counter.text("bannerAction") == "Check now"
    counter.till.set_status(printer=replace(part, sale_id=sale_id))
    counter.tap("bannerAction")
    assert counter.text("paperTitle") == "Was it printed?"
    assert counter.text("bannerAction") == "Show the receipt"


def test_without_a_printer_nothing_is_offered(counter: PagesCounter) -> None:
    sale_id = a_paid_sale(counter)
    counter.pages.open_receipt(sale_id)
    counter.till.set_status(printer=PartStatus(health=Health.ABSENT))
    assert counter.text("paperTitle") == "No printer is set up"
    assert not counter.shows("printPaper")


def test_a_sale_that_was_never_prepared_has_no_paper(counter: PagesCounter) -> None:
    counter.till.prepares = False
    sale_id = counter.till.charge(Money(3197, EUR), "")
    counter.pages.open_receipt(sale_id)
    assert counter.pages.receipt.picture == ""
    assert counter.text("paperTitle") == "Not printed yet"


def test_an_unsettled_sale_prints_a_slip(counter: PagesCounter) -> None:
    sale_id = a_seen_sale(counter)
    counter.pages.open_receipt(sale_id)
    assert counter.text("printPaper") == "Print a slip"


def test_the_receipt_is_saved_as_it_is_shown(counter: PagesCounter) -> None:
    sale_id = a_paid_sale(counter)
    counter.pages.open_receipt(sale_id)
    for kind in ("pdf", "png"):
        counter.tap(f"save_{kind}")
    shown = counter.till.papers[sale_id][-1].receipt
    assert counter.desk.saved == [(shown, FileKind.PDF), (shown, FileKind.PNG)]
    assert counter.text("savedAs") == "Saved as till-data/receipts/receipt-88.png"
    other = a_paid_sale(counter, amount=450)
    counter.pages.open_receipt(other)
    assert not counter.shows("savedAs")


def test_no_receipt_is_saved_of_money_that_is_gone(counter: PagesCounter) -> None:
    sale_id = a_paid_sale(counter)
    counter.till.take_back(sale_id)
    counter.pages.open_receipt(sale_id)
    assert counter.shows("paperPicture")
    assert not counter.shows("save_pdf")


def test_history_saves_it_as_well(counter: PagesCounter) -> None:
    sale_id = a_paid_sale(counter)
    counter.go("history")
    counter.tap(f"history_{sale_id}")
    counter.tap("storySave")
    assert [kind for _, kind in counter.desk.saved] == [FileKind.PDF]
    assert counter.text("storySave") == "Saved"


def test_everything_has_room_below_a_banner(open_page: Callable[..., PagesCounter]) -> None:
    counter = open_page(PagesCounter, size=SIZES["1024x600"])
    drawer_and_file(counter)
    for size in SIZES.values():
        counter.resize(size)
        assert scene_rect(counter.item("nextSale")).bottom() < counter.window.height()

"""Searches and stories, read off the screen's thread while the till sells."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest

from pos_app.domain.money import Money, currency
from pos_app.domain.rate import RateProblem
from pos_app.domain.receipt import Mark, ReceiptKind
from pos_app.domain.rights import Authority
from pos_app.ports import KeptPerson, PrintResult, PrintState
from pos_app.ports.sale_search import SaleWish
from pos_app.services.receipts.print_queue import PrintQueue
from pos_app.till.archive import Archive
from pos_app.ui.archive import (
    PaperAnswer,
    Reading,
    RecordRead,
    SaleRecord,
    SalesFound,
    fresh_ticket,
)
from tests.services.receipts.print_office import NameRenderer, ScriptedPrinter
from tests.support.counter import TEN_EURO_SAT, Counter
from tests.support.staff import PAVEL, do_as_owner
from tests.till.ears import Ears

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.domain.sale import Sale


class Room:
    """An archive, and the print queue that it answers for, which a test drives by hand."""

    def __init__(self, counter: Counter, *, has_printer: bool = True) -> None:
        self.counter = counter
        self.ears = Ears()
        self.printer = ScriptedPrinter()
        self.queue = PrintQueue(
            counter.store,
            self.printer,
            NameRenderer(),
            counter.clock,
            till_id=UUID(int=1),
            paper_mm=80,
            on_health=lambda _: None,
            on_changed=self.ears.publish,
        )
        self.archive = Archive(self.ears.publish, do_as_owner)
        self._queue = self.queue if has_printer else None

    def open(self) -> None:
        self.archive.open(self.counter.store, self.counter.ledger, self._queue)

    def search(self, text: str, limit: int = 10) -> list[int]:
        ticket = fresh_ticket()
        self.archive.search(ticket, text, limit)
        self.ears.until(lambda: any(found.ticket == ticket for found in self._found()))
        (answer,) = [found for found in self._found() if found.ticket == ticket]
        return [shown.sale.number for shown in answer.sales]

    def read(self, sale_id: UUID) -> SaleRecord | None:
        ticket = fresh_ticket()
        self.archive.read_record(ticket, sale_id)

        def answers() -> list[RecordRead]:
            heard = [event for event in self.ears.heard if isinstance(event, RecordRead)]
            return [read for read in heard if read.ticket == ticket]

        self.ears.until(answers)
        return answers()[0].record

    def record(self, sale: Sale) -> SaleRecord:
        record = self.read(sale.id)
        assert record is not None
        return record

    def _found(self) -> list[SalesFound]:
        return [event for event in self.ears.heard if isinstance(event, SalesFound)]


@pytest.fixture
def closed_room(counter: Counter) -> Iterator[Room]:
    room = Room(counter)
    yield room
    room.archive.close(60)


@pytest.fixture
def room(closed_room: Room) -> Room:
    closed_room.open()
    return closed_room


def settled(counter: Counter) -> Sale:
    return counter.pay(counter.charge(), TEN_EURO_SAT, height=100)


def uncertain_paper(room: Room) -> Sale:
    sale = settled(room.counter)
    room.printer.result = PrintResult.UNCERTAIN
    room.queue.step()
    assert states(room, sale) == [PrintState.UNCERTAIN]
    return sale


def states(room: Room, sale: Sale) -> list[PrintState]:
    return [paper.state for paper in room.record(sale).papers]


def test_an_empty_search_finds_the_newest_sales(room: Room) -> None:
    for _ in range(3):
        room.counter.charge()
    assert room.search("") == [3, 2, 1]
    assert room.search("  ", limit=2) == [3, 2]


def test_a_search_finds_what_a_person_has_in_hand(room: Room) -> None:
    sale = settled(room.counter)
    room.counter.charge()
    assert room.search(" #1 ") == [1]
    assert room.search("10.00") == [2, 1]
    assert room.search(sale.credits[0].txid) == [1]
    assert room.search("nothing like it") == []


def test_an_address_of_the_account_is_told_where_no_sale_has_it(closed_room: Room) -> None:
    ours = "bcrt1qp98fe3amxrp8xcsg5alf72lx924jdth3zcghd4"
    counter = closed_room.counter
    closed_room.archive.open(counter.store, counter.ledger, None, lambda text: text == ours)
    told = {}
    for ticket, text in enumerate((ours, ours[:-1], "", "1"), 1):
        closed_room.archive.search(ticket, text, 10)
        wait_for(closed_room, ticket)
        told[text] = closed_room.ears.of(SalesFound)[-1].is_ours
    assert told == {ours: True, ours[:-1]: False, "": False, "1": False}


def wait_for(room: Room, ticket: int) -> None:
    room.ears.until(lambda: room.ears.of(SalesFound)[-1:] and last_ticket(room) == ticket)


def last_ticket(room: Room) -> int:
    return room.ears.of(SalesFound)[-1].ticket


def test_questions_wait_until_the_archive_is_open(closed_room: Room) -> None:
    sale = closed_room.counter.charge()
    closed_room.archive.search(1, "", 10)
    closed_room.archive.read_record(2, sale.id)
    assert closed_room.ears.heard == []
    closed_room.open()
    closed_room.ears.until(lambda: len(closed_room.ears.heard) == 2)
    assert [type(event) for event in closed_room.ears.heard] == [SalesFound, RecordRead]


def test_a_search_that_was_overtaken_is_left_out(closed_room: Room) -> None:
    for ticket in range(1, 4):
        closed_room.archive.search(ticket, "", 10)
    closed_room.open()
    closed_room.ears.until(lambda: closed_room.ears.heard)
    assert [found.ticket for found in closed_room.ears.of(SalesFound)] == [3]
    assert closed_room.search("") == []


def test_an_archive_that_was_never_opened_can_be_closed() -> None:
    assert Archive(lambda _: None, do_as_owner).close(0.0)


def test_a_record_tells_the_whole_story_oldest_first(room: Room) -> None:
    sale = settled(room.counter)
    room.counter.ledger.print_paper(sale.id)
    record = room.record(sale)
    assert record.shown.sale == sale
    assert [entry.name for entry in record.journal] == room.counter.journal(sale)
    assert [paper.receipt.kind for paper in record.papers] == [
        ReceiptKind.RECEIPT,
        ReceiptKind.COPY,
    ]
    assert [message.name for message in record.messages] == room.counter.told(sale)
    assert record.paper == record.papers[-1].receipt


def test_there_is_no_record_of_a_sale_that_nobody_made(room: Room) -> None:
    assert room.read(uuid4()) is None


def test_the_paper_is_what_a_touch_would_make(room: Room) -> None:
    waiting = room.counter.charge()
    assert room.record(waiting).paper is None
    seen = room.counter.pay(waiting, TEN_EURO_SAT)
    paper = room.record(seen).paper
    assert paper is not None
    assert (paper.kind, paper.sale_number) == (ReceiptKind.PENDING, 1)
    assert Mark.PENDING in paper.marks
    assert room.record(seen).papers == ()


def test_a_sale_without_paper_shows_its_receipt(tmp_path_factory: pytest.TempPathFactory) -> None:
    counter = Counter(tmp_path_factory.mktemp("bare"), has_printer=False, has_webhook=False)
    room = Room(counter, has_printer=False)
    room.open()
    record = room.record(settled(counter))
    assert (record.papers, record.messages) == ((), ())
    assert record.paper is not None
    assert record.paper.kind is ReceiptKind.RECEIPT
    room.archive.resolve_paper(uuid4(), PaperAnswer.SKIP)
    assert room.ears.until_refused() == ["printer.absent"]
    assert room.archive.close(60)
    counter.close()


def test_a_sale_that_was_never_prepared_has_no_paper(room: Room) -> None:
    room.counter.rates.answer = RateProblem.TOO_OLD
    sale = room.counter.charge()
    assert sale.request is None
    assert room.record(sale).paper is None


@pytest.mark.parametrize(
    ("answer", "ends"),
    [
        (PaperAnswer.PRINTED, [PrintState.PRINTED]),
        (PaperAnswer.SKIP, [PrintState.SKIPPED]),
        (PaperAnswer.COPY, [PrintState.SKIPPED, PrintState.QUEUED]),
    ],
)
def test_a_person_decides_about_a_paper_that_nobody_is_sure_of(
    room: Room, answer: PaperAnswer, ends: list[PrintState]
) -> None:
    sale = uncertain_paper(room)
    (paper,) = room.record(sale).papers
    room.archive.resolve_paper(paper.id, answer)
    assert states(room, sale) == ends
    assert room.counter.journal().count("print.answered") == 1


def test_a_paper_that_nobody_knows_is_refused(room: Room) -> None:
    room.archive.resolve_paper(uuid4(), PaperAnswer.COPY)
    assert room.ears.until_refused() == ["till.bug"]


def test_the_asking_thread_never_reads_the_disk(closed_room: Room) -> None:
    """Or the screen would wait for whoever writes."""
    with closed_room.counter.store.transaction():
        closed_room.open()
        asking = threading.Thread(target=lambda: closed_room.archive.search(1, "", 10))
        asking.start()
        asking.join(60)
        assert not asking.is_alive()
        assert closed_room.ears.heard == []
    closed_room.ears.until(lambda: closed_room.ears.of(SalesFound))


def test_all_readings_are_looked_for_and_each_sale_stands_once_the_newest_first(
    room: Room,
) -> None:
    counter = room.counter
    with counter.store.transaction() as transaction:
        transaction.save_person(KeptPerson(person=PAVEL, salt="salt", pin_hash="hash"))
    for note in ("Lena", "", "for Pavel", "Lena"):
        by = Authority(person=PAVEL) if not note else None
        counter.checkout.charge(uuid4(), Money(1_000, currency("EUR")), note, by=by)
    pavel = SaleWish(cashier=str(PAVEL.id))
    readings = (Reading(text="Pavel"), Reading(wish=pavel), Reading(text="#2"))
    room.archive.look_up(7, readings, 10)
    wait_for(room, 7)
    found = room.ears.of(SalesFound)[-1]
    assert [shown.sale.number for shown in found.sales] == [3, 2]
    assert list(found.cashiers.values()) == ["Pavel"]
    room.archive.look_up(8, (Reading(text="Lena"), Reading()), 3)
    wait_for(room, 8)
    assert [shown.sale.number for shown in room.ears.of(SalesFound)[-1].sales] == [4, 3, 2]

"""The printer's part of the set-up page: found, taken, asked, printed on, and what is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pos_app.domain.message import Message
from pos_app.ui.setup_printer import PrinterAsked, PrinterFound, PrinterSearchEnded
from tests.ui.pages_counter import PagesCounter
from tests.ui.printer_scenes import SERIAL, USB, settings_printer_found, settings_printer_page

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def counter(open_page: Callable[..., PagesCounter]) -> PagesCounter:
    made = open_page(PagesCounter)
    made.go("settings")
    made.tap("setupStep_printer")
    return made


def page(counter: PagesCounter) -> Any:
    return counter.pages.setup


def found(counter: PagesCounter) -> list[str]:
    return [row.key for row in page(counter).printer._found.rows]


def text(counter: PagesCounter, key: str) -> str:
    return str(next(row.text for row in page(counter)._fields.rows if row.key == key))


def find(counter: PagesCounter, url: str, ticket: int | None = None) -> None:
    counter.setup.publish(
        PrinterFound(
            ticket=counter.setup.ticket if ticket is None else ticket,
            way="network",
            url=url,
            name="",
            usable=True,
        )
    )


def test_what_is_found_streams_in_and_is_taken_at_a_touch(counter: PagesCounter) -> None:
    counter.tap("findInNetwork")
    assert counter.setup.asked[-1][1]["in_network"] is True
    assert "Nothing is sent" in page(counter).printer.sentence
    find(counter, "tcp://10.0.0.5:9100")
    assert found(counter) == ["tcp://10.0.0.5:9100"]
    counter.settle()
    counter.tap("found_tcp://10.0.0.5:9100")
    assert text(counter, "printer.url") == "tcp://10.0.0.5:9100"
    assert page(counter).printer.searching
    find(counter, "tcp://10.0.0.6:9100")
    counter.setup.publish(
        PrinterSearchEnded(ticket=counter.setup.ticket, networks=("10.0.0.0/24",))
    )
    assert [row.chosen for row in page(counter).printer._found.rows] == [True, False]
    assert not page(counter).printer.searching


def test_a_search_that_finds_nothing_says_where_it_looked(counter: PagesCounter) -> None:
    counter.tap("findInNetwork")
    ended = PrinterSearchEnded(ticket=counter.setup.ticket, networks=("10.0.0.0/24",))
    counter.setup.publish(ended)
    assert page(counter).printer.sentence == "Nothing answers in 10.0.0.0/24."


def test_a_stopped_search_is_over_and_what_it_still_finds_comes_too_late(
    counter: PagesCounter,
) -> None:
    counter.tap("findPrinters")
    ticket = counter.setup.ticket
    counter.tap("stopFinding")
    assert counter.setup.asked[-1][0] == "stop finding"
    find(counter, USB, ticket)
    assert found(counter) == []
    counter.tap("findPrinters")
    find(counter, USB)
    find(counter, SERIAL, ticket)
    assert found(counter) == [USB]


@pytest.mark.parametrize("leave", ["setupStep_webhook", "rail_sale"])
def test_nobody_searches_when_nobody_looks(counter: PagesCounter, leave: str) -> None:
    counter.tap("findPrinters")
    counter.tap(leave)
    assert counter.setup.asked[-1][0] == "stop finding"
    assert not page(counter).printer.searching


def test_what_it_says_of_itself_is_told_and_its_model_taken(counter: PagesCounter) -> None:
    settings_printer_found(counter)
    assert text(counter, "printer.profile") == "TM-T20II"
    answers = [(row.answer, row.works) for row in page(counter).printer._told.rows]
    assert answers == [
        ("Its letters are known, as TM-T20II.", True),
        ("It tells them.", True),
        ("It says when it has done a job.", True),
    ]


def test_one_that_says_nothing_leaves_the_model_as_it_was(counter: PagesCounter) -> None:
    page(counter).edit("printer.url", USB)
    counter.tap("askPrinter")
    counter.setup.publish(PrinterAsked(ticket=counter.setup.ticket))
    assert text(counter, "printer.profile") == "default"
    assert [row.works for row in page(counter).printer._told.rows] == [False, False, False]


def test_one_that_is_silent_on_a_serial_port_may_have_another_speed(counter: PagesCounter) -> None:
    page(counter).edit("printer.url", SERIAL)
    counter.tap("askPrinter")
    counter.setup.publish(PrinterAsked(ticket=counter.setup.ticket))
    assert "baud=" in page(counter).printer._told.rows[2].answer
    counter.tap("askPrinter")
    counter.setup.publish(PrinterAsked(ticket=counter.setup.ticket, answers=True))
    assert not any("baud=" in row.answer for row in page(counter).printer._told.rows)


def test_one_that_cannot_be_asked_says_why(counter: PagesCounter) -> None:
    page(counter).edit("printer.url", "cups://receipts")
    counter.tap("askPrinter")
    refusal = Message(code="printer.one_way", arguments={"address": "cups://receipts"})
    counter.setup.publish(PrinterAsked(ticket=counter.setup.ticket, refusal=refusal))
    (row,) = page(counter).printer._told.rows
    assert not row.works
    assert row.answer.endswith("Print the test page and look at it.")


def test_what_the_test_page_showed_is_saved(counter: PagesCounter) -> None:
    settings_printer_page(counter)
    assert counter.setup.asked[-1][1]["model"] == "default"
    page(counter).printer.toggle("47")
    page(counter).printer.toggle("16")
    page(counter).choose("printer.dots", 2)
    page(counter).choose("printer.native_qr", 2)
    page(counter).toggle("printer.cut", 0)
    counter.tap("setupNext")
    kept: dict[str, object] = dict(counter.setup.kept)
    assert kept["printer.code_pages"] == (47,)
    assert (kept["printer.dots"], kept["printer.native_qr"]) == (512, "no")
    assert kept["printer.cut"] is False


def test_rows_that_are_no_numbers_are_a_mistake(counter: PagesCounter) -> None:
    page(counter).edit("printer.code_pages", "16, all")
    counter.tap("setupNext")
    rows = {row.key: row.mistake for row in page(counter)._fields.rows}
    assert rows["printer.code_pages"] == "Numbers from 0 to 255 with commas between."
    assert "printer.code_pages" not in counter.setup.kept

"""Stories of demo.feature: by name and not by word, for the demo speaks the machine's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pytest_bdd import given, parsers, scenarios, step, then, when

from pos_app.application.demo import DemoProgram
from pos_app.domain.person import Pin
from pos_app.domain.receipt import Mark
from pos_app.ui.view_models.demo_panel import DemoPanelViewModel
from tests.features.books import papers_in
from tests.features.screen import seen_on
from tests.support.composed_till import ENTER, ESCAPE
from tests.support.seen_window import SeenWindow, until
from tests.support.staff import person_called

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QGuiApplication

BUTTONS = {
    "Pay exactly": "demo_exact",
    "Pay too little": "demo_little",
    "Pay too much": "demo_much",
    "Pay late": "demo_late",
    "Double-spend": "demo_double_spend",
    "Mine a block": "demo_mine",
}

scenarios("demo.feature")


class DemoCounter:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.demo = demo = DemoProgram(folder)
        demo.program.show()
        until("it is known who works here", demo.program.assembly.till.duty.people)
        self._sign_in("Pavel")
        self.till = demo.program.till_view
        self.window = SeenWindow(demo.program.screen.window)

    def _sign_in(self, name: str) -> None:
        duty = self.demo.program.assembly.till.duty
        person = person_called(self.demo.program.assembly.till, name)
        duty.sign_in(person.id, Pin(duty.demo_pin(person.id)))
        until(f"{name} is here", lambda: duty.here() == person)

    @property
    def panel(self) -> DemoPanelViewModel:
        panel = self.demo.program.pages_view.demo
        assert isinstance(panel, DemoPanelViewModel)
        return panel

    def newest_call(self) -> str:
        """What the first line of the list of calls says."""
        shown = [
            item for item in seen_on(self.window.window) if item.objectName().startswith("call_")
        ]
        first = min(shown, key=lambda item: item.y(), default=None)
        return "" if first is None else str(first.property("name"))

    def open_drawer(self) -> None:
        if self.window.finger.find("demoTab") is not None:
            self.window.touch("demoTab")

    def put_drawer_away(self) -> None:
        if self.window.finger.find("demoAway") is not None:
            self.window.touch("demoAway")


@pytest.fixture(scope="module")
def counter(
    application: QGuiApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[DemoCounter]:
    counter = DemoCounter(tmp_path_factory.mktemp("demo"))
    until("keys are heard", counter.window.window.activeFocusItem)
    yield counter
    counter.demo.close()


@given("the demo shop is open")
def open_demo(counter: DemoCounter) -> None:
    counter.put_drawer_away()
    counter.window.finger.type(ESCAPE)
    until("the keypad stands", lambda: counter.till.navigation.screen == "sale")


@given(parsers.parse('"{amount}" is charged in the demo'))
def charge(counter: DemoCounter, amount: str) -> None:
    counter.window.finger.type(amount)
    until("it may be charged", lambda: counter.window.finger.find("charge"))
    counter.window.finger.type(ENTER)
    until("a code is on the screen", counter.window.codes)


@when(parsers.parse('the customer is told to "{what}"'))
def tell(counter: DemoCounter, what: str) -> None:
    counter.open_drawer()
    counter.window.touch(BUTTONS[what])


@step(parsers.parse('the demo\'s sale is "{state}"'))
def see_state(counter: DemoCounter, state: str) -> None:
    wanted = {"Paid too much": "over", "Paid late": "late"}.get(state)
    payment = counter.till.payment
    name = wanted or state.lower().replace(" ", "_")
    until(f"the sale is {name}", lambda: payment.state == name, lambda: payment.state)


@then("a paper lies on the screen")
def see_paper(counter: DemoCounter) -> None:
    panel = counter.panel
    until("a paper is cut", lambda: counter.demo.papers)
    until("the paper is shown", lambda: panel.paper)
    assert panel.paperHeight == len(counter.demo.papers[-1].rows)


@then("the paper is marked as a demo")
def see_mark(counter: DemoCounter) -> None:
    sale_id = counter.till.payment.sale_id
    assert sale_id is not None
    (paper,) = papers_in(counter.folder / "demo.sqlite3", sale_id)
    assert Mark.DEMO in paper.marks


@then(parsers.parse('the calls on the screen end with "{name}"'))
def see_call(counter: DemoCounter, name: str) -> None:
    until("the call is shown", lambda: counter.newest_call().startswith(name))
    assert counter.demo.calls[-1].message["type"] == name


@then("the till is marked as a demo")
def see_demo_mark(counter: DemoCounter) -> None:
    assert counter.till.status.networkMark
    assert counter.window.finger.find("networkMark") is not None

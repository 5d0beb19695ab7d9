"""Every name an entry may have is listed here; the till writes each, and the docs tell of it."""

from __future__ import annotations

import ast
import importlib
import re
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.events import SaleEvent
from pos_app.domain.message import Message
from pos_app.domain.person import Pin, Role
from pos_app.domain.rights import Right
from pos_app.domain.shift import ShiftEvent
from pos_app.ports import PrintResult, RefusedError
from pos_app.services.books.authored_entry import THE_TILL
from pos_app.services.books.retention import Retention
from pos_app.services.books.settings_journal import SettingsJournal, Where
from pos_app.services.books.wallet_guard import WalletGuard
from pos_app.services.people.duty import Duty
from pos_app.services.people.people_journal import PeopleJournal, PersonEvent
from pos_app.services.receipts.cash_drawer import UNSURE, CashDrawer
from pos_app.services.receipts.print_journal import PRINT_EVENTS
from tests.services.receipts.print_office import Office
from tests.services.receipts.test_cash_drawer import MemoryDrawer
from tests.support.sealed_shop import TILL_ID, SealedShop, face

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
WRITERS = {"note_till_event", "_journal_till", "append_entry", "_append", "_confirm", "_note"}
NAME = re.compile(r"[a-z]+\.[a-z_]+")
# Of people, settings, the drawer and papers: all of them are written below.
ASKED = {"print.asked"}
DRAWER = {"drawer.opened", "drawer.not_opened", "drawer.unsure"}
SETTINGS = {"settings.begun", "settings.changed"}
WALLET = {"wallet.adopted", "wallet.changed", "wallet.unconfirmed"}
# Shown by the tests of who writes them.
ELSEWHERE = {
    "alarm.acknowledged", "cart.cleared", "cart.discounted", "cart.dropped", "cart.held",
    "cart.recalled", "catalogue.category_saved", "catalogue.item_saved", "chain.blocks_missed",
    "clock.jumped", "gateway.marked", "gateway.not_marked", "gateway.notified", "print.answered",
    "refund.asked", "refund.not_made", "sale.payment_unclear", "till.started",
}  # fmt: skip

SAID_AS = {"chain.blocks_missed": "import MISSED"}


def named_in_the_program() -> set[str]:
    """What is handed to a function that writes entries."""
    found = set()
    for file in (ROOT / "pos_app").rglob("*.py"):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and _called(call) in WRITERS:
                values = [*call.args, *(keyword.value for keyword in call.keywords)]
                texts = {_text(node, file) for value in values for node in ast.walk(value)}
                found |= {text for text in texts if NAME.fullmatch(text)}
    return found


def _called(call: ast.Call) -> str:
    return str(getattr(call.func, "attr", "") or getattr(call.func, "id", ""))


def _text(node: ast.AST, file: Path) -> str:
    if isinstance(node, ast.Name) and node.id.isupper():
        parts = file.relative_to(ROOT).with_suffix("").parts
        return str(getattr(importlib.import_module(".".join(parts)), node.id, ""))
    return str(node.value) if isinstance(node, ast.Constant) else ""


def kinds(of: type[SaleEvent | ShiftEvent]) -> Iterator[str]:
    for kind in of.__subclasses__():
        if "name" in vars(kind):
            yield kind.name
        yield from kinds(kind)


ABOUT_PEOPLE = {event.value for event in PersonEvent}
ABOUT_PAPERS = set(PRINT_EVENTS.values()) | ASKED
SHOWN = ABOUT_PEOPLE | ABOUT_PAPERS | DRAWER | SETTINGS | WALLET | {"retention.erased"}
OF_SALES = set(kinds(SaleEvent))
OF_SHIFTS = set(kinds(ShiftEvent))


def test_no_entry_is_written_that_is_not_listed() -> None:
    assert named_in_the_program() <= SHOWN | ELSEWHERE | OF_SALES | OF_SHIFTS


def test_the_page_on_the_journal_tells_of_each() -> None:
    page = (ROOT / "docs" / "journal.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`([a-z]+\.[a-z_…]+)`", page))
    every = SHOWN | ELSEWHERE | OF_SALES | OF_SHIFTS
    untold = {
        name for name in every if name not in told and f"{name.partition('.')[0]}.…" not in told
    }
    assert untold == set()


@pytest.mark.parametrize("name", sorted(ELSEWHERE))
def test_somebody_elses_test_looks_at_it(name: str) -> None:
    written = [
        file
        for room in ("services", "till", "application", "features", "regtest", "kill")
        for file in (ROOT / "tests" / room).rglob("*")
        if file.suffix in {".py", ".feature"} and file != Path(__file__)
    ]
    said = SAID_AS.get(name, name)
    assert any(said in file.read_text(encoding="utf-8") for file in written)


def test_a_day_at_the_till_writes_all_that_happens_to_people_settings_drawer_and_papers(
    tmp_path: Path,
) -> None:
    shop = SealedShop(tmp_path / "data")
    people_come_and_go(shop)
    papers_come_out(shop)
    the_drawer_is_opened(shop)
    settings_are_changed(shop)
    Retention(shop.store, shop.clock, TILL_ID, 30).step()
    with shop.store.transaction() as transaction:
        written = {entry.name for entry in transaction.journal()}
    shop.counter.close()
    assert written >= SHOWN | OF_SHIFTS


def people_come_and_go(shop: SealedShop) -> None:
    people, by = shop.people, shop.by
    people.take_back(shop.jonas.id, by)
    people.change(shop.jonas.id, face("Jonas"), Role.CASHIER, by)
    people.change_pin(shop.jonas.id, Pin("7305"), by)
    people.check(shop.jonas.id, Pin("1357"))
    people.end_wait(shop.jonas.id, by)
    people.replace_pin(shop.ruth.id, Pin("9264"))
    shop.pins.strength = 2
    journal = PeopleJournal(TILL_ID, shop.clock)
    duty = Duty(people, shop.store, shop.clock, journal, idle_seconds=0, on_changed=_nobody)
    duty.sign_in(shop.maya.id, Pin("4826"))
    duty.allow(Right.SETTINGS, shop.ruth.id, Pin("9264"))
    duty.lock()


def _nobody(_: object) -> None:
    """Nobody listens."""


def papers_come_out(shop: SealedShop) -> None:
    office = Office(shop.counter)
    with shop.store.transaction() as transaction:
        waiting = [job.id for job in transaction.print_jobs(None, 99)]
    for job_id in waiting:
        office.queue.skip(job_id)
    shop.counter.ledger.print_paper(shop.sale.id, shop.by)
    office.queue.step()
    for result in (PrintResult.SENT, PrintResult.UNCERTAIN):
        office.ask_for()
        office.printer.result = result
        office.queue.step()
    office.ask_for("broken")
    office.queue.step()


def the_drawer_is_opened(shop: SealedShop) -> None:
    cash, drawer = CashDrawer(shop.clock, _nobody), MemoryDrawer()
    cash.employ(drawer, shop.counter.ledger.note_till_event, lambda: None)
    for trouble in (None, RefusedError(UNSURE), RefusedError("printer.absent")):
        drawer.trouble = trouble
        cash.ask(by=shop.by)
        cash.step()


def settings_are_changed(shop: SealedShop) -> None:
    journal = SettingsJournal(TILL_ID, [])
    tell: Callable[[object], None] = _nobody
    guard = WalletGuard(shop.store, shop.clock, TILL_ID, tell)
    with shop.store.transaction() as transaction:
        for name in ("Corner Books", "Books"):
            journal.note(
                transaction,
                {"store.name": name},
                shop.clock.now(),
                where=Where.PAGE,
                author=THE_TILL,
            )
    guard.look("one")
    guard.look("two")
    assert guard.problem == Message(code="wallet.unconfirmed")
    with shop.store.transaction() as transaction:
        guard.confirm(transaction, "two", shop.by)
    shop.people.leave(shop.jonas.id, shop.by)
    shop.clock.pass_time(timedelta(days=31))

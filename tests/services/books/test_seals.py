"""What stands beside the journal and was changed is named: a Z, a person, a bill, a text."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.journal_check import Fault
from pos_app.domain.person import Pin
from pos_app.services.books.wallet_guard import WalletGuard
from pos_app.services.people.people import PinAnswer
from pos_app.ui.messages import known_codes
from tests.support.sealed_shop import EMAIL, NOTE, TILL_ID, TYPED, SealedShop

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def open_shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SealedShop]:
    shop = SealedShop(tmp_path_factory.mktemp("shop"))
    yield shop
    shop.counter.close()


@pytest.fixture
def shop(open_shop: SealedShop) -> Iterator[SealedShop]:
    """As it was before each test."""
    with kept(open_shop):
        yield open_shop


def edit(shop: SealedShop, statement: str) -> None:
    """As somebody does who has the file and knows SQL."""
    with closing(sqlite3.connect(shop.folder / "signet.sqlite3")) as connection:
        triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (trigger,) in triggers.fetchall():
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute(statement)
        connection.commit()


@contextmanager
def kept(shop: SealedShop) -> Iterator[None]:
    """What is edited in the block is undone after it."""
    file = shop.folder / "signet.sqlite3"
    with closing(sqlite3.connect(":memory:")) as copy, closing(sqlite3.connect(file)) as books:
        books.backup(copy)
        yield
        copy.backup(books)


def test_what_the_till_wrote_itself_is_as_the_journal_says(shop: SealedShop) -> None:
    assert shop.broken() is None
    shop.people.take_back(shop.jonas.id, shop.by)
    shop.pins.strength = 2
    assert shop.people.check(shop.ruth.id, Pin("8172")) == PinAnswer(person=shop.ruth)
    shop.shifts.open(shop.by)
    shop.sell(payment=2)
    assert shop.broken() is None


@pytest.mark.parametrize(
    ("statement", "fault", "found"),
    [
        ("UPDATE shift SET report = replace(report, '19', '18')", Fault.REPORT, "1"),
        (
            "UPDATE shift SET report = replace(report, '\"sequence\":', '\"sequence\":9')",
            Fault.REPORT,
            "1",
        ),
        ("UPDATE shift SET report = replace(report, ':', ': ')", Fault.REPORT, "1"),
        ("UPDATE shift SET report = NULL, closed_at = NULL", Fault.REPORT, "1"),
        ("UPDATE shift SET report = 'x'", Fault.REPORT, "1"),
        ("DELETE FROM shift", Fault.REPORT, "1"),
        ("UPDATE person SET role = 'owner' WHERE name = 'Maya'", Fault.PERSON, "Maya"),
        ("UPDATE person SET colour = 'pink' WHERE name = 'Maya'", Fault.PERSON, "Maya"),
        ("UPDATE person SET name = 'Mary' WHERE name = 'Maya'", Fault.PERSON, "Mary"),
        ("UPDATE person SET active = 1 WHERE name = 'Jonas'", Fault.PERSON, "Jonas"),
        ("UPDATE person SET active = 0 WHERE name = 'Maya'", Fault.PERSON, "Maya"),
        (
            (
                "UPDATE person SET pin_hash = (SELECT pin_hash FROM person WHERE name = 'Maya') "
                "WHERE name = 'Ruth'"
            ),
            Fault.PERSON,
            "Ruth",
        ),
        ("UPDATE sale SET amount_minor = 900", Fault.SALE, "1"),
        ("UPDATE sale SET number = 7", Fault.SALE, "7"),
        ("UPDATE sale SET receipt_number = 7", Fault.SALE, "1"),
        (f"UPDATE sale SET note = replace(note, '{NOTE}', 'for Bob')", Fault.SALE, "1"),
        ("UPDATE sale SET bill = NULL", Fault.SALE, "1"),
        ("UPDATE sale SET bill = replace(bill, ':', ': ')", Fault.SALE, "1"),
        ("UPDATE sale SET bill = replace(bill, '\"lines\":[', '\"lines\":[1,')", Fault.SALE, "1"),
        (f"UPDATE sale SET bill = replace(bill, '{TYPED[:3]}', 'Bob')", Fault.SALE, "1"),
        ("UPDATE sale SET bill = replace(bill, 'Coffee', 'Cocoa')", Fault.SALE, "1"),
        (f"UPDATE sale SET user_fields = replace(user_fields, '{EMAIL}', 'x')", Fault.SALE, "1"),
        ("UPDATE sale SET user_fields = replace(user_fields, '\"email\"', '7')", Fault.SALE, "1"),
        ("UPDATE sale SET user_fields = NULL", Fault.SALE, "1"),
        # What only retention writes, where no entry tells of it.
        ("UPDATE sale SET note = '\u2421'", Fault.SALE, "1"),
        ("UPDATE sale SET user_fields = replace(user_fields, 'ada@', '\u2421')", Fault.SALE, "1"),
        ("UPDATE person SET name = '\u2421' WHERE name = 'Maya'", Fault.PERSON, "\u2421"),
    ],
)
def test_a_row_that_was_changed_beside_the_journal_is_named(
    shop: SealedShop, statement: str, fault: Fault, found: str
) -> None:
    edit(shop, statement)
    broken = shop.broken()
    assert broken is not None
    assert (broken.fault, broken.found) == (fault, found)
    assert f"journal.{fault.value}" in known_codes()


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        (
            (
                "INSERT INTO shift SELECT 2, opened_at, opened_by, NULL, '', NULL FROM shift; "
                "UPDATE shift SET closed_at = opened_at, report = '{}' WHERE number = 2"
            ),
            "Z 2",
        ),
        (
            (
                "INSERT INTO person SELECT 9, 'x', 'Eve', 'E', colour, 'owner', 1, salt, "
                "pin_hash, 0, 0, NULL FROM person WHERE name = 'Ruth'"
            ),
            "Eve",
        ),
        ("UPDATE sale SET id = 'x'", "1"),
    ],
)
def test_a_row_that_no_entry_tells_of_is_named(
    shop: SealedShop, statement: str, found: str
) -> None:
    head = shop.counter.store
    with head.transaction() as transaction:
        last = transaction.journal_head().sequence
    for one in statement.split("; "):
        edit(shop, one)
    broken = shop.broken()
    assert broken is not None
    if broken.fault is Fault.STRANGER:
        assert (broken.sequence, broken.found) == (last, found)
    else:  # the sale that has its entries is not there any more
        assert (broken.fault, found) == (Fault.SALE, "1")


def test_a_wallet_that_no_entry_confirms_is_named(shop: SealedShop) -> None:
    guard = WalletGuard(shop.store, shop.clock, TILL_ID, lambda _: None)
    guard.look("account-1")
    with shop.store.transaction() as transaction:
        guard.confirm(transaction, "account-2", shop.by)
    assert shop.broken() is None
    with kept(shop):
        edit(shop, "UPDATE value SET value = 'thief' WHERE key = 'wallet.confirmed'")
        assert named(shop) == (Fault.STRANGER, "wallet thief")
    edit(shop, "DELETE FROM value WHERE key = 'wallet.confirmed'")
    guard.look("thief")  # as a new till does it
    assert named(shop) == (Fault.STRANGER, "wallet thief")


def named(shop: SealedShop) -> tuple[Fault, str] | None:
    broken = shop.broken()
    return None if broken is None else (broken.fault, broken.found)


def test_a_tip_that_was_chosen_and_a_refund_that_was_promised_are_sealed(shop: SealedShop) -> None:
    shop.tip_and_promise()
    assert shop.broken() is None
    for statement in (
        "UPDATE refund SET address = 'bc1qthief'",
        "UPDATE refund SET sat = sat + 1",
        "UPDATE refund SET value_minor = 1",
        "UPDATE refund SET script = x'00'",
        "DELETE FROM refund",
    ):
        with kept(shop):
            edit(shop, statement)
            broken = shop.broken()
            assert broken is not None, statement
            assert (broken.fault, broken.found) == (Fault.SALE, "1")
    with kept(shop):
        edit(shop, "UPDATE sale SET amount_minor = 1000 WHERE number = 2")
        broken = shop.broken()
        assert broken is not None
        assert (broken.fault, broken.found) == (Fault.SALE, "2")
    with kept(shop):
        edit(shop, "UPDATE refund SET id = 'x'")
        broken = shop.broken()
        assert broken is not None
        assert broken.fault is Fault.SALE

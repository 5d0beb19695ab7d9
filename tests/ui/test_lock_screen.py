"""Who is selling: faces, a PIN that nobody can read, waits, and the sale that stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt

from pos_app.domain.money import Money, currency
from pos_app.ui.touch_watch import TouchWatch
from tests.ui.memory_duty import INES, JONAS, MAYA, PAVEL, PIN, MemoryDuty
from tests.ui.people_scenes import WRONG, a_crowd, type_pin

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.counter import Counter
    from tests.ui.memory_till import MemoryTill

EUR = currency("EUR")


def typed(counter: Counter) -> str:
    """The amount, without the places that nobody has typed yet."""
    return counter.model.keypad.number


@pytest.fixture
def locked(open_counter: Callable[..., Counter], till: MemoryTill) -> Counter:
    return open_counter(till, duty=MemoryDuty(here=None))


def test_nobody_is_here_after_a_start_and_nothing_of_the_till_can_be_touched(
    locked: Counter,
) -> None:
    locked.type("5")

    assert (locked.text("lockShop"), locked.text("lockTill")) == ("Corner Books", "Till 1")
    assert locked.text("pin_title") == "Choose your face"
    assert typed(locked) == "€0"
    assert locked.item("pin_dots").property("count") == 0
    assert not locked.item("key_7").property("enabled")


def test_no_key_reaches_what_is_asked_over_the_till_while_nobody_is_here(counter: Counter) -> None:
    names = ("tipScreen", "refundLink", "cancelQuestion", "clearing", "dropping")
    asked = [counter.window.findChild(QObject, name) for name in names]
    assert all(each is not None and each.property("enabled") for each in asked)

    counter.duty.lock()

    assert not any(each is None or each.property("enabled") for each in asked)


def test_a_face_and_its_pin_let_somebody_in(locked: Counter) -> None:
    locked.tap("face_Jonas")
    type_pin(locked, "pin_", PIN)

    assert locked.duty.here() == JONAS
    assert not locked.shows("lockScreen")
    assert locked.item("personNow").property("text") == "Jonas, Shift 112"


def test_a_keyboard_types_the_pin_and_then_the_amount(locked: Counter) -> None:
    locked.tap("face_Maya")
    locked.type(PIN + "9")
    locked.key(Qt.Key.Key_Backspace)
    locked.key(Qt.Key.Key_Return)
    locked.type("12")

    assert locked.duty.here() == MAYA
    assert typed(locked) == "€12"


def test_escape_puts_away_what_was_typed(locked: Counter) -> None:
    locked.tap("face_Maya")
    locked.type("81")
    locked.key(Qt.Key.Key_Escape)

    assert locked.item("pin_dots").property("count") == 0
    assert locked.shows("lockScreen")


def test_the_sale_typed_and_the_open_ones_stay_while_another_one_comes(
    counter: Counter,
) -> None:
    for amount in (4625, 8400):
        counter.till.charge(Money(amount, EUR), "")
    counter.model.tick()
    counter.type("31.97")
    counter.tap("lock")

    assert counter.text("lockSentence") == (
        "The sale on the screen stays. 2 open sales are watched on."
    )
    assert counter.text("pin_title") == "Maya, your PIN", "who was here comes back most often"

    counter.tap("face_Ines")
    type_pin(counter, "pin_", PIN)

    assert counter.duty.here() == INES
    assert typed(counter) == "€31.97"
    counter.key(Qt.Key.Key_Backspace)
    assert typed(counter) == "€31.9", "the keys are the sale's again"


def test_a_wrong_pin_says_what_is_left_and_a_wait_counts_down(locked: Counter) -> None:
    locked.tap("face_Jonas")
    type_pin(locked, "pin_", WRONG)
    type_pin(locked, "pin_", WRONG)
    assert locked.text("pin_message") == ("Wrong PIN. 3 tries left, then a pause of 30 seconds.")
    for _ in range(3):
        type_pin(locked, "pin_", WRONG)
    assert locked.text("pin_message") == "Too many tries. Next one in 0:30."
    assert not locked.item("pin_1").property("enabled")

    locked.till.pass_time(12)
    locked.people.tick()
    assert locked.text("pin_message") == "Too many tries. Next one in 0:18."

    locked.tap("face_Maya")
    assert locked.item("pin_1").property("enabled"), "only who typed them waits"
    locked.tap("face_Jonas")
    assert locked.text("pin_message") == "Too many tries. Next one in 0:18."

    locked.till.pass_time(18)
    locked.people.tick()
    assert not locked.shows("pin_message")
    type_pin(locked, "pin_", PIN)
    assert locked.duty.here() == JONAS


def test_a_pin_too_short_is_no_try(locked: Counter) -> None:
    locked.tap("face_Maya")
    type_pin(locked, "pin_", "817")

    assert locked.text("pin_message") == "A PIN has at least 4 digits."
    assert locked.duty.tries == {}


def test_the_digits_are_nowhere_to_be_read(locked: Counter) -> None:
    locked.tap("face_Maya")
    locked.type("8391")

    def readable(thing: QObject) -> list[str]:
        meta = thing.metaObject()
        known = [meta.property(place) for place in range(meta.propertyCount())]
        # Some of Qt's own have no face in Python.
        plain = [str(each.name()) for each in known if "*" not in str(each.typeName())]
        return [str(thing.property(name)) for name in plain]

    seen = [text for thing in locked.people.findChildren(QObject) for text in readable(thing)]
    seen += locked.texts()
    assert seen
    assert not [text for text in seen if "8391" in text or "839" in text]


def test_the_demo_says_its_pins(open_counter: Callable[..., Counter], till: MemoryTill) -> None:
    duty = MemoryDuty(here=None)
    duty.is_demo = True
    counter = open_counter(till, duty=duty)
    counter.tap("face_Ines")

    assert counter.text("pin_message") == f"Demo: the PIN is {PIN}."


def test_many_people_scroll(open_counter: Callable[..., Counter], till: MemoryTill) -> None:
    counter = open_counter(till, duty=MemoryDuty(here=None, people=a_crowd(30)))
    faces = counter.item("lockFaces")

    assert faces.property("contentHeight") > 2 * faces.height()
    assert faces.property("count") == 30


def test_the_screen_waits_until_people_are_known(
    open_counter: Callable[..., Counter], till: MemoryTill
) -> None:
    duty = MemoryDuty(here=None)
    duty.starting = True
    counter = open_counter(till, duty=duty)
    assert counter.text("lockSentence") == "Getting ready"

    duty.start_up()
    counter.settle()
    assert counter.shows("face_Pavel")


def test_every_touch_and_key_puts_off_the_lock_and_arrives(counter: Counter) -> None:
    TouchWatch(counter.window, counter.people.touched)
    counter.tap("key_7")
    touched = counter.duty.touches
    assert touched
    counter.type("5")
    assert counter.duty.touches > touched
    assert typed(counter) == "€75"

    before = counter.duty.touches
    QCoreApplication.sendEvent(counter.window, QEvent(QEvent.Type.HoverMove))
    assert counter.duty.touches == before, "nobody touched it"


def test_a_code_that_a_customer_pays_puts_off_the_lock(counter: Counter) -> None:
    counter.people.tick()
    assert counter.duty.touches == 0
    sale_id = counter.till.charge(Money(3197, EUR), "")
    counter.model.open_sale(sale_id)
    counter.people.tick()
    assert counter.duty.touches == 1

    counter.till.pay(sale_id, counter.till.shown[sale_id].sale.due_sat)
    counter.people.tick()
    assert counter.duty.touches == 1, "nothing is to be scanned any more"


def test_everybody_takes_another_pin(counter: Counter) -> None:
    counter.tap("personNow")
    for digits in (PIN, "9274", "9275"):
        type_pin(counter, "own_", digits)
    assert counter.text("own_message") == "The two were not the same. Start again."
    for digits in ("9274", "9274"):
        type_pin(counter, "own_", digits)

    assert counter.text("ownAdvice") == "The new PIN holds from now on."
    assert counter.duty.pins[MAYA.id] == "9274"
    counter.key(Qt.Key.Key_Escape)
    counter.type("5")
    assert typed(counter) == "€5"


def test_a_new_pin_needs_the_old_one(counter: Counter) -> None:
    counter.tap("personNow")
    for digits in (WRONG, "9274", "9274"):
        type_pin(counter, "own_", digits)

    assert counter.text("own_title") == "Your PIN now"
    assert counter.text("own_message").startswith("Wrong PIN. 4 tries left")
    assert counter.duty.pins[MAYA.id] == PIN


def test_first_the_owner_says_who_it_is(
    open_counter: Callable[..., Counter], till: MemoryTill
) -> None:
    counter = open_counter(till, duty=MemoryDuty(here=None, people=()))
    for digits in ("2222", PIN):
        type_pin(counter, "pin_", digits)
        if digits != PIN:
            assert counter.text("pin_message") == "Too easy to guess. Choose digits out of order."
    type_pin(counter, "pin_", PIN)
    assert counter.text("personMistake") == "A name is missing."

    counter.tap("personNameInput")
    for letter in "pavel adamczyk":
        counter.tap("spaceKey" if letter == " " else f"letter_{letter}")
    counter.tap("doneKey")
    assert counter.text("personInitials") == "PA"
    for _ in range(2):
        type_pin(counter, "pin_", PIN)

    owner = counter.duty.here()
    assert owner is not None
    assert (owner.name, owner.initials, owner.role) == ("pavel adamczyk", "PA", PAVEL.role)
    assert not counter.shows("firstOwner")

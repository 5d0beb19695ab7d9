"""The states that the two main screens are in while everything goes as it should, to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.credit import Assurance
from pos_app.domain.message import Message
from pos_app.domain.money import Money, currency
from pos_app.ui.till import Health, PartStatus

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from tests.ui.counter import Counter

EUR = currency("EUR")


def payment(counter: Counter, note: str = "Signed copy for Lena") -> UUID:
    sale_id = counter.till.charge(Money(3197, EUR), note)
    counter.model.open_sale(sale_id)
    return sale_id


def due(counter: Counter, sale_id: UUID) -> int:
    return counter.till.shown[sale_id].sale.due_sat


def paid_sale(counter: Counter, extra: int = 0) -> UUID:
    sale_id = payment(counter)
    counter.till.pay(sale_id, due(counter, sale_id) + extra)
    return sale_id


def keypad_empty(counter: Counter) -> None:
    counter.model.keypad.clear()


def keypad_typed(counter: Counter) -> None:
    """Five sales on the shelf, a note, and an amount."""
    till = counter.till
    for amount in (4625, 8400, 1250, 980, 1840):
        till.charge(Money(amount, EUR), "")
    taken, part, _, seen, paid = till.shown
    for sale_id in (taken, seen, paid):
        till.pay(sale_id, due(counter, sale_id))
    till.take_back(taken)
    till.pay(part, due(counter, part) - 13_590)
    till.mine(paid)
    till.print_receipt(paid)
    counter.model.keypad.setNote("Signed copy for Lena")
    for digits in ("31", "97"):
        counter.model.keypad.press(digits)
        counter.model.keypad.pressPoint()


def keypad_longest(counter: Counter) -> None:
    counter.till.charge(Money(99_999_999_999, EUR), "")
    counter.model.keypad.press("999999999")
    counter.model.keypad.pressPoint()
    counter.model.keypad.press("99")
    counter.model.keypad.setNote("A long note that says for whom it is and when it is fetched")


def keypad_satoshi(counter: Counter) -> None:
    counter.model.keypad.chooseCurrency(3)
    counter.model.keypad.press("21000")


def keypad_no_rate(counter: Counter) -> None:
    keypad_typed(counter)
    counter.till.lose_rates()


def keypad_no_network(counter: Counter) -> None:
    keypad_typed(counter)
    message = Message(code="chain.unreachable")
    counter.till.set_status(chain=PartStatus(health=Health.STOPPED, message=message))


def note(counter: Counter) -> None:
    counter.tap("note")


def waiting(counter: Counter) -> None:
    payment(counter)
    counter.till.pass_time(78)
    counter.model.tick()


def waiting_in_trouble(counter: Counter) -> None:
    waiting(counter)
    message = Message(code="printer.paper_out")
    part = PartStatus(health=Health.TROUBLE, message=message, waiting=2)
    counter.till.set_status(printer=part)


def waiting_longest(counter: Counter) -> None:
    note = "A long note that says for whom it is and when it is fetched"
    sale_id = counter.till.charge(Money(99_999_999_999, EUR), note)
    counter.model.open_sale(sale_id)


def partly_paid(counter: Counter) -> None:
    sale_id = payment(counter)
    counter.till.pay(sale_id, due(counter, sale_id) - 5_447)


def partly_paid_but_for_dust(counter: Counter) -> None:
    sale_id = payment(counter)
    counter.till.pay(sale_id, due(counter, sale_id) - 545)


def seen(counter: Counter) -> None:
    paid_sale(counter)


def paid(counter: Counter) -> None:
    sale_id = paid_sale(counter)
    counter.till.mine(sale_id)
    counter.till.print_receipt(sale_id)


def paid_too_much(counter: Counter) -> None:
    counter.till.mine(paid_sale(counter, extra=1_200))


def expired(counter: Counter) -> None:
    payment(counter)
    counter.till.pass_time(16 * 60)
    counter.till.quotes_at = counter.till.uptime - 5
    counter.model._refresh()


def expired_partly_paid(counter: Counter) -> None:
    partly_paid(counter)
    counter.till.pass_time(16 * 60)
    counter.till.quotes_at = counter.till.uptime - 5
    counter.model._refresh()


def expired_in_trouble(counter: Counter) -> None:
    expired(counter)
    message = Message(code="printer.paper_out")
    part = PartStatus(health=Health.TROUBLE, message=message, waiting=2)
    counter.till.set_status(printer=part)


def paid_late(counter: Counter) -> None:
    expired(counter)
    counter.till.pass_time(180)
    sale_id = next(iter(counter.till.shown))
    counter.till.pay(sale_id, due(counter, sale_id))


def cancelled(counter: Counter) -> None:
    counter.till.cancel(payment(counter))


def vanished(counter: Counter) -> None:
    counter.till.take_back(paid_sale(counter), Assurance.UNKNOWN)


def taken_back(counter: Counter) -> None:
    counter.till.take_back(paid_sale(counter))


def preparing(counter: Counter) -> None:
    counter.till.prepares = False
    payment(counter)


def not_ready(counter: Counter) -> None:
    counter.till.prepares = False
    reason = Message(code="wallet.no_address_ready")
    counter.till.cannot_prepare(payment(counter), reason)


SCENES: dict[str, Callable[[Counter], None]] = {
    scene.__name__: scene
    for scene in (
        keypad_empty,
        keypad_typed,
        keypad_longest,
        keypad_satoshi,
        keypad_no_rate,
        keypad_no_network,
        note,
        waiting,
        waiting_in_trouble,
        waiting_longest,
        partly_paid,
        partly_paid_but_for_dust,
        seen,
        paid,
        paid_too_much,
        expired,
        expired_partly_paid,
        expired_in_trouble,
        paid_late,
        cancelled,
        vanished,
        taken_back,
        preparing,
        not_ready,
    )
}

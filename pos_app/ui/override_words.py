"""What the manager's dialog says: who asks, what for, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.domain.person import Role
from pos_app.domain.rights import LEAST_ROLE, Right
from pos_app.ui.duty import AskedFor, AskedLabel

if TYPE_CHECKING:
    from pos_app.ui.duty import AskedRow, OverrideAsked
    from pos_app.ui.formatting import Formatter

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideRow:
    """`strong` is what it comes to."""

    key: str
    label: str
    value: str
    strong: bool


def title_of_ask(ask: OverrideAsked) -> str:
    if LEAST_ROLE[ask.right] is Role.OWNER:
        return translate("Override", "Owner's PIN")
    return translate("Override", "Manager's PIN")


def sentence_of_ask(ask: OverrideAsked, numbers: Formatter) -> str:
    """One sentence, like `Maya asks to accept a sale that is €4.97 short`."""
    rows = ask.details.rows
    amount = _value(rows[-1], numbers) if rows else ""
    return _form(ask, has_amount=bool(amount)).format(name=ask.asked_by.name, amount=amount)


def rows_of_ask(ask: OverrideAsked, numbers: Formatter) -> tuple[OverrideRow, ...]:
    rows = ask.details.rows
    return tuple(
        OverrideRow(
            key=f"{place}_{row.label.value}",
            label=_label(row.label),
            value=_value(row, numbers),
            strong=len(rows) > 1 and place == len(rows) - 1,
        )
        for place, row in enumerate(rows)
    )


def back_of_ask(ask: OverrideAsked) -> str:
    """The way out says what happens then."""
    if ask.details.what is AskedFor.SHORT:
        return translate("Override", "Back, ask for the rest")
    return translate("Override", "Back, leave it")


def _form(ask: OverrideAsked, *, has_amount: bool) -> str:
    what = ask.details.what
    if what is AskedFor.SHORT and has_amount:
        return translate("Override", "{name} asks to accept a sale that is {amount} short.")
    if what is not None:
        return _exact(what)
    return {
        Right.CHARGE: translate("Override", "{name} asks to charge a sale."),
        Right.CANCEL: translate("Override", "{name} asks to cancel a sale."),
        Right.REPRINT: translate("Override", "{name} asks to print a receipt again."),
        Right.DISCOUNT: translate("Override", "{name} asks to give a discount."),
        Right.ACCEPT: translate("Override", "{name} asks to accept a payment."),
        Right.REFUND: translate("Override", "{name} asks to give money back."),
        Right.OPEN_DRAWER: translate("Override", "{name} asks to open the drawer without a sale."),
        Right.REPORTS: translate("Override", "{name} asks to see what the shop has sold."),
        Right.SETTINGS: translate("Override", "{name} asks to open the settings."),
        Right.WALLET: translate("Override", "{name} asks to change the wallet."),
    }[ask.right]


def _exact(what: AskedFor) -> str:
    return {
        AskedFor.SHORT: translate("Override", "{name} asks to accept a sale that is paid short."),
        AskedFor.LATE: translate("Override", "{name} asks to accept a payment that came late."),
        AskedFor.TIP: translate("Override", "{name} asks to keep what came on top as a tip."),
        AskedFor.REFUND_DUE: translate("Override", "{name} asks to note that money is due back."),
        AskedFor.SHIFT_CLOSE: translate("Override", "{name} asks to close the shift."),
        AskedFor.PEOPLE: translate("Override", "{name} asks to change who works here, or a PIN."),
        AskedFor.GOODS: translate("Override", "{name} asks to change what is sold here."),
    }[what]


def _label(label: AskedLabel) -> str:
    return {
        AskedLabel.PRICE: translate("Override", "Price"),
        AskedLabel.PAID: translate("Override", "Paid"),
        AskedLabel.GIVEN_UP: translate("Override", "Given up"),
        AskedLabel.CAME_ON_TOP: translate("Override", "Came on top"),
        AskedLabel.DISCOUNT: translate("Override", "Discount"),
        AskedLabel.GIVEN_BACK: translate("Override", "Given back"),
        AskedLabel.SALE: translate("Override", "Sale"),
        AskedLabel.PERSON: translate("Override", "Person"),
    }[label]


def _value(row: AskedRow, numbers: Formatter) -> str:
    if isinstance(row.value, str):
        return row.value
    return numbers.sat(row.value) if isinstance(row.value, int) else numbers.money(row.value)

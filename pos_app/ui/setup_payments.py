"""The part of the set-up form that says when a payment counts, and what may be lost."""

from __future__ import annotations

from functools import partial

from pos_app.ui.qt_typing import QT_TRANSLATE_NOOP
from pos_app.ui.setup_parts import FieldKind, FormField, Step

_payments = partial(FormField, step=Step.PAYMENTS)
_amount = partial(
    _payments,
    kind=FieldKind.AMOUNT,
    hint="0",
    mistake=QT_TRANSLATE_NOOP("Setup", "An amount such as 0.05; 0 for none."),
)

PAYMENT_FIELDS: tuple[FormField, ...] = (
    _payments(
        "wallet.confirmations",
        FieldKind.NUMBER,
        label=QT_TRANSLATE_NOOP("Setup", "Blocks until a sale is paid"),
        hint="1",
        mistake=QT_TRANSLATE_NOOP("Setup", "A number from 1 to 100."),
    ),
    _payments(
        "acceptance.tiers",
        FieldKind.LIST,
        label=QT_TRANSLATE_NOOP("Setup", "More blocks from an amount on, as amount:blocks"),
        hint="100:2, 1000:6",
        mistake=QT_TRANSLATE_NOOP("Setup", "Such as 100:2, 1000:6, with commas between."),
    ),
    _amount(
        "acceptance.unconfirmed_up_to",
        label=QT_TRANSLATE_NOOP("Setup", "Take unconfirmed: up to so much for one sale"),
    ),
    _amount(
        "acceptance.unconfirmed_budget",
        label=QT_TRANSLATE_NOOP("Setup", "Take unconfirmed: up to so much at any time in all"),
        mistake=QT_TRANSLATE_NOOP("Setup", "An amount, at least as much as for one sale."),
    ),
    _amount(
        "acceptance.tolerance",
        label=QT_TRANSLATE_NOOP("Setup", "Let a payment be short by up to"),
    ),
    _payments(
        "acceptance.tolerance_sat",
        FieldKind.NUMBER,
        label=QT_TRANSLATE_NOOP("Setup", "And by no more than so many sat"),
        hint="0",
        mistake=QT_TRANSLATE_NOOP("Setup", "A number from 0 to 100000; 0 is not set."),
    ),
)

"""The part of the set-up form that says when a payment counts, and what may be lost."""

from __future__ import annotations

from pos_app.ui.qt_typing import QT_TRANSLATE_NOOP
from pos_app.ui.setup_parts import FieldKind, FormField, Step

_AMOUNT = QT_TRANSLATE_NOOP("Setup", "An amount such as 0.05; 0 for none.")

PAYMENT_FIELDS: tuple[FormField, ...] = (
    FormField(
        key="wallet.confirmations",
        step=Step.PAYMENTS,
        kind=FieldKind.NUMBER,
        label=QT_TRANSLATE_NOOP("Setup", "Blocks until a sale is paid"),
        hint="1",
        mistake=QT_TRANSLATE_NOOP("Setup", "A number from 1 to 100."),
    ),
    FormField(
        key="acceptance.tiers",
        step=Step.PAYMENTS,
        kind=FieldKind.LIST,
        label=QT_TRANSLATE_NOOP("Setup", "More blocks from an amount on, as amount:blocks"),
        hint="100:2, 1000:6",
        mistake=QT_TRANSLATE_NOOP("Setup", "Such as 100:2, 1000:6, with commas between."),
    ),
    FormField(
        key="acceptance.unconfirmed_up_to",
        step=Step.PAYMENTS,
        kind=FieldKind.AMOUNT,
        label=QT_TRANSLATE_NOOP("Setup", "Take unconfirmed: up to so much for one sale"),
        hint="0",
        mistake=_AMOUNT,
    ),
    FormField(
        key="acceptance.unconfirmed_budget",
        step=Step.PAYMENTS,
        kind=FieldKind.AMOUNT,
        label=QT_TRANSLATE_NOOP("Setup", "Take unconfirmed: up to so much at any time in all"),
        hint="0",
        mistake=QT_TRANSLATE_NOOP("Setup", "An amount, at least as much as for one sale."),
    ),
    FormField(
        key="acceptance.tolerance",
        step=Step.PAYMENTS,
        kind=FieldKind.AMOUNT,
        label=QT_TRANSLATE_NOOP("Setup", "Let a payment be short by up to"),
        hint="0",
        mistake=_AMOUNT,
    ),
    FormField(
        key="acceptance.tolerance_sat",
        step=Step.PAYMENTS,
        kind=FieldKind.NUMBER,
        label=QT_TRANSLATE_NOOP("Setup", "And by no more than so many sat"),
        hint="0",
        mistake=QT_TRANSLATE_NOOP("Setup", "A number from 0 to 100000; 0 is not set."),
    ),
)

"""What is known of a payment that is on its way, and why it is not taken before its block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.domain.acceptance import LISTEN_SECONDS, Refusal
from pos_app.ui.card_rows import CardFace, CardRow, CardStyle, RowKind, check, value
from pos_app.ui.payment_context import PaymentContext, block_text, is_contested

if TYPE_CHECKING:
    from pos_app.domain.sale import Sale
    from pos_app.ui.formatting import Formatter
    from pos_app.ui.till import Exposure, ShownSale

translate = QCoreApplication.translate

# The screen has room for so many.
_MOST_ROWS = 4


def checks_card(shown: ShownSale, context: PaymentContext) -> CardFace:
    sale = shown.sale
    exposure = context.status.exposure
    rows = [_full(sale), *_over(sale, context)]
    if exposure is None or Refusal.OFF in shown.waits_for:
        rows += _of_the_wallet(sale)
        blocks = translate("Payment", "Confirmed: {blocks}")
        rows.append(value("blocks", blocks.format(blocks=block_text(sale, context)), ""))
        return CardFace(style=CardStyle.LIST, rows=tuple(rows[:_MOST_ROWS]))
    rows += [_reason(refusal) for refusal in Refusal if refusal in shown.waits_for]
    rows = rows[: _MOST_ROWS - 1]
    return CardFace(style=CardStyle.LIST, rows=(*rows, exposure_row(exposure, context.numbers)))


def exposure_row(exposure: Exposure, numbers: Formatter) -> CardRow:
    """How much of what the store would lose at most is out already."""
    text = translate("Payment", "{used} of {budget}").format(
        used=numbers.money(exposure.used), budget=numbers.money(exposure.budget)
    )
    return CardRow(
        key="exposure",
        kind=RowKind.METER,
        label=translate("Payment", "Unconfirmed money"),
        value=text,
        part=part_used(exposure),
    )


def part_used(exposure: Exposure) -> float:
    return min(1.0, exposure.used.minor / exposure.budget.minor) if exposure.budget.minor else 1.0


def word_of(refusal: Refusal) -> str:
    """Why a payment waits for its block, in a few words."""
    return {
        Refusal.OFF: translate("Payment", "Waits for its block"),
        Refusal.WORTH_UNKNOWN: translate("Payment", "No rate says what it is worth"),
        Refusal.OVER_CEILING: translate("Payment", "Over the limit for unconfirmed money"),
        Refusal.OVER_BUDGET: translate("Payment", "Too much unconfirmed money already"),
        Refusal.NOT_ENOUGH: translate("Payment", "Not the full amount"),
        Refusal.LATE: translate("Payment", "Not in time for this price"),
        Refusal.REPLACEABLE: translate("Payment", "Can still be replaced by the sender"),
        Refusal.UNCONFIRMED_PARENT: translate("Payment", "Rests on another payment that may fail"),
        Refusal.FEE_UNKNOWN: translate("Payment", "No server can judge its fee"),
        Refusal.FEE_TOO_LOW: translate("Payment", "The fee is low"),
        Refusal.ONE_SOURCE: translate("Payment", "Not every server has seen it"),
        Refusal.STILL_LISTENING: translate("Payment", "Listening for {seconds} s").format(
            seconds=LISTEN_SECONDS
        ),
        Refusal.CONTESTED: translate("Payment", "The servers disagree, or it replaced another"),
        Refusal.NOT_FOLLOWING: translate("Payment", "Payments are not followed right now"),
    }[refusal]


def _reason(refusal: Refusal) -> CardRow:
    kind = RowKind.PENDING if refusal is Refusal.STILL_LISTENING else RowKind.CHECK
    return CardRow(key=refusal.value, kind=kind, label=word_of(refusal), good=False)


def _full(sale: Sale) -> CardRow:
    count = sum(credit.counts for credit in sale.credits)
    if count == 1:
        return check("full", translate("Payment", "Full amount, one payment"), good=True)
    full = translate("Payment", "Full amount, {count} payments").format(count=count)
    return check("full", full, good=True)


def _over(sale: Sale, context: PaymentContext) -> list[CardRow]:
    if not sale.over_sat:
        return []
    over = context.numbers.money(sale.lock.value_of(sale.over_sat, sale.amount.currency))
    return [check("over", translate("Payment", "{amount} too much").format(amount=over), good=True)]


def _of_the_wallet(sale: Sale) -> list[CardRow]:
    counted = [credit for credit in sale.credits if credit.counts]
    rows = []
    if is_contested(sale):
        rows.append(check("contested", translate("Payment", "The servers disagree"), good=False))
    if any(credit.unconfirmed_parent for credit in counted):
        rows.append(check("parent", word_of(Refusal.UNCONFIRMED_PARENT), good=False))
    if any(credit.replaceable and not credit.height for credit in counted):
        rows.append(check("replaceable", word_of(Refusal.REPLACEABLE), good=False))
    else:
        text = translate("Payment", "Sent as final by the wallet")
        rows.append(check("replaceable", text, good=True))
    return rows

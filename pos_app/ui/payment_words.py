"""The large words of the payment screen: what happened, and what to do, for each state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.domain.events import OverUse
from pos_app.domain.sale_state import Flag, Life, Standing
from pos_app.ui.payment_context import block_text, is_contested, missing_text, received_text
from pos_app.ui.sale_face import Face

if TYPE_CHECKING:
    from pos_app.domain.sale import Sale
    from pos_app.ui.payment_context import PaymentContext

translate = QCoreApplication.translate


def title_of(face: Face) -> str:
    return {
        Face.PREPARING: translate("Payment", "Preparing"),
        Face.COULD_NOT_PREPARE: translate("Payment", "Not ready to pay"),
        Face.WAITING: translate("Payment", "Waiting"),
        Face.PARTLY_PAID: translate("Payment", "Partly paid"),
        Face.DROPPED: translate("Payment", "Payment vanished"),
        Face.SEEN: translate("Payment", "Payment seen"),
        Face.REPLACED: translate("Payment", "Payment seen"),
        Face.ACCEPTED: translate("Payment", "Accepted"),
        Face.PAID: translate("Payment", "Paid"),
        Face.OVER: translate("Payment", "Paid too much"),
        Face.LATE: translate("Payment", "Paid late"),
        Face.UNPROVEN: translate("Payment", "Perhaps late"),
        Face.AFTER_CANCEL: translate("Payment", "Paid after cancel"),
        Face.EXPIRED: translate("Payment", "Price expired"),
        Face.CANCELLED: translate("Payment", "Cancelled"),
        Face.REVERSED: translate("Payment", "Payment taken back"),
        Face.REFUNDED: translate("Payment", "Refunded"),
    }[face]


def sentence_of(sale: Sale, face: Face, context: PaymentContext) -> str:
    """At most two lines; never empty."""
    if face is Face.PREPARING and sale.asks_tip:
        return translate("Payment", "The customer is asked for a tip first.")
    tell = {
        Face.PAID: _paid,
        Face.OVER: _over,
        Face.PARTLY_PAID: _partly,
        Face.SEEN: _seen,
        Face.ACCEPTED: _accepted,
        Face.CANCELLED: _cancelled,
        Face.DROPPED: _dropped,
        Face.REVERSED: _reversed,
    }.get(face)
    return tell(sale, context) if tell else _plain(sale, face, context)


def _plain(sale: Sale, face: Face, context: PaymentContext) -> str:
    return {
        Face.PREPARING: translate("Payment", "The QR is there in a moment."),
        Face.COULD_NOT_PREPARE: translate("Payment", "Nothing was asked of the customer yet."),
        Face.WAITING: translate("Payment", "The customer scans the code with a wallet."),
        Face.REPLACED: translate(
            "Payment", "Another payment took its place and pays as much.\nNot final yet: {blocks}."
        ).format(blocks=block_text(sale, context)),
        Face.LATE: translate(
            "Payment", "The money came after the price ended.\nTake it, or ask at the rate now."
        ),
        Face.UNPROVEN: translate(
            "Payment",
            "It came while the till was not watching,\nand may have come in time. You decide.",
        ),
        Face.AFTER_CANCEL: translate(
            "Payment", "The sale was cancelled, then the money came.\nTake it, or give it back."
        ),
        Face.EXPIRED: translate(
            "Payment",
            "The QR is hidden, so nobody pays an old price.\n"
            "Money sent to it still counts for this sale.",
        ),
        Face.REFUNDED: translate("Payment", "The money went back to the customer."),
    }[face]


def _paid(sale: Sale, context: PaymentContext) -> str:
    amount = context.numbers.money(sale.amount)
    heights = [credit.height for credit in sale.credits if credit.counts and credit.height]
    if not heights:
        return translate("Payment", "{amount}, taken").format(amount=amount)
    text = translate("Payment", "{amount}, confirmed in block {height}")
    return text.format(amount=amount, height=max(heights))


def _over(sale: Sale, context: PaymentContext) -> str:
    over = context.numbers.money(sale.lock.value_of(sale.over_sat, sale.amount.currency))
    if sale.undecided_over_sat:
        text = translate("Payment", "{amount} came on top of the price.\nIs it a tip?")
    elif sale.over_use is OverUse.TIP:
        text = translate("Payment", "{amount} came on top of the price\nand was kept as a tip.")
    else:
        text = translate("Payment", "{amount} came on top of the price\nand is to be given back.")
    return text.format(amount=over)


def _partly(sale: Sale, context: PaymentContext) -> str:
    if sale.cannot_be_completed:
        text = translate("Payment", "Only {sat} are missing,\nless than a wallet can send.")
        return text.format(sat=context.numbers.sat(sale.missing_sat))
    received, missing = received_text(sale, context.numbers), missing_text(sale, context.numbers)
    if sale.state.life is Life.CANCELLED:
        text = translate(
            "Payment",
            "{received} came for a cancelled sale.\nTake it as it is, or ask for the rest.",
        )
    else:
        text = translate("Payment", "{received} came in, {missing} are missing.")
    return text.format(received=received, missing=missing)


def _seen(sale: Sale, context: PaymentContext) -> str:
    blocks = block_text(sale, context)
    if is_contested(sale):
        text = translate(
            "Payment", "One server sees it in a block, another denies it.\nNot final yet: {blocks}."
        )
    elif sale.state.life is Life.SETTLED:
        text = translate(
            "Payment", "Its block was taken out of the chain again.\nStill watched: {blocks}."
        )
    else:
        text = translate("Payment", "The full amount is on its way.\nNot final yet: {blocks}.")
    return text.format(blocks=blocks)


def _accepted(sale: Sale, context: PaymentContext) -> str:
    blocks = block_text(sale, context)
    if is_contested(sale):
        text = translate(
            "Payment", "One server sees it in a block, another denies it.\nStill watched: {blocks}."
        )
    elif Flag.REPLACED in sale.flags:
        text = translate(
            "Payment", "Another payment took its place and pays as much.\nStill watched: {blocks}."
        )
    else:
        text = translate("Payment", "Taken, though not confirmed yet.\nStill watched: {blocks}.")
    return text.format(blocks=blocks)


def _cancelled(sale: Sale, _context: PaymentContext) -> str:
    if sale.request is None:
        return translate("Payment", "Nothing was asked of the customer.")
    if sale.state.standing is Standing.REVERSED:
        return translate("Payment", "A payment came and was taken back.\nNothing more is asked.")
    if Flag.DROPPED in sale.flags:
        return translate("Payment", "A payment came and vanished.\nThe address is still watched.")
    return translate("Payment", "Nothing more is asked.\nThe address is still watched.")


def _dropped(sale: Sale, _context: PaymentContext) -> str:
    if sale.state.life is Life.EXPIRED:
        return translate(
            "Payment", "The network has forgotten it, and the price has ended.\nIt is not paid."
        )
    return translate("Payment", "The network has forgotten it. This sale is not paid.")


def _reversed(sale: Sale, context: PaymentContext) -> str:
    if sale.received_sat:
        text = translate("Payment", "What took its place is too little:\n{missing} are missing.")
        return text.format(missing=missing_text(sale, context.numbers))
    if Flag.REPLACED not in sale.flags and Flag.DROPPED in sale.flags:
        return translate(
            "Payment", "The network has forgotten the payment.\nThis sale is not paid any more."
        )
    return translate(
        "Payment",
        "The customer's wallet sent the same money\nsomewhere else. This sale is not paid.",
    )

"""The middle card of the payment screen: the held price, checks, what is missing, facts, steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.domain.money import from_sat
from pos_app.domain.rate import Rate, price_in_sat, with_margin
from pos_app.domain.sale_state import Life
from pos_app.ui.card_rows import CardFace, CardRow, CardStyle, RowKind, value
from pos_app.ui.formatting import clock, shortened
from pos_app.ui.gateway_words import gateway_price
from pos_app.ui.payment_checks import checks_card
from pos_app.ui.payment_context import (
    PaymentContext,
    block_text,
    lock_minutes,
    missing_text,
    price_text,
)
from pos_app.ui.price_card import price_card
from pos_app.ui.sale_face import Face

if TYPE_CHECKING:
    from pos_app.domain.money import Money
    from pos_app.domain.sale import Sale
    from pos_app.ui.till import ShownSale

translate = QCoreApplication.translate


def card_of(shown: ShownSale, face: Face, context: PaymentContext) -> CardFace:
    sale = shown.sale
    if face is Face.COULD_NOT_PREPARE:
        return _trouble(shown, context)
    if not sale.locks:
        return CardFace(style=CardStyle.NONE)
    if face in {Face.SEEN, Face.REPLACED}:
        return checks_card(shown, context)
    return _CARDS.get(face, _facts)(sale, face, context)


def _trouble(shown: ShownSale, context: PaymentContext) -> CardFace:
    trouble = shown.trouble or shown.sale.reason
    reason = context.sentence(trouble) if trouble else ""
    rows = (CardRow(key="reason", kind=RowKind.TEXT, label=reason),)
    return CardFace(
        style=CardStyle.LIST, title=translate("Payment", "What is in the way"), rows=rows
    )


def _price(sale: Sale, _face: Face, context: PaymentContext) -> CardFace:
    lock = sale.lock
    if sale.request is not None and (hosted := sale.request.hosted) is not None:
        return gateway_price(sale, hosted.gateway, context)
    prices = [quote.price for quote in lock.quotes]
    age = max(
        (
            int((lock.locked_at - (q.quoted_at or q.fetched_at)).total_seconds())
            for q in lock.quotes
        ),
        default=0,
    )
    spread = (max(prices) - min(prices)) / lock.price if prices else lock.price * 0
    agree = translate("Payment", "{count} sources agree").format(count=len(prices))
    detail = translate("Payment", "Spread {spread}, {seconds} s old")
    return price_card(
        lock,
        context,
        CardRow(key="sources", kind=RowKind.CHECK, label=agree, strong=True),
        CardRow(
            key="spread",
            kind=RowKind.TEXT,
            label=detail.format(spread=context.numbers.percent(spread), seconds=max(0, age)),
        ),
    )


def _missing(sale: Sale, _face: Face, context: PaymentContext) -> CardFace:
    paid = sale.lock.value_of(sale.received_sat, sale.amount.currency)
    rest = translate("Payment", "New QR asks for just the rest,\nsame address, same price")
    if sale.cannot_be_completed:
        rest = translate("Payment", "Too little for a wallet to send,\nso no QR asks for it")
    elif sale.state.life is Life.CANCELLED:
        rest = translate("Payment", "A new rate makes a QR\nthat asks for just the rest")
    return CardFace(
        style=CardStyle.MISSING,
        rows=(
            value("paid", translate("Payment", "Paid so far"), context.numbers.money(paid)),
            value("missing", translate("Payment", "Missing"), missing_text(sale, context.numbers)),
            value("rest", rest, context.numbers.sat(sale.missing_sat)),
        ),
    )


def _steps(sale: Sale, _face: Face, _context: PaymentContext) -> CardFace:
    told = translate("Payment", "The sale is marked and the store is told.")
    steps = (
        translate("Payment", "Ask the customer to pay again, if still here."),
        translate("Payment", "Keep the goods, or call the manager."),
        told,
    )
    if sale.state.life is Life.SETTLED:
        steps = (
            translate("Payment", "Stop the customer, if still here."),
            translate("Payment", "Call the manager. Charge what is missing again."),
            told,
        )
    rows = tuple(
        CardRow(key=str(number), kind=RowKind.STEP, label=step, value=str(number))
        for number, step in enumerate(steps, 1)
    )
    return CardFace(style=CardStyle.ALARM, title=translate("Payment", "What to do"), rows=rows)


def _choice(sale: Sale, face: Face, context: PaymentContext) -> CardFace:
    end = clock(sale.lock.ends_at)
    rows = [
        value(
            "held",
            translate("Payment", "Held until {time}").format(time=end),
            context.numbers.btc(sale.due_sat),
        )
    ]
    if isinstance(context.rate, Rate):
        margin = context.setup.margin_basis_points
        now = context.numbers.btc(price_in_sat(sale.amount, context.rate.price, margin))
        rows.append(value("now", translate("Payment", "With the rate now"), now, strong=True))
    received = sale.received_sat
    paid = context.numbers.btc(received) if received else translate("Payment", "nothing")
    rows.append(value("paid", translate("Payment", "Paid so far"), paid))
    if face is not Face.EXPIRED:
        return CardFace(style=CardStyle.LIST, rows=tuple(rows))
    text = translate(
        "Payment",
        "New rate makes a new QR on the same address for {minutes} more minutes. "
        "What is already paid is taken off.",
    ).format(minutes=lock_minutes(context))
    title = translate("Payment", "The price was held until {time}").format(time=end)
    explained = CardRow(key="explained", kind=RowKind.TEXT, label=text)
    return CardFace(style=CardStyle.LIST, title=title, rows=(explained, *rows))


def _late(sale: Sale, _face: Face, context: PaymentContext) -> CardFace:
    """Both values of the money that came late, so that a person can choose."""
    asked = sale.amount.currency
    held = translate("Payment", "Worth at the held price")
    rows = [
        value("received", translate("Payment", "Received"), context.numbers.btc(sale.received_sat)),
        value("held", held, context.numbers.money(_value(sale, sale.received_sat))),
    ]
    if isinstance(context.rate, Rate) and not asked.is_satoshi:
        price = with_margin(context.rate.price, context.setup.margin_basis_points)
        now = context.numbers.money(from_sat(sale.received_sat, price, asked))
        rows.append(value("now", translate("Payment", "Worth at the rate now"), now, strong=True))
    end = translate("Payment", "The price was held until {time}")
    ended = context.now >= sale.lock.ends_at
    title = end.format(time=clock(sale.lock.ends_at)) if ended else ""
    return CardFace(style=CardStyle.LIST, title=title, rows=tuple(rows))


def _facts(sale: Sale, face: Face, context: PaymentContext) -> CardFace:
    received = context.numbers.sat(sale.received_sat)
    if sale.over_sat:
        over = context.numbers.money(_value(sale, sale.over_sat))
        received = translate("Payment", "{sat}, {amount} too much").format(
            sat=received, amount=over
        )
    elif sale.short_sat:
        short = context.numbers.money(_value(sale, sale.short_sat))
        received = translate("Payment", "{sat}, {amount} short").format(sat=received, amount=short)
    else:
        received = translate("Payment", "{sat}, exact").format(sat=received)
    txids = list(dict.fromkeys(credit.txid for credit in sale.credits if credit.counts))
    payment = shortened(txids[-1]) if txids else translate("Payment", "none")
    price = translate("Payment", "{price} per BTC").format(price=price_text(sale.lock, context))
    return CardFace(
        style=CardStyle.LIST,
        rows=(
            value("price", translate("Payment", "Price held"), price),
            value("received", translate("Payment", "Received"), received, strong=face is Face.OVER),
            value("blocks", translate("Payment", "Confirmations"), block_text(sale, context)),
            value("txid", translate("Payment", "Payment"), payment),
        ),
    )


def _value(sale: Sale, sat: int) -> Money:
    return sale.lock.value_of(sat, sale.amount.currency)


_CARDS = {
    Face.WAITING: _price,
    Face.DROPPED: _price,
    Face.PARTLY_PAID: _missing,
    Face.REVERSED: _steps,
    Face.EXPIRED: _choice,
    Face.LATE: _late,
    Face.UNPROVEN: _late,
    Face.AFTER_CANCEL: _late,
    Face.CANCELLED: _choice,
}

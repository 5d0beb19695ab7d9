"""What the payment screen says about one sale, as finished texts: a pure function of the sale."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.domain.sale_state import Life, Standing
from pos_app.services.customer.customer_view import PaymentWay, payment_ways
from pos_app.services.gateways.order_tokens import page_address
from pos_app.ui.card_rows import CardStyle
from pos_app.ui.formatting import clock
from pos_app.ui.payment_actions import Action, actions_of
from pos_app.ui.payment_cards import card_of
from pos_app.ui.payment_context import PaymentContext, missing_text
from pos_app.ui.payment_words import sentence_of, title_of
from pos_app.ui.sale_face import Face, face_of, signs_of, word_of
from pos_app.ui.till import Health, ReceiptProgress

if TYPE_CHECKING:
    from pos_app.domain.sale import Sale
    from pos_app.ui.card_rows import CardRow
    from pos_app.ui.till import ShownSale

translate = QCoreApplication.translate

# A way to pay on a device of the customer's own: its code opens the page of the sale.
PAGE = "page"
_ASKING = {Face.WAITING, Face.PARTLY_PAID, Face.DROPPED}
_SETTLED_FACES = {Face.PAID, Face.OVER, Face.ACCEPTED}
_WITHOUT_PATH = {
    Face.EXPIRED,
    Face.COULD_NOT_PREPARE,
    Face.LATE,
    Face.UNPROVEN,
    Face.AFTER_CANCEL,
    Face.CANCELLED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentPage:
    """`band` stands over the QR; `broken` is the step at which the path broke, or -1."""

    face: Face
    tone: str
    icon: str
    word: str
    number: str
    amount: str
    bitcoin: str
    title: str = ""
    sentence: str = ""
    ways: tuple[PaymentWay, ...] = ()
    band: str = ""
    strip_title: str = ""
    strip_detail: str = ""
    strip_done: bool = False
    card: CardStyle
    card_title: str = ""
    rows: tuple[CardRow, ...]
    paid_part: float = 0.0
    words: tuple[str, ...] = ()
    reached: int = 0
    broken: int = -1
    actions: tuple[Action, ...] = field(default=())


# While no sale is shown.
NO_PAGE = PaymentPage(
    face=Face.PREPARING,
    tone="wait",
    icon="",
    word="",
    number="",
    amount="",
    bitcoin="",
    card=CardStyle.NONE,
    rows=(),
)


def payment_page(shown: ShownSale, context: PaymentContext) -> PaymentPage:
    sale = shown.sale
    face = face_of(sale)
    signs = signs_of(face)
    asks = (
        face in _ASKING
        and sale.request is not None
        and sale.state.life is Life.OPEN
        and not sale.cannot_be_completed
    )
    card = card_of(shown, face, context)
    strip_title, strip_detail = _strip(shown, face, context)
    return PaymentPage(
        face=face,
        tone=signs.tone,
        icon=signs.icon,
        word=word_of(face),
        number=_number(sale),
        amount=context.numbers.money(sale.amount),
        bitcoin=_bitcoin(sale, face, context),
        title=title_of(face),
        sentence=sentence_of(sale, face, context),
        ways=_ways(sale, context) if asks else (),
        band=_band(sale, face, context),
        strip_title=strip_title,
        strip_detail=strip_detail,
        strip_done=shown.receipt is ReceiptProgress.PRINTED,
        card=card.style,
        card_title=card.title,
        rows=card.rows,
        paid_part=min(1.0, sale.received_sat / sale.due_sat) if sale.locks else 0.0,
        words=_path_words(face),
        reached=_reached(shown, face, context),
        broken=1 if face is Face.REVERSED else -1,
        actions=actions_of(shown, face, context),
    )


def _ways(sale: Sale, context: PaymentContext) -> tuple[PaymentWay, ...]:
    """Behind those to pay, the page on which the customer can do it and follow it."""
    ways = payment_ways(sale.request, sale.missing_sat) if sale.request else ()
    base_url = context.setup.page_base_url
    if base_url is None:
        return ways
    address = page_address(base_url, sale.order_token)
    return (*ways, PaymentWay(kind=PAGE, uri=address, text=""))


def _number(sale: Sale) -> str:
    if not sale.number:
        return sale.note
    number = translate("Payment", "Sale {number}").format(number=sale.number)
    return f"{number} · {sale.note}" if sale.note else number


def _bitcoin(sale: Sale, face: Face, context: PaymentContext) -> str:
    if not sale.locks:
        return ""
    text = context.numbers.btc(sale.due_sat)
    if face is Face.EXPIRED:
        return translate("Payment", "was {amount}").format(amount=text)
    if sale.amount.currency.is_satoshi:
        value = sale.lock.value_of(sale.due_sat, context.setup.currency)
        return f"{text} · {context.numbers.money(value)}"
    return text


def _band(sale: Sale, face: Face, context: PaymentContext) -> str:
    if face is Face.DROPPED:
        return translate("Payment", "Payment vanished, ask again")
    if face is not Face.PARTLY_PAID or not sale.locks or sale.cannot_be_completed:
        return ""
    missing = missing_text(sale, context.numbers)
    return translate("Payment", "Still to pay {amount}").format(amount=missing)


def _strip(shown: ShownSale, face: Face, context: PaymentContext) -> tuple[str, str]:
    """Receipt and store, under a paid sale."""
    if face not in _SETTLED_FACES or context.status.printer.health is Health.ABSENT:
        return "", ""
    if shown.receipt is ReceiptProgress.PRINTED:
        at = clock(shown.receipt_at) if shown.receipt_at else ""
        parts = [at, translate("Payment", "store told") if shown.store_told else ""]
        title = translate("Payment", "Receipt printed")
        return title, ", ".join(part for part in parts if part)
    if shown.receipt is ReceiptProgress.UNCERTAIN:
        return (
            translate("Payment", "Receipt perhaps printed"),
            translate("Payment", "The printer fell silent. Look, then touch Receipt."),
        )
    if shown.receipt is ReceiptProgress.WAITING:
        return (
            translate("Payment", "Receipt is waiting"),
            translate("Payment", "It prints by itself as soon as the printer is ready."),
        )
    return "", ""


def _path_words(face: Face) -> tuple[str, ...]:
    if face in _WITHOUT_PATH:
        return ()
    second = translate("Path", "Taken back") if face is Face.REVERSED else translate("Path", "Seen")
    return (
        translate("Path", "Asked"),
        second,
        translate("Path", "Confirmed"),
        translate("Path", "Receipt"),
    )


def _reached(shown: ShownSale, face: Face, context: PaymentContext) -> int:
    sale = shown.sale
    reached = signs_of(face).reached
    if face is Face.ACCEPTED and sale.state.standing is not Standing.CONFIRMED:
        return 2
    if face not in {Face.PAID, Face.OVER}:
        return reached
    has_paper = shown.receipt is ReceiptProgress.PRINTED
    no_printer = context.status.printer.health is Health.ABSENT
    return 4 if has_paper or (no_printer and sale.receipt_number is not None) else reached

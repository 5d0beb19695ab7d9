"""The words for entering a sale, as `messages` keeps them."""

from __future__ import annotations

from pos_app.ui.qt_typing import QT_TRANSLATE_NOOP

CART_TITLES: dict[str, str] = {
    "cart.unknown_barcode": QT_TRANSLATE_NOOP("Message", "Nothing here has the barcode {code}"),
}

CART_SENTENCES: dict[str, str] = {
    "cart.unknown_barcode": QT_TRANSLATE_NOOP(
        "Message", "Type its price and add a line, or look for it in the catalogue."
    ),
    "cart.other_currency": QT_TRANSLATE_NOOP(
        "Message",
        "This has a price in {other}, and the sale is in {sale}. Charge or clear the sale first.",
    ),
    "cart.full": QT_TRANSLATE_NOOP("Message", "No more fits into one sale. Charge it first."),
    "cart.quantity": QT_TRANSLATE_NOOP(
        "Message", "So many of one thing can't be sold at once. Type fewer."
    ),
    "cart.moved_on": QT_TRANSLATE_NOOP(
        "Message", "The sale has changed meanwhile. Give the discount again."
    ),
    "cart.waits_again": QT_TRANSLATE_NOOP(
        "Message", "Another sale was begun meanwhile: the recalled one waits again."
    ),
    "cart.taken": QT_TRANSLATE_NOOP("Message", "This sale waits no more: somebody took it."),
    "cart.too_many_held": QT_TRANSLATE_NOOP(
        "Message", "Too many sales are waiting. Charge or drop one of them first."
    ),
}

"""The words for money that goes back, as `messages` keeps them."""

from __future__ import annotations

from pos_app.ui.qt_typing import QT_TRANSLATE_NOOP

REFUND_TITLES: dict[str, str] = {
    "refund.waiting": QT_TRANSLATE_NOOP("Message", "Refunds to be paid: {count}"),
    "refund.not_followed": QT_TRANSLATE_NOOP("Message", "Refunds can't be watched now"),
}

REFUND_SENTENCES: dict[str, str] = {
    "refund.waiting": QT_TRANSLATE_NOOP(
        "Message", "The owner's wallet pays them. The till says when the money has left."
    ),
    "refund.not_followed": QT_TRANSLATE_NOOP(
        "Message", "{server} does not answer. The till tries again by itself, and nothing is lost."
    ),
    "refund.nothing": QT_TRANSLATE_NOOP(
        "Message", "Nothing of this sale can go back: nothing came, or all of it is given back."
    ),
    "refund.unsure": QT_TRANSLATE_NOOP(
        "Message", "What came may still go away. Wait until it is confirmed."
    ),
    "refund.at_gateway": QT_TRANSLATE_NOOP(
        "Message", "{gateway} holds this money. Give it back there, or by its link if it has one."
    ),
    "refund.own_address": QT_TRANSLATE_NOOP(
        "Message", "This is an address of the shop's own wallet. Ask for the customer's."
    ),
    "refund.no_address": QT_TRANSLATE_NOOP("Message", "Scan or type the customer's address."),
    "refund.lightning": QT_TRANSLATE_NOOP(
        "Message", "This is for Lightning. Ask for a bitcoin address instead."
    ),
    "refund.requires": QT_TRANSLATE_NOOP(
        "Message", "This code asks for more than an address. Ask for a plain address."
    ),
    "refund.unreadable": QT_TRANSLATE_NOOP("Message", "This is too long for an address."),
    "refund.paid_already": QT_TRANSLATE_NOOP(
        "Message", "This refund is paid already. It can't be withdrawn any more."
    ),
    "refund.rate_moved": QT_TRANSLATE_NOOP(
        "Message", "The rate has moved. Look at the new amount and ask once more."
    ),
    "refund.under_way": QT_TRANSLATE_NOOP(
        "Message", "This money goes back to the customer. Withdraw the refund first."
    ),
}

"""The words for the troubles with a gateway that holds payments, as `messages` keeps them."""

from __future__ import annotations

from pos_app.ui.qt_typing import QT_TRANSLATE_NOOP

_NAMES = {
    "apirone": "Apirone",
    "bitcoinpaygate": "BitcoinPayGate",
    "btcpay": "BTCPay Server",
    "triplea": "Triple-A",
}


def gateway_name(name: str) -> str:
    """As its owner writes it; `name` is the one of the settings."""
    return _NAMES.get(name, name)


GATEWAY_TITLES: dict[str, str] = {
    "gateway.unreachable": QT_TRANSLATE_NOOP("Message", "The payment gateway does not answer"),
    "gateway.slow": QT_TRANSLATE_NOOP("Message", "The payment gateway is too slow"),
    "gateway.maybe_created": QT_TRANSLATE_NOOP("Message", "The payment could not be prepared"),
    "gateway.refused": QT_TRANSLATE_NOOP("Message", "The payment gateway says no"),
    "gateway.nonsense": QT_TRANSLATE_NOOP("Message", "The payment gateway answers nonsense"),
    "gateway.certificate": QT_TRANSLATE_NOOP("Message", "The payment gateway is not trusted"),
    "gateway.no_access": QT_TRANSLATE_NOOP("Message", "The payment gateway refuses this till"),
    "gateway.no_secret": QT_TRANSLATE_NOOP(
        "Message", "The secret for the payment gateway is missing"
    ),
    "gateway.forged": QT_TRANSLATE_NOOP("Message", "Somebody pretends to be the payment gateway"),
    "gateway.wrong_network": QT_TRANSLATE_NOOP(
        "Message", "The payment gateway works on another network"
    ),
    "gateway.currency": QT_TRANSLATE_NOOP(
        "Message", "The payment gateway does not take this currency"
    ),
    "gateway.too_small": QT_TRANSLATE_NOOP(
        "Message", "The amount is too small for the payment gateway"
    ),
    "gateway.nothing_to_pay": QT_TRANSLATE_NOOP(
        "Message", "The payment gateway offers no way to pay"
    ),
    "gateway.nothing_paid": QT_TRANSLATE_NOOP("Message", "There is nothing to pay back"),
    "gateway.refund_slow": QT_TRANSLATE_NOOP("Message", "The refund takes its time"),
    "gateway.refund_asked": QT_TRANSLATE_NOOP("Message", "The refund may be there already"),
    "gateway.refund_unused": QT_TRANSLATE_NOOP("Message", "The refund was not handed out"),
    "gateway.away": QT_TRANSLATE_NOOP("Message", "{gateway} does not answer"),
    "gateway.not_set_up": QT_TRANSLATE_NOOP("Message", "The payment gateway is not set up"),
    "gateway.unfinished": QT_TRANSLATE_NOOP("Message", "The payment could not be prepared"),
    "gateway.clock": QT_TRANSLATE_NOOP("Message", "The payment gateway lives at another time"),
}

GATEWAY_SENTENCES: dict[str, str] = {
    "gateway.unreachable": QT_TRANSLATE_NOOP(
        "Message",
        "{gateway} can't be asked right now. Try again, or take the payment with the own wallet. "
        "Sales that are open are looked after again by themselves.",
    ),
    "gateway.slow": QT_TRANSLATE_NOOP(
        "Message",
        "{gateway} did not answer within {seconds} seconds. Try again, or take the payment with "
        "the own wallet.",
    ),
    "gateway.maybe_created": QT_TRANSLATE_NOOP(
        "Message",
        "The answer of {gateway} was lost, so it may have made a payment that nobody was shown. "
        "Nothing is owed for it. Try again, or take the payment with the own wallet.",
    ),
    "gateway.refused": QT_TRANSLATE_NOOP(
        "Message",
        "{gateway} answers: {reason}. Take the payment with the own wallet, and show this to the "
        "owner.",
    ),
    "gateway.nonsense": QT_TRANSLATE_NOOP(
        "Message",
        "The answer of {gateway} can't be understood, so nothing was taken from it. Check its "
        "address in the settings, or take the payment with the own wallet.",
    ),
    "gateway.certificate": QT_TRANSLATE_NOOP(
        "Message",
        "The certificate of {gateway} is not valid. Check its address in the settings and the "
        "clock of this till.",
    ),
    "gateway.no_access": QT_TRANSLATE_NOOP(
        "Message",
        "{gateway} does not accept this till's key, or the key may not do that. Make a new one "
        "there and set it here.",
    ),
    "gateway.no_secret": QT_TRANSLATE_NOOP(
        "Message", "{gateway} needs the secret “{name}”. Set it in the settings."
    ),
    "gateway.forged": QT_TRANSLATE_NOOP(
        "Message",
        "A call in the name of {gateway} was not signed by it. It was turned away and changed "
        "nothing.",
    ),
    "gateway.wrong_network": QT_TRANSLATE_NOOP(
        "Message",
        "{gateway} names an address that is not of {network}, where this till sells. Nobody was "
        "asked to pay. Check the settings of both.",
    ),
    "gateway.currency": QT_TRANSLATE_NOOP(
        "Message", "{gateway} can't reckon in {currency}. Take the payment with the own wallet."
    ),
    "gateway.too_small": QT_TRANSLATE_NOOP(
        "Message", "{gateway} takes payments of at least {least_sat} sat."
    ),
    "gateway.nothing_to_pay": QT_TRANSLATE_NOOP(
        "Message",
        "{gateway} offers no way to pay with bitcoin. Check the wallets of the store there, and "
        "take the payment with the own wallet.",
    ),
    "gateway.nothing_paid": QT_TRANSLATE_NOOP(
        "Message", "{gateway} has seen no money for this sale, so it gives none back."
    ),
    "gateway.refund_slow": QT_TRANSLATE_NOOP(
        "Message",
        "{gateway} has not answered within {seconds} seconds. The link is shown as soon as it "
        "comes.",
    ),
    "gateway.refund_asked": QT_TRANSLATE_NOOP(
        "Message",
        "{gateway} was asked for this refund, and its link did not reach the till. Look there "
        "whether it was made, before you give the money back in another way.",
    ),
    "gateway.refund_unused": QT_TRANSLATE_NOOP(
        "Message",
        "The money was decided about in another way meanwhile, so nobody was shown the link. End "
        "the refund at {gateway}.",
    ),
    "gateway.away": QT_TRANSLATE_NOOP(
        "Message",
        "Payments through it are seen late. The till asks again by itself; the own wallet still "
        "takes payments.",
    ),
    "gateway.not_set_up": QT_TRANSLATE_NOOP(
        "Message",
        "The settings lack something that {gateway} needs. Take the payment with the own wallet, "
        "and show this to the owner.",
    ),
    "gateway.unfinished": QT_TRANSLATE_NOOP(
        "Message",
        "The till was closed while the payment gateway was asked, and nobody was shown a code. "
        "Try again, or take the payment with the own wallet.",
    ),
    "gateway.clock": QT_TRANSLATE_NOOP(
        "Message",
        "It answered with a price whose time is already over. Check the clock of this till, or "
        "take the payment with the own wallet.",
    ),
}

"""The words for rate sources that don't do what they should, as `messages` keeps them."""

from __future__ import annotations

from pos_app.ui.qt_typing import QT_TRANSLATE_NOOP

RATE_SENTENCES: dict[str, str] = {
    "http.unreachable": QT_TRANSLATE_NOOP("Message", "{host} does not answer. Check the network."),
    "http.slow": QT_TRANSLATE_NOOP(
        "Message", "{host} took longer than {seconds} s. Check the network."
    ),
    "http.certificate": QT_TRANSLATE_NOOP(
        "Message", "The certificate of {host} is not valid. Check the date of this machine."
    ),
    "http.too_large": QT_TRANSLATE_NOOP(
        "Message", "{host} sent far too much. It is asked again later."
    ),
    "http.nonsense": QT_TRANSLATE_NOOP(
        "Message", "{host} answered with nonsense. Check its address in the settings."
    ),
    "rates.slow": QT_TRANSLATE_NOOP("Message", "{source} is too slow. Check the network."),
    "rates.unwell": QT_TRANSLATE_NOOP(
        "Message", "{source} has a failure of its own ({status}). It is asked again soon."
    ),
    "rates.refused": QT_TRANSLATE_NOOP(
        "Message", "{source} refuses to answer ({status}). Choose another source if it stays so."
    ),
    "rates.nonsense": QT_TRANSLATE_NOOP(
        "Message", "{source} answered with nonsense. Choose another source if it stays so."
    ),
    "rates.stale": QT_TRANSLATE_NOOP(
        "Message", "The price that {source} gives is too old to be used."
    ),
    "rates.no_price": QT_TRANSLATE_NOOP(
        "Message", "{source} knows no price in {currency}. Choose other sources for it."
    ),
}

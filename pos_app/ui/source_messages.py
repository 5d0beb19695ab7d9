"""The words for chain servers that contradict each other, as `messages` keeps them."""

from __future__ import annotations

from pos_app.ui.qt_typing import QT_TRANSLATE_NOOP

SOURCE_TITLES: dict[str, str] = {
    "chain.disagree_payment": QT_TRANSLATE_NOOP("Message", "The servers disagree about a payment"),
    "chain.disagree_block": QT_TRANSLATE_NOOP("Message", "The servers disagree about the chain"),
    "chain.disagree_confirmation": QT_TRANSLATE_NOOP(
        "Message", "The servers disagree about a confirmation"
    ),
    "chain.stuck": QT_TRANSLATE_NOOP("Message", "The payment server seems to be stuck"),
}
SOURCE_SENTENCES: dict[str, str] = {
    "chain.disagree_payment": QT_TRANSLATE_NOOP(
        "Message",
        "{server} shows the payment {txid}, {leader} does not. Look at another source before you "
        "turn a customer away.",
    ),
    "chain.disagree_block": QT_TRANSLATE_NOOP(
        "Message",
        "{server} and {leader} show different blocks at height {height}: one of them is on a wrong "
        "chain. Look at another source before you hand out goods.",
    ),
    "chain.disagree_confirmation": QT_TRANSLATE_NOOP(
        "Message",
        "{leader} says that the payment {txid} is in block {height}, {server} denies it. The "
        "payment counts as unconfirmed until they agree.",
    ),
    "chain.stuck": QT_TRANSLATE_NOOP(
        "Message",
        "{server} has shown no new block for over two hours, and another server has. The till asks "
        "the next server. Sales go on.",
    ),
}

"""The words for chain servers that contradict each other, as `messages` keeps them."""

from __future__ import annotations

from pos_app.ui.qt_typing import QT_TRANSLATE_NOOP

SOURCE_TITLES: dict[str, str] = {
    "chain.disagree_payment": QT_TRANSLATE_NOOP("Message", "The servers disagree about a payment"),
    "chain.disagree_unseen": QT_TRANSLATE_NOOP("Message", "Only one server shows a payment"),
    "chain.disagree_block": QT_TRANSLATE_NOOP("Message", "The servers disagree about the chain"),
    "chain.disagree_confirmation": QT_TRANSLATE_NOOP(
        "Message", "The servers disagree about a confirmation"
    ),
    "chain.stuck": QT_TRANSLATE_NOOP("Message", "The payment server seems to be stuck"),
    "chain.blocks_missed": QT_TRANSLATE_NOOP("Message", "Some blocks could not be read"),
    "chain.old_addresses_overdue": QT_TRANSLATE_NOOP(
        "Message", "Addresses of earlier sales are not watched"
    ),
}
SOURCE_SENTENCES: dict[str, str] = {
    "chain.disagree_payment": QT_TRANSLATE_NOOP(
        "Message",
        "{server} shows the payment {txid}, {leader} does not. Look at another source before you "
        "turn a customer away.",
    ),
    "chain.disagree_unseen": QT_TRANSLATE_NOOP(
        "Message",
        "{leader} shows the payment {txid}, {server} does not. Wait until it is confirmed.",
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
    "chain.blocks_missed": QT_TRANSLATE_NOOP(
        "Message",
        "Your node dropped the blocks {first} to {last} before the till could read them. Money "
        "that came in them for sales of more than three days ago is in your wallet and not here: "
        "compare.",
    ),
    "chain.old_addresses_overdue": QT_TRANSLATE_NOOP(
        "Message",
        "Nobody has answered about them for three hours. Money for sales of more than three days "
        "ago is safe, and shows here once a server answers. Sales go on.",
    ),
}

"""The words for the troubles of an own Bitcoin node, as `messages` keeps them."""

from __future__ import annotations

from pos_app.ui.qt_typing import QT_TRANSLATE_NOOP

NODE_TITLES: dict[str, str] = {
    "chain.starting": QT_TRANSLATE_NOOP("Message", "The Bitcoin node is starting"),
    "chain.looking_back": QT_TRANSLATE_NOOP(
        "Message", "Looking for earlier payments: {percent} % done"
    ),
    "chain.node_busy": QT_TRANSLATE_NOOP("Message", "The Bitcoin node is busy"),
    "chain.login_refused": QT_TRANSLATE_NOOP("Message", "The Bitcoin node refuses the password"),
    "chain.no_password": QT_TRANSLATE_NOOP("Message", "The Bitcoin node's password is missing"),
    "chain.no_cookie": QT_TRANSLATE_NOOP("Message", "The Bitcoin node does not seem to run"),
    "chain.cookie_unreadable": QT_TRANSLATE_NOOP(
        "Message", "The till may not log in to the Bitcoin node"
    ),
    "chain.past_pruned": QT_TRANSLATE_NOOP("Message", "The Bitcoin node has forgotten old blocks"),
    "chain.block_pruned": QT_TRANSLATE_NOOP("Message", "The Bitcoin node has forgotten old blocks"),
}
NODE_SENTENCES: dict[str, str] = {
    "chain.starting": QT_TRANSLATE_NOOP(
        "Message",
        "{server} is not ready yet. The till tries again by itself. Nothing paid meanwhile is "
        "lost.",
    ),
    "chain.looking_back": QT_TRANSLATE_NOOP(
        "Message",
        "{server} looks through older blocks. The till goes on by itself. Nothing paid meanwhile "
        "is lost.",
    ),
    "chain.node_busy": QT_TRANSLATE_NOOP(
        "Message",
        "Somebody else has {server} search the chain. The till tries again by itself.",
    ),
    "chain.login_refused": QT_TRANSLATE_NOOP(
        "Message",
        "Check the user in the address of {server} and the secret bitcoind in the settings. "
        "Payments cannot be seen.",
    ),
    "chain.no_password": QT_TRANSLATE_NOOP(
        "Message",
        "Set the secret {secret} to the password of {server}. Payments cannot be seen.",
    ),
    "chain.no_cookie": QT_TRANSLATE_NOOP(
        "Message",
        "{server} has not written {file}. Start the node, or name its cookie file in the settings.",
    ),
    "chain.cookie_unreadable": QT_TRANSLATE_NOOP(
        "Message",
        "Let the till's user read {file} of {server}, or name a user in its address. Payments "
        "cannot be seen.",
    ),
    "chain.past_pruned": QT_TRANSLATE_NOOP(
        "Message",
        "{server} keeps only the newest blocks, so earlier payments cannot be found. Set "
        "blockfilterindex=1 and prune=0 there, or use another server.",
    ),
    "chain.block_pruned": QT_TRANSLATE_NOOP(
        "Message",
        "{server} does not keep block {block}, and a payment may be in it. Set prune=0 there, or "
        "use another server.",
    ),
    "chain.no_such_block": QT_TRANSLATE_NOOP(
        "Message", "There is no block {height} yet. The till looks again by itself."
    ),
}

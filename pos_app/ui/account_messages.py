"""The words for what may be wrong with a wallet account, as `messages` keeps them."""

from __future__ import annotations

from pos_app.ui.qt_typing import QT_TRANSLATE_NOOP

ACCOUNT_SENTENCES: dict[str, str] = {
    "account.missing": QT_TRANSLATE_NOOP(
        "Message", "The account is missing: paste the public key of the wallet's account."
    ),
    "account.private_key": QT_TRANSLATE_NOOP(
        "Message",
        "The account is a private key ({kind}). A till must never hold one: use the public "
        "key of the account.",
    ),
    "account.seed_words": QT_TRANSLATE_NOOP(
        "Message",
        "The account is a list of seed words. A till must never hold them: use the public key"
        " of the account.",
    ),
    "account.script_unknown": QT_TRANSLATE_NOOP(
        "Message", "The script of the account is unknown. Allowed: {allowed}."
    ),
    "account.script_needed": QT_TRANSLATE_NOOP(
        "Message",
        "An account that starts with {prefix} also needs its script: p2pkh, p2sh-p2wpkh, "
        "p2wpkh or p2tr.",
    ),
    "account.script_contradicts": QT_TRANSLATE_NOOP(
        "Message",
        "The account ({source}) makes other addresses than the script says: it makes {script}.",
    ),
    "account.address": QT_TRANSLATE_NOOP(
        "Message",
        "The account is a single address. Use the public key of the account, it makes a new "
        "address for each sale.",
    ),
    "account.single_key": QT_TRANSLATE_NOOP(
        "Message", "The account is a single key. Use the extended public key of the account."
    ),
    "account.not_understood": QT_TRANSLATE_NOOP(
        "Message",
        "The account cannot be read. Paste an xpub, ypub, zpub or a descriptor, whole and "
        "without changes.",
    ),
    "account.origin": QT_TRANSLATE_NOOP(
        "Message", "The account has a damaged origin: what stands in the square brackets is wrong."
    ),
    "account.wrong_network": QT_TRANSLATE_NOOP(
        "Message", "The account ({prefix}) belongs to {key_network}, the till is set to {network}."
    ),
    "account.damaged": QT_TRANSLATE_NOOP(
        "Message", "The account is damaged ({reason}). Copy it again, whole and without changes."
    ),
    "account.other_coin": QT_TRANSLATE_NOOP(
        "Message", "The account belongs to another coin, not to bitcoin."
    ),
    "account.multisig": QT_TRANSLATE_NOOP(
        "Message",
        "The account needs several signers ({form}). This till works with accounts of one signer.",
    ),
    "account.checksum_missing": QT_TRANSLATE_NOOP(
        "Message",
        "The account is a descriptor without its checksum. Copy it with the # and the eight "
        "letters after it.",
    ),
    "account.checksum": QT_TRANSLATE_NOOP(
        "Message", "The account has a wrong checksum: a letter is wrong or missing. Copy it again."
    ),
    "account.form": QT_TRANSLATE_NOOP(
        "Message",
        "The account has the form {form}, which this till does not know. It knows pkh, "
        "sh(wpkh), wpkh and tr.",
    ),
    "account.script_tree": QT_TRANSLATE_NOOP(
        "Message",
        "The account is a taproot descriptor with scripts. This till works with the plain key"
        " only.",
    ),
    "account.hardened": QT_TRANSLATE_NOOP(
        "Message",
        "The account has the hardened step {step} after its key. That needs the private key; "
        "a till has none.",
    ),
    "account.no_wildcard": QT_TRANSLATE_NOOP(
        "Message",
        "The account has no * and would make the same address for ever. Use a descriptor that"
        " ends in /*.",
    ),
    "account.several_wildcards": QT_TRANSLATE_NOOP(
        "Message", "The account has more than one *. Only the last step may be one."
    ),
    "account.wildcard_not_last": QT_TRANSLATE_NOOP(
        "Message", "The * of the account must be its last step."
    ),
    "account.branches": QT_TRANSLATE_NOOP(
        "Message",
        "The account has several branches. Only <0;1>/* is allowed; the till uses the first.",
    ),
    "account.address_differs": QT_TRANSLATE_NOOP(
        "Message",
        "Address {index} of the account came out different when it was made again. Do not "
        "sell; call for help.",
    ),
    "address.damaged": QT_TRANSLATE_NOOP(
        "Message", "The address is damaged: a letter is wrong or missing."
    ),
    "address.wrong_network": QT_TRANSLATE_NOOP(
        "Message", "The address belongs to {address_network}, the till is set to {network}."
    ),
    "network.unknown": QT_TRANSLATE_NOOP("Message", "This network is unknown. Allowed: {allowed}."),
}

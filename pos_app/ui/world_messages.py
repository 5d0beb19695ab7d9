"""The words for the troubles of a till: what happened, what to do, what still works."""

from __future__ import annotations

from pos_app.ui.qt_typing import QT_TRANSLATE_NOOP

WORLD_TITLES: dict[str, str] = {
    "chain.unreachable": QT_TRANSLATE_NOOP(
        "Message", "No network: payments cannot be seen right now"
    ),
    "chain.connection_lost": QT_TRANSLATE_NOOP(
        "Message", "No network: payments cannot be seen right now"
    ),
    "chain.timeout": QT_TRANSLATE_NOOP(
        "Message", "The payment server is slow: payments may be seen late"
    ),
    "chain.behind": QT_TRANSLATE_NOOP("Message", "The payment server lacks the newest blocks"),
    "chain.wrong_network": QT_TRANSLATE_NOOP(
        "Message", "The payment server follows another network"
    ),
    "chain.certificate_changed": QT_TRANSLATE_NOOP(
        "Message", "The payment server shows another certificate"
    ),
    "chain.certificate_refused": QT_TRANSLATE_NOOP(
        "Message", "The payment server shows a bad certificate"
    ),
    "chain.pins_damaged": QT_TRANSLATE_NOOP("Message", "The list of known servers is damaged"),
    "chain.nonsense": QT_TRANSLATE_NOOP("Message", "The payment server answers nonsense"),
    "chain.inconsistent": QT_TRANSLATE_NOOP("Message", "The payment server contradicts itself"),
    "chain.refused": QT_TRANSLATE_NOOP("Message", "The payment server refuses this till"),
    "chain.too_many_requests": QT_TRANSLATE_NOOP(
        "Message", "The payment server asks for a rest: payments may be seen late"
    ),
    "chain.tip_old": QT_TRANSLATE_NOOP("Message", "No new block for {minutes} minutes"),
    "rate.no_quotes": QT_TRANSLATE_NOOP("Message", "Sales are stopped: no exchange rate"),
    "rate.too_few_agree": QT_TRANSLATE_NOOP(
        "Message", "Sales are stopped: no second source confirms the rate"
    ),
    "rate.too_old": QT_TRANSLATE_NOOP("Message", "Sales are stopped: the rate is too old"),
    "rate.ageing": QT_TRANSLATE_NOOP("Message", "The exchange rate is getting old"),
    "wallet.derivations_differ": QT_TRANSLATE_NOOP(
        "Message", "Sales are stopped: the address check failed"
    ),
    "wallet.check_failed": QT_TRANSLATE_NOOP("Message", "Addresses cannot be checked right now"),
    "wallet.no_address_ready": QT_TRANSLATE_NOOP("Message", "The till is getting ready"),
    "wallet.history_jump": QT_TRANSLATE_NOOP(
        "Message", "The payment server cannot prove what it says"
    ),
    "wallet.scanning": QT_TRANSLATE_NOOP(
        "Message", "The till is looking for addresses used before"
    ),
    "webhook.unreachable": QT_TRANSLATE_NOOP("Message", "The store's server does not answer"),
    "webhook.timeout": QT_TRANSLATE_NOOP("Message", "The store's server is too slow"),
    "webhook.certificate": QT_TRANSLATE_NOOP("Message", "The store's server is not trusted"),
    "webhook.answered": QT_TRANSLATE_NOOP("Message", "The store's server refuses the messages"),
    "webhook.no_ok_text": QT_TRANSLATE_NOOP(
        "Message", "The store's server does not acknowledge messages"
    ),
    "webhook.given_up": QT_TRANSLATE_NOOP("Message", "The store's server missed a message"),
    "webhook.gone": QT_TRANSLATE_NOOP("Message", "The store's server wants no more messages"),
    "webhook.no_secret": QT_TRANSLATE_NOOP(
        "Message", "The secret for the store's server is missing"
    ),
    "webhook.bad_secret": QT_TRANSLATE_NOOP(
        "Message", "The secret for the store's server is wrong"
    ),
    "webhook.needs_https": QT_TRANSLATE_NOOP("Message", "The store's address is not safe"),
    "clock.jumped": QT_TRANSLATE_NOOP("Message", "The clock of this till was changed"),
    "store.in_use": QT_TRANSLATE_NOOP("Message", "Another till is running on this data"),
    "store.full": QT_TRANSLATE_NOOP("Message", "The disk is full"),
    "store.not_writable": QT_TRANSLATE_NOOP("Message", "The data folder cannot be written"),
    "store.locked": QT_TRANSLATE_NOOP("Message", "The data are held by another program"),
    "store.damaged": QT_TRANSLATE_NOOP("Message", "The till's data are damaged"),
    "store.newer": QT_TRANSLATE_NOOP("Message", "The data are of a newer till"),
    "till.bug": QT_TRANSLATE_NOOP("Message", "That did not work"),
}

WORLD_SENTENCES: dict[str, str] = {
    "chain.unreachable": QT_TRANSLATE_NOOP(
        "Message",
        "Sales go on while the rate is fresh. Check the cable or Wi-Fi. Nothing paid "
        "meanwhile is lost.",
    ),
    "chain.connection_lost": QT_TRANSLATE_NOOP(
        "Message",
        "The till connects again by itself. Check the cable or Wi-Fi. Nothing paid meanwhile "
        "is lost.",
    ),
    "chain.timeout": QT_TRANSLATE_NOOP(
        "Message", "The till tries again by itself. Sales go on, nothing paid meanwhile is lost."
    ),
    "chain.behind": QT_TRANSLATE_NOOP(
        "Message",
        "{server} is still catching up, so it is not asked about payments. The till tries the "
        "next server and this one again by itself. Sales go on.",
    ),
    "chain.wrong_network": QT_TRANSLATE_NOOP(
        "Message",
        "{server} is not on {network}. Check the servers in the settings. Payments cannot be seen.",
    ),
    "chain.certificate_changed": QT_TRANSLATE_NOOP(
        "Message",
        "{server} is not trusted any more. Ask who runs it. If the new certificate is theirs, "
        "remove the line of {server} from {file}: the till then trusts it.",
    ),
    "chain.certificate_refused": QT_TRANSLATE_NOOP(
        "Message", "{server} cannot prove who it is. Check its address in the settings."
    ),
    "chain.pins_damaged": QT_TRANSLATE_NOOP(
        "Message", "Restore or remove {file}, then start the till again."
    ),
    "chain.nonsense": QT_TRANSLATE_NOOP(
        "Message", "{server} does not answer as such a server should. Use another server."
    ),
    "chain.inconsistent": QT_TRANSLATE_NOOP(
        "Message",
        "It gave two answers that cannot both be true. The till asks again by itself.",
    ),
    "chain.refused": QT_TRANSLATE_NOOP(
        "Message", "{server} does not answer questions of this till. Use another server."
    ),
    "chain.too_many_requests": QT_TRANSLATE_NOOP(
        "Message",
        "The till asks {server} again in {seconds} s by itself. Nothing paid meanwhile is lost. "
        "A server of your own knows no such limit.",
    ),
    "chain.tip_old": QT_TRANSLATE_NOOP(
        "Message",
        "The server may be stuck. Payments may be seen late. Look at another source before "
        "you hand out goods.",
    ),
    "rate.no_quotes": QT_TRANSLATE_NOOP(
        "Message",
        "No source answers. Check the network. Selling starts again by itself; open sales go on.",
    ),
    "rate.too_few_agree": QT_TRANSLATE_NOOP(
        "Message",
        "It takes two sources that agree. Check the network. Selling starts again by itself; "
        "open sales go on.",
    ),
    "rate.too_old": QT_TRANSLATE_NOOP(
        "Message", "No source has answered for 10 minutes. Check the network; open sales go on."
    ),
    "rate.ageing": QT_TRANSLATE_NOOP(
        "Message", "No new rate for 5 minutes. Check the network. Selling goes on for now."
    ),
    "wallet.derivations_differ": QT_TRANSLATE_NOOP(
        "Message",
        "Address {index} ends in {first_end} one way and {second_end} the other. Restart the "
        "till, or call for help.",
    ),
    "wallet.check_failed": QT_TRANSLATE_NOOP(
        "Message",
        "The second check does not run ({cause}). Addresses that are ready are still used.",
    ),
    "wallet.no_address_ready": QT_TRANSLATE_NOOP(
        "Message", "The till is still preparing addresses. Try again in a moment."
    ),
    "wallet.scanning": QT_TRANSLATE_NOOP(
        "Message",
        "The till is still looking which addresses were used before. Try again in a moment.",
    ),
    "wallet.history_jump": QT_TRANSLATE_NOOP(
        "Message",
        "It says that address {index} was used and shows no payment to it. The till does not "
        "believe it and asks the next server. Check the servers in the settings.",
    ),
    "wallet.history_endless": QT_TRANSLATE_NOOP(
        "Message",
        "The account was used on more than {addresses} addresses without an end. Use a fresh "
        "account.",
    ),
    "second.died": QT_TRANSLATE_NOOP(
        "Message", "The second address check stopped: {reason}. It is started again."
    ),
    "second.too_slow": QT_TRANSLATE_NOOP(
        "Message", "The second address check took longer than {seconds} s. It is started again."
    ),
    "second.nonsense": QT_TRANSLATE_NOOP(
        "Message", "The second address check answers nonsense. It is started again."
    ),
    "second.not_available": QT_TRANSLATE_NOOP(
        "Message", "Addresses of this kind ({script}, {network}) cannot be checked twice."
    ),
    "webhook.unreachable": QT_TRANSLATE_NOOP(
        "Message", "{host} cannot be reached. Messages wait and are sent again. Selling goes on."
    ),
    "webhook.timeout": QT_TRANSLATE_NOOP(
        "Message", "{host} did not answer in time. Messages are sent again. Selling goes on."
    ),
    "webhook.certificate": QT_TRANSLATE_NOOP(
        "Message", "The certificate of {host} is not valid. Messages wait. Selling goes on."
    ),
    "webhook.answered": QT_TRANSLATE_NOOP(
        "Message",
        "It answered {status}. Nothing is lost: messages are sent again. Selling goes on.",
    ),
    "webhook.no_ok_text": QT_TRANSLATE_NOOP(
        "Message",
        "It answered {status} without *ok*. Messages are sent again. Selling goes on.",
    ),
    "webhook.given_up": QT_TRANSLATE_NOOP(
        "Message", "It did not answer for days, so a message was given up. Later ones are sent."
    ),
    "webhook.gone": QT_TRANSLATE_NOOP(
        "Message",
        "It answered that it is gone, so nothing is sent. Check the address in the settings.",
    ),
    "webhook.no_secret": QT_TRANSLATE_NOOP(
        "Message",
        "Set the secret {name} in the settings. Nothing is lost: messages wait. Selling goes on.",
    ),
    "webhook.bad_secret": QT_TRANSLATE_NOOP(
        "Message", "The secret {name} is not a whsec_ secret. Messages wait. Selling goes on."
    ),
    "webhook.absent": QT_TRANSLATE_NOOP(
        "Message", "This till tells no server. Set its address in the settings."
    ),
    "webhook.needs_https": QT_TRANSLATE_NOOP(
        "Message", "{host} must be reached over https. Messages wait. Selling goes on."
    ),
    "clock.jumped": QT_TRANSLATE_NOOP(
        "Message", "It moved by {seconds} s. Prices are held by the old time. Check the clock."
    ),
    "store.in_use": QT_TRANSLATE_NOOP(
        "Message", "Close the other till first. Data folder: {folder}."
    ),
    "store.not_writable": QT_TRANSLATE_NOOP(
        "Message", "Check the rights and the disk of {folder}."
    ),
    "store.damaged": QT_TRANSLATE_NOOP(
        "Message", "Do not sell. Keep the folder as it is and call for help. ({reason})"
    ),
    "store.newer": QT_TRANSLATE_NOOP(
        "Message",
        "These data were made by a newer till ({found}); this one knows {known}. Install the "
        "newer till.",
    ),
    "export.not_written": QT_TRANSLATE_NOOP("Message", "{file} was not written: {reason}."),
    "recovery.no_books": QT_TRANSLATE_NOOP(
        "Message", "This till has sold nothing yet: there are no data in {folder}."
    ),
    "recovery.other_version": QT_TRANSLATE_NOOP(
        "Message",
        "The till's data are of another version ({found}, not {known}). Start this till once, then "
        "try again.",
    ),
    "recovery.not_written": QT_TRANSLATE_NOOP(
        "Message", "The recovery sheet could not be written to {folder}: {reason}."
    ),
    "store.closed": QT_TRANSLATE_NOOP("Message", "The till is closing."),
    "store.full": QT_TRANSLATE_NOOP(
        "Message", "Make room on the disk of {folder}. Until then nothing can be sold."
    ),
    "store.locked": QT_TRANSLATE_NOOP(
        "Message", "Another program holds the data in {folder}. Close it; the till tries again."
    ),
    "secret.file_open": QT_TRANSLATE_NOOP(
        "Message", "Others can read {path}. Allow only the till's user to read it."
    ),
    "secret.not_kept": QT_TRANSLATE_NOOP("Message", "The secret could not be kept in {path}."),
    "secret.unreadable": QT_TRANSLATE_NOOP("Message", "The secret in {path} cannot be read."),
    "sale.too_small": QT_TRANSLATE_NOOP(
        "Message", "The amount is too small for bitcoin: at least {least_sat} sat."
    ),
    "sale.too_large": QT_TRANSLATE_NOOP("Message", "The amount is larger than all bitcoin."),
    "sale.over_unsure": QT_TRANSLATE_NOOP(
        "Message", "The money is not confirmed yet. Decide about it once it is."
    ),
    "sale.address_reused": QT_TRANSLATE_NOOP(
        "Message",
        "Sale {number} has got the address of this one. Charge the amount as a new sale.",
    ),
    "sale.moved_on": QT_TRANSLATE_NOOP("Message", "The sale has just changed. Look at it again."),
    "sale.nothing_seen": QT_TRANSLATE_NOOP(
        "Message", "No money was seen for this sale yet: there is nothing to print."
    ),
    "till.bug": QT_TRANSLATE_NOOP(
        "Message", "Try it once more. The sale is kept, and a report is in the log."
    ),
    "demo.nothing_to_pay": QT_TRANSLATE_NOOP(
        "Message", "There is nothing to pay: charge an amount first."
    ),
    "demo.nothing_to_take_back": QT_TRANSLATE_NOOP(
        "Message", "There is no payment that could be taken back."
    ),
}

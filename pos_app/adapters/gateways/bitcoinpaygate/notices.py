"""BitcoinPayGate's calls: whole snapshots, unsigned, at least once, and in any order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.adapters.gateways.bitcoinpaygate.answers import TITLE, id_of
from pos_app.adapters.gateways.common.answers import Fields
from pos_app.adapters.gateways.common.reply import parse_json, plain_reason
from pos_app.ports import ReadNotification, RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pos_app.ports import Notification

_REGULAR = ("", "REGULAR")
_WRAPPED = "v3/payment"
_MOST_NAMED = 5


def read_notice(notification: Notification, reference: str) -> ReadNotification:
    """Of an anomaly (money too late, a second transaction, another amount) it keeps what it said.

    Everything else is learned by looking, and the newest `currentTime` holds. RefusedError
    `gateway.forged` for what can't be about this payment; nothing in it is ever believed.
    """
    try:
        notice = Fields(TITLE, parse_json(TITLE, notification.body))
        if notice.text("notificationType") == _WRAPPED:
            notice = notice.fields("body")
        is_ours = notification.method == "POST" and id_of(notice) == reference
        evidence = _anomaly(notice)
    except RefusedError:
        is_ours, evidence = False, {}
    if not is_ours:
        raise RefusedError("gateway.forged", gateway=TITLE)
    return ReadNotification(answer="ok", evidence=evidence)


def _anomaly(notice: Fields) -> Mapping[str, str]:
    kind = plain_reason(notice.text("notificationType"))
    if kind in _REGULAR:
        return {}
    named = [
        f"{row.word('btcTxId')} {row.paid_sat('btcAmount')} sat"
        for row in notice.rows("btcTransactions")[:_MOST_NAMED]
    ]
    evidence = {
        "anomaly": kind,
        "status": plain_reason(notice.text("status")),
        "at": plain_reason(notice.text("currentTime")),
        "transactions": "; ".join(named),
    }
    return {key: value for key, value in evidence.items() if value}

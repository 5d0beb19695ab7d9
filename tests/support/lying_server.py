"""An Electrum server that lies and never contradicts itself: only another one can show it."""

from __future__ import annotations

import hashlib
import json
import secrets
from typing import TYPE_CHECKING, Any, Self

from embit.script import Script
from embit.transaction import Transaction, TransactionInput, TransactionOutput

from tests.support.bare_electrum_client import BareElectrumClient, script_hash
from tests.support.meddler import Meddler

if TYPE_CHECKING:
    from types import TracebackType

SUBSCRIBE = "blockchain.scripthash.subscribe"
HISTORY = "blockchain.scripthash.get_history"
TIP = "blockchain.headers.subscribe"
FEE_SAT = 5_000


class LyingServer:
    """Between the till and a real server: it hides payments, invents them, or stays behind.

    Lies may begin at any time. Nothing that was said before is taken back unasked: the next block
    or payment brings it up.
    """

    def __init__(self, upstream: str) -> None:
        self._upstream = upstream
        self.meddler = Meddler(upstream)
        self.hides_all = False
        self._invented: dict[str, str] = {}  # txids by script hash
        self._frozen: dict[str, Any] | None = None
        self.meddler.falsify |= {
            SUBSCRIBE: lambda params, _: self._status(params[0]),
            HISTORY: lambda params, _: self._history(params[0]),
            TIP: lambda _, tip: self._frozen or tip,
        }
        self.meddler.rewrite |= {
            SUBSCRIBE: lambda params: [params[0], self._status(params[0])],
            TIP: lambda params: None if self._frozen else params,
        }

    @property
    def url(self) -> str:
        return self.meddler.url

    @property
    def name(self) -> str:
        return self.url.removeprefix("tcp://")

    def __enter__(self) -> Self:
        self._eyes = BareElectrumClient(self._upstream)
        self._hands = BareElectrumClient(self._upstream)
        self.meddler.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.meddler.__exit__(kind, error, trace)
        self._eyes.close()
        self._hands.close()

    def freeze(self) -> None:
        """Say nothing of blocks that come from here on."""
        self._frozen = self._hands.call(TIP)

    def thaw(self) -> None:
        self._frozen = None

    def invent(self, script: bytes, sat: int) -> str:
        """Push a payment that nobody has made. Its txid."""
        spends = TransactionInput(secrets.token_bytes(32), 0, sequence=0xFFFFFFFF)
        paying = Transaction(vin=[spends], vout=[TransactionOutput(sat, Script(script))])
        txid, name = str(paying.txid().hex()), script_hash(script)
        self.meddler.invented[txid] = paying.serialize().hex()
        self._invented[name] = txid
        notice = {
            "jsonrpc": "2.0",
            "method": SUBSCRIBE,
            "params": [name, _status_of([_waiting(txid)])],
        }
        self.meddler.say(json.dumps(notice).encode() + b"\n")
        return txid

    def _history(self, name: str) -> list[dict[str, Any]]:
        if self.hides_all:
            return []
        if name in self._invented:
            return [_waiting(self._invented[name])]
        history = list(self._eyes.call(HISTORY, name))
        if self._frozen is None:
            return history
        known = self._frozen["height"]
        return [_waiting(each["tx_hash"]) if each["height"] > known else each for each in history]

    def _status(self, name: str) -> str | None:
        return _status_of(self._history(name))


def _waiting(txid: str) -> dict[str, Any]:
    return {"tx_hash": txid, "height": 0, "fee": FEE_SAT}


def _status_of(history: list[dict[str, Any]]) -> str | None:
    if not history:
        return None
    text = "".join(f"{each['tx_hash']}:{each['height']}:" for each in history)
    return hashlib.sha256(text.encode()).hexdigest()

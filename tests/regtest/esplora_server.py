"""An Esplora server for tests, over the real node and, for histories, the real Electrum server."""

from __future__ import annotations

import hashlib
import http.server
import json
import re
import threading
from typing import TYPE_CHECKING, Any

from tests.regtest.rpc import RpcError, satoshi
from tests.support.bare_electrum_client import BareElectrumClient
from tests.support.returning_server import OwnedServer, ReturningServer

if TYPE_CHECKING:
    from tests.regtest.stack import RegtestStack

NOT_FOUND_CODES = {-5, -8}  # of Bitcoin Core: no such transaction, block or height
CONFIRMED_PAGE = 25
_HASH = "([0-9a-f]{64})"


class NotFoundError(Exception):
    """Nothing goes by that name."""


class _Handler(http.server.BaseHTTPRequestHandler):
    server: OwnedServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        try:
            found = self.server.owner.answer(self.path)
        except NotFoundError:
            self._send(404, b"not found", "text/plain")
            return
        if isinstance(found, str):
            self._send(200, found.encode(), "text/plain")
        else:
            self._send(200, json.dumps(found).encode(), "application/json")

    def log_message(self, *_unused: object) -> None:
        pass

    def _send(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class EsploraServer(ReturningServer):
    """Serves from `start` to `stop`, each time at the same address; `requests` counts."""

    handler = _Handler

    def __init__(self, stack: RegtestStack) -> None:
        super().__init__()
        self._stack = stack
        self._lock = threading.Lock()  # one Electrum session for all
        self._electrum: BareElectrumClient | None = None
        self.requests = 0
        self._routes = (
            (rf"/scripthash/{_HASH}/txs", self._newest_page),
            (rf"/scripthash/{_HASH}/txs/chain/{_HASH}", self._further_page),
            (rf"/scripthash/{_HASH}", self._script),
            (rf"/tx/{_HASH}/hex", self._raw),
            (rf"/tx/{_HASH}/status", self._status),
            (rf"/tx/{_HASH}/merkle-proof", self._proof),
            (rf"/tx/{_HASH}/outspend/([0-9]+)", self._outspend),
            (r"/fee-estimates", self._fee_estimates),
            (r"/blocks/tip/hash", lambda: self._stack.rpc("getbestblockhash")),
            (r"/block-height/([0-9]+)", lambda height: stack.rpc("getblockhash", int(height))),
            (rf"/block/{_HASH}/txid/([0-9]+)", self._txid),
            (
                rf"/block/{_HASH}/header",
                lambda block: stack.rpc("getblockheader", block, verbose=False),
            ),
        )

    @property
    def url(self) -> str:
        return f"esplora+http://127.0.0.1:{self.port}/api"

    def start(self) -> None:
        self._electrum = BareElectrumClient(self._stack.electrum_tcp)
        super().start()

    def stop(self) -> None:
        super().stop()
        if self._electrum is not None:
            self._electrum.close()
            self._electrum = None

    def answer(self, path: str) -> Any:
        """Text, or what becomes JSON. NotFoundError."""
        self.requests += 1
        for pattern, give in self._routes:
            fits = re.fullmatch(f"/api{pattern}", path)
            if fits is None:
                continue
            try:
                return give(*fits.groups())
            except RpcError as error:
                if error.code in NOT_FOUND_CODES:
                    raise NotFoundError from error
                raise
        raise NotFoundError

    def _electrum_history(self, script_hash: str) -> list[dict[str, Any]]:
        reversed_hash = bytes.fromhex(script_hash)[::-1].hex()
        with self._lock:
            assert self._electrum is not None
            found = self._electrum.call("blockchain.scripthash.get_history", reversed_hash)
        return list(found)

    def _history(self, script_hash: str) -> tuple[list[Any], list[Any]]:
        """Unconfirmed and confirmed transactions, the newest first.

        Where each lies is the node's word: the Electrum server follows it a moment later.
        """
        waiting: list[Any] = []
        mined: list[Any] = []
        for each in reversed(self._electrum_history(script_hash)):
            try:
                row = self._placed(each["tx_hash"])
            except RpcError as error:
                if error.code not in NOT_FOUND_CODES:
                    raise
                continue  # the node has just forgotten it
            (mined if row["status"]["confirmed"] else waiting).append(row)
        return waiting, mined

    def _placed(self, txid: str) -> dict[str, Any]:
        found = self._stack.rpc("getrawtransaction", txid, verbose=True)
        if found.get("confirmations", 0) == 0:
            fee_sat = satoshi(self._stack.rpc("getmempoolentry", txid)["fees"]["base"])
            return {"txid": txid, "status": {"confirmed": False}, "fee": fee_sat}
        block_hash = found["blockhash"]
        height = self._stack.rpc("getblockheader", block_hash)["height"]
        status = {"confirmed": True, "block_height": height, "block_hash": block_hash}
        return {"txid": txid, "status": status}

    def _newest_page(self, script_hash: str) -> Any:
        waiting, mined = self._history(script_hash)
        return waiting + mined[:CONFIRMED_PAGE]

    def _further_page(self, script_hash: str, last_seen: str) -> Any:
        _, mined = self._history(script_hash)
        at = [each["txid"] for each in mined].index(last_seen) + 1
        return mined[at : at + CONFIRMED_PAGE]

    def _script(self, script_hash: str) -> Any:
        waiting, mined = self._history(script_hash)
        return {
            "chain_stats": {"tx_count": len(mined)},
            "mempool_stats": {"tx_count": len(waiting)},
        }

    def _raw(self, txid: str) -> Any:
        return self._stack.rpc("getrawtransaction", txid)

    def _status(self, txid: str) -> Any:
        found = self._stack.rpc("getrawtransaction", txid, verbose=True)
        return {"confirmed": found.get("confirmations", 0) > 0}

    def _txid(self, block_hash: str, position: str) -> Any:
        return self._stack.rpc("getblock", block_hash)["tx"][int(position)]

    def _header(self, block_hash: str) -> Any:
        return self._stack.rpc("getblockheader", block_hash, verbose=False)

    def _proof(self, txid: str) -> Any:
        found = self._stack.rpc("getrawtransaction", txid, verbose=True)
        if "blockhash" not in found:
            raise NotFoundError
        block = self._stack.rpc("getblock", found["blockhash"])
        position = block["tx"].index(txid)
        return {
            "block_height": block["height"],
            "merkle": _branch(block["tx"], position),
            "pos": position,
        }

    def _fee_estimates(self) -> Any:
        """Satoshi per virtual byte, of those that the node has."""
        rates = {n: self._stack.rpc("estimatesmartfee", n).get("feerate") for n in range(1, 26)}
        return {str(n): float(rate * 100_000) for n, rate in rates.items() if rate is not None}

    def _outspend(self, txid: str, vout: str) -> Any:
        (found,) = self._stack.rpc("gettxspendingprevout", [{"txid": txid, "vout": int(vout)}])
        if "spendingtxid" in found:
            return {"spent": True, "txid": found["spendingtxid"]}
        return {"spent": False}


def _branch(txids: list[str], position: int) -> list[str]:
    row = [bytes.fromhex(txid)[::-1] for txid in txids]
    branch = []
    while len(row) > 1:
        if len(row) % 2:
            row.append(row[-1])
        branch.append(row[position ^ 1][::-1].hex())
        row = [
            hashlib.sha256(hashlib.sha256(row[at] + row[at + 1]).digest()).digest()
            for at in range(0, len(row), 2)
        ]
        position >>= 1
    return branch

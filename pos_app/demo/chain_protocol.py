"""The Electrum protocol's methods, answered from the simulated chain's books."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pos_app.demo.chain_blocks import merkle_branch
from pos_app.demo.chain_state import script_hash_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.demo.chain_state import ChainState, HistoryEntry

PARSE_ERROR = -32_700
INVALID_REQUEST = -32_600
METHOD_NOT_FOUND = -32_601
INVALID_PARAMS = -32_602
BAD_REQUEST = 1
DAEMON_ERROR = 2

MAX_HEADERS = 2016
RELAY_BITCOIN_A_KILOBYTE = 0.00001
_SAT_A_BITCOIN = 100_000_000
_SCRIPT_HASH_LENGTH = 64


class ProtocolError(Exception):
    def __init__(self, code: int, text: str) -> None:
        super().__init__(text)
        self.code = code


def version_pair(text: object) -> tuple[int, ...]:
    if not isinstance(text, str):
        raise ProtocolError(INVALID_PARAMS, "a protocol version is text")
    try:
        return tuple(int(part) for part in text.split("."))
    except ValueError:
        raise ProtocolError(INVALID_PARAMS, f"{text!r} is not a protocol version") from None


class Subscriptions:
    """What one client is told about, and the last status it was told."""

    def __init__(self) -> None:
        self.headers = False
        self.statuses: dict[str, str | None] = {}


class Methods:
    """One client's view; the caller holds the chain's lock."""

    def __init__(self, state: ChainState, protocols: tuple[str, str]) -> None:
        self._state = state
        self._protocols = protocols
        self._negotiated: tuple[int, ...] | None = None
        self.subscriptions = Subscriptions()
        self._methods: dict[str, Callable[..., Any]] = {
            "server.version": self._version,
            "server.features": self._features,
            "server.banner": lambda: "A simulated chain: no coin on it is worth anything.",
            "server.donation_address": str,
            "server.ping": self._ping,
            "server.peers.subscribe": list,
            "blockchain.headers.subscribe": self._headers_subscribe,
            "blockchain.block.header": self._block_header,
            "blockchain.block.headers": self._block_headers,
            "blockchain.scripthash.subscribe": self._subscribe,
            "blockchain.scripthash.unsubscribe": self._unsubscribe,
            "blockchain.scripthash.get_history": self._get_history,
            "blockchain.scripthash.get_mempool": self._get_mempool,
            "blockchain.scripthash.get_balance": self._get_balance,
            "blockchain.scripthash.listunspent": self._list_unspent,
            "blockchain.transaction.get": self._transaction,
            "blockchain.transaction.get_merkle": self._merkle,
            "blockchain.estimatefee": self._estimate_fee,
            "blockchain.relayfee": lambda: RELAY_BITCOIN_A_KILOBYTE,
            "mempool.get_fee_histogram": list,
            "mempool.get_info": lambda: {"minrelaytxfee": RELAY_BITCOIN_A_KILOBYTE},
        }

    def call(self, method: object, params: object) -> Any:
        if not isinstance(method, str) or not isinstance(params, list):
            raise ProtocolError(INVALID_REQUEST, "a request has a method and a list of params")
        if self._negotiated is None and method != "server.version":
            raise ProtocolError(BAD_REQUEST, "server.version comes first")
        function = self._methods.get(method)
        if function is None or method in self._gone():
            raise ProtocolError(METHOD_NOT_FOUND, f"unknown method {method!r}")
        try:
            return function(*params)
        except TypeError:
            raise ProtocolError(INVALID_PARAMS, f"wrong params for {method}") from None

    def _gone(self) -> tuple[str, ...]:
        if self._negotiated is not None and self._negotiated >= (1, 6):
            return ("blockchain.relayfee",)
        return ("mempool.get_info",)

    def _version(self, _client: str = "", wanted: str | list[str] = "1.4") -> list[str]:
        if self._negotiated is not None:
            raise ProtocolError(BAD_REQUEST, "server.version was sent before")
        low, high = (wanted, wanted) if isinstance(wanted, str) else wanted
        agreed = min(version_pair(high), version_pair(self._protocols[1]))
        if agreed < max(version_pair(low), version_pair(self._protocols[0])):
            raise ProtocolError(BAD_REQUEST, "unsupported protocol version")
        self._negotiated = agreed
        return ["Simulated chain", ".".join(str(part) for part in agreed)]

    def _features(self) -> dict[str, Any]:
        return {
            "genesis_hash": self._state.blocks[0].block_hash,
            "hash_function": "sha256",
            "server_version": "Simulated chain",
            "protocol_min": self._protocols[0],
            "protocol_max": self._protocols[1],
            "hosts": {},
            "pruning": None,
        }

    def _ping(self) -> None:
        return None

    def _headers_subscribe(self) -> dict[str, Any]:
        self.subscriptions.headers = True
        return self.tip()

    def tip(self) -> dict[str, Any]:
        return {"height": self._state.height, "hex": self._state.blocks[-1].header.hex()}

    def _block_header(self, height: int, checkpoint: int = 0) -> str:
        if checkpoint != 0:
            raise ProtocolError(BAD_REQUEST, "no checkpoint proofs")
        if not 0 <= self._natural(height) <= self._state.height:
            raise ProtocolError(BAD_REQUEST, f"no block at {height}")
        return self._state.blocks[height].header.hex()

    def _block_headers(self, start: int, count: int, checkpoint: int = 0) -> dict[str, Any]:
        if checkpoint != 0:
            raise ProtocolError(BAD_REQUEST, "no checkpoint proofs")
        end = self._natural(start) + min(self._natural(count), MAX_HEADERS)
        headers = [block.header.hex() for block in self._state.blocks[start:end]]
        answer: dict[str, Any] = {"count": len(headers), "max": MAX_HEADERS}
        if self._negotiated is not None and self._negotiated >= (1, 6):
            return answer | {"headers": headers}
        return answer | {"hex": "".join(headers)}

    def _subscribe(self, script_hash: str) -> str | None:
        status = self._state.status(self._checked(script_hash))
        self.subscriptions.statuses[script_hash] = status
        return status

    def _unsubscribe(self, script_hash: str) -> bool:
        known = self._checked(script_hash) in self.subscriptions.statuses
        self.subscriptions.statuses.pop(script_hash, None)
        return known

    def _get_history(self, script_hash: str) -> list[dict[str, Any]]:
        return [_row(entry) for entry in self._state.history(self._checked(script_hash))]

    def _get_mempool(self, script_hash: str) -> list[dict[str, Any]]:
        entries = self._state.history(self._checked(script_hash))
        return [_row(entry) for entry in entries if entry.height <= 0]

    def _get_balance(self, script_hash: str) -> dict[str, int]:
        unspent = self._list_unspent(script_hash)
        confirmed = sum(coin["value"] for coin in unspent if coin["height"] > 0)
        everything = sum(coin["value"] for coin in unspent)
        return {"confirmed": confirmed, "unconfirmed": everything - confirmed}

    def _list_unspent(self, script_hash: str) -> list[dict[str, Any]]:
        return [
            {
                "tx_hash": entry.txid,
                "tx_pos": vout,
                "height": max(0, entry.height),
                "value": output.sat,
            }
            for entry in self._state.history(self._checked(script_hash))
            for vout, output in enumerate(self._state.transactions[entry.txid].outputs)
            if script_hash_of(output.script) == script_hash
            and not self._state.is_spent(f"{entry.txid}:{vout}")
        ]

    def _transaction(self, txid: str, verbose: object = None) -> str:
        if verbose:
            raise ProtocolError(BAD_REQUEST, "only raw transactions")
        if not self._state.is_known(txid):
            raise ProtocolError(DAEMON_ERROR, f"no such transaction {txid}")
        return self._state.transactions[txid].raw.hex()

    def _merkle(self, txid: str, height: int) -> dict[str, Any]:
        place = self._state.place(txid)
        if place is None or place[0] != height:
            raise ProtocolError(BAD_REQUEST, f"{txid} is not in block {height}")
        branch = merkle_branch(self._state.blocks[height].txids, place[1])
        return {"block_height": height, "merkle": branch, "pos": place[1]}

    def _estimate_fee(self, blocks: int, _mode: str | None = None) -> float:
        self._natural(blocks)
        rate = self._state.fee_estimate
        return -1 if rate is None else rate / _SAT_A_BITCOIN

    def _natural(self, number: object) -> int:
        if type(number) is not int or number < 0:
            raise ProtocolError(BAD_REQUEST, f"{number!r} is not a height or a count")
        return number

    def _checked(self, script_hash: object) -> str:
        if not isinstance(script_hash, str) or len(script_hash) != _SCRIPT_HASH_LENGTH:
            raise ProtocolError(BAD_REQUEST, f"{script_hash!r} is not a script hash")
        return script_hash


def _row(entry: HistoryEntry) -> dict[str, Any]:
    row: dict[str, Any] = {"tx_hash": entry.txid, "height": entry.height}
    return row if entry.height > 0 else row | {"fee": entry.fee_sat}

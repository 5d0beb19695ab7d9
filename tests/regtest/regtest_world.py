"""The real chain, as the contract of chain sources wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.scripts import address_of

if TYPE_CHECKING:
    from tests.regtest.stack import RegtestStack


class RegtestWorld:
    def __init__(self, stack: RegtestStack) -> None:
        self._stack = stack

    def pay(self, script: bytes, sat: int, *, replaceable: bool = False) -> str:
        return self._stack.pay(address_of(script, "regtest"), sat, replaceable=replaceable)

    def redirect(self, txid: str) -> str:
        return self._stack.redirect(txid)

    def mine(self, count: int = 1) -> None:
        self._stack.mine(count)

    def reorganise(self, depth: int) -> None:
        self._stack.reorganise(depth, with_transactions=False)

    def tip(self) -> tuple[int, str]:
        return int(self._stack.rpc("getblockcount")), str(self._stack.rpc("getbestblockhash"))

    def fee_estimate(self, blocks: int) -> int | None:
        found = self._stack.rpc("estimatesmartfee", blocks).get("feerate")
        return None if found is None else round(found * 100_000_000)

    def stop_server(self) -> None:
        self._stack.stop_server()

    def start_server(self) -> None:
        self._stack.start_server()

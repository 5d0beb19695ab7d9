"""The simulated chain as the contract wants it."""

from __future__ import annotations

from pos_app.demo.chain import SimulatedChain
from tests.support.processes import free_port
from tests.support.scripts import address_of


class SimulatedWorld:
    def __init__(self, protocols: tuple[str, str] = ("1.4", "1.6")) -> None:
        self.chain = SimulatedChain(protocols=protocols, port=free_port())
        self.url = self.chain.start()

    def pay(self, script: bytes, sat: int, *, replaceable: bool = False) -> str:
        return self.chain.pay(address_of(script, "signet"), sat, replaceable=replaceable)

    def redirect(self, txid: str) -> str:
        return self.chain.double_spend(txid)

    def mine(self, count: int = 1) -> None:
        self.chain.mine(count)

    def reorganise(self, depth: int) -> None:
        self.chain.reorganise(depth)

    def tip(self) -> tuple[int, str]:
        return self.chain.tip

    def fee_estimate(self, blocks: int) -> int | None:
        assert blocks > 0
        return self.chain.fee_estimate

    def stop_server(self) -> None:
        self.chain.stop()

    def start_server(self) -> None:
        self.chain.start()

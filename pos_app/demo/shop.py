"""Everything around the demo's till: chain, rate servers, printer and store, all on loopback."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.demo.chain import SimulatedChain
from pos_app.demo.printer import DemoPrinter, Paper
from pos_app.demo.rates import DemoRates
from pos_app.demo.store import DemoStore, StoreCall

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pos_app.demo.clock import DemoClock

STORE_NAME = "Corner Books"
CURRENCIES = ("EUR", "USD", "JPY")
# Public: the account that BIP84's test words give on test networks. Nothing of value can reach it.
ACCOUNT = (
    "vpub5Y6cjg78GGuNLsaPhmYsiw4gYX3HoQiRBiSwDaBXKUafCt9bNwWQiitDk5VZ5BVxYnQdwoTyXSs2JHRPAgjAvtbBrf"
    "8ZhDYe2jWAqvZVnsc"
)
WEBHOOK_SECRET = "whsec_" + "ZGVtbyBzaG9wLCBub3QgYSBzZWNyZXQgYXQgYWxsISE="
FIRST_BLOCKS = 3


class DemoShop:
    """`on_paper` and `on_call` are called in the printer's and the store's threads."""

    def __init__(
        self,
        clock: DemoClock,
        *,
        on_paper: Callable[[Paper], None],
        on_call: Callable[[StoreCall], None],
    ) -> None:
        self.clock = clock
        self.chain = SimulatedChain(clock.now)
        self.chain.mine(FIRST_BLOCKS)
        self.rates = DemoRates(clock.now)
        self.printer = DemoPrinter(on_paper)
        self.store = DemoStore(WEBHOOK_SECRET, clock, on_call)
        self._chain_url = self.chain.start()

    def settings(self) -> Mapping[str, object]:
        """The settings file of this shop's till, as parsed TOML."""
        return {
            "store": {
                "name": STORE_NAME,
                "address": "1 Main Street",
                "currency": CURRENCIES[0],
                "currencies": list(CURRENCIES),
            },
            # Who skips hours of the demo is still there.
            "people": {"idle_seconds": 0},
            "wallet": {"network": "signet", "account": ACCOUNT, "servers": [self._chain_url]},
            "rates": {
                "sources": list(self.rates.base_urls),
                "base_urls": dict(self.rates.base_urls),
            },
            "printer": {"url": self.printer.url},
            "webhook": {"url": self.store.url},
        }

    def stop(self) -> None:
        self.chain.stop()
        self.rates.stop()
        self.printer.stop()
        self.store.stop()

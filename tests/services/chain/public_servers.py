"""A till without a node of its own, and the public servers it asks about old addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.ports import ChainNews
from pos_app.services.chain.old_addresses import OldAddresses
from tests.support.chain_outputs import a_payment
from tests.support.old_shop import FOLLOWED_FOR, OldShop, script_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pos_app.domain.credit import Tip
    from pos_app.domain.sale import Sale
    from pos_app.ports import ChainOutput

OUTPUT = a_payment()


class PublicServer:
    """A ChainSource that keeps when it was asked about which script; `fails` is raised once."""

    def __init__(self, shop: OldShop, name: str) -> None:
        self.name = name
        self._shop = shop
        self.connected = False
        self.connects = 0
        self.asked: list[tuple[float, bytes]] = []
        self.looked_at: list[bytes] = []
        self.counts: dict[bytes, int] = {}
        self.paid: dict[bytes, tuple[ChainOutput, ...]] = {}
        self.fails: Exception | None = None

    def pay(self, sale: Sale) -> None:
        self.counts[script_of(sale)] = 1
        self.paid[script_of(sale)] = (OUTPUT,)

    def connect(self, on_push: Callable[[], None]) -> None:
        on_push()
        self.connects += 1
        self._fail()
        self.connected = True

    def news(self) -> ChainNews:
        return ChainNews(scripts=frozenset(), tip_changed=False, everything=False)

    def transaction_counts(self, scripts: Sequence[bytes]) -> Mapping[bytes, int]:
        self.asked += [(self._shop.clock.monotonic(), script) for script in scripts]
        self._fail()
        return {script: self.counts.get(script, 0) for script in scripts}

    def outputs(self, scripts: Sequence[bytes]) -> Mapping[bytes, tuple[ChainOutput, ...]]:
        self.looked_at += scripts
        self._fail()
        return {script: self.paid.get(script, ()) for script in scripts}

    def close(self) -> None:
        self.connected = False

    def _fail(self) -> None:
        fails, self.fails = self.fails, None
        if fails is not None:
            raise fails

    def tip(self) -> Tip:
        raise NotImplementedError

    def block_hash(self, height: int) -> str:
        raise NotImplementedError

    def watch(self, scripts: Sequence[bytes]) -> None:
        raise NotImplementedError

    def unwatch(self, scripts: Sequence[bytes]) -> None:
        raise NotImplementedError

    def renew(self, scripts: Sequence[bytes]) -> None:
        raise NotImplementedError

    def fee_estimate(self, blocks: int) -> int | None:
        raise NotImplementedError

    def rival(self, txid: str, inputs: Sequence[str]) -> str | None:
        raise NotImplementedError

    def ping(self) -> None:
        raise NotImplementedError


class Sweep:
    def __init__(self, shop: OldShop) -> None:
        self.shop = shop
        self.servers: list[PublicServer] = [
            PublicServer(shop, "first"),
            PublicServer(shop, "second"),
        ]
        self.overdue: list[bool] = []
        self.start()

    @property
    def server(self) -> PublicServer:
        return self.servers[0]

    def start(self) -> None:
        self.shop.found = self.shop.new_found()
        self.service = OldAddresses(
            self.servers,
            self.shop.found,
            store=self.shop.store,
            clock=self.shop.clock,
            followed_for=FOLLOWED_FOR,
            on_overdue=self.overdue.append,
        )

    def run(self, seconds: float) -> None:
        """As a worker would, for so long of the clock's time."""
        end = self.shop.clock.monotonic() + seconds
        while self.shop.clock.monotonic() < end:
            rest = self.service.step()
            self.shop.clock.advance(max(0.001, min(rest, end - self.shop.clock.monotonic())))

    def asked_about(self, sale: Sale) -> list[float]:
        asked = [each for server in self.servers for each in server.asked]
        return [at for at, script in asked if script == script_of(sale)]

"""A counter whose sales are paid through a gateway in memory, with the real ledger and store."""

from __future__ import annotations

import queue
from typing import TYPE_CHECKING
from uuid import uuid4

from pos_app.ports import Redirects
from pos_app.services.gateways.hosted_follower import HostedFollower
from pos_app.services.gateways.hosted_orders import HostedOrders, OrderSetup
from pos_app.services.selling.checkout import Checkout, CheckoutSetup
from tests.support.counter import ACCOUNT, TEN_EURO, Counter
from tests.support.memory_gateway import MemoryGateway

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import timedelta
    from pathlib import Path
    from uuid import UUID

    from pos_app.domain.message import Message
    from pos_app.domain.money import Money
    from pos_app.domain.sale import Sale

PATIENCE_SECONDS = 60.0


class HostedShop:
    """`refused` and `health` are what was told, in its order."""

    def __init__(self, folder: Path) -> None:
        self.counter = Counter(folder)
        self.clock = self.counter.clock
        self.gateway = MemoryGateway()
        self.refused: list[tuple[str, UUID]] = []
        self.health: list[tuple[str, str | None]] = []
        self._woken: queue.SimpleQueue[None] = queue.SimpleQueue()
        self.begin()

    def begin(self, gateway: str = MemoryGateway.name, *, knows_gateway: bool = True) -> None:
        """As after a start of the program; `gateway` is the one the settings name."""
        counter = self.counter
        gateways = {self.gateway.name: self.gateway} if knows_gateway else {}
        self.orders = HostedOrders(
            gateways,
            counter.ledger,
            counter.pricing,
            counter.clock,
            OrderSetup(
                gateway=gateway,
                network="signet",
                store_name="Corner Books",
                redirects=lambda sale: Redirects(confirmed=f"https://shop.example/{sale.number}"),
                callback_url=lambda sale, gateway: f"https://till.example/{gateway}/{sale.number}",
            ),
            own_address=self._own_address,
            unfinished=self.stored,
            on_refused=self._refused,
        )
        self.orders.wake_with(lambda: self._woken.put(None))
        self.gateway.on_closed = lambda: self._woken.put(None)
        setup = CheckoutSetup(network="signet", account_id=ACCOUNT, hosted=True)
        self.checkout = Checkout(
            counter.ledger,
            counter.pricing,
            counter.addresses,
            counter.clock,
            setup,
            orders=self.orders,
        )
        self.follower = HostedFollower(
            gateways,
            counter.ledger,
            counter.clock,
            counter.policy,
            sales_to_watch=self.stored,
            on_health=self._health,
        )
        self.follower.wake_with(lambda: self._woken.put(None))
        counter.on_recorded = self.follower.watch

    def close(self) -> None:
        self.gateway.close()
        self.counter.close()

    def charge(self, amount: Money = TEN_EURO) -> Sale:
        """A sale that the gateway has opened, or refused."""
        return self.answered(self.checkout.charge(uuid4(), amount, ""))

    def answered(self, sale: Sale) -> Sale:
        """The sale once the gateway's answer is recorded."""
        self.orders.step()
        while True:
            self._woken.get(timeout=PATIENCE_SECONDS)
            self.orders.step()
            if not self.orders.is_asking(sale.id):
                return self.now(sale)

    def until(self, holds: Callable[[], bool]) -> None:
        """Look again after each answer of the gateway."""
        while not holds():
            self._woken.get(timeout=PATIENCE_SECONDS)
            self.orders.step()

    def now(self, sale: Sale) -> Sale:
        with self.counter.store.transaction() as transaction:
            return transaction.sale(sale.id)

    def look(self, sale: Sale) -> Sale:
        self.follower.look_now(sale.id)
        self.follower.step()
        return self.now(sale)

    def pass_time(self, duration: timedelta) -> float:
        self.clock.pass_time(duration)
        return self.follower.step()

    def _own_address(self) -> str:
        with self.counter.store.transaction() as transaction:
            return self.counter.addresses.take(transaction).address

    def stored(self) -> Sequence[Sale]:
        with self.counter.store.transaction() as transaction:
            return transaction.recent_sales(100)

    def _refused(self, message: Message, sale_id: UUID) -> None:
        self.refused.append((message.code, sale_id))

    def _health(self, name: str, message: Message | None) -> None:
        self.health.append((name, None if message is None else message.code))

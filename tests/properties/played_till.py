"""The till's own watcher, ledger and checkout on a model chain, without threads or files."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from pos_app.domain.money import Money, currency
from pos_app.domain.policy import Policy, Tier
from pos_app.domain.rate import Quote, Rate
from pos_app.ports import IssuedAddress
from pos_app.services.books.ledger import Ledger, LedgerSetup
from pos_app.services.chain.chain_health import SourceRole
from pos_app.services.chain.chain_leader import LeadingSource
from pos_app.services.chain.chain_testimony import WitnessStand
from pos_app.services.chain.chain_witness import Witness
from pos_app.services.chain.payment_watcher import PaymentWatcher
from pos_app.services.retry import Retry
from pos_app.services.selling.checkout import Checkout, CheckoutSetup
from pos_app.services.selling.pricing import Pricing
from tests.properties.memory_store import MemoryStore
from tests.properties.model_chain import ModelChain
from tests.properties.model_source import ModelSource, Server
from tests.support.controlled_clock import ControlledClock
from tests.support.scripts import address_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pos_app.domain.sale import Sale
    from pos_app.services.chain.chain_health import ChainHealth
    from tests.properties.expected_money import Rules

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
EUR = currency("EUR")
HELD = timedelta(minutes=15)
MOST_SALES = 3
TILL_ID = UUID(int=1)
# Addresses take long to write, and are the same in every story.
ADDRESSES = tuple(
    IssuedAddress(index=number, address=address_of(script, "signet"), script=script)
    for number, script in enumerate(
        b"\x00\x14" + number.to_bytes(20, "big") for number in range(1, MOST_SALES + 1)
    )
)


class Rates:
    """One price in euro for a bitcoin, which moves when the story says so."""

    price = Decimal(50_000)

    def rate(self, code: str) -> Rate:
        quote = Quote(
            source="kraken",
            currency_code=code,
            price=self.price,
            quoted_at=None,
            fetched_at=NOON,
            fetched_monotonic=0.0,
        )
        return Rate(currency_code=code, price=self.price, agreeing=(quote,), dropped=())


class Addresses:
    def __init__(self) -> None:
        self._left = list(reversed(ADDRESSES))

    def take(self, _transaction: object) -> IssuedAddress:
        return self._left.pop()


def policy_of(rules: Rules) -> Policy:
    return Policy(
        confirmations=rules.confirmations,
        tiers=tuple(Tier(from_minor=least, confirmations=deep) for least, deep in rules.tiers),
        tolerance_sat=rules.tolerance_sat,
        accept_up_to_minor=rules.ceiling_minor,
        exposure_budget_minor=rules.budget_minor,
    )


class Follower:
    """One run of the program: a ledger and a watcher over a store that outlives them."""

    def __init__(
        self, store: MemoryStore, servers: Sequence[Server], clock: ControlledClock, policy: Policy
    ) -> None:
        self.store = store
        self.health: ChainHealth | None = None
        self.ledger = Ledger(
            store,
            clock,
            LedgerSetup(
                till_id=TILL_ID,
                till_name="Till 1",
                store_name="Corner Books",
                store_address="",
                network="signet",
                demo=False,
                has_printer=False,
                has_webhook=False,
                print_at="paid",
                policy=policy,
            ),
            on_recorded=lambda _: None,
            tip_height=lambda: self.watcher.tip_height,
            utc_offset_minutes=lambda: 0,
        )
        leader = LeadingSource([ModelSource(server, clock) for server in servers], clock)
        stand = WitnessStand(tuple(server.name for server in servers))
        self._witnesses = [
            Witness(
                place,
                ModelSource(server, clock),
                leader,
                stand,
                clock,
                retry=Retry(clock, lambda: 1.0),
            )
            for place, server in enumerate(servers)
            if len(servers) > 1
        ]
        self.watcher = PaymentWatcher(
            leader,
            self.ledger,
            clock,
            policy,
            stand=stand,
            sales_to_watch=lambda: tuple(store.sales.values()),
            on_health=self._note_health,
            retry=Retry(clock, lambda: 1.0),
        )

    def _note_health(self, health: ChainHealth) -> None:
        self.health = health

    def step(self) -> float:
        """Until nothing is left to do at this moment; the seconds until something is."""
        for _ in range(1 + bool(self._witnesses)):
            self.watcher.step()
            for witness in self._witnesses:
                witness.step()
        pauses = [self.watcher.step(), *(witness.step() for witness in self._witnesses)]
        return min(pauses)

    def close(self) -> None:
        self.watcher.close()
        for witness in self._witnesses:
            witness.close()

    @property
    def leading(self) -> str | None:
        """The name of the server that is followed; None: the till hears of nothing."""
        return self.health.server if self.health is not None and self.health.connected else None

    @property
    def confirming(self) -> str | None:
        """The name of the other server, while it is followed as well."""
        if self.health is None or not self.health.connected:
            return None
        roles = (each.name for each in self.health.sources if each.role is SourceRole.CONFIRMING)
        return next(roles, None)


class PlayedTill:
    def __init__(self, rules: Rules, servers: int) -> None:
        self.clock = ControlledClock(NOON)
        self.world = ModelChain(self.clock.now)
        self.servers = [Server(f"server {number}", self.world) for number in range(servers)]
        self.rates = Rates()
        self.store = MemoryStore()
        self.policy = policy_of(rules)
        self._addresses = Addresses()
        self.run = self._start()

    def restart(self) -> None:
        self.run.close()
        self.run = self._start()

    def _start(self) -> Follower:
        run = Follower(self.store, self.servers, self.clock, self.policy)
        self.checkout = Checkout(
            run.ledger,
            Pricing(self.rates, EUR, HELD, margin_basis_points=0),
            self._addresses,
            self.clock,
            CheckoutSetup(network="signet", account_id="account"),
        )
        return run

    def charge(self, number: int, minor: int) -> Sale:
        sale = self.checkout.charge(UUID(int=100 + number), Money(minor, EUR), "")
        self.run.watcher.watch(sale)
        return sale

    def told(self, command: Callable[..., Sale], *arguments: Any, **named: Any) -> Sale:
        """What the cashier does, as the till's own shelf does it."""
        sale = command(*arguments, **named)
        self.run.watcher.watch(sale)
        return sale

    def server(self, name: str) -> Server:
        return next(server for server in self.servers if server.name == name)

    def rescan(self) -> dict[UUID, Sale]:
        """The sales as somebody finds them who knows what is stored and nothing else."""
        leading = self.run.leading
        assert leading is not None
        servers = [self.server(leading)]
        fresh = Follower(MemoryStore(self.store.sales), servers, self.clock, self.policy)
        fresh.step()
        assert fresh.leading == leading
        fresh.close()
        return fresh.store.sales

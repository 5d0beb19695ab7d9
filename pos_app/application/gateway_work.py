"""Builds what takes payments through gateways: the adapters that are set up, and their threads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.application import outside
from pos_app.config.settings_payments import GATEWAYS, WALLET
from pos_app.domain.message import Message
from pos_app.domain.sale_state import START
from pos_app.ports import Redirects
from pos_app.services.gateways.order_tokens import callback_token
from pos_app.till.shelf import WATCHED_FOR

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from uuid import UUID

    from pos_app.application.crew import Crew
    from pos_app.config.settings import Settings
    from pos_app.domain.policy import Policy
    from pos_app.domain.sale import Sale
    from pos_app.ports import Clock, PaymentGateway, Store
    from pos_app.services.addresses.address_keeper import AddressKeeper
    from pos_app.services.books.ledger import Ledger
    from pos_app.services.gateways.hand_marks import HandMarks
    from pos_app.services.gateways.hosted_follower import HostedFollower
    from pos_app.services.gateways.hosted_orders import HostedOrders
    from pos_app.services.selling.pricing import Pricing
    from pos_app.services.worker import Worker
    from pos_app.till.till import Till

# One for each gateway: a till may follow an old payment of one and open new ones at another.
AWAY = "gateway.away"
# Among so many is every sale that was being prepared when the till was killed.
NEWEST = 50


class GatewayWork:
    """Where no gateway is set up there is nothing, and no thread."""

    def __init__(
        self, settings: Settings, folder: Path, clock: Clock, crew: Crew, till: Till
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._crew = crew
        self._till = till
        self.gateways: dict[str, PaymentGateway] = {}
        for name in GATEWAYS:
            section = getattr(settings, name)
            if section == type(section)() and settings.payments.backend != name:
                continue  # nobody set it up: its code need not load
            gateway = outside.gateway(name, settings, folder, clock)
            if gateway is not None:
                self.gateways[name] = gateway
        self._follower: HostedFollower | None = None
        self._following: Worker | None = None
        self._marks: HandMarks | None = None
        self._away: dict[str, Message] = {}  # by gateway, for the follower's thread

    @property
    def opens_payments(self) -> bool:
        return self._settings.payments.backend != WALLET

    def build(
        self,
        store: Store,
        ledger: Ledger,
        pricing: Pricing,
        keeper: AddressKeeper,
        policy: Policy,
    ) -> HostedOrders | None:
        if not (self.gateways or self.opens_payments or _was_asking(store)):
            return None
        from pos_app.services.gateways.hand_marks import HandMarks
        from pos_app.services.gateways.hosted_follower import HostedFollower
        from pos_app.services.gateways.hosted_orders import HostedOrders, OrderSetup

        for gateway in self.gateways.values():
            self._crew.interrupts.callback(gateway.close)

        def sales_to_watch() -> Sequence[Sale]:
            with store.transaction() as transaction:
                return transaction.sales_to_watch(self._clock.now() - WATCHED_FOR)

        def own_address() -> str:
            with store.transaction() as transaction:
                return keeper.take(transaction).address

        orders = HostedOrders(
            self.gateways,
            ledger,
            pricing,
            self._clock,
            OrderSetup(
                gateway=self._settings.payments.backend,
                network=self._settings.wallet.network,
                store_name=self._settings.store.name,
                redirects=self._redirects,
                callback_url=self._callback_url,
            ),
            own_address=own_address,
            unfinished=sales_to_watch,
            on_refused=self._till.refused,
        )
        orders.wake_with(self._crew.hire("gateway-orders", orders.step).wake)
        follower = self._follower = HostedFollower(
            self.gateways,
            ledger,
            self._clock,
            policy,
            sales_to_watch=sales_to_watch,
            on_health=self._gateway_said,
        )
        marks = self._marks = HandMarks(
            self.gateways, ledger, store, self._clock, stored=sales_to_watch
        )

        def step() -> float:
            rest = follower.step()
            return min(rest, marks.step())

        self._following = self._crew.hire("gateway", step)
        follower.wake_with(self._following.wake)
        self._give_back(store, ledger)
        return orders

    def _give_back(self, store: Store, ledger: Ledger) -> None:
        from pos_app.services.refunds.link_refunds import LinkRefunds

        refunds = LinkRefunds(
            self.gateways,
            ledger,
            store,
            self._clock,
            on_moved=self._till.refunds.moved,
            on_refused=self._till.refused,
        )
        if refunds.can_refund:
            refunds.wake_with(self._crew.hire("refunds", refunds.step).wake)
            self._till.refunds.open(refunds)

    def follow(self, sale: Sale) -> None:
        """After each commit, in the thread that recorded."""
        if self._follower is None or self._following is None or self._marks is None:
            return
        self._marks.watch(sale)
        # What it has recorded itself, it has just looked at.
        if not self._following.runs_here:
            self._follower.watch(sale)

    def look_now(self, sale_id: UUID) -> None:
        """A gateway said that there is news of its payment."""
        if self._follower is not None:
            self._follower.look_now(sale_id)

    def try_again(self) -> None:
        """A person wants all gateways asked now."""
        if self._follower is not None:
            self._follower.try_again()

    def _gateway_said(self, name: str, problem: Message | None) -> None:
        self._away.pop(name, None)
        if problem is not None:
            self._away[name] = Message(code=AWAY, arguments={"gateway": name})
        board = self._till.board
        if self._away:  # the board has room for one of each code
            board.add_notice(next(reversed(self._away.values())))
        else:
            board.drop_notice(AWAY)

    def _callback_url(self, sale: Sale, gateway: str) -> str | None:
        base_url = self._settings.web.base_url
        if base_url is None:
            return None
        token = callback_token(sale.order_token)
        return f"{base_url.rstrip('/')}/callbacks/{gateway}/{sale.id}/{token}"

    def _redirects(self, sale: Sale) -> Redirects:
        page = self._settings.page

        def to(url: str | None) -> str | None:
            return None if url is None else url.replace("{order_id}", str(sale.id))

        return Redirects(
            unconfirmed=to(page.redirect_unconfirmed),
            confirmed=to(page.redirect_confirmed),
            expired=to(page.redirect_expired),
            invalid=to(page.redirect_invalid),
        )


def _was_asking(store: Store) -> bool:
    """Whether the last run ended while a gateway was asked that the settings name no more."""
    with store.transaction() as transaction:
        newest = transaction.recent_sales(NEWEST)
    return any(sale.state == START and not sale.asks_tip for sale in newest)

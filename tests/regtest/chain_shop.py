"""A shop on the real chain without a screen: it is closed and opened, and its clock moves."""

from __future__ import annotations

import time
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from pos_app.adapters.clock import SystemClock
from pos_app.demo.clock import DemoClock
from pos_app.demo.rates import DemoRates
from pos_app.demo.store import DemoStore
from pos_app.ui.till import ReceiptProgress
from tests.support.fake_printer import FakePrinter
from tests.support.headless_till import PATIENCE_SECONDS, HeadlessTill
from tests.support.webhook_receiver import SECRET

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path
    from typing import Self
    from uuid import UUID

    from pos_app.demo.store import StoreCall
    from pos_app.domain.sale import Sale
    from pos_app.domain.sale_state import Life, Standing
    from tests.regtest.stack import RegtestStack

CURRENCY = "EUR"
# In which the till does what is due by its clock.
STEP_SECONDS = 0.05
PRICE = Decimal(90_000)


class ChainShop:
    """`servers` see its payments; without them that is the stack's Electrum server.

    `sections` are added to those of its settings. POS_SECRET_WEBHOOK must be the receiver's SECRET.
    """

    def __init__(
        self,
        folder: Path,
        stack: RegtestStack,
        *,
        servers: Sequence[str] = (),
        sections: Mapping[str, Mapping[str, object]] | None = None,
    ) -> None:
        self._folder = folder
        self.clock = DemoClock(SystemClock())
        self.calls: list[StoreCall] = []
        self.store = DemoStore(SECRET, self.clock, self.calls.append)
        self.printer = FakePrinter()
        self.rates = DemoRates(self.clock.now)
        for source in self.rates.base_urls:
            self.rates.set_price(CURRENCY, PRICE, source=source)
        self.document: dict[str, dict[str, object]] = {
            "store": {"name": "Corner Books", "currency": CURRENCY},
            "wallet": {
                "network": "regtest",
                "account": stack.new_account(f"shop-{uuid4()}"),
                "servers": list(servers) or [stack.electrum_tcp],
            },
            "rates": {"base_urls": dict(self.rates.base_urls)},
            "printer": {"url": f"tcp://127.0.0.1:{self.printer.port}"},
            "webhook": {"url": self.store.url},
        }
        for name, section in (sections or {}).items():
            self.document[name] = {**self.document.get(name, {}), **section}
        self._counter: HeadlessTill | None = None

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
        self.printer.switch_off()
        self.store.stop()
        self.rates.stop()

    @property
    def counter(self) -> HeadlessTill:
        assert self._counter is not None
        return self._counter

    def open(self) -> None:
        self._counter = HeadlessTill(self._folder, self.document, clock=self.clock)

    def close(self) -> None:
        """The till only: the street goes on."""
        if self._counter is not None:
            self._counter.stop()
            self._counter = None

    def pass_time(self, duration: timedelta) -> None:
        """By the shop's clock; a worker that rests in real time is woken."""
        self.clock.skip(duration)
        if self._counter is not None:
            self.counter.till.look_again()

    def let_time_run(self, what: str, holds: Callable[[], object]) -> None:
        """A second after the other by the shop's clock, until it holds."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not holds():
            assert time.monotonic() < deadline, f"waited in vain: {what}"
            self.pass_time(timedelta(seconds=1))
            self.counter.wait_for_event(STEP_SECONDS)

    def charge(self, minor: int) -> Sale:
        return self.counter.charge(minor).sale

    def sale(self, sale: Sale) -> Sale:
        """The same one, as it stands now."""
        return self.counter.shown(sale.id).sale

    def until(self, sale: Sale, what: str, holds: Callable[[Sale], object]) -> Sale:
        self.counter.until(what, lambda: holds(self.sale(sale)))
        return self.sale(sale)

    def until_stands(self, sale: Sale, standing: Standing, life: Life) -> Sale:
        return self.until(
            sale, f"it is {standing} {life}", lambda now: now.state == (standing, life)
        )

    def until_quiet(self, sale: Sale) -> None:
        """Until its paper is printed, if there is one, and the store knows everything of it."""

        def nothing_waits() -> bool:
            shown = self.counter.shown(sale.id)
            return shown.store_told and shown.receipt is not ReceiptProgress.WAITING

        self.counter.until("nothing waits", nothing_waits)

    def heard(self, sale: Sale) -> list[dict[str, Any]]:
        """What the store was told of a sale, once it knows everything."""
        self.until_quiet(sale)
        assert all(call.verified for call in self.calls)
        messages = [call.message for call in self.calls]
        return [each for each in messages if each["data"].get("order_id") == str(sale.id)]

    def words(self, sale: Sale) -> list[str]:
        """The names of what the store was told of a sale."""
        return [message["type"] for message in self.heard(sale)]

    def on_shelf(self) -> set[UUID]:
        return {shown.sale.id for shown in self.counter.till.open_sales()}


def address_of(sale: Sale) -> str:
    assert sale.request is not None
    return sale.request.address

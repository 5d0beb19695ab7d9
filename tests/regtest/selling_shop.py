"""A shop on the real chain: the composed till, a printer, a store's server, and local rates."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from pos_app.adapters.clock import SystemClock
from pos_app.demo.rates import DemoRates
from tests.support.codes import codes_on_paper
from tests.support.composed_till import ComposedTill
from tests.support.fake_printer import FakePrinter
from tests.support.receipt_drawing import draw_back
from tests.support.seen_window import until

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Self

    from pos_app.ports import Clock
    from tests.regtest.stack import RegtestStack
    from tests.support.webhook_receiver import WebhookReceiver

CURRENCY = "EUR"


@dataclass(slots=True, kw_only=True)
class ShopParts:
    """`store_url` is where the till tells what happened; it has its secret from elsewhere.

    `server` is asked for payments; without it, that is the stack's Electrum server. `sections` are
    further ones of the settings.
    """

    folder: Path
    stack: RegtestStack
    store_url: str
    server: str | None = None
    clock: Clock = field(default_factory=SystemClock)
    sections: Mapping[str, object] = field(default_factory=dict)


class SellingShop:
    """With a `price` every rate source says just that, otherwise they wander around the same."""

    def __init__(self, parts: ShopParts, *, price: int | None = None) -> None:
        self._stack = parts.stack
        self._wallet = f"shop-{uuid4()}"
        self.rates = DemoRates(parts.clock.now)
        if price is not None:
            self.set_price(price)
        self.printer = FakePrinter()
        document = {
            "store": {"name": "Corner Books", "address": "1 Main Street", "currency": CURRENCY},
            "wallet": {
                "network": "regtest",
                "account": parts.stack.new_account(self._wallet),
                "servers": [parts.server or parts.stack.electrum_tcp],
            },
            "rates": {"base_urls": dict(self.rates.base_urls)},
            "printer": {"url": f"tcp://127.0.0.1:{self.printer.port}"},
            "webhook": {"url": parts.store_url},
            "screen": {"language": "en", "theme": "light"},
            **parts.sections,
        }
        self.till = ComposedTill(parts.folder, document, clock=parts.clock)
        until("the keypad takes keys", self.till.window.activeFocusItem)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.till.close()
        self.printer.switch_off()
        self.rates.stop()

    def set_price(self, price: int) -> None:
        for source in self.rates.base_urls:
            self.rates.set_price(CURRENCY, Decimal(price), source=source)

    def received(self, address: str) -> int:
        """What the node's own wallet says has come to an address of the shop."""
        return self._stack.received(self._wallet, address)

    def sell_and_reorganise(self) -> None:
        """A sale becomes seen, paid, only seen again when its block is gone, and paid once more."""
        till, regtest = self.till, self._stack
        till.to_keypad()
        asked = till.charge("31.97")
        till.until_word("Waiting")
        regtest.pay(asked.address, asked.sat)
        till.until_word("Seen")
        regtest.mine()
        till.until_word("Paid")
        assert self.received(asked.address) == asked.sat
        regtest.reorganise(1, with_transactions=False)
        till.until_word("Seen")
        regtest.mine()
        till.until_word("Paid")

    def until_printed(self, count: int) -> None:
        until(f"{count} papers are cut", lambda: len(self.printer.jobs) >= count)

    def last_paper_codes(self) -> list[str]:
        """What the codes on the newest paper say, drawn from the bytes the printer got."""
        return codes_on_paper(draw_back(self.printer.jobs[-1]))


def messages_of(messages: list[dict[str, Any]], order_id: str) -> list[dict[str, Any]]:
    return [message for message in messages if message["data"].get("order_id") == order_id]


def told(store: WebhookReceiver, till: ComposedTill, last: str) -> list[dict[str, Any]]:
    """What the store has heard of the sale on the screen, once it has heard `last`."""
    order_id = str(till.sale().id)

    def heard() -> list[dict[str, Any]]:
        return messages_of(store.messages, order_id)

    until(f"the store hears {last}", lambda: heard() and heard()[-1]["type"] == last)
    assert all(call.verified for call in store.calls)
    return heard()

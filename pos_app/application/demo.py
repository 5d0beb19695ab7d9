"""The demo: a shop around a till, with everything on loopback."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from pos_app.adapters.clock import SystemClock
from pos_app.adapters.storage.instance_lock import InstanceLock
from pos_app.application.program import Program, ProgramParts
from pos_app.config.reading import check_settings
from pos_app.demo.clock import DemoClock
from pos_app.demo.goods import stock_the_demo
from pos_app.demo.people import staff_the_demo
from pos_app.demo.shop import WEBHOOK_SECRET, DemoShop
from pos_app.till.demo_customer import DemoCustomer, paper_came, store_heard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos_app.application.assembly import Assembly
    from pos_app.config.settings import Settings
    from pos_app.demo.printer import Paper
    from pos_app.demo.store import StoreCall


class DemoProgram:
    """`papers` and `calls` keep what the printer and the store's server got."""

    def __init__(self, data_folder: Path) -> None:
        self.papers: list[Paper] = []
        self.calls: list[StoreCall] = []
        self._publish: Callable[[object], None] = lambda _: None
        self.shop = DemoShop(DemoClock(SystemClock()), on_paper=self._paper, on_call=self._call)
        # The till finds its secret as every till does.
        os.environ["POS_SECRET_WEBHOOK"] = WEBHOOK_SECRET
        self._lock = InstanceLock.take(data_folder)
        self.settings: Settings = check_settings(self.shop.settings(), None)
        parts = ProgramParts(
            lock=self._lock,
            clock=self.shop.clock,
            make_demo=self._make_customer,
            first_people=staff_the_demo,
            first_goods=stock_the_demo,
        )
        self.program = Program(self.settings, parts)

    def close(self) -> None:
        """Stop the till first: it would miss the others."""
        self.program.close()
        self.customer.stop()
        self.shop.stop()
        self._lock.release()

    def _make_customer(self, assembly: Assembly, publish: Callable[[object], None]) -> DemoCustomer:
        self._publish = publish
        self.customer = DemoCustomer(self.shop, assembly.till, publish)
        self.customer.start()
        return self.customer

    def _paper(self, paper: Paper) -> None:
        self.papers.append(paper)
        self._publish(paper_came(paper))

    def _call(self, call: StoreCall) -> None:
        self.calls.append(call)
        self._publish(store_heard(call, self.shop))

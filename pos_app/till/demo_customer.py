"""The demo's customer: pays, pays wrongly, takes back, and lets blocks be found."""

from __future__ import annotations

import io
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from pos_app.domain.punctuality import GRACE
from pos_app.domain.sale_state import Life
from pos_app.ports import RefusedError
from pos_app.services.commands import CommandQueue
from pos_app.services.worker import Worker
from pos_app.ui.demo import BlockMined, CustomerRefused, PaperCame, StoreHeard

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from pos_app.demo.printer import Paper
    from pos_app.demo.shop import DemoShop
    from pos_app.demo.store import StoreCall
    from pos_app.domain.message import Message
    from pos_app.domain.sale import Sale
    from pos_app.ui.demo import DemoEvent
    from pos_app.ui.till import TillFacade

TOO_LITTLE_PERCENT = 85
TOO_MUCH_PERCENT = 110
LOOK_SECONDS = 0.05


class DemoCustomer:
    def __init__(
        self, shop: DemoShop, till: TillFacade, publish: Callable[[DemoEvent], None]
    ) -> None:
        self._shop = shop
        self._till = till
        self._publish = publish
        self._commands = CommandQueue(self._refused)
        self._to_pay_late: set[UUID] = set()
        self._worker = Worker("demo-customer", self._step)
        self._commands.wake = self._worker.wake

    def start(self) -> None:
        self._worker.start()

    def stop(self) -> None:
        self._worker.stop(2)

    def pay_exactly(self, sale_id: UUID) -> None:
        self._commands.put(lambda: self._pay(sale_id, 100))

    def pay_too_little(self, sale_id: UUID) -> None:
        self._commands.put(lambda: self._pay(sale_id, TOO_LITTLE_PERCENT))

    def pay_too_much(self, sale_id: UUID) -> None:
        self._commands.put(lambda: self._pay(sale_id, TOO_MUCH_PERCENT))

    def pay_late(self, sale_id: UUID) -> None:
        self._commands.put(lambda: self._pay_late(sale_id))

    def double_spend(self, sale_id: UUID) -> None:
        self._commands.put(lambda: self._double_spend(sale_id))

    def mine(self) -> None:
        self._commands.put(self._mine)

    def _step(self) -> float:
        rest = self._commands.step()
        for sale_id in [each for each in self._to_pay_late if self._has_ended(each)]:
            self._to_pay_late.remove(sale_id)
            self._commands.put(partial(self._pay, sale_id, 100))
        return LOOK_SECONDS if self._to_pay_late else rest

    def _has_ended(self, sale_id: UUID) -> bool:
        """The till has looked since: it knows that the money had not come in time."""
        shown = self._till.sale(sale_id)
        return shown is None or shown.sale.state.life is not Life.OPEN

    def _pay(self, sale_id: UUID, percent: int) -> None:
        sale = self._sale(sale_id)
        if sale.request is None or sale.missing_sat == 0:
            raise RefusedError("demo.nothing_to_pay")
        self._shop.chain.pay(
            sale.request.address, max(1, sale.missing_sat * percent // 100), replaceable=True
        )

    def _pay_late(self, sale_id: UUID) -> None:
        sale = self._sale(sale_id)
        if sale.request is None or sale.missing_sat == 0:
            raise RefusedError("demo.nothing_to_pay")
        late = sale.lock.ends_at + GRACE + timedelta(seconds=5)
        self._shop.clock.skip(max(timedelta(0), late - self._shop.clock.now()))
        self._till.look_again()
        self._to_pay_late.add(sale_id)

    def _double_spend(self, sale_id: UUID) -> None:
        waiting = self._shop.chain.waiting()
        mine = [credit.txid for credit in self._sale(sale_id).credits if credit.txid in waiting]
        if not mine:
            raise RefusedError("demo.nothing_to_take_back")
        self._shop.chain.double_spend(mine[-1])

    def _mine(self) -> None:
        self._shop.chain.mine()
        self._publish(BlockMined(height=self._shop.chain.height))

    def _sale(self, sale_id: UUID) -> Sale:
        shown = self._till.sale(sale_id)
        if shown is None:
            raise RefusedError("demo.nothing_to_pay")
        return shown.sale

    def _refused(self, message: Message, _: object) -> None:
        self._publish(CustomerRefused(message=message))


def paper_came(paper: Paper) -> PaperCame:
    """The paper as a picture file, drawn from the bytes the printer got."""
    from PIL import Image

    # A printer's 1 is black, a picture's 1 is white.
    rows = b"".join(paper.rows)
    image = Image.frombytes(
        "1", (paper.width, len(paper.rows)), bytes(~byte & 255 for byte in rows)
    )
    file = io.BytesIO()
    image.save(file, "PNG")
    return PaperCame(png=file.getvalue(), width=image.width, height=image.height)


def store_heard(call: StoreCall, shop: DemoShop) -> StoreHeard:
    data = call.message["data"]
    return StoreHeard(
        at=shop.clock.now(),
        name=call.message["type"],
        sale_number=data.get("sale_number"),
        payment_status=data.get("payment_status"),
        order_status=data.get("order_status"),
        verified=call.verified,
    )

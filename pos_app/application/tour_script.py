"""What is played in the tour: every screen, and every state a payment can have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos_app.domain.money import currency
from pos_app.domain.rate import Rate
from pos_app.domain.sale_state import Flag, Life, Standing
from pos_app.ui.duty import Standing as DutyStanding
from pos_app.ui.till import Health, ReceiptProgress

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from uuid import UUID

    from pos_app.application.demo import DemoProgram
    from pos_app.application.finger import Finger
    from pos_app.application.tour_album import TourAlbum
    from pos_app.ui.till import ShownSale

ENTER, ESCAPE = "\r", "\x1b"
# The example of BIP 173.
CUSTOMERS_ADDRESS = "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx"
# The screen moves for a moment after each change.
SETTLE_SECONDS = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    what: str
    happened: Callable[[], bool]


class TourScript:
    def __init__(self, demo: DemoProgram, finger: Finger, album: TourAlbum) -> None:
        self._demo = demo
        self._finger = finger
        self._album = album
        self._till = demo.program.assembly.till
        self._window = demo.program.screen.window

    def play(self) -> Generator[Wait, None, None]:
        """Each Wait is for the world; between them a finger moves."""
        yield from self._sign_in("Maya")
        yield Wait(what="the till is ready to sell", happened=self._is_ready)
        self._put_customer_away()
        yield from self._picture("sale")
        yield from self._one_sale_to_the_end()
        yield from self._paid_in_part()
        yield from self._expired()
        yield from self._too_much()
        yield from self._arrived()
        yield from self._look_back()
        yield from self._give_back()
        yield from self._shift()
        yield from self._taken_back()
        yield from self._goods()
        yield from self._dark()

    def _sign_in(self, name: str) -> Iterator[Wait]:
        """With the PIN that the screen says."""
        yield from self._stands_there(f"face_{name}")
        self._finger.touch(f"face_{name}")
        yield from self._picture("lock")
        self._type_pin("pin_", name)

    def _type_pin(self, prefix: str, name: str) -> None:
        duty = self._till.duty
        person = next(each for each in duty.people() if each.name == name)
        for key in (*duty.demo_pin(person.id), "done"):
            self._finger.touch(f"{prefix}{key}")

    def _allowed_by(self, name: str, purpose: str) -> Iterator[Wait]:
        """What a cashier may not do, with a manager's PIN."""
        yield from self._stands_there(f"granter_{name}")
        self._finger.touch(f"granter_{name}")
        yield from self._picture(f"manager-{purpose}")
        self._type_pin("override_", name)

    def _one_sale_to_the_end(self) -> Iterator[Wait]:
        self._finger.type("31.97")
        yield from self._picture("amount")
        sale_id = yield from self._charge()
        self._album.sale_id = sale_id
        yield from self._picture("waiting")
        self._demo.customer.pay_exactly(sale_id)
        yield from self._stands(sale_id, Standing.SEEN)
        yield from self._picture("seen")
        self._demo.customer.mine()
        yield from self._stands(sale_id, Standing.CONFIRMED)
        yield self._shown(
            sale_id, "the receipt is printed", lambda s: s.receipt is ReceiptProgress.PRINTED
        )
        yield self._shown(sale_id, "the store is told", lambda s: s.store_told)
        yield from self._picture("paid")
        self._finger.touch("action_receipt")
        yield from self._picture("receipt")
        self._finger.type(ESCAPE)

    def _paid_in_part(self) -> Iterator[Wait]:
        self._finger.type("84")
        sale_id = yield from self._charge()
        self._demo.customer.pay_too_little(sale_id)
        yield from self._stands(sale_id, Standing.PARTLY_PAID)
        yield from self._picture("partly-paid")
        self._finger.type(ESCAPE)

    def _expired(self) -> Iterator[Wait]:
        self._finger.type("12.50")
        sale_id = yield from self._charge()
        shown = self._till.sale(sale_id)
        if shown is not None:
            self._demo.shop.clock.skip(shown.sale.lock.ends_at - self._demo.shop.clock.now())
        self._till.look_again()
        yield self._shown(sale_id, "the price expires", lambda s: s.sale.state.life is Life.EXPIRED)
        yield Wait(what="there is a rate again", happened=self._is_ready)
        yield from self._picture("expired")
        self._finger.touch("action_renew_rate")
        yield self._shown(sale_id, "a new rate", lambda s: s.sale.state.life is Life.OPEN)
        yield from self._picture("new-rate")
        self._finger.type(ESCAPE)

    def _too_much(self) -> Iterator[Wait]:
        self._finger.type("9.80")
        sale_id = yield from self._charge()
        self._demo.customer.pay_too_much(sale_id)
        yield self._shown(sale_id, "too much is seen", lambda s: Flag.OVER in s.sale.flags)
        self._demo.customer.mine()
        yield from self._stands(sale_id, Standing.CONFIRMED)
        yield from self._picture("paid-too-much")
        self._finger.type(ESCAPE)

    def _taken_back(self) -> Iterator[Wait]:
        self._finger.type("46.25")
        sale_id = yield from self._charge()
        self._demo.customer.pay_exactly(sale_id)
        yield from self._stands(sale_id, Standing.SEEN)
        self._demo.customer.double_spend(sale_id)
        yield from self._stands(sale_id, Standing.REVERSED)
        yield from self._picture("taken-back")
        self._finger.type(ESCAPE)
        yield from self._picture("open-sales")

    def _goods(self) -> Iterator[Wait]:
        self._finger.touch("toGoods")
        yield from self._stands_there("item_Coffee")
        self._finger.touch("item_Coffee")
        self._finger.touch("item_Carrot cake")
        yield from self._picture("items")
        self._finger.touch("toKeypad")

    def _give_back(self) -> Iterator[Wait]:
        self._finger.touch("storyRefund")
        yield from self._stands_there("offer_as_paid")
        self._finger.touch("offer_as_paid")
        self._finger.type(CUSTOMERS_ADDRESS)
        yield from self._stands_there("refundChecked")
        self._finger.touch("refundAsk")
        yield from self._allowed_by("Ruth", "refund")
        yield from self._stands_there("refundCode")
        yield from self._picture("refund")
        self._finger.touch("refundBack")

    def _shift(self) -> Iterator[Wait]:
        self._finger.touch("rail_shift")
        yield from self._stands_there("shiftShow")
        self._finger.touch("shiftShow")
        yield from self._allowed_by("Ruth", "sums")
        yield from self._stands_there("shiftPage")
        yield from self._picture("shift")
        self._finger.touch("rail_sale")

    def _look_back(self) -> Iterator[Wait]:
        self._finger.touch("rail_history")
        row = f"history_{self._album.sale_id}"
        yield from self._stands_there(row)
        self._finger.touch(row)
        yield from self._picture("history")

    def _arrived(self) -> Iterator[Wait]:
        self._finger.touch("rail_arrived")
        self._finger.type("31.97")
        yield from self._picture("arrived")

    def _dark(self) -> Iterator[Wait]:
        self._demo.program.till_view.set_dark(dark=True)
        yield from self._picture("dark")
        self._finger.touch("demoTab")
        yield from self._picture("demo-customer")

    def _charge(self) -> Generator[Wait, None, UUID]:
        before = {shown.sale.id for shown in self._till.open_sales()}
        self._finger.type(ENTER)

        def charged() -> list[UUID]:
            return [
                shown.sale.id
                for shown in self._till.open_sales()
                if shown.sale.id not in before and shown.sale.request is not None
            ]

        yield Wait(what="the sale is charged", happened=lambda: bool(charged()))
        return charged()[0]

    def _stands(self, sale_id: UUID, standing: Standing) -> Iterator[Wait]:
        yield self._shown(
            sale_id,
            f"the sale is {standing.value}",
            lambda shown: shown.sale.state.standing is standing,
        )

    def _shown(self, sale_id: UUID, what: str, holds: Callable[[ShownSale], bool]) -> Wait:
        def happened() -> bool:
            shown = self._till.sale(sale_id)
            return shown is not None and holds(shown)

        return Wait(what=what, happened=happened)

    def _stands_there(self, name: str) -> Iterator[Wait]:
        """Before the first frame the rows of a list lie on each other, and the last is touched."""
        yield Wait(what=f"{name} is shown", happened=lambda: self._finger.find(name) is not None)
        yield self._still()

    def _still(self) -> Wait:
        clock = self._demo.shop.clock
        until = clock.monotonic() + SETTLE_SECONDS
        return Wait(what="the screen is still", happened=lambda: clock.monotonic() >= until)

    def _picture(self, name: str) -> Iterator[Wait]:
        yield self._still()
        self._album.picture(self._window, name)

    def _put_customer_away(self) -> None:
        if self._finger.find("demoAway") is not None:
            self._finger.touch("demoAway")

    def _is_ready(self) -> bool:
        status = self._till.status()
        rate = self._till.current_rate(currency("EUR"))
        return (
            status.stop is None
            and self._till.duty.standing() is DutyStanding.HERE
            and isinstance(rate, Rate)
            and Health.STARTING
            not in {status.chain.health, status.printer.health, status.store.health}
        )

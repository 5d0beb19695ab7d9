"""The customer's tip, as the view sees it that is turned to the customer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.rights import Authority
from pos_app.services.books.authored_entry import author_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from pos_app.domain.money import Money
    from pos_app.domain.person import Person
    from pos_app.domain.tip import TipOffer
    from pos_app.services.selling.checkout import Checkout
    from pos_app.ui.till import TillSetup

ON_SCREEN = "screen"


class TipDesk:
    """Implements ui.tips.TipFacade. `put` puts a command about a sale among the till's own.

    No right is asked: it is the customer who chooses, and to skip it takes nobody's leave.
    """

    def __init__(
        self,
        setup: TillSetup,
        put: Callable[[Callable[[], object], UUID], None],
        checkout: Callable[[], Checkout],
        here: Callable[[], Person | None],
    ) -> None:
        self._setup = setup
        self._put = put
        self._checkout = checkout
        self._here = here

    @property
    def offer(self) -> TipOffer | None:
        return self._setup.tips

    @property
    def upside_down(self) -> bool:
        return self._setup.tips_upside_down

    def choose(self, sale_id: UUID, tip: Money | None) -> None:
        def chosen() -> None:
            here = self._here()
            by = None if here is None else Authority(person=here)
            self._checkout().choose_tip(sale_id, tip, on=ON_SCREEN, by=author_of(by))

        self._put(chosen, sale_id)

"""The question for a tip, where the shop has left off asking meanwhile."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos_app.ui.tips import NO_TIP, NoTips
from pos_app.ui.view_models.tips import TipsViewModel
from tests.support.domain_values import started

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.domain.money import Money
    from pos_app.ui.formatting import Formatter


class NoLonger(NoTips):
    def __init__(self) -> None:
        self.chosen: list[tuple[UUID, Money | None]] = []

    def choose(self, sale_id: UUID, tip: Money | None) -> None:
        self.chosen.append((sale_id, tip))


def test_a_sale_that_waits_for_a_tip_goes_on_where_none_is_asked_for(numbers: Formatter) -> None:
    """Begun before a restart with other settings: nothing else would ever end the wait."""
    facade = NoLonger()
    tips = TipsViewModel(facade, numbers)
    sale = replace(started(), asks_tip=True)
    tips.show(sale)
    tips.askAgain()
    assert (tips.asking, tips.waiting) == (False, True)
    tips.act(NO_TIP)
    assert facade.chosen == [(sale.id, None)]

"""The customer's choice moves the sale on, and the journal knows at whose till."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest

from pos_app.domain.person import Colour, Person, Role
from pos_app.domain.sale_state import Standing
from pos_app.domain.share import Percent
from pos_app.domain.tip import TipOffer
from pos_app.till.tip_desk import TipDesk
from tests.support.carts import euro
from tests.support.counter import TEN_EURO, Counter
from tests.till.conftest import SETUP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

MAYA = Person(id=UUID(int=5), name="Maya", initials="M", colour=Colour.TEAL, role=Role.CASHIER)
OFFER = TipOffer(percents=(Percent(Decimal(10)),))


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    counter = Counter(tmp_path)
    yield counter
    counter.close()


@pytest.mark.parametrize(("here", "actor"), [(MAYA, str(MAYA.id)), (None, "cashier")])
def test_a_choice_moves_the_sale_on(counter: Counter, here: Person | None, actor: str) -> None:
    sale = counter.checkout.charge(uuid4(), TEN_EURO, "", asks_tip=True)
    asked: list[UUID] = []

    def put(command: Callable[[], object], sale_id: UUID) -> None:
        asked.append(sale_id)
        command()

    setup = replace(SETUP, tips=OFFER, tips_upside_down=True)
    desk = TipDesk(setup, put, lambda: counter.checkout, lambda: here)
    assert (desk.offer, desk.upside_down) == (OFFER, True)
    desk.choose(sale.id, euro(100))
    with counter.store.transaction() as transaction:
        stored = transaction.sale(sale.id)
        (chosen,) = [each for each in transaction.journal() if each.name == "sale.tip_chosen"]
    assert (stored.state.standing, stored.amount, chosen.actor) == (
        Standing.WAITING,
        euro(1100),
        actor,
    )
    assert asked == [sale.id]

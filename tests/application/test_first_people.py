"""A till that sold before it had people asks for its owner, and watches on meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

import tomlkit

from pos_app.domain.rights import Right
from pos_app.ui.duty import PeopleAnswered, Standing
from pos_app.ui.till import CommandRefused
from tests.support.counter import TEN_EURO
from tests.support.headless_till import HeadlessTill
from tests.support.owner import SETTINGS, Owner
from tests.support.staff import OWNER, PIN

if TYPE_CHECKING:
    from pathlib import Path


def test_an_upgraded_till_asks_for_the_owner_before_anything_is_sold(tmp_path: Path) -> None:
    shop = Owner(tmp_path)
    waiting = shop.counter.charge()
    shop.counter.close()
    heard: list[object] = []
    with HeadlessTill(
        shop.data, tomlkit.parse(SETTINGS).unwrap(), heard=heard.append, first_people=None
    ) as till:
        duty = till.till.duty
        assert duty.standing() is Standing.NEEDS_OWNER
        assert waiting.id in {shown.sale.id for shown in till.till.open_sales()}
        refused = till.till.charge(TEN_EURO, "")
        till.until("it is refused", lambda: any(isinstance(each, CommandRefused) for each in heard))
        trouble = till.shown(refused).trouble
        assert trouble is not None
        assert trouble.code == "duty.locked"
        duty.make_owner(OWNER, PIN)
        till.until(
            "it has an owner", lambda: any(isinstance(each, PeopleAnswered) for each in heard)
        )
        assert duty.standing() is Standing.HERE
        assert duty.may(Right.WALLET)
    with HeadlessTill(shop.data, tomlkit.parse(SETTINGS).unwrap(), first_people=None) as till:
        assert till.till.duty.standing() is Standing.LOCKED


def test_people_can_sign_in_where_the_wallet_cannot_be_opened(tmp_path: Path) -> None:
    """Or nobody could put the settings right."""
    settings = tomlkit.parse(SETTINGS).unwrap()
    settings["wallet"]["account"] = "nothing that is an account"
    with HeadlessTill(tmp_path / "data", settings) as till:
        assert till.till.status().stop is not None
        here = till.till.duty.here()
        assert here is not None
        done: list[str] = []
        till.till.duty.do(Right.SETTINGS, lambda _: done.append("saved"), at_once=True)
        till.till.duty.lock()
        till.until("all of it is done", lambda: till.till.duty.here() is None)
        assert done == ["saved"]

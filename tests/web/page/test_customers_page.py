"""The customer's page in Debian's Chromium: every state of a sale, as a person meets it."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.browser_tab import PHONE, TABLET, Tab
from tests.support.codes import codes_in
from tests.web.page.looks import DRIFT, TOO_FAINT, TOO_SMALL, TOO_WIDE
from tests.web.page.sale_lives import LIVES, MINUTES_OVER, PRICE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from uuid import UUID

    from tests.support.chromium import Chromium
    from tests.ui.memory_till import MemoryTill
    from tests.web.page.page_shop import PageShop
    from tests.web.page.sale_lives import Step
    from tests.web.page.shopfront import Shopfront

    Life = Callable[[MemoryTill, UUID], Iterator[Step]]

# Where to keep the pictures of every state, to look at: POS_PICTURES=/tmp/pictures pytest ...
PICTURES = os.environ.get("POS_PICTURES")
SIZES = [pytest.param(PHONE, id="phone"), pytest.param(TABLET, id="tablet")]
OPEN = "document.querySelector('.target[data-kind=\"{kind}\"] .open').href"


def shows(tab: Tab, state: str) -> None:
    tab.until(f"document.body.dataset.state === '{state}'")


def keep(tab: Tab, name: str) -> None:
    if PICTURES:
        tab.picture().save(str(Path(PICTURES) / f"{name}.png"))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("life", LIVES, ids=lambda life: life.__name__)
def test_the_page_follows_a_sale_through_its_states(
    shop: PageShop, open_tab: Callable[..., Tab], size: tuple[int, int], life: Life
) -> None:
    shop.till.prepares = life is not LIVES[0]
    sale_id = shop.till.charge(PRICE, "")
    tab = open_tab(shop.address(sale_id), size=size)
    for step in life(shop.till, sale_id):
        shows(tab, step.state)
        assert step.says in tab.text("[role=status] h2")
        assert tab.evaluate("document.title").startswith(step.says)
        assert tab.evaluate(DRIFT) is None
        assert not tab.evaluate(TOO_WIDE)
        assert tab.evaluate(TOO_SMALL) == []
        for scheme in ("dark", "light"):
            tab.dress(scheme)
            assert tab.evaluate(TOO_FAINT) == []
            keep(tab, f"{step.name}-{size[0]}-{scheme}")
        ways = shop.ways(sale_id)
        if ways:
            assert codes_in(tab.picture()) == [ways[0].uri]
        links = tab.evaluate("[...document.querySelectorAll('.open')].map((link) => link.href)")
        assert links == [way.uri for way in ways]


def test_what_is_missing_is_asked_alone(shop: PageShop, open_tab: Callable[..., Tab]) -> None:
    sale_id = shop.till.charge(PRICE, "")
    tab = open_tab(shop.address(sale_id))
    shop.till.pay(sale_id, shop.till.shown[sale_id].sale.due_sat - 15_040)
    shows(tab, "partly_paid")
    (code,) = codes_in(tab.picture())
    assert code.endswith("?amount=0.0001504")
    assert " ".join(tab.text(".due").split()) == "Still to pay 0.000 150 40 BTC 15 040 sat"


def test_the_time_left_is_the_tills(shop: PageShop, open_tab: Callable[..., Tab]) -> None:
    """The phone's clock is a year off, and changed while the page is open."""
    sale_id = shop.till.charge(PRICE, "")
    shop.till.pass_time(60)
    tab = open_tab(shop.address(sale_id))
    tab.evaluate("Date.now = () => 0")
    assert tab.until("/^1[34]:[0-5][0-9]$/.test(document.querySelector('#left').textContent)")
    assert 13 * 60 + 30 < seconds_left(tab) <= 14 * 60
    shop.till.pass_time(14 * 60 - 45)
    shop.till.pay(sale_id, 1_000)
    tab.until("document.querySelector('#ring').dataset.near === 'minute'")
    assert 0 < seconds_left(tab) <= 45


def seconds_left(tab: Tab) -> int:
    minutes, seconds = tab.text("#left").split(":")
    return int(minutes) * 60 + int(seconds)


def test_each_way_back_is_taken_after_three_seconds(
    shop: PageShop, shopfront: Shopfront, open_tab: Callable[..., Tab]
) -> None:
    """And where none is given, the page stays."""
    till = shop.till
    for name in ("unconfirmed", "confirmed", "expired"):
        shop.lead_back(name, f"{shopfront.url}/{name}?order={{order_id}}")
    unconfirmed, confirmed, expired, stays = sales = [till.charge(PRICE, "") for _ in range(4)]
    tabs = [open_tab(shop.address(each)) for each in sales]
    for tab in tabs:
        tab.forgive("NavigationEntryMarkedSkippable")  # the way back of a browser passes it by
    began = time.monotonic()
    till.pay(unconfirmed, till.shown[unconfirmed].sale.due_sat)
    shows(tabs[0], "seen")
    # Money for the next state is there before the first one has led away.
    till.pay(confirmed, till.shown[confirmed].sale.due_sat)
    till.mine(confirmed)
    till.cancel(stays)
    till.pass_time(MINUTES_OVER)
    ends = [
        f"/unconfirmed?order={unconfirmed}",
        f"/confirmed?order={confirmed}",
        f"/expired?order={expired}",
    ]
    for tab, end in zip(tabs, ends, strict=False):
        tab.until(f"document.querySelector('#back').href === '{shopfront.url}{end}'")
        assert tab.evaluate("document.querySelector('#back').checkVisibility()")
    for end in ends:
        assert shopfront.wait_for(end) - began >= 3
    assert tabs[3].evaluate("location.href") == shop.address(stays)
    assert not tabs[3].evaluate("document.querySelector('#back').checkVisibility()")


def test_a_page_that_hears_nothing_asks(shop: PageShop, browser: Chromium) -> None:
    """Where as many pages are told of changes as the till allows, the next one asks instead."""
    sale_id = shop.till.charge(PRICE, "")
    with shop.all_streams_taken(sale_id):
        tab = Tab(browser)
        tab.open(shop.address(sale_id))
        shop.till.pay(sale_id, shop.till.shown[sale_id].sale.due_sat)
        shows(tab, "seen")
    assert all("503" in complaint for complaint in tab.heard())
    assert tab.evaluate("document.querySelector('#lost').hidden")
    tab.close()

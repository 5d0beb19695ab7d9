"""The customer's page in Debian's Chromium: every state of a sale, as a person meets it."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest

from pos_app.config.paths import resources_folder
from tests.support.browser_tab import PHONE, TABLET, Tab
from tests.support.chromium import SECONDS
from tests.support.codes import codes_in
from tests.web.page.looks import DRIFT, TOO_FAINT, TOO_SMALL, TOO_WIDE
from tests.web.page.sale_lives import LIVES, MINUTES_OVER, PRICE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from uuid import UUID

    from tests.ui.memory_till import MemoryTill
    from tests.web.page.page_shop import PageShop
    from tests.web.page.sale_lives import Step
    from tests.web.page.shopfront import Shopfront

    Life = Callable[[MemoryTill, UUID], Iterator[Step]]

# Where to keep the pictures of every state, to look at: POS_PICTURES=/tmp/pictures pytest ...
PICTURES = os.environ.get("POS_PICTURES")
SIZES = {"phone": PHONE, "tablet": TABLET}
NO_CLOCK = "window.Date = undefined"
WAYS_BACK = ("unconfirmed", "confirmed", "expired", "invalid")
MOST_BYTES = 60_000
ALL_FIELDS = ("name:required", "email", "phone", "address", "company", "note", *"abcdef")


def shows(tab: Tab, state: str) -> None:
    tab.until(f"document.body.dataset.state === '{state}'")


def keep(tab: Tab, name: str) -> None:
    if PICTURES:
        tab.picture().save(str(Path(PICTURES) / f"{name}.png"))


@pytest.mark.parametrize("life", LIVES, ids=lambda life: life.__name__)
def test_the_page_follows_a_sale_through_its_states(
    shop: PageShop, open_tab: Callable[..., Tab], life: Life
) -> None:
    """Live, and just as it is when it is loaded anew; on a phone and a tablet, by day and night."""
    shop.till.prepares = life is not LIVES[0]
    sale_id = shop.till.charge(PRICE, "")
    tab = open_tab(shop.address(sale_id))
    for step in life(shop.till, sale_id):
        shows(tab, step.state)
        assert step.says in tab.text("[role=status] h2")
        assert tab.evaluate("document.title") == f"{tab.text('h2')} · Corner Books"
        assert tab.evaluate(DRIFT) is None
        assert not tab.evaluate("document.querySelector('#back').checkVisibility()")
        ways = shop.ways(sale_id)
        links = tab.evaluate("[...document.querySelectorAll('.open')].map((link) => link.href)")
        assert links == [way.uri for way in ways]
        for name, size in SIZES.items():
            tab.resize(size)
            assert not tab.evaluate(TOO_WIDE)
            assert tab.evaluate(TOO_SMALL) == []
            for scheme in ("dark", "light"):
                tab.dress(scheme)
                assert tab.evaluate(TOO_FAINT) == []
                keep(tab, f"{step.name}-{name}-{scheme}")
            if ways:
                assert codes_in(tab.picture()) == [ways[0].uri]


def test_what_is_missing_is_asked_alone(shop: PageShop, open_tab: Callable[..., Tab]) -> None:
    sale_id = shop.till.charge(PRICE, "")
    tab = open_tab(shop.address(sale_id))
    shop.till.pay(sale_id, shop.till.shown[sale_id].sale.due_sat - 15_040)
    shows(tab, "partly_paid")
    (code,) = codes_in(tab.picture())
    assert code.endswith("?amount=0.0001504")
    assert " ".join(tab.text(".due").split()) == "Still to pay 0.000 150 40 BTC 15 040 sat"


def test_the_time_left_is_the_tills(shop: PageShop, open_tab: Callable[..., Tab]) -> None:
    """Never the phone's clock, which may be a year off and change while the page is open."""
    sale_id = shop.till.charge(PRICE, "")
    shop.till.pass_time(60)
    tab = open_tab(shop.address(sale_id), first=NO_CLOCK)
    assert tab.until("/^[0-9]+:[0-5][0-9]$/.test(document.querySelector('#left').textContent)")
    assert 0 < seconds_left(tab) <= 14 * 60
    shop.till.pass_time(14 * 60 - 45)
    shop.till.pay(sale_id, 1_000)
    tab.until("document.querySelector('#ring').dataset.near === 'minute'")
    assert 0 <= seconds_left(tab) <= 45


def seconds_left(tab: Tab) -> int:
    minutes, seconds = tab.text("#left").split(":")
    return int(minutes) * 60 + int(seconds)


def test_each_way_back_is_taken_after_three_seconds(
    shop: PageShop, shopfront: Shopfront, open_tab: Callable[..., Tab]
) -> None:
    """Without a script, too; but not from under somebody who is writing."""
    till = shop.till
    shop.ask_for("name")
    ends = {name: f"/{name}?order={{order_id}}" for name in WAYS_BACK}
    for name, end in ends.items():
        shop.lead_back(name, f"{shopfront.url}{end}")
    sales = {name: till.charge(PRICE, "") for name in (*ends, "writes")}
    tabs = {name: open_tab(shop.address(sale_id)) for name, sale_id in sales.items()}
    plain = till.charge(PRICE, "")
    till.pay(plain, till.shown[plain].sale.due_sat)
    till.mine(plain)
    tabs["plain"] = open_tab(shop.address(plain), scripts=False)
    tabs["writes"].fill("[name=name]", "Lena")
    began = time.monotonic()
    till.pay(sales["unconfirmed"], till.shown[sales["unconfirmed"]].sale.due_sat)
    shows(tabs["unconfirmed"], "seen")
    for name in ("confirmed", "writes"):
        till.pay(sales[name], till.shown[sales[name]].sale.due_sat)
        till.mine(sales[name])
    till.cancel(sales["invalid"])
    till.pass_time(MINUTES_OVER)
    tabs["writes"].until("!document.querySelector('#back').closest('[hidden]')")
    tabs["writes"].evaluate("setTimeout(() => { window.isLater = true; }, 3100)")
    for name, end in ends.items():
        assert shopfront.wait_for(end.format(order_id=sales[name])) - began >= 3
    shopfront.wait_for(f"/confirmed?order={plain}")
    tabs["writes"].until("window.isLater")
    back = f"{shopfront.url}/confirmed?order={sales['writes']}"
    assert tabs["writes"].evaluate("document.querySelector('#back').href") == back
    tabs["writes"].press("Enter")
    shopfront.wait_for(f"/confirmed?order={sales['writes']}")
    assert shop.given == {"name": "Lena"}


def test_it_speaks_the_customers_language(shop: PageShop, open_tab: Callable[..., Tab]) -> None:
    """Of those that the till has; also what changes later."""
    sale_id = shop.till.charge(PRICE, "")
    tab = open_tab(shop.address(sale_id), language="de-AT")
    assert tab.evaluate("document.documentElement.lang") == "de"
    assert tab.text("h2") == "Bitte bezahlen"
    assert tab.text(".amount") == "31,97\N{NO-BREAK SPACE}€"
    shop.till.pay(sale_id, shop.till.shown[sale_id].sale.due_sat)
    shows(tab, "seen")
    assert tab.evaluate(DRIFT) is None


def test_the_whole_page_is_small(shop: PageShop) -> None:
    """With all that it may have: three ways to pay, and twelve fields."""
    shop.ask_for(*ALL_FIELDS)
    page = urlopen(shop.address(shop.charge_hosted(PRICE)), timeout=SECONDS).read()
    folder = resources_folder() / "web"
    rest = [(folder / name).stat().st_size for name in ("page.css", "page.js")]
    assert len(page) + sum(rest) < MOST_BYTES

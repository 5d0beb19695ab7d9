"""The customer's page without a script, by keyboard, read aloud, framed, and with hostile texts."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.support.browser_tab import TABLET
from tests.support.codes import codes_in
from tests.web.page.looks import DRIFT, SHOWS_FOCUS, TOO_FAINT, TOO_SMALL, TOO_WIDE
from tests.web.page.page_shop import SOURCE
from tests.web.page.sale_lives import PRICE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.browser_tab import Tab
    from tests.web.page.page_shop import PageShop
    from tests.web.page.shopfront import Shopfront

HOSTILE = "<script>document.title = 'broken'</script>\"'><b>bold</b>"
TURNED = "\N{RIGHT-TO-LEFT OVERRIDE}eman"
# For the page time passes ten times as fast: it waits for nothing as long as a person would.
FAST_CLOCK = "const now = performance.now.bind(performance); performance.now = () => 10 * now()"
NAME, EMAIL = "#fields [name=name]", "#fields [name=email]"


def chosen(tab: Tab) -> str:
    """What the button that can be seen opens."""
    buttons = "[...document.querySelectorAll('.open')]"
    seen = f"{buttons}.find((link) => link.checkVisibility()).getAttribute('href')"
    return str(tab.evaluate(seen))


def focused(tab: Tab) -> str:
    assert tab.evaluate(SHOWS_FOCUS)
    return str(tab.evaluate("document.activeElement.id || document.activeElement.className"))


def test_amount_code_and_ways_need_no_script(shop: PageShop, open_tab: Callable[..., Tab]) -> None:
    sale_id = shop.charge_hosted(PRICE)
    tab = open_tab(shop.address(sale_id), scripts=False)
    assert tab.text(".amount") == "€31.97"
    first, _, last = shop.ways(sale_id)
    assert codes_in(tab.picture()) == [first.uri] == [chosen(tab)]
    tab.touch(".tabs label:last-child")
    assert codes_in(tab.picture()) == [last.uri] == [chosen(tab)]
    assert "Load this page again" in tab.text("noscript")
    assert not tab.evaluate("document.querySelector('#ring').checkVisibility()")


def test_the_form_needs_no_script(shop: PageShop, open_tab: Callable[..., Tab]) -> None:
    shop.ask_for("name:required", "email")
    sale_id = shop.till.charge(PRICE, "")
    tab = open_tab(shop.address(sale_id), scripts=False)
    tab.fill(NAME, HOSTILE)
    tab.fill(EMAIL, "lena@nowhere")
    tab.forgive("422")
    tab.leave_by(lambda: tab.touch("#fields .send"))
    assert "This is no e-mail address." in tab.text("#fields")
    assert tab.evaluate(f"document.querySelector('{NAME}').value") == HOSTILE
    assert tab.evaluate(f"document.querySelector('{EMAIL}').getAttribute('aria-invalid')") == "true"
    assert tab.evaluate(TOO_SMALL) == []  # its style has come, too
    assert not shop.given
    tab.fill(EMAIL, ".example")
    tab.leave_by(lambda: tab.touch("#fields .send"))
    assert "Thank you, the shop has it." in tab.text("#saved")
    assert shop.given == {"name": HOSTILE, "email": "lena@nowhere.example"}


def test_a_tablet_shows_nobody_what_the_last_customer_filled_in(
    shop: PageShop, open_tab: Callable[..., Tab]
) -> None:
    shop.ask_for("name:required", "email", "address")
    shop.till.charge(PRICE, "")
    tab = open_tab(shop.tablet())
    tab.fill(NAME, "Lena")
    tab.fill("textarea", "Old Street 1")
    tab.touch("#fields .send")
    tab.until("!document.getElementById('saved').hidden")
    filled = "[...document.querySelectorAll('.field [name]')].map((each) => each.value).join('')"
    shop.till.charge(PRICE, "")
    tab.until("!document.getElementById('fields').hidden")
    assert tab.evaluate(filled) == ""
    tab.fill(NAME, "Ada")
    shop.till.time += timedelta(seconds=1)
    shop.till.charge(PRICE, "")
    tab.until(f"{filled} === ''")
    tab.fill(NAME, "Mia")
    tab.touch("#fields .send")
    tab.until("!document.getElementById('saved').hidden")
    assert shop.given == {"name": "Mia", "email": "", "address": ""}


def test_everything_can_be_reached_by_keyboard(
    shop: PageShop, open_tab: Callable[..., Tab]
) -> None:
    """In the order in which it is read; a change of the sale takes nothing out of the hand."""
    shop.ask_for("name:required", "email")
    sale_id = shop.charge_hosted(PRICE)
    tab = open_tab(shop.address(sale_id))
    tab.forgive("422")
    first, second, _ = shop.ways(sale_id)
    tab.press("Tab")
    assert focused(tab) == "way-unified"
    assert chosen(tab) == first.uri
    tab.press("ArrowRight")
    assert focused(tab) == "way-on_chain"
    assert chosen(tab) == second.uri
    tab.press("Tab")
    assert focused(tab) == "open"
    tab.press("Tab")
    assert focused(tab) == "copy"
    tab.press("Enter")
    tab.until("document.querySelector('#say').textContent === 'Copied'")
    assert tab.evaluate("navigator.clipboard.readText()") == second.text
    shop.till.pay(sale_id, 1_000)
    tab.until("document.body.dataset.state === 'partly_paid'")
    assert focused(tab) == "copy"
    tab.press("Tab")
    tab.press("Enter")  # a browser of its own accord asks for what is required
    assert not shop.given
    tab.write(TURNED)
    tab.press("Enter")
    tab.until(f"document.querySelector('{NAME}').getAttribute('aria-invalid') === 'true'")
    assert "can't be kept" in tab.text("#fields")
    tab.evaluate("document.activeElement.select()")
    tab.write("Lena")
    tab.press("Enter")
    tab.until("document.activeElement.id === 'saved'")
    assert shop.given == {"name": "Lena", "email": ""}


def test_it_can_be_heard(shop: PageShop, open_tab: Callable[..., Tab]) -> None:
    """What a screen reader finds, in its order, with names."""
    shop.ask_for("name:required", "email")
    sale_id = shop.charge_hosted(PRICE)
    tab = open_tab(shop.address(sale_id))
    spoken = [each for each in tab.spoken() if each[0] not in {"StaticText", "paragraph"}]
    named = [(role, name) for role, name in spoken if name]
    for expected in (
        ("RootWebArea", "Please pay · Corner Books"),
        ("heading", "Pay with bitcoin: Corner Books"),
        ("region", "Amount"),
        ("timer", "Price held for"),
        ("heading", "Please pay"),
        ("region", "Ways to pay"),
        ("radio", "Any wallet"),
        ("radio", "On-chain"),
        ("radio", "Lightning"),
        ("image", "Code to pay with"),
        ("link", "Open in wallet"),
        ("button", "Copy"),
        ("textbox", "Name"),
        ("textbox", "E-mail (optional)"),
        ("button", "Send"),
        ("link", "Source code"),
    ):
        assert expected in named
        named = named[named.index(expected) + 1 :]
    assert [role for role, name in spoken if role in {"button", "link", "image"} and not name] == []
    assert tab.evaluate("document.querySelector('[role=status]').ariaLive") == "polite"
    assert tab.evaluate("document.querySelector('footer a').href") == SOURCE


def test_hostile_texts_are_texts(shop: PageShop, open_tab: Callable[..., Tab]) -> None:
    shop.call_it(HOSTILE + TURNED)
    shop.ask_for("action", "hidden", "elements")
    sale_id = shop.till.charge(PRICE, HOSTILE)
    tab = open_tab(shop.address(sale_id))
    assert HOSTILE in tab.text("h1")
    shop.till.pay(sale_id, 1_000)
    tab.until("document.body.dataset.state === 'partly_paid'")
    assert HOSTILE in tab.evaluate("document.title")
    assert tab.evaluate("document.querySelectorAll('main script, main b').length") == 0
    assert tab.text(".amount") == "€31.97"
    assert not tab.evaluate(TOO_WIDE)
    tab.fill("#fields [name=action]", HOSTILE)
    tab.press("Enter")
    tab.until("document.querySelector('#saved').checkVisibility()")
    assert shop.given == {"action": HOSTILE, "hidden": "", "elements": ""}
    assert not tab.evaluate("document.querySelector('#fields').checkVisibility()")


def test_it_reads_from_the_right(shop: PageShop, open_tab: Callable[..., Tab]) -> None:
    """In a language that does; what is typed into wallets stays as it is."""
    shop.speak_from_the_right()
    sale_id = shop.charge_hosted(PRICE)
    tab = open_tab(shop.address(sale_id), size=(320, 640))
    assert tab.evaluate("getComputedStyle(document.body).direction") == "rtl"
    for part in (".amount", ".coin", ".text", "#left"):
        assert (
            tab.evaluate(f"getComputedStyle(document.querySelector('{part}')).direction") == "ltr"
        )
    assert not tab.evaluate(TOO_WIDE)
    assert tab.evaluate(TOO_SMALL) == tab.evaluate(TOO_FAINT) == []
    left, right = (
        f"document.querySelector('{part}').getBoundingClientRect().x"
        for part in (".words", "#ring")
    )
    assert tab.evaluate(f"{left} < {right}")


def test_a_site_that_may_frames_it(
    shop: PageShop, shopfront: Shopfront, open_tab: Callable[..., Tab]
) -> None:
    shop.let_frame(shopfront.url)
    sale_id = shop.till.charge(PRICE, "")
    frame = f'<iframe title="Payment" width="300" height="760" src="{shop.address(sale_id)}">'
    shopfront.body = f"{frame}</iframe>"
    tab = open_tab(shopfront.url, size=TABLET)
    assert codes_in(tab.picture()) == [shop.ways(sale_id)[0].uri]


def test_a_page_that_hears_nothing_asks(shop: PageShop, open_tab: Callable[..., Tab]) -> None:
    """Where as many pages are told of changes as the till allows, the next one asks instead."""
    sale_id = shop.till.charge(PRICE, "")
    with shop.all_streams_taken(sale_id):
        tab = open_tab(shop.address(sale_id), first=FAST_CLOCK)
        tab.forgive("503")
        shop.till.pay(sale_id, shop.till.shown[sale_id].sale.due_sat)
        tab.until("document.body.dataset.state === 'seen'")
    tab.until("document.querySelector('#lost').hidden")


def test_a_page_finds_its_till_again(shop: PageShop, open_tab: Callable[..., Tab]) -> None:
    """It says that it has lost it, and then shows what has become of the sale meanwhile."""
    sale_id = shop.till.charge(PRICE, "")
    address = shop.address(sale_id)
    tab = open_tab(address, first=FAST_CLOCK)
    tab.forgive("ERR_")
    tab.until("document.querySelector('#left').textContent")
    shop.stop()
    tab.until("document.querySelector('#lost').checkVisibility()")
    assert "Connection lost" in tab.text("#lost")
    shop.till.pay(sale_id, shop.till.shown[sale_id].sale.due_sat)
    assert shop.address(sale_id) == address
    tab.until("document.body.dataset.state === 'seen'")
    tab.until("document.querySelector('#lost').hidden")
    assert tab.evaluate(DRIFT) is None


def test_a_page_that_is_gone_says_so(shop: PageShop, open_tab: Callable[..., Tab]) -> None:
    address = shop.address(shop.till.charge(PRICE, ""))
    tab = open_tab(f"{address[:-1]}{'b' if address[-1] == 'a' else 'a'}")
    tab.forgive("404")
    assert "There is nothing here" in tab.text("h1")
    assert not tab.evaluate(TOO_WIDE)
    assert tab.evaluate(TOO_SMALL) == tab.evaluate(TOO_FAINT) == []
    assert ("link", "Source code") in tab.spoken()

"""Stories of guard.feature."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from pytest_bdd import given, parsers, scenarios, step, then, when

from pos_app.command_line import run
from pos_app.domain.money import Money, currency
from pos_app.domain.rate import Rate
from pos_app.domain.sale_state import Life
from tests.adapters.wallet.keys import extended_key
from tests.features.story_shop import StoryShop
from tests.support.seen_window import until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from PySide6.QtGui import QGuiApplication

    from pos_app.domain.sale import Sale
    from tests.features.conftest import Story

scenarios("guard.feature")

PRICE = Money(1_250, currency("EUR"))
_UNTOLD = "SELECT id FROM outbox WHERE state = 'waiting'"
THIEFS = extended_key(bytes([66] * 32), "signet")


class GuardedShop(StoryShop):
    """Texts are kept for thirty days."""

    wallet: dict[str, str] | None = None  # another one than the shop's

    def settings(self) -> dict[str, Any]:
        settings = super().settings() | {"retention": {"days": 30}}
        if self.wallet is not None:
            settings["wallet"] = settings["wallet"] | self.wallet
        return settings

    def sell(self, note: str) -> UUID:
        """Without a finger: what is sold is not the story."""
        till = self.till.program.assembly.till
        sale_id = till.charge(PRICE, note)
        until("it is asked for", lambda: self._sale(sale_id).request is not None)
        sale = self._sale(sale_id)
        assert sale.request is not None
        self.chain.pay(sale.request.address, sale.due_sat)
        until("it is seen", lambda: self._sale(sale_id).credits)
        self.chain.mine()
        until("it is paid", lambda: self._sale(sale_id).state.life is Life.SETTLED)
        # What the store still has to hear is kept longer.
        until("the store was told", lambda: not self.look(_UNTOLD))
        self.till.until_quiet()
        return sale_id

    def _sale(self, sale_id: UUID) -> Sale:
        shown = self.till.program.assembly.till.sale(sale_id)
        assert shown is not None
        return shown.sale

    @property
    def books(self) -> str:
        return str(self.folder / "data" / "signet.sqlite3")

    def look(self, query: str) -> list[Any]:
        with closing(sqlite3.connect(self.books)) as database:
            return [row[0] for row in database.execute(query)]

    def verify(self) -> int:
        file, data = self.folder / "settings.toml", self.folder / "data"
        return run(["--config", str(file), "--data", str(data), "verify"])


@pytest.fixture(scope="module")
def shop(
    application: QGuiApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[GuardedShop]:
    shop = GuardedShop(tmp_path_factory.mktemp("shop"))
    yield shop
    shop.close()


@given("somebody puts a wallet of their own into the settings")
def swap(shop: GuardedShop) -> None:
    shop.wallet = {"account": THIEFS, "script": "p2wpkh"}


@then("no address of that wallet is ever shown")
def see_no_address(shop: GuardedShop) -> None:
    before = shop.look("SELECT count(*) FROM address WHERE issued")
    till = shop.till.program.assembly.till
    until("there is a rate", lambda: isinstance(till.current_rate(PRICE.currency), Rate))
    sale_id = till.charge(PRICE, "")
    until("it is refused", lambda: shop._sale(sale_id).reason is not None)
    sale = shop._sale(sale_id)
    assert sale.reason is not None
    assert (sale.reason.code, sale.request) == ("wallet.unconfirmed", None)
    assert shop.look("SELECT count(*) FROM address WHERE issued") == before
    till.cancel(sale_id)
    until("it is given up", lambda: shop._sale(sale_id).state.life is Life.CANCELLED)


@given(parsers.parse('a sale for "{note}" is paid'))
def sell(shop: GuardedShop, story: Story, note: str) -> None:
    story.sale_id = shop.sell(note)


@when(parsers.parse("{days:d} days go by"))
def let_days_go_by(shop: GuardedShop, days: int) -> None:
    shop.clock.skip(timedelta(days=days))
    shop.chain.mine()


@then(parsers.parse('"{note}" stands nowhere any more'))
def see_nothing_of_it(shop: GuardedShop, note: str) -> None:
    texts = (
        "SELECT note FROM sale UNION ALL SELECT body FROM outbox"
        " UNION ALL SELECT receipt FROM print_job UNION ALL SELECT body FROM journal"
    )
    until("it is erased", lambda: not [text for text in shop.look(texts) if note in text])


@step("the till vouches for its books")
def see_whole(shop: GuardedShop, capsys: pytest.CaptureFixture[str]) -> None:
    assert shop.verify() == 0, capsys.readouterr().err
    assert "The journal is whole" in capsys.readouterr().out


@when("somebody changes what that sale came to")
def change(shop: GuardedShop, story: Story) -> None:
    with closing(sqlite3.connect(shop.books)) as database:
        database.execute("UPDATE sale SET amount_minor = 250 WHERE id = ?", (str(story.sale),))
        database.commit()


@then("the till names that sale")
def see_named(shop: GuardedShop, story: Story, capsys: pytest.CaptureFixture[str]) -> None:
    (number,) = shop.look(f"SELECT number FROM sale WHERE id = '{story.sale}'")
    assert shop.verify() == 1
    assert f"Sale {number} was changed beside the journal" in capsys.readouterr().err

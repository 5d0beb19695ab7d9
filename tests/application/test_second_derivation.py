"""The second derivation falsified through the composed program: no sale, and a banner says why."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.wallet.second_derivation import BitcoinlibDeriver
from pos_app.application import outside
from tests.support import lying_bitcoinlib
from tests.support.composed_till import ENTER, ComposedTill
from tests.support.demo_street import DemoStreet
from tests.support.seen_window import until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QGuiApplication

    from pos_app.adapters.wallet.account import Account

PROGRAM = Path(lying_bitcoinlib.__file__)


@pytest.fixture
def street(monkeypatch: pytest.MonkeyPatch) -> Iterator[DemoStreet]:
    with DemoStreet() as street:
        monkeypatch.setenv("POS_SECRET_WEBHOOK", street.secret)
        yield street


@pytest.fixture
def falsify(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program answers in bitcoinlib's place, with an address of somebody else."""

    def lying(account: Account, _: Path) -> BitcoinlibDeriver:
        command = (sys.executable, str(PROGRAM), "lie")
        return BitcoinlibDeriver(account, PROGRAM.parent, command=command)

    monkeypatch.setattr(outside, "second_deriver", lying)


@pytest.fixture
def till(
    application: QGuiApplication, street: DemoStreet, tmp_path: Path
) -> Iterator[ComposedTill]:
    till = ComposedTill(tmp_path, street.settings())
    yield till
    till.close()


def test_two_derivations_that_agree_sell(till: ComposedTill) -> None:
    asked = till.charge("31.97")
    assert asked.address.startswith("tb1q")
    assert till.text("banner", "title") == ""


@pytest.mark.usefixtures("falsify")
def test_two_derivations_that_differ_sell_nothing(till: ComposedTill, street: DemoStreet) -> None:
    till.until_banner("Sales are stopped: the address check failed")
    assert lying_bitcoinlib.OTHER_ADDRESS[-8:] in till.text("banner", "advice")
    till.finger.type("31.97")
    until("the rates are there", lambda: "€" in till.text("status_rate", "strong"))
    till.until_text("charge", "Sales are stopped")
    till.finger.type(ENTER)
    assert till.shows("saleScreen")
    assert till.finger.find("charge") is None
    assert till.codes() == []
    assert till.program.assembly.till.open_sales() == []
    assert street.calls == []

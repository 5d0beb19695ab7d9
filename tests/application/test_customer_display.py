"""The composed till with a display in front of the customer, alive and dead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from pos_app.domain.sale_state import Life
from pos_app.ui.display_words import TranslatedDisplayWords
from tests.support.demo_street import DemoStreet
from tests.support.fake_display import FakeDisplay
from tests.support.headless_till import HeadlessTill

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

WORDS = TranslatedDisplayWords(QLocale("en_GB"))


def test_a_customer_reads_the_price_and_that_it_is_paid(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POS_SECRET_WEBHOOK", DemoStreet.secret)
    fake = FakeDisplay()
    with DemoStreet() as street:
        settings = {**street.settings(), "display": {"url": f"serial://{fake.device}"}}
        with HeadlessTill(tmp_path / "data", settings, display_words=WORDS) as counter:
            counter.until_ready()
            sale = counter.charge(3_197).sale
            fake.until("EUR31.97", " ".join(WORDS.btc(sale.due_sat).split()))
            assert sale.request is not None
            street.shop.chain.pay(sale.request.address, sale.due_sat)
            fake.until("Payment seen", "Nothing more to do")
            street.shop.chain.mine()
            fake.until("Paid", "Thank you")
        fake.until("", "")
    fake.switch_off()


def test_a_dead_display_keeps_no_sale_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POS_SECRET_WEBHOOK", DemoStreet.secret)
    with DemoStreet() as street:
        settings = {**street.settings(), "display": {"url": f"serial://{tmp_path}/none"}}
        with HeadlessTill(tmp_path / "data", settings, display_words=WORDS) as counter:
            counter.until_ready()
            sale = counter.charge(3_197).sale
            assert sale.request is not None
            street.shop.chain.pay(sale.request.address, sale.due_sat)
            street.shop.chain.mine()
            counter.until(
                "it is paid",
                lambda: counter.shown(sale.id).sale.state.life is Life.SETTLED,
            )

"""The composed till with a page for its customers: alive, started anew, and with its port taken."""

from __future__ import annotations

import json
import socket
import threading
from typing import TYPE_CHECKING, Any

import requests
from PySide6.QtCore import QLocale

from pos_app.application.web import page_url
from pos_app.config.reading import check_settings
from pos_app.domain.sale_state import Life
from pos_app.ui.page_words import page_words
from tests.support.demo_street import DemoStreet
from tests.support.headless_till import PATIENCE_SECONDS, HeadlessTill
from tests.support.processes import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import pytest

    from pos_app.domain.sale import Sale

FIELDS = {"email": "lena@mail.example"}


def with_page(street: DemoStreet, port: int) -> dict[str, Any]:
    return {
        **street.settings(),
        "web": {"bind": f"127.0.0.1:{port}"},
        "page": {"on": True, "fields": ["email:required"]},
    }


def a_till(folder: Path, settings: Mapping[str, object]) -> HeadlessTill:
    return HeadlessTill(folder, settings, page_words=page_words(QLocale("en_GB")))


def address_of(settings: Mapping[str, object], sale: Sale) -> str:
    address = page_url(check_settings(settings, None), sale)
    assert address is not None
    return address


def state(address: str) -> Any:
    return requests.get(f"{address}/state", timeout=PATIENCE_SECONDS).json()


def states(address: str) -> Iterator[str]:
    """Of a page that is open, as it hears of them."""
    events = requests.get(f"{address}/events", stream=True, timeout=PATIENCE_SECONDS)
    for line in events.iter_lines(chunk_size=1):
        if line.startswith(b"data: "):
            yield json.loads(line.removeprefix(b"data: "))["state"]


def paid_calls(street: DemoStreet) -> list[dict[str, Any]]:
    """What the store's server was told of sales that are paid."""
    bodies = [json.loads(call.body) for call in street.calls]
    return [body["data"] for body in bodies if body["type"] == "sale.confirmed"]


def test_a_customer_follows_the_sale_on_a_page_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POS_SECRET_WEBHOOK", DemoStreet.secret)
    with DemoStreet() as street:
        settings = with_page(street, free_port())
        with a_till(tmp_path / "data", settings) as counter:
            sale = counter.charge(3_197).sale
            assert sale.request is not None
            address = address_of(settings, sale)
            heard = states(address)
            assert next(heard) == "waiting"
            filled = requests.post(f"{address}/fields", data=FIELDS, timeout=PATIENCE_SECONDS)
            assert filled.status_code == 200
            street.shop.chain.pay(sale.request.address, sale.due_sat)
            street.shop.chain.mine()
            assert "paid" in heard
            # What it was told before may be all there is for a moment.
            counter.until("the store knows that it is paid", lambda: paid_calls(street))
        (told,) = paid_calls(street)
        assert [field["value"] for field in told["user_fields"]] == list(FIELDS.values())
        with a_till(tmp_path / "data", settings) as again:
            again.until_ready()
            assert (state(address)["state"], state(address)["fields"]) == ("paid", "saved")


def test_a_taken_port_is_a_notice_and_no_dead_till(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POS_SECRET_WEBHOOK", DemoStreet.secret)
    with DemoStreet() as street, socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        settings = with_page(street, taken.getsockname()[1])
        with a_till(tmp_path / "data", settings) as counter:

            def said() -> bool:
                codes = {notice.code for notice in counter.till.status().notices}
                return "web.not_listening" in codes

            counter.until("it is said", said)
            sale = counter.charge(3_197).sale
            assert sale.state.life is Life.OPEN


def test_nothing_is_served_unless_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POS_SECRET_WEBHOOK", DemoStreet.secret)
    with DemoStreet() as street:
        settings = street.settings()
        with a_till(tmp_path / "data", settings) as counter:
            sale = counter.charge(3_197).sale
            assert page_url(check_settings(settings, None), sale) is None
            assert "web" not in {thread.name for thread in threading.enumerate()}

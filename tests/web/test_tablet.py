"""A tablet on the counter shows the newest sale at one address of its own, and leads nowhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from pos_app.domain.sale_state import Life, Standing, State
from tests.support.domain_values import credit, waiting
from tests.web.served import Served
from tests.web.test_live_page import Stream

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.services.page_words import PageWords

TABLET = "a-long-random-word"


@pytest.fixture
def served(words: tuple[PageWords, ...]) -> Iterator[Served]:
    redirects = {"unconfirmed": "https://shop.example/thanks"}
    with Served(words, tablet=TABLET, redirects=redirects, fields=("name",)) as made:
        yield made


def sell(served: Served, number: int) -> None:
    sale = replace(waiting(), id=UUID(int=number), number=number, order_token=f"order {number}")
    served.board.follow(sale)


def seen(served: Served, number: int) -> None:
    sale = replace(waiting(), id=UUID(int=number), number=number, order_token=f"order {number}")
    came = replace(sale, credits=(credit(),), state=State(Standing.SEEN, Life.OPEN))
    served.board.follow(came)


def test_it_follows_from_sale_to_sale_and_leads_nowhere(served: Served) -> None:
    address = f"{served.root}/pay/{TABLET}"
    sell(served, 5)
    stream = Stream(f"{address}/events")
    assert stream.state()["state"] == "waiting"
    seen(served, 5)
    state = stream.state()
    assert (state["state"], state["redirect"]) == ("seen", None)
    assert "shop.example/thanks" not in served.get(address).text
    served.clock.pass_time(timedelta(seconds=1))
    sell(served, 6)
    assert stream.state()["state"] == "waiting"
    seen(served, 5)
    assert served.get(f"{address}/state").json()["state"] == "waiting"
    served.post(f"{address}/fields", data={"name": "Lena"})
    assert [field.value for field in served.given[UUID(int=6)]] == ["Lena"]
    assert stream.state()["fields"] == "saved"
    stream.close()


def test_it_waits_for_the_next_sale_when_the_last_is_long_over(served: Served) -> None:
    served.show(replace(waiting(), state=State(Standing.WAITING, Life.CANCELLED)))
    served.clock.pass_time(timedelta(hours=1))
    answer = served.get(f"{served.root}/pay/{TABLET}")
    assert (answer.status_code, answer.headers["refresh"]) == (404, "3")
    assert "refresh" not in served.get(served.page).headers
    assert served.get(f"{served.root}/pay/{TABLET}x").status_code == 404


def test_without_one_there_is_none(words: tuple[PageWords, ...]) -> None:
    with Served(words) as served:
        assert served.get(f"{served.root}/pay/{TABLET}").status_code == 404

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

    from pos_app.services.customer.page_words import PageWords

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


def test_what_was_filled_in_for_one_sale_is_not_taken_for_the_next(served: Served) -> None:
    address = f"{served.root}/pay/{TABLET}"
    sell(served, 5)
    first = served.get(f"{address}/state").json()
    filled = {"name": "Lena", "_sale": first["sale"]}
    seen(served, 5)
    assert served.get(f"{address}/state").json()["sale"] == first["sale"]
    sell(served, 6)
    second = served.get(f"{address}/state").json()
    assert second["sale"] != first["sale"]
    scripted = {"accept": "application/json"}
    late = served.post(f"{address}/fields", data=filled, headers=scripted)
    assert (late.status_code, late.json()) == (409, {"saved": False, "errors": {}})
    assert served.post(f"{address}/fields", data=filled).headers["location"] == f"../{TABLET}"
    assert served.given == {}
    assert served.get(f"{address}/state").json()["fields"] == "asked"
    mine = served.post(f"{address}/fields", data={"name": "Ada", "_sale": second["sale"]})
    assert (mine.status_code, list(served.given)) == (303, [UUID(int=6)])


def test_a_sale_that_comes_while_fields_are_kept_is_not_called_saved(served: Served) -> None:
    sell(served, 5)
    served.meanwhile = lambda: sell(served, 6)
    served.post(f"{served.root}/pay/{TABLET}/fields", data={"name": "Lena"})
    assert list(served.given) == [UUID(int=5)]
    assert served.get(f"{served.root}/pay/{TABLET}/state").json()["fields"] == "asked"


def test_the_next_customer_is_not_offered_what_the_last_one_filled_in(served: Served) -> None:
    sell(served, 5)
    assert 'autocomplete="off"' in served.get(f"{served.root}/pay/{TABLET}").text
    assert 'autocomplete="name"' in served.get(served.page).text


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

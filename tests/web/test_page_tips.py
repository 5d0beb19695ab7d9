"""Where the shop wants it, the page asks for a tip before there is a code to pay."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
import requests

from pos_app.domain.share import Percent
from pos_app.domain.tip import TipOffer
from tests.support.carts import euro
from tests.support.domain_values import SALE_ID, started
from tests.web.served import Served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.services.customer.page_words import PageWords

OFFER = TipOffer(percents=(Percent(Decimal(10)), Percent(Decimal(20))))
HEADERS = {"accept-language": "en"}


@pytest.fixture(scope="module")
def shared(words: tuple[PageWords, ...]) -> Iterator[Served]:
    with Served(words, tips=OFFER, fields=("name",)) as made:
        yield made


@pytest.fixture
def served(shared: Served, request: pytest.FixtureRequest) -> Served:
    """A sale of ten euro that waits for its tip."""
    shared.begin(request.node.name)
    shared.tips.clear()
    shared.show(replace(started(), asks_tip=True))
    return shared


def answer(served: Served, **given: str) -> requests.Response:
    return requests.post(
        f"{served.page}/tip", data=given, headers=HEADERS, allow_redirects=False, timeout=60
    )


def test_the_page_asks_and_shows_no_code_yet(served: Served) -> None:
    html = requests.get(served.page, headers=HEADERS, timeout=60).text
    assert "A tip?" in html
    for value, amount in (("10", "€1.00"), ("20", "€2.00"), ("none", "No tip")):
        assert f'name="tip" value="{value}"' in html
        assert amount in html
    assert '<svg class="code"' not in html.partition("<template")[0]
    assert 'id="fields" method="post"' in html
    assert requests.get(f"{served.page}/state", timeout=60).json()["fields"] == "none"


@pytest.mark.parametrize(
    ("given", "tip"),
    [
        ({"tip": "10"}, euro(100)),
        ({"tip": "none"}, None),
        ({"tip": "own", "own": "1,5"}, euro(150)),
        ({"tip": "own", "own": " 1,50 "}, euro(150)),
    ],
)
def test_an_answer_leads_to_the_code(served: Served, given: dict[str, str], tip: object) -> None:
    came = answer(served, **given)
    assert came.status_code == 303
    assert served.tips == [(SALE_ID, tip)]
    state = requests.get(f"{served.page}/state", timeout=60).json()
    assert (state["state"], state["tip"], state["tip_of"]) == ("waiting", None, "")


@pytest.mark.parametrize(
    "given",
    [
        {"tip": ""},
        {"tip": "11"},
        {"tip": "own"},
        {"tip": "own", "own": "much"},
        {"tip": "own", "own": "10.01"},
        {"tip": "own", "own": "-1"},
    ],
)
def test_what_was_not_offered_is_not_taken(served: Served, given: dict[str, str]) -> None:
    came = answer(served, **given)
    assert came.status_code == 422
    assert "up to the amount itself" in came.text
    assert served.tips == []


def test_an_answer_that_comes_late_or_for_another_sale_changes_nothing(served: Served) -> None:
    assert answer(served, tip="10", _sale="another").status_code == 303
    assert served.tips == []
    answer(served, tip="10")
    assert answer(served, tip="20").status_code == 303
    assert len(served.tips) == 1


def test_no_other_site_answers_for_the_customer(served: Served) -> None:
    address = f"{served.page}/tip"
    foreign = {"sec-fetch-site": "cross-site"}
    came = requests.post(address, data={"tip": "20"}, headers=foreign, timeout=60)
    assert came.status_code == 403
    assert requests.post(address, json={"tip": "20"}, timeout=60).status_code == 415
    assert served.tips == []


def test_where_only_the_screen_asks_the_page_waits(words: tuple[PageWords, ...]) -> None:
    with Served(words) as served:
        served.show(replace(started(), asks_tip=True))
        state = requests.get(f"{served.page}/state", timeout=60).json()
        assert (state["state"], state["tip"]) == ("preparing", None)
        assert answer(served, tip="none").status_code == 404

"""Languages by preference, limits by key, names of the store's own, and codes in SVG."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from pos_app.domain.money import Money, currency
from pos_app.services.customer.customer_fields import declared_fields
from pos_app.web.board import Board
from pos_app.web.codes import code_of
from pos_app.web.languages import choose
from pos_app.web.limits import RateLimit
from pos_app.web.pages import Pages, PageSetup
from tests.support.counter import TurnedClock
from tests.support.domain_values import started, waiting

if TYPE_CHECKING:
    from pos_app.services.customer.page_words import PageWords


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "en"),
        ("de", "de"),
        ("de-AT,en;q=0.8", "de"),
        ("fr-FR,fr;q=0.9,de;q=0.5,en;q=0.4", "de"),
        ("en;q=0.1,DE;q=0.2", "de"),
        ("de;q=0,fr", "en"),
        ("*", "en"),
        ("de;q=nonsense", "en"),
        ("de;level=1", "en"),
        (",;,q=1,", "en"),
        ("fr," * 30 + "de", "en"),
    ],
)
def test_the_page_speaks_what_the_browser_likes_best(
    words: tuple[PageWords, ...], accepted: str, language: str
) -> None:
    assert choose(accepted, words).language == language


def test_a_limit_fills_again_evenly_and_for_each_key_alone() -> None:
    clock = TurnedClock()
    limit = RateLimit(2, clock.monotonic)
    assert [limit.spend("a") for _ in range(3)] == [True, True, False]
    assert limit.is_spent("a")
    assert not limit.is_spent("b")
    clock.seconds += 29
    assert limit.is_spent("a")
    clock.seconds += 1
    assert [limit.spend("a") for _ in range(2)] == [True, False]
    clock.seconds += 3600
    assert [limit.spend("a") for _ in range(3)] == [True, True, False]


def test_a_flood_of_callers_takes_no_memory() -> None:
    limit = RateLimit(1, TurnedClock().monotonic)
    for number in range(10_000):
        limit.spend(str(number))
    assert len(limit._left) <= 4096
    assert limit.is_spent("9999")


def page_setup(**changes: Any) -> PageSetup:
    setup = PageSetup(
        shop="Corner Books",
        not_real=False,
        redirects={},
        fields=(),
        style="s.css",
        script="s.js",
        source_url=None,
    )
    return replace(setup, **changes)


def test_a_field_of_the_stores_own_is_called_as_it_is(words: tuple[PageWords, ...]) -> None:
    clock = TurnedClock()
    board = Board(clock, streams=1)
    sale = waiting()
    board.follow(sale)
    pages = Pages(page_setup(fields=declared_fields(["table_number", "email:required"])))
    (shown,) = board._shown.values()
    page = pages.page("token", shown, words[0], clock.now(), up="../")
    assert [field.label for field in page.fields] == ["Table number", "E-mail"]
    assert page.state_url == "../pay/token/state"
    assert page.source_url == "../source.tar.gz"


def test_a_sale_in_satoshi_and_one_that_is_not_ready(words: tuple[PageWords, ...]) -> None:
    clock = TurnedClock()
    pages = Pages(page_setup())
    board = Board(clock, streams=1)
    board.follow(replace(started(Money(35_040, currency("SAT"))), order_token="one"))
    board.follow(replace(waiting(Money(35_040, currency("SAT"))), order_token="two"))
    preparing, asked = (
        pages.state(shown, words[0], clock.now()) for shown in board._shown.values()
    )
    assert (preparing.state, preparing.due, preparing.rate, preparing.seconds_held) == (
        "preparing",
        "",
        "",
        None,
    )
    assert asked.amount == asked.due_sat
    assert asked.ways[0].uri.endswith("?amount=0.0003504")


def test_a_code_has_its_quiet_zone_and_one_path() -> None:
    code = code_of("bitcoin:BC1QEXAMPLE?amount=0.0002")
    assert code.size >= 21 + 8
    rows = [int(part.split(" ")[1].split("h")[0]) for part in code.path.split("M")[1:]]
    assert (min(rows), max(rows)) == (4, code.size - 5)

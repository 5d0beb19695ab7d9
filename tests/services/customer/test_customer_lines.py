"""What the display in front of the customer says of each state, and of whose sale."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.sale_state import Life, Standing, State
from pos_app.services.customer.customer_lines import CustomerLines, lines_of
from tests.support.domain_values import DUE_SAT, TEN_EURO, credit, started, waiting

if TYPE_CHECKING:
    from pos_app.domain.money import Money
    from pos_app.domain.sale import Sale
    from pos_app.services.customer.customer_display import DisplayLines


class PlainWords:
    def text(self, code: str) -> str:
        return code

    def money(self, amount: Money) -> str:
        return f"{amount.minor} {amount.currency.code}"

    def btc(self, sat: int) -> str:
        return f"{sat} sat"


def in_state(standing: Standing, life: Life) -> Sale:
    return replace(waiting(), state=State(standing, life), credits=(credit(1, DUE_SAT),))


def said(sale: Sale) -> tuple[str, str] | None:
    lines = lines_of(sale, PlainWords())
    return None if lines is None else (lines.upper, lines.lower)


def test_the_price_stands_there_until_money_is_seen() -> None:
    assert said(waiting()) == (f"{TEN_EURO.minor} EUR", f"{DUE_SAT} sat")
    part = replace(waiting(), credits=(credit(1, DUE_SAT - 500),))
    part = replace(part, state=State(Standing.PARTLY_PAID, Life.OPEN))
    assert said(part) == ("missing", "500 sat")


@pytest.mark.parametrize(
    ("standing", "life", "lines"),
    [
        (Standing.SEEN, Life.OPEN, ("seen", "wait")),
        (Standing.CONFIRMED, Life.OPEN, ("seen", "wait")),
        (Standing.ACCEPTED, Life.SETTLED, ("paid", "thanks")),
        (Standing.CONFIRMED, Life.SETTLED, ("paid", "thanks")),
        (Standing.REVERSED, Life.SETTLED, ("speak_to_us", "")),
        (Standing.WAITING, Life.EXPIRED, None),
        (Standing.SEEN, Life.CANCELLED, None),
        (Standing.REVERSED, Life.CANCELLED, None),
    ],
)
def test_each_state_has_its_word(
    standing: Standing, life: Life, lines: tuple[str, str] | None
) -> None:
    assert said(in_state(standing, life)) == lines


def test_a_sale_that_is_being_prepared_says_nothing() -> None:
    assert said(started()) is None


def test_only_the_newest_sale_speaks() -> None:
    put: list[DisplayLines | None] = []
    lines = CustomerLines(PlainWords(), put.append)
    first, second = replace(waiting(), number=7), replace(waiting(), number=8)
    lines.follow(first)
    lines.follow(second)
    lines.follow(replace(first, state=State(Standing.CONFIRMED, Life.SETTLED)))
    lines.follow(replace(second, state=State(Standing.CONFIRMED, Life.SETTLED)))
    assert [line and line.upper for line in put] == ["1000 EUR", "1000 EUR", "paid"]

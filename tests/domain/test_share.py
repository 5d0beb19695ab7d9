"""A share of an amount is a per cent of it, or an amount of its own."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pos_app.domain.money import Money, currency
from pos_app.domain.share import Percent, share_of, times

EUR, JPY = currency("EUR"), currency("JPY")


@pytest.mark.parametrize(
    ("percent", "whole", "part"),
    [("10", 999, 100), ("10", 994, 99), ("0.5", 100, 1), ("0", 999, 0), ("100", 999, 999)],
)
def test_a_percent_is_rounded_half_up(percent: str, whole: int, part: int) -> None:
    assert share_of(Percent(Decimal(percent)), Money(whole, EUR)) == Money(part, EUR)


def test_an_amount_is_what_it_is() -> None:
    assert share_of(Money(500, EUR), Money(1, EUR)) == Money(500, EUR)


@pytest.mark.parametrize("share", [Money(1, JPY), Money(-1, EUR)])
def test_an_amount_of_another_kind_is_refused(share: Money) -> None:
    with pytest.raises(ValueError, match="a share"):
        share_of(share, Money(100, EUR))


@pytest.mark.parametrize("percent", ["-0.01", "100.01", "NaN", "Infinity"])
def test_what_is_no_percent_is_refused(percent: str) -> None:
    with pytest.raises(ValueError, match="no share"):
        Percent(Decimal(percent))


def test_a_price_times_a_weight() -> None:
    assert times(Money(1_299, EUR), Decimal("0.385")) == Money(500, EUR)  # 500.115
    assert times(Money(1, EUR), Decimal("0.5")) == Money(1, EUR)

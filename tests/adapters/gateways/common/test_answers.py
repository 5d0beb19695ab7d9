"""What gateways answer is read strictly, and money is never a float."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from pos_app.adapters.gateways.common.answers import Fields
from pos_app.adapters.gateways.common.json_text import json_text
from pos_app.adapters.gateways.common.prices import price_of
from pos_app.adapters.gateways.common.reply import parse_json
from pos_app.domain.money import SAT, Money, currency
from pos_app.ports import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable


def fields(**values: Any) -> Fields:
    return Fields("triplea", values)


def nonsense(read: Callable[[], object]) -> bool:
    with pytest.raises(RefusedError) as refused:
        read()
    assert refused.value.message.arguments == {"gateway": "triplea"}
    return refused.value.message.code == "gateway.nonsense"


@pytest.mark.parametrize("value", [None, [], "x", 7, True])
def test_an_answer_that_is_no_object(value: object) -> None:
    assert nonsense(lambda: Fields("triplea", value))


def test_what_is_asked_for_is_rounded_up_and_what_came_is_rounded_down() -> None:
    # The example of Triple-A's own documentation has nine digits after the point.
    told = fields(amount=Decimal("0.001067203"), exact="0.00106720")
    assert told.due_sat("amount") == 106_721
    assert told.paid_sat("amount") == 106_720
    assert told.due_sat("exact") == told.paid_sat("exact") == 106_720


def test_too_much_is_a_negative_remainder() -> None:
    assert fields(left="-0.00000012").signed_sat("left") == -12
    assert nonsense(lambda: fields(left="-0.00000012").paid_sat("left"))
    assert nonsense(lambda: fields(left="0").due_sat("left"))


@pytest.mark.parametrize(
    "value",
    [None, True, "", "1e2", "1_0", " 1", "٣", "NaN", "Infinity", "-", ".", [], {}, "9" * 16],
)
def test_amounts_that_are_none(value: object) -> None:
    assert nonsense(lambda: fields(amount=value).decimal("amount"))


def test_amounts_beyond_all_bitcoin() -> None:
    assert nonsense(lambda: fields(amount=21_000_001).paid_sat("amount"))
    assert fields(amount=21_000_000).paid_sat("amount") == 2_100_000_000_000_000


def test_a_number_with_too_many_digits_is_none() -> None:
    assert nonsense(lambda: fields(amount=Decimal("1e-21")).decimal("amount"))
    assert nonsense(lambda: fields(amount=Decimal("NaN")).decimal("amount"))


@pytest.mark.parametrize("value", [0, "-3", Decimal(0)])
def test_prices_are_above_zero(value: object) -> None:
    assert nonsense(lambda: fields(price=value).price("price"))


@pytest.mark.parametrize(
    "value", ["2018-01-11T11:54:04Z", "2018-01-11T12:54:04+01:00", 1_515_671_644_000]
)
def test_moments(value: object) -> None:
    assert fields(at=value).moment("at") == datetime(2018, 1, 11, 11, 54, 4, tzinfo=UTC)


def test_milliseconds_keep_their_fraction() -> None:
    at = fields(at="1411421014977").moment("at")
    assert at == datetime(2014, 9, 22, 21, 23, 34, 977_000, tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    [
        None,
        "soon",
        "9999-12-31T23:59:59Z",
        "0001-01-01T00:00:00+01:00",
        "2018-01-11T11:54:04",
        -1,
        True,
        1 << 60,
        "9" * 16,
        1.5,
        {},
    ],
)
def test_moments_that_are_none(value: object) -> None:
    assert nonsense(lambda: fields(at=value).moment("at"))


def test_balances_may_be_null_and_negative() -> None:
    told = fields(confirmed=None, unconfirmed=Decimal("-0.0000001"))
    assert told.balance_sat("confirmed") == 0
    assert told.balance_sat("unconfirmed") == -10


def test_counts() -> None:
    assert fields(at=0).count("at", 3) == 0
    assert nonsense(lambda: fields(at=4).count("at", 3))
    assert nonsense(lambda: fields(at=True).count("at", 3))


@pytest.mark.parametrize("value", [None, "", "two words", "a\nb", "é", 7, "x" * 201])
def test_words_that_are_none(value: object) -> None:
    assert nonsense(lambda: fields(word=value).word("word"))


def test_rows() -> None:
    rows = fields(rows=[{"a": "x"}, {"a": "y"}]).rows("rows")
    assert [row.word("a") for row in rows] == ["x", "y"]
    assert fields().rows("rows") == fields(rows=None).rows("rows") == ()


@pytest.mark.parametrize("value", [{}, "x", [7], [{}] * 1_001])
def test_rows_that_are_none(value: object) -> None:
    assert nonsense(lambda: fields(rows=value).rows("rows"))


def test_null_is_missing() -> None:
    assert "x" not in fields(x=None)
    assert "x" in fields(x=0)


def test_a_price_that_leads_to_another_amount_is_replaced() -> None:
    ten = Money(1_000, currency("USD"))
    assert price_of(ten, 106_721, Decimal("9370.28")) == Decimal("9370.28")
    # The example of BitcoinPayGate's documentation: its rate is not the dollar's.
    effective = price_of(ten, 3_444_190, Decimal("3299.6271"))
    assert effective == price_of(ten, 3_444_190) == Decimal("290.34402864")
    assert price_of(Money(1_000, SAT), 1_000, Decimal(1)) is None


def test_json_keeps_every_digit() -> None:
    content = {
        "amount": Decimal("0.00000001"),
        "rows": [1, "é", None, True],
        "big": Decimal("1E+3"),
    }
    text = json_text(content)
    assert text.startswith('{"amount": 0.00000001, ')
    assert parse_json("triplea", text.encode())["amount"] == Decimal("1e-8")
    assert json.loads(text)["rows"] == [1, "é", None, True]
    assert json.loads(text)["big"] == 1_000
    with pytest.raises(ValueError, match="NaN"):
        json_text(Decimal("NaN"))

"""What the wallet has and the till doesn't know, and the other way round."""

from __future__ import annotations

from pos_app.domain.reconciliation import changes, unexplained
from pos_app.domain.shift_details import Unexplained


def test_where_both_agree_nothing_is_named() -> None:
    assert unexplained({"a:0": 5, "b:1": 7}, {"a:0": 5, "b:1": 7}) == ()


def test_each_transaction_is_named_once_the_largest_first() -> None:
    booked = {"a:0": 5, "b:0": 9}
    found = {"a:0": 5, "c:0": 3, "c:1": 4, "d:0": 9}
    assert unexplained(booked, found) == (
        Unexplained(txid="b", sat=-9),
        Unexplained(txid="d", sat=9),
        Unexplained(txid="c", sat=7),
    )


def test_two_outputs_of_one_transaction_that_make_up_for_each_other() -> None:
    assert unexplained({"a:0": 5}, {"a:1": 5}) == ()


def test_what_came_and_went_between_two_looks() -> None:
    before = {"stays:0": 1, "gone:0": 2}
    assert changes(before, {"stays:0": 1, "new:0": 3}) == {"gone:0": -2, "new:0": 3}


def test_a_payment_booked_after_the_close_is_made_good_in_the_next_shift() -> None:
    output = {"late:0": 500}
    first = unexplained({}, output)
    second = unexplained(output, {})
    assert [one.sat for one in (*first, *second)] == [500, -500]

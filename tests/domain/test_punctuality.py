"""In time, late, or nobody was there: what decides about each."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain import events as e
from pos_app.domain.punctuality import (
    GRACE,
    Punctuality,
    deadline,
    is_on_time,
    punctuality,
)
from pos_app.domain.sale import apply
from pos_app.domain.sale_state import Trigger
from tests.support.domain_values import HELD, NOON, any_credit, credit, waiting

if TYPE_CHECKING:
    from pos_app.domain.credit import Credit

PART = e.StandingChanged(at=NOON, trigger=Trigger.FOUND_PART)
END = HELD + GRACE
TICK = timedelta(microseconds=1)
ON_TIME, LATE, UNKNOWN = Punctuality.ON_TIME, Punctuality.LATE, Punctuality.UNKNOWN


@pytest.mark.parametrize(
    ("seen", "absent", "mined", "expected"),
    [
        (END, None, None, ON_TIME),
        (END, END - TICK, None, ON_TIME),
        (END + TICK, None, END, ON_TIME),
        (END + TICK, END, END, ON_TIME),
        (END + TICK, None, None, UNKNOWN),
        (END + TICK, None, END + TICK, UNKNOWN),
        (END + TICK, END - TICK, None, UNKNOWN),
        (END + TICK, END - TICK, END + TICK, UNKNOWN),
        (END + TICK, END, None, LATE),
        (END + TICK, END, END + TICK, LATE),
        # The clock was set back between the two: the early sight is no proof.
        (END - TICK, END + TICK, None, LATE),
    ],
)
def test_each_proof_counts_to_the_microsecond(
    seen: timedelta, absent: timedelta | None, mined: timedelta | None, expected: Punctuality
) -> None:
    paid = credit(
        seen_after=seen,
        absent_after=absent,
        block_time=None if mined is None else NOON + mined,
    )
    assert deadline(waiting()) == NOON + END
    assert punctuality(paid, NOON + END) is expected
    assert is_on_time(paid, waiting()) is (expected is ON_TIME)


def test_what_a_person_took_is_on_time() -> None:
    paid = credit(seen_after=END + TICK)
    short = e.ShortTaken(at=NOON, forgiven_sat=1)
    sale = apply(apply(waiting(), e.PaymentSeen(at=NOON, credit=paid)), PART)
    assert not is_on_time(paid, sale)
    assert is_on_time(paid, apply(sale, short))


@given(any_credit(1), st.integers(0, 4_000), st.integers(0, 4_000))
def test_a_longer_deadline_is_never_worse(paid: Credit, first: int, more: int) -> None:
    rank = {LATE: 0, UNKNOWN: 1, ON_TIME: 2}
    early = NOON + timedelta(seconds=first)
    before = punctuality(paid, early)
    assert rank[punctuality(paid, early + timedelta(seconds=more))] >= rank[before]

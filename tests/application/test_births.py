"""An own node looks back as far as an address can have been paid, and no further."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos_app.application.births import Births
from pos_app.services.addresses.address_keeper import scan_key
from tests.support.counter import ACCOUNT, Counter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAY = timedelta(days=1)
UNISSUED = bytes([0, 20, 49])


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    counter = Counter(tmp_path)
    yield counter
    counter.close()


@pytest.fixture
def births(counter: Counter) -> Births:
    return Births(counter.store, ACCOUNT)


def test_the_address_of_a_sale_is_as_old_as_the_sale(counter: Counter, births: Births) -> None:
    first = counter.charge()
    counter.clock.pass_time(DAY)
    second = counter.charge()
    assert first.request is not None
    assert second.request is not None
    assert births(first.request.script) == first.created_at
    assert births(second.request.script) == second.created_at == first.created_at + DAY


def test_an_address_that_serves_again_is_as_old_as_the_first_of_all(
    counter: Counter, births: Births
) -> None:
    oldest = counter.charge()
    counter.clock.pass_time(DAY)
    before = counter.charge()
    assert before.request is not None
    counter.checkout.cancel(before.id)
    counter.clock.pass_time(3 * DAY)
    quiet_since = counter.clock.now() - DAY
    script = before.request.script
    index = script[-1]
    counter.addresses.source = lambda transaction: transaction.reuse_address(
        ACCOUNT, index, quiet_since
    )
    again = counter.charge()
    assert again.request is not None
    assert again.request.script == script
    assert births(script) == oldest.created_at


def test_an_address_nobody_got_was_looked_at_when_the_account_was(
    counter: Counter, births: Births
) -> None:
    assert births(UNISSUED) is None
    scanned = counter.clock.now()
    with counter.store.transaction() as transaction:
        transaction.set_value(scan_key(ACCOUNT), scanned.isoformat())
    assert births(UNISSUED) == scanned

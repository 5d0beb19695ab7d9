"""Papers say who began the sale."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from pos_app.domain.receipt import Receipt
from pos_app.domain.rights import Authority
from pos_app.services.people.people import People
from pos_app.services.people.people_journal import PeopleJournal
from pos_app.services.receipts.served_by import served_by
from tests.support.counter import TEN_EURO, TEN_EURO_SAT, Counter
from tests.support.domain_values import TILL_ID
from tests.support.quick_pins import QuickPins
from tests.support.staff import OWNER, PIN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    counter = Counter(tmp_path)
    yield counter
    counter.close()


def test_a_receipt_says_who_served(counter: Counter) -> None:
    journal = PeopleJournal(TILL_ID, counter.clock)
    owner = People(counter.store, counter.clock, QuickPins(), journal).make_owner(OWNER, PIN)
    sale = counter.checkout.charge(uuid4(), TEN_EURO, "", by=Authority(person=owner))
    sale = counter.pay(sale, TEN_EURO_SAT, height=100)
    nobody = counter.charge()
    with counter.store.transaction() as transaction:
        assert served_by(transaction, sale.id) == owner.name
        assert served_by(transaction, nobody.id) == ""
        (job,) = transaction.print_jobs(sale.id, limit=9)
    assert isinstance(job.receipt, Receipt)
    assert job.receipt.cashier == owner.name

"""Money at an address that served before: the story names the sales it may have been for."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from pos_app.domain.journal import JournalHead, next_entry
from pos_app.domain.money import Money, currency
from pos_app.services.chain.shared_address import UNCLEAR
from pos_app.ui.archive import SaleRecord
from pos_app.ui.messages import sentence_of
from pos_app.ui.story import story_of
from tests.ui.memory_till import START, MemoryTill

if TYPE_CHECKING:
    from pos_app.ui.formatting import Formatter


def test_the_story_names_the_earlier_sales(numbers: Formatter) -> None:
    till = MemoryTill()
    sale_id = till.charge(Money(500, currency("EUR")), "")
    entry = next_entry(
        JournalHead(),
        till_id=UUID(int=1),
        at=START,
        actor="till",
        name=UNCLEAR,
        subject=sale_id,
        body={"reference": f"{'ab' * 32}:0", "sat": 700, "sales": [41, 88]},
    )
    record = SaleRecord(
        shown=till.shown[sale_id], journal=(entry,), papers=(), messages=(), paper=None
    )
    (row,) = story_of(record, numbers, sentence_of)
    assert row.title == "Unclear which sale this money was for"
    assert row.detail.startswith("700")
    assert row.detail.endswith("this address also belonged to sale 41, 88")
    assert row.tone == "part"

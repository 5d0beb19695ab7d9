"""What the story tells of money that was accepted, let go, too much, doubtful or replaced."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale

from pos_app.domain import events as e
from pos_app.domain.acceptance import Evidence
from pos_app.domain.events import OverUse
from pos_app.domain.journal import JournalEntry, JournalHead, next_entry
from pos_app.domain.money import Money, currency
from pos_app.domain.policy import Policy, Tier
from pos_app.domain.receipt import ReceiptKind
from pos_app.domain.sale_state import Flag
from pos_app.ports import PrintState
from pos_app.services.books.event_json import event_body
from pos_app.ui.archive import SaleRecord
from pos_app.ui.formatting import Formatter
from pos_app.ui.messages import sentence_of
from pos_app.ui.payment_context import PaymentContext, block_text
from pos_app.ui.story import StoryRow, story_of
from tests.ui.memory_archive import TILL_ID, MemoryArchive
from tests.ui.memory_money import replace_payment
from tests.ui.memory_shop import setup
from tests.ui.memory_till import MemoryTill

if TYPE_CHECKING:
    from uuid import UUID

EUR = currency("EUR")
NUMBERS = Formatter.of(QLocale("en"))


@pytest.fixture
def till() -> MemoryArchive:
    return MemoryArchive()


@pytest.fixture
def sale_id(till: MemoryArchive) -> UUID:
    sale_id = till.charge(Money(3197, EUR), "")
    till.pay(sale_id, till.shown[sale_id].sale.due_sat)
    return sale_id


def told(till: MemoryArchive, sale_id: UUID, *more: JournalEntry) -> list[StoryRow]:
    record = SaleRecord(
        shown=till.shown[sale_id],
        journal=(*till.journal[sale_id], *more),
        papers=tuple(till.papers.get(sale_id, ())),
        messages=(),
        paper=None,
    )
    return list(story_of(record, NUMBERS, sentence_of))


def newest(
    till: MemoryArchive, sale_id: UUID, event: e.SaleEvent, actor: str = "till"
) -> tuple[str, str, str]:
    """Title, detail and tone of the line for an event that comes last."""
    entry = next_entry(
        JournalHead(sequence=99),
        till_id=TILL_ID,
        at=event.at,
        actor=actor,
        name=event.name,
        subject=sale_id,
        body=event_body(event, salt="salt"),
    )
    row = told(till, sale_id, entry)[-1]
    return row.title, row.detail, row.tone


def test_an_acceptance_tells_what_spoke_for_it(till: MemoryArchive, sale_id: UUID) -> None:
    sale = till.shown[sale_id].sale
    (credit,) = sale.credits
    sale = replace(sale, credits=(replace(credit, fee_rate=9_000),))
    evidence = Evidence(
        following=True,
        sources_configured=2,
        seen_by={credit.reference: 2},
        listened_seconds={credit.reference: 12.7},
        needed_fee_rate=2_000,
    )
    event = e.PaymentAccepted(at=till.time, exposed_minor=3197, evidence=evidence.words(sale))
    assert newest(till, sale_id, event) == (
        "Accepted before its block",
        "seen by 2 servers for 12 s, fee rate 9000",
        "seen",
    )


@pytest.mark.parametrize(
    ("event", "actor", "title", "detail"),
    [
        (
            e.ShortTaken(at=MemoryTill().time, forgiven_sat=545),
            "cashier",
            "Accepted as it is",
            "545\u00a0sat given up, by the cashier",
        ),
        (
            e.ShortTaken(at=MemoryTill().time, forgiven_sat=545, by_tolerance=True),
            "till",
            "Short within the store's tolerance",
            "545\u00a0sat",
        ),
        (e.LateTaken(at=MemoryTill().time), "cashier", "Late money accepted", "by the cashier"),
        (e.LateTaken(at=MemoryTill().time), "till", "Late money accepted", ""),
        (
            e.OverTaken(at=MemoryTill().time, use=OverUse.TIP, over_sat=1_200),
            "cashier",
            "Kept as a tip",
            "1\u202f200\u00a0sat, by the cashier",
        ),
        (
            e.OverTaken(at=MemoryTill().time, use=OverUse.REFUND_DUE, over_sat=1_200),
            "5c6f2a1e-9d0b-4e57-8a34-0f6b7c8d9e10",  # a person,
            "To be given back",
            "1\u202f200\u00a0sat, by the cashier",
        ),
    ],
)
def test_who_decided_what(
    till: MemoryArchive, sale_id: UUID, event: e.SaleEvent, actor: str, title: str, detail: str
) -> None:
    assert newest(till, sale_id, event, actor)[:2] == (title, detail)


def test_money_that_nobody_saw_coming_is_marked(till: MemoryArchive, sale_id: UUID) -> None:
    event = e.FlagsChanged(at=till.time, flags=frozenset({Flag.UNPROVEN}))
    assert newest(till, sale_id, event)[0] == "Came while the till was not watching"


def test_a_replacement_is_a_quiet_line(till: MemoryArchive, sale_id: UUID) -> None:
    replace_payment(till, sale_id)
    rows = {row.title: row.tone for row in told(till, sale_id)}
    assert rows["Payment replaced by another"] == "part"
    assert "Payment taken back" not in rows


def test_money_that_went_elsewhere_is_a_loud_one(till: MemoryArchive, sale_id: UUID) -> None:
    till.take_back(sale_id)
    rows = {row.title: row.tone for row in told(till, sale_id)}
    assert rows["Payment taken back"] == "alarm"
    assert "Payment replaced by another" not in rows


def test_a_refund_slip_is_called_so(till: MemoryArchive, sale_id: UUID) -> None:
    job = till.queue_paper(sale_id, PrintState.PRINTED)
    slip = replace(job.receipt, kind=ReceiptKind.REFUND)
    till.papers[sale_id] = [replace(job, receipt=slip)]
    assert told(till, sale_id)[-1].title == "Refund slip printed"


@pytest.mark.parametrize(
    ("euro", "blocks"), [(9, "0 of 1 block"), (10, "0 of 2 blocks"), (32, "0 of 6 blocks")]
)
def test_more_money_waits_for_more_blocks(euro: int, blocks: str) -> None:
    tiers = (Tier(from_minor=1_000, confirmations=2), Tier(from_minor=3_200, confirmations=6))
    till = MemoryTill(setup(policy=Policy(tiers=tiers)))
    sale = till.shown[till.charge(Money(euro * 100, EUR), "")].sale
    context = PaymentContext(
        now=till.time,
        setup=till.setup,
        status=till.status(),
        numbers=NUMBERS,
        rate=till.current_rate(EUR),
        sentence=sentence_of,
    )
    assert block_text(sale, context) == blocks

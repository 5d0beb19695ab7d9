"""The panel under the status bar: what a part tells when it is touched."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from pos_app.domain.message import Message
from pos_app.domain.money import Money, currency
from pos_app.domain.sale_state import Life
from pos_app.services.addresses.gap_guard import GapHealth
from pos_app.services.chain.chain_health import SourceHealth, SourceRole
from pos_app.services.chain.unexpected_money import UnexpectedMoney
from pos_app.services.store.outbox import OutboxHealth
from pos_app.ui.formatting import clock
from pos_app.ui.status_detail import server_name
from pos_app.ui.till import Exposure, Health, PartStatus

if TYPE_CHECKING:
    from uuid import UUID

    from tests.ui.counter import Counter
    from tests.ui.memory_till import MemoryTill

EUR = currency("EUR")
LEADING = SourceHealth(name="tcp://127.0.0.1:50001", role=SourceRole.LEADING, tip_height=312)
DISAGREE = Message(code="chain.disagree_block", arguments={})


def heads(counter: Counter) -> list[tuple[str, str]]:
    rows = [item for item in counter.items() if item.objectName() == "detailHead"]
    return [(str(row.property("label")), str(row.property("value"))) for row in rows]


def whys(counter: Counter) -> list[str]:
    rows = [item for item in counter.items() if item.objectName() == "detailWhy"]
    return [str(row.property("text")) for row in rows]


def test_each_server_says_what_it_does(counter: Counter, till: MemoryTill) -> None:
    behind = Message(code="chain.behind", arguments={"server": "other.example"})
    till.set_status(
        sources=(
            LEADING,
            SourceHealth(
                name="esplora+https://block.example/api/",
                role=SourceRole.CONFIRMING,
                tip_height=311,
            ),
            SourceHealth(name="tls://other.example:50002", role=SourceRole.ASIDE, problem=behind),
            SourceHealth(name="bitcoind+http://till@10.0.0.2:8332", role=SourceRole.CONNECTING),
        )
    )
    counter.tap("status_chain")
    assert heads(counter) == [
        ("127.0.0.1:50001", "leads, block 312"),
        ("block.example/api", "confirms, block 311"),
        ("other.example:50002", "put aside"),
        ("10.0.0.2:8332", "connecting"),
    ]
    assert whys(counter) == [counter.model.context().sentence(behind)]
    assert counter.text("detailSentence").startswith("One leads, the others confirm")


@pytest.mark.parametrize(
    ("sources", "words"),
    [((), "No server was asked yet."), ((LEADING,), "One server is asked. A second one")],
)
def test_it_says_what_a_second_server_would_do(
    counter: Counter, till: MemoryTill, sources: tuple[SourceHealth, ...], words: str
) -> None:
    till.set_status(sources=sources)
    counter.tap("status_chain")
    assert counter.text("detailSentence").startswith(words)


def test_it_follows_what_happens(counter: Counter, till: MemoryTill) -> None:
    till.set_status(sources=(LEADING,))
    counter.tap("status_chain")
    till.set_status(sources=(replace(LEADING, tip_height=313),))
    counter.settle()
    assert heads(counter) == [("127.0.0.1:50001", "leads, block 313")]


def test_unconfirmed_money_and_unpaid_addresses_stand_below(
    counter: Counter, till: MemoryTill
) -> None:
    till.set_status(
        exposure=Exposure(used=Money(4_500, EUR), budget=Money(20_000, EUR)),
        gap=GapHealth(unpaid_in_a_row=17, warn=True, needed_gap_limit=40),
    )
    counter.tap("status_chain")
    assert counter.item("detailMeter").property("value") == "€45.00 of €200.00"
    assert counter.item("detailMeter").property("part") == pytest.approx(0.225)
    assert heads(counter) == [("Addresses in a row without a payment", "17")]
    assert whys(counter) == ["Set the gap limit of your wallet to 40."]


def test_the_sources_of_the_rate_are_named(counter: Counter) -> None:
    counter.tap("status_rate")
    assert len(heads(counter)) == 5
    assert heads(counter)[0] == ("kraken", "€91\u202f204.00, 12 s old")
    assert counter.text("detailSentence").startswith("The median of 5 sources that agree")


def test_without_a_rate_it_says_what_is_missing(counter: Counter, till: MemoryTill) -> None:
    till.lose_rates()
    counter.tap("status_rate")
    assert counter.text("detailSentence") == "It takes two sources that agree, and there are none."


def test_a_printer_in_trouble_says_what_to_do(counter: Counter, till: MemoryTill) -> None:
    message = Message(code="printer.paper_out")
    for waiting, said in (
        (0, "Printer is out of paper"),
        (1, "Printer is out of paper: 1 receipt is waiting"),
        (2, "Printer is out of paper: 2 receipts are waiting"),
    ):
        part = PartStatus(health=Health.TROUBLE, message=message, waiting=waiting)
        till.set_status(printer=part)
        assert counter.item("banner").property("title") == said
    counter.tap("status_printer")
    assert heads(counter) == [("Printer is out of paper", "")]
    assert counter.text("detailSentence") == "2 are waiting"


def test_paper_that_is_nearly_out_is_a_quiet_notice_before_the_sale(
    counter: Counter, till: MemoryTill
) -> None:
    notice = Message(code="printer.paper_low")
    till.set_status(printer=PartStatus(health=Health.WELL, notice=notice))
    chip = counter.item("status_printer")
    assert (chip.property("word"), chip.property("tone")) == ("Paper nearly out", "wait")
    assert not counter.shows("banner")
    counter.tap("status_printer")
    assert heads(counter) == [("Printer paper is nearly out", "")]
    # Not beside a real trouble.
    trouble = Message(code="printer.cover_open")
    till.set_status(printer=PartStatus(health=Health.TROUBLE, message=trouble, notice=notice))
    assert counter.item("banner").property("title") == "The printer's lid is open"
    assert chip.property("word") == "Printer open"


def test_a_store_that_works_says_so(counter: Counter) -> None:
    counter.tap("status_store")
    assert heads(counter) == [
        ("Works", ""),
        ("Calls that wait", "0"),
        ("The oldest since", "\N{EN DASH}"),
    ]


def test_the_store_tells_what_waits_and_leads_to_the_calls(
    counter: Counter, till: MemoryTill
) -> None:
    since = till.time - timedelta(minutes=26)
    code = "webhook.unreachable"
    problem = Message(code=code, arguments={"host": "shop.example"})
    health = OutboxHealth(waiting=12, oldest_at=since, last_answer=code, problem=problem)
    part = PartStatus(health=Health.TROUBLE, message=problem, waiting=12)
    till.set_status(store=part, outbox=health)
    counter.tap("status_store")
    assert heads(counter)[1:] == [
        ("Calls that wait", "12"),
        ("The oldest since", clock(since)),
        ("Last answer", ""),
    ]
    assert whys(counter)[-1] == "The store's server does not answer"
    wanted: list[bool] = []
    counter.model.status.callsWanted.connect(lambda: wanted.append(True))
    counter.tap("detailAction")
    assert wanted == [True]
    assert not counter.shows("statusDetail")
    counter.tap("status_printer")
    assert not counter.shows("detailAction")


def test_a_part_that_starts_says_so(counter: Counter, till: MemoryTill) -> None:
    till.set_status(printer=PartStatus(health=Health.STARTING))
    counter.tap("status_printer")
    assert heads(counter) == [("Connecting", "")]


@pytest.mark.parametrize("way", ["detailClose", "status_rate", "escape"])
def test_there_are_ways_out(counter: Counter, way: str) -> None:
    counter.tap("status_rate")
    assert counter.shows("statusDetail")
    if way == "escape":
        counter.key(Qt.Key.Key_Escape)
    else:
        counter.tap(way)
    assert not counter.shows("statusDetail")


def test_digits_do_not_reach_the_amount_below(counter: Counter) -> None:
    counter.tap("status_rate")
    counter.type("7")
    counter.tap("detailClose")
    assert counter.text("charge") == "Type an amount"


def test_servers_that_disagree_are_a_banner_with_a_way_to_the_servers(
    counter: Counter, till: MemoryTill
) -> None:
    till.set_status(sources=(LEADING,), disagreements=(DISAGREE,))
    counter.settle()
    assert counter.item("banner").property("tone") == "part"
    assert counter.item("status_chain").property("word") == "Servers disagree"
    counter.tap("bannerAction")
    assert counter.text("detailTitle") == "Payment servers"
    assert len(heads(counter)) == 2


def test_a_chain_that_stands_still_is_not_called_away(counter: Counter, till: MemoryTill) -> None:
    message = Message(code="chain.tip_old", arguments={"minutes": "130"})
    till.set_status(chain=PartStatus(health=Health.TROUBLE, message=message))
    counter.settle()
    assert counter.item("status_chain").property("word") == "No new block"
    assert counter.item("status_chain").property("tone") == "part"


def test_a_taken_back_payment_goes_before_servers_that_disagree(
    counter: Counter, till: MemoryTill
) -> None:
    till.set_status(disagreements=(DISAGREE,))
    sale_id = till.charge(Money(500, EUR), "")
    till.pay(sale_id, till.shown[sale_id].sale.due_sat)
    till.take_back(sale_id)
    counter.settle()
    assert counter.item("banner").property("tone") == "alarm"
    assert counter.item("banner").property("more") == "(1 more)"


@pytest.mark.parametrize(
    ("life", "title"),
    [
        (Life.SETTLED, "Sale 1043 was paid once more"),
        (Life.CANCELLED, "Money came for sale 1043, which was cancelled"),
        (Life.EXPIRED, "Money came for sale 1043, long after its price ended"),
    ],
)
def test_unexpected_money_names_its_sale_and_opens_it(
    counter: Counter, till: MemoryTill, life: Life, title: str
) -> None:
    sale_id: UUID = till.charge(Money(500, EUR), "")
    came = UnexpectedMoney(sale_id=sale_id, number=1043, sat=4_000, life=life)
    till.set_status(unexpected=(came,))
    counter.settle()
    assert counter.item("banner").property("title") == title
    assert "4\u202f000\u00a0sat" in str(counter.item("banner").property("advice"))
    counter.tap("bannerAction")
    assert counter.model.payment.sale_id == sale_id
    assert till.asked[-1] == ("put_away", sale_id)
    assert not counter.shows("banner")


@pytest.mark.parametrize(("warn", "shown"), [(True, True), (False, False)])
def test_a_long_gap_is_warned_of_only_when_it_matters(
    counter: Counter, till: MemoryTill, *, warn: bool, shown: bool
) -> None:
    till.set_status(gap=GapHealth(unpaid_in_a_row=15, warn=warn, needed_gap_limit=40))
    counter.settle()
    assert counter.shows("banner") is shown


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("tcp://127.0.0.1:50001", "127.0.0.1:50001"),
        ("esplora+https://mempool.example/api/", "mempool.example/api"),
        ("bitcoind+http://till:word@10.0.0.2:8332", "10.0.0.2:8332"),
    ],
)
def test_a_server_is_called_by_what_a_person_knows(address: str, name: str) -> None:
    assert server_name(address) == name

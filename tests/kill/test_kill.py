"""SIGKILL at any moment, again and again: nothing of what was shown is lost, nothing is doubled."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

import pytest
import tomlkit

from pos_app.adapters.storage.instance_lock import InstanceLock
from pos_app.adapters.storage.opening import open_store
from pos_app.domain.journal import GENESIS_HASH, entry_hash
from pos_app.domain.receipt import ReceiptKind
from pos_app.domain.sale_state import COULD_NOT_PREPARE, Life, Standing
from pos_app.ports import DeliveryState, PrintState
from tests.kill.killed_till import Heard, KilledTill
from tests.support.bare_receipts import BarePaper, read_paper
from tests.support.demo_street import DemoStreet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos_app.domain.sale import Sale
    from pos_app.ports import Transaction

BOOKS = "signet"
SALES_A_RUN = 5
# So many of the runs end before they have sold anything, and at the latest after so long.
EARLY, START_SECONDS = 0.3, 1.5
# Long enough for many a kill to fall between the cut and the printer's word.
PRINTER_SECONDS = 0.2
PAYS, FINDS_A_BLOCK = 0.5, 0.5
ENDED = {PrintState.PRINTED, PrintState.SENT_UNCONFIRMED, PrintState.UNCERTAIN}


class KilledShop:
    """A till that is killed, and customers who pay whether it lives or not."""

    def __init__(self, folder: Path, street: DemoStreet, seed: int) -> None:
        self.data = folder / "data"
        self._file = folder / "settings.toml"
        self._file.write_text(tomlkit.dumps(street.settings()), encoding="utf-8")
        self._street = street
        self._random = random.Random(seed)
        self._owed: dict[str, int] = {}
        self.sales: dict[str, Heard] = {}

    def run_and_kill(self) -> None:
        with KilledTill(self._file, self.data, sales=SALES_A_RUN) as till:
            if self._random.random() < EARLY:
                till.lives_for(self._random.uniform(0.1, START_SECONDS))
            else:
                till.until("it charges", lambda said: said.keys() - self.sales.keys())
                for _ in range(self._random.randint(0, 4)):
                    self._customers_pay(till)
                    till.lives_for(self._random.uniform(0.0, 0.3))
        self._take_over(till)
        self._customers_pay(till)

    def run_to_the_end(self) -> None:
        """Everybody has paid; the till follows, prints and tells until nothing is left to do."""
        chain = self._street.shop.chain
        with KilledTill(self._file, self.data, sales=1) as till:
            # What was shown is there again, and one more is sold; what was killed before anybody
            # heard of it is there, too.
            till.until("all is there", lambda said: said.keys() >= self._open() and _sold(said))
            for sale in list(till.said.values()):
                self._pay(sale, parts=1)
            chain.mine()
            open_ones = frozenset(till.said)
            till.until(
                "all is paid, printed and told",
                lambda said: all(is_done(said[sale_id]) for sale_id in open_ones),
            )
            till.end()
        self._take_over(till)

    def _customers_pay(self, till: KilledTill) -> None:
        """Some of those who saw an address, some of them in parts, and sometimes a block comes."""
        for sale in list(till.said.values()):
            if self._random.random() < PAYS:
                self._pay(sale, parts=self._random.choice((1, 1, 3)))
        if self._random.random() < FINDS_A_BLOCK:
            self._street.shop.chain.mine()

    def _pay(self, sale: Heard, *, parts: int) -> None:
        """By what the customer knows: the till may not have seen the money before."""
        owed = self._owed.setdefault(sale.id, sale.missing_sat)
        if owed:
            sat = max(1, owed // parts)
            self._street.shop.chain.pay(sale.address, sat)
            self._owed[sale.id] = owed - sat

    def _take_over(self, till: KilledTill) -> None:
        for sale_id, heard in till.said.items():
            before = self.sales.get(sale_id)
            if before is not None:
                assert (heard.number, heard.address, heard.index) == (
                    before.number,
                    before.address,
                    before.index,
                )
                assert before.receipt_number in {None, heard.receipt_number}
            self.sales[sale_id] = heard

    def _open(self) -> set[str]:
        return {sale_id for sale_id, sale in self.sales.items() if sale.life != "settled"}


def _sold(said: dict[str, Heard]) -> bool:
    return any(sale.begun_here for sale in said.values())


def is_done(sale: Heard) -> bool:
    return (
        sale.life == Life.SETTLED.value
        and sale.standing == Standing.CONFIRMED.value
        and sale.receipt in {"printed", "uncertain"}
        and sale.store_told
    )


@pytest.fixture
def street(monkeypatch: pytest.MonkeyPatch) -> Iterator[DemoStreet]:
    with DemoStreet(slow=PRINTER_SECONDS) as street:
        monkeypatch.setenv("POS_SECRET_WEBHOOK", street.secret)
        yield street


@pytest.mark.parametrize(
    ("rounds", "seed"),
    [
        pytest.param(3, 2_101, id="3"),
        pytest.param(20, 2_102, id="20", marks=pytest.mark.long),
    ],
)
def test_nothing_is_lost_and_nothing_is_doubled(
    rounds: int, seed: int, street: DemoStreet, tmp_path: Path
) -> None:
    shop = KilledShop(tmp_path, street, seed)
    for _ in range(rounds):
        shop.run_and_kill()
    shop.run_to_the_end()
    lock = InstanceLock.take(shop.data)
    store = open_store(lock, BOOKS)
    try:
        with store.transaction() as transaction:
            require_sales(transaction, shop.sales)
            require_journal(transaction)
            require_papers(transaction, [read_paper(paper.rows) for paper in street.papers])
            require_messages(transaction, street)
    finally:
        store.close()
        lock.release()


def require_sales(transaction: Transaction, shown: dict[str, Heard]) -> None:
    """Those that customers saw, and perhaps some that nobody was shown any more."""
    sales = transaction.recent_sales(100_000)
    stored = {str(sale.id): sale for sale in sales if sale.request is not None}
    assert shown.keys() <= stored.keys()
    indexes = [sale.request.derivation_index for sale in stored.values() if sale.request]
    addresses = [sale.request.address for sale in stored.values() if sale.request]
    assert len(set(indexes)) == len(indexes)
    assert len(set(addresses)) == len(addresses)
    assert sorted(sale.number for sale in sales) == list(range(1, len(sales) + 1))
    numbers = sorted(sale.receipt_number for sale in sales if sale.receipt_number)
    assert numbers == list(range(1, len(stored) + 1))
    assert {sale.state for sale in stored.values()} == {(Standing.CONFIRMED, Life.SETTLED)}
    # Killed before the next address was derived: nobody was asked for anything.
    others = [sale for sale in sales if sale.request is None]
    assert {sale.state for sale in others} <= {COULD_NOT_PREPARE}


def asked_sales(transaction: Transaction) -> list[Sale]:
    return [sale for sale in transaction.recent_sales(100_000) if sale.request is not None]


def require_journal(transaction: Transaction) -> None:
    head = GENESIS_HASH
    for sequence, entry in enumerate(transaction.journal(), start=1):
        assert (entry.sequence, entry.previous_hash) == (sequence, head)
        assert entry_hash(entry) == entry.hash
        head = entry.hash


def require_papers(transaction: Transaction, papers: list[BarePaper]) -> None:
    """A receipt a sale: printed, or perhaps printed and then a person is asked."""
    came_out = Counter(paper.sale_id for paper in papers)
    for sale in asked_sales(transaction):
        jobs = transaction.print_jobs(sale.id, limit=100)
        assert [job.receipt.kind for job in jobs] == [ReceiptKind.RECEIPT]
        assert jobs[0].state in ENDED
        least = 0 if jobs[0].state is PrintState.UNCERTAIN else 1
        assert least <= came_out[sale.id] <= 1


def require_messages(transaction: Transaction, street: DemoStreet) -> None:
    """Every message came at least once, and those of a sale first came in their order."""
    assert all(call.verified for call in street.calls)
    of_sales = [call for call in street.calls if "order_id" in call.message["data"]]
    came = list(dict.fromkeys(call.headers["webhook-id"] for call in of_sales))
    known: set[str] = set()
    for sale in asked_sales(transaction):
        messages = sorted(
            transaction.messages(sale.id, limit=1_000), key=lambda message: message.position
        )
        assert {message.state for message in messages} == {DeliveryState.DELIVERED}
        names = [message.name for message in messages]
        assert names[0] == "sale.created"
        assert names[-1] == "sale.confirmed"
        ids = [message.id for message in messages]
        assert [each for each in came if each in set(ids)] == ids
        known.update(ids)
    assert set(came) == known

"""A till over the real store, ledger and checkout, with a clock and rates to turn."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.money import currency
from pos_app.domain.policy import Policy
from pos_app.ports import RefusedError
from pos_app.till.till import Till
from pos_app.till.till_services import TillServices
from pos_app.ui.till import RecoveryRead, TillSetup
from tests.support.counter import EUR, Counter
from tests.support.staff import put_to_work
from tests.till.ears import Ears

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pos_app.ports import Clock

SETUP = TillSetup(
    store_name="Corner Books",
    network="signet",
    currency=EUR,
    currencies=(EUR, currency("USD")),
    lock_duration=timedelta(minutes=15),
    policy=Policy(),
)


@dataclass(slots=True, kw_only=True)
class Desk:
    """A till that is not open yet; `looks` counts how often every worker was woken."""

    counter: Counter
    ears: Ears = field(default_factory=Ears)
    looks: int = 0
    till: Till = field(init=False)

    def __post_init__(self) -> None:
        self.till = new_till(self.counter.clock, self.ears)
        self.counter.on_recorded = self.till.sale_recorded

    @property
    def services(self) -> TillServices:
        return TillServices(
            store=self.counter.store,
            ledger=self.counter.ledger,
            checkout=self.counter.checkout,
            rates=self.counter.rates,
            look_again=self.look,
            read_recovery=self.read_recovery,
            write_recovery=self.write_recovery,
        )

    def read_recovery(self) -> RecoveryRead:
        return RecoveryRead(descriptor="wpkh(tpub/0/*)#check", last_index=41)

    def write_recovery(self, to: Path | None) -> Path:
        """What may fail is what the disk may do: here it only says where."""
        if to is None:
            raise RefusedError("recovery.not_written", folder="Documents", reason="full")
        return to

    def look(self) -> None:
        self.looks += 1
        self.ears.publish("looked")

    def open(self, services: TillServices | None = None) -> None:
        put_to_work(self.till, self.counter.store, self.counter.clock)
        self.till.open(services or self.services)


def new_till(clock: Clock, ears: Ears) -> Till:
    return Till(SETUP, clock, ears.publish)


@pytest.fixture
def open_counter(tmp_path: Path) -> Iterator[Callable[[], Counter]]:
    """Opens the same data folder each time, closing it before."""
    opened: list[Counter] = []

    def opener() -> Counter:
        for counter in opened:
            counter.close()
        opened[:] = [Counter(tmp_path / "data")]
        return opened[0]

    yield opener
    for counter in opened:
        counter.close()


@pytest.fixture
def counter(open_counter: Callable[[], Counter]) -> Counter:
    return open_counter()


@pytest.fixture
def closed_desk(counter: Counter) -> Iterator[Desk]:
    desk = Desk(counter=counter)
    yield desk
    desk.till.close(60)


@pytest.fixture
def desk(closed_desk: Desk) -> Desk:
    closed_desk.open()
    return closed_desk

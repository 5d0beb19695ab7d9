"""The composed till without a screen: it charges, follows, prints and tells as the program does."""

from __future__ import annotations

import importlib
import threading
import time
from collections import Counter
from typing import TYPE_CHECKING

from pos_app.adapters.clock import SystemClock
from pos_app.adapters.storage.instance_lock import InstanceLock
from pos_app.application.assembly import Assembly
from pos_app.application.surroundings import Surroundings
from pos_app.config.reading import check_settings
from pos_app.domain.money import Money
from pos_app.domain.rate import Rate
from pos_app.domain.sale_state import Standing
from pos_app.ui.till import SaleChanged
from tests.support.bare_receipts import BarePages, BareRenderer
from tests.support.quick_pins import QuickPins
from tests.support.staff import owner_at_work

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path
    from typing import Self
    from uuid import UUID

    from pos_app.application.surroundings import FirstPeople
    from pos_app.ports import Clock
    from pos_app.services.customer.customer_lines import DisplayWords
    from pos_app.services.customer.page_words import PageWords
    from pos_app.ui.till import ShownSale

PATIENCE_SECONDS = 60.0
# Its first import sets warnings aside, which only one thread can do; a till's sources are several.
importlib.import_module("requests")


class HeadlessTill:
    """`heard` is called with every event, in the thread that published it."""

    def __init__(
        self,
        data_folder: Path,
        document: Mapping[str, object],
        *,
        heard: Callable[[object], None] = lambda _: None,
        clock: Clock | None = None,
        display_words: DisplayWords | None = None,
        page_words: Sequence[PageWords] = (),
        first_people: FirstPeople | None = owner_at_work,
    ) -> None:
        self._heard = heard
        self._changed = threading.Condition()
        self._changes: Counter[UUID] = Counter()
        self._lock = InstanceLock.take(data_folder)
        self.assembly = Assembly(
            check_settings({"people": {"idle_seconds": 0}, **document}, None),
            Surroundings(
                lock=self._lock,
                clock=clock or SystemClock(),
                publish=self._publish,
                renderer=BareRenderer(),
                pages=BarePages(),
                display_words=display_words,
                page_words=page_words,
                pin_hasher=QuickPins(),
                first_people=first_people,
            ),
        )
        self.till = self.assembly.till
        self.assembly.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        self.assembly.stop()
        self._lock.release()

    def until(
        self, what: str, holds: Callable[[], object], seconds: float = PATIENCE_SECONDS
    ) -> None:
        """Look again after each event; AssertionError when it does not hold in time."""
        deadline = time.monotonic() + seconds
        with self._changed:
            while not holds():
                left = deadline - time.monotonic()
                assert left > 0, f"waited in vain: {what}"
                self._changed.wait(left)

    def wait_for_event(self, seconds: float) -> None:
        """For the next one, and no longer than that."""
        with self._changed:
            self._changed.wait(seconds)

    def until_ready(self) -> None:
        def ready() -> bool:
            rate = self.till.current_rate(self.till.setup.currency)
            return self.till.status().stop is None and isinstance(rate, Rate)

        self.until("the till can sell", ready)

    def charge(self, minor: int, note: str = "") -> ShownSale:
        """Returns with the address that the customer is shown.

        Tries again when the next address was not derived yet: no person is as fast as this.
        """
        self.until_ready()
        sale_id = self.till.charge(Money(minor, self.till.setup.currency), note)
        while True:
            self.until("it is decided", lambda: self._is_decided(sale_id))
            shown = self.shown(sale_id)
            if shown.sale.request is not None:
                return shown
            self._try_again(sale_id)

    def shown(self, sale_id: UUID) -> ShownSale:
        shown = self.till.sale(sale_id)
        assert shown is not None
        return shown

    def _try_again(self, sale_id: UUID) -> None:
        self.until_ready()
        before = self._changes[sale_id]
        self.till.prepare_again(sale_id)
        self.until("it is tried again", lambda: self._changes[sale_id] > before)

    def _is_decided(self, sale_id: UUID) -> bool:
        return self.shown(sale_id).sale.state.standing is not Standing.PREPARING

    def _publish(self, event: object) -> None:
        self._heard(event)
        with self._changed:
            if isinstance(event, SaleChanged):
                self._changes[event.shown.sale.id] += 1
            self._changed.notify_all()

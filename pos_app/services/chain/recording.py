"""Sales as a worker reads and writes them, so that one that fails holds up no other."""

from __future__ import annotations

import logging
from collections import deque
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from pos_app.domain.acceptance import Evidence, Refusal
    from pos_app.domain.events import SaleEvent
    from pos_app.domain.sale import Sale

log = logging.getLogger(__name__)


class Recorder(Protocol):
    def record(self, sale_id: UUID, decide: Callable[[Sale], tuple[SaleEvent, ...]]) -> Sale:
        """Write the events `decide` returns for the sale as stored; LookupError if unknown."""
        ...

    def accept_payment(self, sale_id: UUID, evidence: Evidence) -> tuple[Sale, frozenset[Refusal]]:
        """Take unconfirmed money as payment, or say what speaks against it; LookupError."""
        ...


class SaleBook:
    """What fails is logged, and told by `failed`.

    No error of the store or of a judgement gets out, where it would pass for a server's.
    `ask` may be called from any thread, everything else from the worker's only.
    """

    def __init__(self, recorder: Recorder, stored: Callable[[], Sequence[Sale]]) -> None:
        self._recorder = recorder
        self._stored = stored
        self._asked: deque[tuple[UUID, bool]] = deque()
        self._has_begun = False
        self.failed = False

    def ask(self, sale_id: UUID, *, afresh: bool) -> None:
        self._asked.append((sale_id, afresh))

    def take_asked(self) -> list[tuple[Sale, bool]]:
        """The sales that were asked about; one that can't be read is asked about again.

        At first all that are stored: their prices end also while no server is there.
        """
        taken: list[tuple[Sale, bool]] = []
        if not self._has_begun and (stored := self.sales()) is not None:
            self._has_begun = True
            taken += [(sale, False) for sale in stored]
        for _ in range(len(self._asked)):
            sale_id, afresh = self._asked.popleft()
            try:
                taken.append((self._recorder.record(sale_id, lambda _: ()), afresh))
            except LookupError:
                log.warning("asked to watch %s, which is not stored", sale_id)
            except Exception:
                log.exception("sale %s could not be read", sale_id)
                self._asked.append((sale_id, afresh))
                self.failed = True
        return taken

    def sales(self) -> Sequence[Sale] | None:
        try:
            return self._stored()
        except Exception:
            log.exception("the sales could not be read")
            self.failed = True
            return None

    def record(self, sale: Sale, decide: Callable[[Sale], tuple[SaleEvent, ...]]) -> Sale | None:
        """The sale as it is now; most looks find nothing new, and cost no write."""
        try:
            return self._recorder.record(sale.id, decide) if decide(sale) else sale
        except Exception:
            log.exception("sale %s could not be judged or recorded", sale.id)
            self.failed = True
            return None

    def take_failed(self) -> bool:
        """Whether anything failed since the last call."""
        failed, self.failed = self.failed, False
        return failed

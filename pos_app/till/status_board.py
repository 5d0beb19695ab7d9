"""How the parts of the till are, gathered from the workers for the screen."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from pos_app.domain.message import Message
from pos_app.till.health import ABSENT, STARTING, chain_status, printer_status, store_status
from pos_app.ui.till import StatusChanged, TillStatus

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.services.addresses.gap_guard import GapHealth
    from pos_app.services.books.wallet_guard import WalletChange
    from pos_app.services.chain.chain_health import ChainHealth
    from pos_app.services.chain.unexpected_money import UnexpectedMoney
    from pos_app.services.receipts.print_health import PrinterHealth
    from pos_app.services.store.outbox import OutboxHealth
    from pos_app.ui.till import Exposure

# Every start has these for a moment: the history is looked through, addresses are derived.
_ON_ITS_WAY = frozenset({"wallet.scanning", "wallet.no_address_ready"})


class StatusBoard:
    """Each setter is called by one worker; a change is published once."""

    def __init__(self, publish: Callable[[StatusChanged], None]) -> None:
        self._publish = publish
        self._lock = threading.Lock()
        self._status = TillStatus(chain=STARTING, printer=STARTING, store=STARTING, starting=True)
        self._chain: ChainHealth | None = None

    @property
    def status(self) -> TillStatus:
        with self._lock:
            return self._status

    def chain_said(self, health: ChainHealth, monotonic: float) -> None:
        with self._lock:
            self._chain = health
        part = chain_status(health, monotonic)
        self._change(
            lambda status: replace(
                status,
                chain=part,
                tip_height=health.tip_height or status.tip_height,
                sources=health.sources,
                disagreements=health.disagreements,
            )
        )

    def look_at_tip(self, monotonic: float) -> None:
        """The newest block grows old while nothing is said of the chain."""
        with self._lock:
            health = self._chain
        if health is not None:
            self.chain_said(health, monotonic)

    def gap_said(self, gap: GapHealth) -> None:
        self._change(lambda status: replace(status, gap=gap))

    def printer_said(self, health: PrinterHealth) -> None:
        self._change(lambda status: replace(status, printer=printer_status(health)))

    def has_no_printer(self) -> None:
        self._change(lambda status: replace(status, printer=ABSENT))

    def store_said(self, health: OutboxHealth) -> None:
        self._change(lambda status: replace(status, store=store_status(health), outbox=health))

    def has_no_store(self) -> None:
        self._change(lambda status: replace(status, store=ABSENT))

    def exposure_said(self, exposure: Exposure) -> None:
        self._change(lambda status: replace(status, exposure=exposure))

    def set_unexpected(self, unexpected: tuple[UnexpectedMoney, ...]) -> None:
        self._change(lambda status: replace(status, unexpected=unexpected))

    def set_stop(self, message: Message | None) -> None:
        """Why no sale may start; what is more than a start that takes its time is told at once."""
        calm = message is None or message.code in _ON_ITS_WAY
        self._change(
            lambda status: replace(status, stop=message, starting=status.starting and calm)
        )

    def end_start(self) -> None:
        """From now on what is missing is trouble."""
        self._change(lambda status: replace(status, starting=False))

    def wallet_said(self, change: WalletChange | None) -> None:
        """For everybody who sells, and for nobody to put away."""
        if change is None:
            self.drop_notice("wallet.changed")
            self.drop_notice("wallet.changed_in_file")
            return
        code = "wallet.changed" if change.by else "wallet.changed_in_file"
        arguments = {"moment": change.at.isoformat(), "by": change.by}
        self.add_notice(Message(code=code, arguments=arguments))

    def add_notice(self, message: Message) -> None:
        """Something to show until the program ends; the newest of each code stays."""
        self._change(
            lambda status: replace(
                status,
                notices=(
                    *(notice for notice in status.notices if notice.code != message.code),
                    message,
                ),
            )
        )

    def drop_notice(self, code: str) -> None:
        """What it said is no longer so."""
        self._change(
            lambda status: replace(
                status, notices=tuple(each for each in status.notices if each.code != code)
            )
        )

    def _change(self, change: Callable[[TillStatus], TillStatus]) -> None:
        with self._lock:
            before, self._status = self._status, change(self._status)
            after = self._status
        if after != before:
            self._publish(StatusChanged(status=after))

"""A till with a cashier, a manager and an owner, whose services only say who they did what for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pos_app.domain.person import Role
from pos_app.domain.rights import Authority
from pos_app.services.receipts.cash_drawer import CashDrawer
from pos_app.till.archive import Archive
from pos_app.till.call_desk import CallDesk
from pos_app.till.drawer_desk import DrawerDesk
from pos_app.ui.duty import OverrideAsked, OverrideEnded, PinAnswered
from pos_app.ui.till import RecoveryRead
from tests.support.staff import PIN, put_to_work
from tests.till.conftest import new_till
from tests.till.ears import Ears

if TYPE_CHECKING:
    from pathlib import Path

    from pos_app.domain.person import Person, Pin
    from tests.support.counter import Counter
    from tests.till.conftest import Desk

NAMES = {Role.CASHIER: "Maya", Role.MANAGER: "Ruth", Role.OWNER: "Pavel"}


class Recorder:
    """Stands for a service: every method says its name, and by whom."""

    def __init__(self, ears: Ears) -> None:
        self._ears = ears

    def __getattr__(self, name: str) -> Any:
        def called(*given: object, **named: object) -> None:
            by = [each for each in (*given, *named.values()) if isinstance(each, Authority)]
            self._ears.publish((name, by[0] if by else None))

        return called


class RecordedDrawer(CashDrawer):
    def __init__(self, counter: Counter, ears: Ears) -> None:
        super().__init__(counter.clock, ears.publish)
        self._ears = ears

    def ask(self, *_: object, by: Authority | None = None, **__: object) -> None:
        self._ears.publish(("drawer", by))


class StaffedDesk:
    def __init__(self, desk: Desk, *, idle_seconds: int = 0) -> None:
        self.ears = Ears()
        self.counter = desk.counter
        self.till = new_till(desk.counter.clock, self.ears)
        recorder: Any = Recorder(self.ears)
        services = replace(
            desk.services,
            checkout=recorder,
            ledger=recorder,
            read_recovery=self._read_recovery,
            write_recovery=self._write_recovery,
        )
        put_to_work(self.till, desk.counter.store, desk.counter.clock, idle_seconds=idle_seconds)
        self.till.open(services)
        self.till.refunds.open(recorder)
        do = self.till.duty.do
        self.drawer = DrawerDesk(do, RecordedDrawer(desk.counter, self.ears))
        self.archive = Archive(self.ears.publish, do)
        self.archive.open(desk.counter.store, recorder, recorder)
        self.calls = CallDesk(self.ears.publish, do)
        self.calls.open(desk.counter.store, recorder, lambda: None)

    def close(self) -> None:
        self.till.close(60)
        self.archive.close(60)
        self.calls.close(60)

    def called(self, name: str) -> Person:
        return next(each for each in self.till.duty.everyone() if each.name == name)

    def sign_in(self, name: str, pin: Pin = PIN) -> PinAnswered:
        since = len(self.ears.of(PinAnswered))
        self.till.duty.sign_in(self.called(name).id, pin)
        self.ears.until(lambda: len(self.ears.of(PinAnswered)) > since)
        return self.ears.of(PinAnswered)[-1]

    def become(self, name: str) -> None:
        assert self.sign_in(name).is_right
        self.ears.until(lambda: self.till.duty.here() == self.called(name))

    def lock(self) -> None:
        self.till.duty.lock()
        self.ears.until(lambda: self.till.duty.here() is None)

    def done(self) -> list[tuple[str, Authority | None]]:
        """What services were asked to do, and by whom."""
        return self.ears.of(tuple)

    def grant(self, ask: OverrideAsked, name: str, pin: Pin = PIN) -> PinAnswered:
        since = len(self.ears.of(PinAnswered))
        self.till.duty.grant(ask.ask_id, self.called(name).id, pin)
        self.ears.until(lambda: len(self.ears.of(PinAnswered)) > since)
        return self.ears.of(PinAnswered)[-1]

    def until_ended(self, ask: OverrideAsked) -> OverrideEnded:
        def mine() -> list[OverrideEnded]:
            return [each for each in self.ears.of(OverrideEnded) if each.ask_id == ask.ask_id]

        self.ears.until(mine)
        return mine()[0]

    def _read_recovery(self) -> RecoveryRead:
        self.ears.publish(("read_recovery", None))
        return RecoveryRead(descriptor="wpkh(tpub/0/*)#check", last_index=41)

    def _write_recovery(self, to: Path | None) -> Path:
        self.ears.publish(("write_recovery", None))
        assert to is not None
        return to

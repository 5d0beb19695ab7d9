"""One till without a screen: made at once, built in a thread that may wait, stopped in order."""

from __future__ import annotations

import logging
import time
from datetime import timedelta
from typing import TYPE_CHECKING

from pos_app import __version__
from pos_app.application.crew import Crew
from pos_app.application.goods_work import tip_offer
from pos_app.application.guard_work import GuardWork
from pos_app.application.receipt_setup import tax_of
from pos_app.config.acceptance import policy_of
from pos_app.config.shop_zone import zone_of
from pos_app.domain.bill import TaxMode
from pos_app.domain.message import Message, TillError
from pos_app.domain.money import currency
from pos_app.till.archive import Archive
from pos_app.till.call_desk import CallDesk
from pos_app.till.till import Till
from pos_app.ui.till import TillSetup

if TYPE_CHECKING:
    from pos_app.application.surroundings import Surroundings
    from pos_app.config.settings import Settings

STOP_SECONDS = 3.0

log = logging.getLogger(__name__)


class Assembly:
    def __init__(self, settings: Settings, around: Surroundings) -> None:
        self._settings = settings
        self._around = around
        self.till = Till(till_setup(settings, demo=around.demo), around.clock, around.publish)
        self.archive = Archive(around.publish, self.till.duty.do, self.till.keep_at_hand)
        self.calls = CallDesk(around.publish, self.till.duty.do)
        self._crew = Crew()
        self._guard = GuardWork(settings, around.clock, self._crew, self.till)
        self.settings_door = self._guard.door

    def start(self) -> None:
        """Build everything and let the workers run.

        What cannot be built stops sales and is shown; nothing is raised, so the screen stays.
        """
        # In this thread, which the first frame does not wait for: it names all of the services.
        from pos_app.application.building import Building
        from pos_app.application.refund_work import give_back

        try:
            built = Building(
                self._settings, self._around, self.till, self._crew, self._guard
            ).build()
            give_back(self._settings, self._around, self._crew, self.till, built)
            self.till.open(built.services)
            self.archive.open(
                built.services.store, built.services.ledger, built.printing, built.is_ours
            )
            self.calls.open(built.services.store, built.outbox, lambda: self._crew.wake("outbox"))
            built.services.ledger.note_till_event("till.started", {"version": __version__})
            self._crew.start()
        except TillError as error:
            log.warning("the till cannot sell: %s", error)
            self._stop(error.message)
        except Exception:
            log.exception("the till cannot sell")
            self._stop(Message(code="till.bug"))

    def _stop(self, message: Message) -> None:
        self.till.board.set_stop(message)
        self.till.board.end_start()

    def stop(self) -> None:
        """Within one deadline: no more commands, then the workers, then what they used."""
        deadline = time.monotonic() + STOP_SECONDS
        self.till.close(STOP_SECONDS)
        self.archive.close(max(0.0, deadline - time.monotonic()))
        self.calls.close(max(0.0, deadline - time.monotonic()))
        self._crew.stop(deadline)


def till_setup(settings: Settings, *, demo: bool) -> TillSetup:
    return TillSetup(
        store_name=settings.store.name,
        till_name=settings.till.name,
        network=settings.wallet.network,
        currency=currency(settings.store.currency),
        currencies=tuple(currency(code) for code in settings.store.currencies),
        lock_duration=timedelta(minutes=settings.rates.lock_minutes),
        policy=policy_of(settings),
        margin_basis_points=settings.rates.margin_basis_points,
        demo=demo,
        print_at=settings.printer.print_at,
        zone=zone_of(settings.store.time_zone),
        page_base_url=settings.web.base_url if settings.page.on else None,
        tips=tip_offer(settings.tips),
        tips_upside_down=settings.tips.upside_down,
        tax=tax_of(settings.receipt),
        tax_mode=TaxMode(settings.receipt.tax_mode),
    )

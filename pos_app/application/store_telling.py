"""The shop's server is told of sales: the outbox with its thread, where the owner wants one."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from pos_app.application import outside

if TYPE_CHECKING:
    from pathlib import Path

    from pos_app.application.crew import Crew
    from pos_app.config.settings import Settings
    from pos_app.ports import Clock, Store
    from pos_app.services.store.outbox import Outbox
    from pos_app.till.till import Till

# `pos-app resend` puts messages back from another process, and wakes nobody.
NOTICE_SECONDS = 5.0


def tell_store(
    settings: Settings, folder: Path, *, clock: Clock, crew: Crew, store: Store, till: Till
) -> Outbox | None:
    """None where the shop has no server to tell."""
    from pos_app.services.store.outbox import Outbox

    sender = outside.webhook_sender(settings, folder)
    if sender is None or settings.webhook.url is None:
        till.board.has_no_store()
        return None
    outbox = Outbox(
        store,
        sender,
        clock,
        random.SystemRandom(),
        hook=settings.webhook.url,
        ack=settings.webhook.ack,
        on_health=till.board.store_said,
        on_delivered=till.refresh,
    )
    crew.interrupts.callback(sender.stop)
    crew.hire("outbox", lambda: min(outbox.step(), NOTICE_SECONDS), patient=True)
    return outbox

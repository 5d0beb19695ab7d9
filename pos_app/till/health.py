"""What the workers say of themselves, as the state of a part for the screen."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from pos_app.domain.message import Message
from pos_app.ui.till import Health, PartStatus

if TYPE_CHECKING:
    from pos_app.services.chain.chain_health import ChainHealth
    from pos_app.services.receipts.print_health import PrinterHealth
    from pos_app.services.store.outbox import OutboxHealth

# Ten minutes a block on average: two hours without one happen about twice in a year.
TIP_IS_OLD = timedelta(hours=2)

ABSENT = PartStatus(health=Health.ABSENT)
STARTING = PartStatus(health=Health.STARTING)
WELL = PartStatus(health=Health.WELL)


def chain_status(health: ChainHealth, monotonic: float) -> PartStatus:
    """A server whose node has stopped still answers: how old its newest block is, is our look."""
    if health.problem is not None:
        return PartStatus(health=Health.STOPPED, message=health.problem)
    if not health.connected:
        return STARTING
    heard = health.tip_heard_monotonic
    if heard is not None and monotonic - heard > TIP_IS_OLD.total_seconds():
        age = str(int((monotonic - heard) // 60))
        message = Message(code="chain.tip_old", arguments={"minutes": age})
        return PartStatus(health=Health.TROUBLE, message=message)
    return WELL


def printer_status(health: PrinterHealth) -> PartStatus:
    return PartStatus(
        health=Health.WELL if health.problem is None else Health.TROUBLE,
        message=health.problem,
        waiting=health.waiting,
        notice=health.notice,
        sale_id=health.unsure_sale,
    )


def store_status(health: OutboxHealth) -> PartStatus:
    if health.problem is None:
        return PartStatus(health=Health.WELL, waiting=health.waiting)
    return PartStatus(health=Health.TROUBLE, message=health.problem, waiting=health.waiting)

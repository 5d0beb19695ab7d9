"""What a till finds around it, made before anything is built."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from pos_app.adapters.storage.instance_lock import InstanceLock
    from pos_app.ports import Clock, PinHasher, ReceiptRenderer
    from pos_app.services.customer.customer_lines import DisplayWords
    from pos_app.services.customer.page_words import PageWords
    from pos_app.services.people.duty import Duty
    from pos_app.services.people.people import People
    from pos_app.services.receipts.cash_drawer import CashDrawer
    from pos_app.services.selling.goods import Goods
    from pos_app.services.shifts.shift_files import ReportPages

    FirstPeople: TypeAlias = Callable[[People, Duty], Mapping[UUID, str]]
    FirstGoods: TypeAlias = Callable[[Goods], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The demo brings its own clock, people and goods.

    `first_people` adds them where there are none, and gives the PINs that the lock screen says;
    `first_goods` adds what is sold.
    """

    lock: InstanceLock
    clock: Clock
    publish: Callable[[object], None]
    renderer: ReceiptRenderer
    pages: ReportPages
    display_words: DisplayWords | None = None  # None without a screen
    page_words: Sequence[PageWords] = ()  # none without a customer's page
    drawer: CashDrawer | None = None  # None where the owner wants none
    demo: bool = False
    pin_hasher: PinHasher | None = None  # None: slow on purpose
    first_people: FirstPeople | None = None
    first_goods: FirstGoods | None = None

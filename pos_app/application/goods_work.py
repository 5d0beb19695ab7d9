"""What the shop sells: kept for the screens, and taken in or written as a file by a command."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from pos_app.domain.share import Percent
from pos_app.domain.tip import TipOffer

if TYPE_CHECKING:
    from pos_app.config.settings import Settings
    from pos_app.config.settings_goods import TipSettings
    from pos_app.ports import Clock
    from pos_app.services.selling.goods import Goods
    from pos_app.till.catalogue_desk import CatalogueDesk

FOLDER = "items"


def tip_offer(said: TipSettings) -> TipOffer | None:
    """None where the shop asks for no tip, or offers none."""
    if not said.on or not (said.percents or said.own_amount):
        return None
    percents = tuple(Percent(Decimal(percent)) for percent in said.percents)
    return TipOffer(percents=percents, own_amount=said.own_amount)


def put_goods_to_work(
    settings: Settings, folder: Path, clock: Clock, *, goods: Goods, desk: CatalogueDesk
) -> None:
    where = Path(settings.items.folder) if settings.items.folder else folder / FOLDER
    desk.open(goods, where, clock)

"""The status bar and the banners: quiet while all is well, one trouble at a time when it isn't."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from pos_app.domain.rate import Rate, RateFreshness
from pos_app.ui.banners import ALARM, NO_BANNER, PASSING, BannerRow, banner_rows
from pos_app.ui.formatting import clock
from pos_app.ui.list_model import ListModel
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot
from pos_app.ui.till import Health

if TYPE_CHECKING:
    from pos_app.domain.message import Message
    from pos_app.domain.sale import Sale
    from pos_app.ui.formatting import Formatter
    from pos_app.ui.till import TillFacade

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

_TONES = {
    Health.ABSENT: "quiet",
    Health.STARTING: "quiet",
    Health.WELL: "quiet",
    Health.TROUBLE: "part",
    Health.STOPPED: "alarm",
}
_IN_TROUBLE = {Health.TROUBLE, Health.STOPPED}
_FRESHNESS_TONES = {
    RateFreshness.FRESH: "quiet",
    RateFreshness.AGEING: "part",
    RateFreshness.TOO_OLD: "alarm",
}
_MINUTE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class StripRow:
    """`shortWord` is for narrow windows."""

    key: str
    iconName: str
    strong: str
    fullWord: str
    shortWord: str
    tone: str


@QmlElement
@QmlUncreatable("belongs to the till")
class StatusViewModel(QObject):
    """`lookWanted` carries the id of the sale whose payment was taken back, a UUID."""

    changed = Signal()
    clockChanged = Signal()
    lookWanted = Signal(object)

    def __init__(self, till: TillFacade, numbers: Formatter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._till = till
        self._numbers = numbers
        self._strip = ListModel(StripRow, self)
        self._banners: tuple[BannerRow, ...] = ()
        self._passing: Message | None = None
        self._alarm: Sale | None = None
        self._clock = ""
        self.tick()

    @Property(QObject, constant=True)
    def strip(self) -> QObject:
        return self._strip

    @Property(str, notify=clockChanged)
    def clock(self) -> str:
        return self._clock

    @Property(str, constant=True)
    def networkMark(self) -> str:
        """What keeps a practice till from being taken for a real one; empty on mainnet."""
        if self._till.setup.demo:
            return translate("Status", "DEMO")
        if self._till.setup.network != "mainnet":
            return translate("Status", "TEST NETWORK")
        return ""

    @Property(bool, notify=changed)
    def hasBanner(self) -> bool:
        return bool(self._banners)

    @Property(str, notify=changed)
    def bannerTone(self) -> str:
        return self._worst.tone

    @Property(str, notify=changed)
    def bannerIcon(self) -> str:
        return self._worst.iconName

    @Property(str, notify=changed)
    def bannerTitle(self) -> str:
        return self._worst.title

    @Property(str, notify=changed)
    def bannerAdvice(self) -> str:
        return self._worst.advice

    @Property(str, notify=changed)
    def bannerMore(self) -> str:
        """`2 more` where several things are wrong."""
        more = len(self._banners) - 1
        return translate("Status", "({count} more)").format(count=more) if more > 0 else ""

    @Property(str, notify=changed)
    def bannerAction(self) -> str:
        words = {
            PASSING: translate("Status", "I have seen it"),
            ALARM: translate("Status", "Look"),
        }
        return words.get(self._worst.key, translate("Status", "Check now"))

    @Slot()
    def bannerActed(self) -> None:
        """Check again, open the sale that was taken back, or put a passing message away."""
        if self._worst.key == PASSING:
            self._passing = None
            self.refresh()
        elif self._worst.key == ALARM and self._alarm is not None:
            self.lookWanted.emit(self._alarm.id)
        else:
            self._till.look_again()

    def set_alarm(self, sale: Sale | None) -> None:
        """A sale whose payment was taken back, while the cashier looks at something else."""
        if sale != self._alarm:
            self._alarm = sale
            self.refresh()

    def tell(self, message: Message) -> None:
        """A command failed: show why until a person has seen it."""
        self._passing = message
        self.refresh()

    def tick(self) -> None:
        """Another second."""
        text = clock(self._till.now())
        if text != self._clock:
            self._clock = text
            self.clockChanged.emit()
        self.refresh()

    def refresh(self) -> None:
        rows = (self._rate_row(), self._chain_row(), self._printer_row(), self._store_row())
        self._strip.replace_rows([row for row in rows if row is not None])
        banners = tuple(banner_rows(self._till, passing=self._passing, alarm=self._alarm))
        if banners != self._banners:
            self._banners = banners
            self.changed.emit()

    # --- strip ---

    def _rate_row(self) -> StripRow:
        rate = self._till.current_rate(self._till.setup.currency)
        if not isinstance(rate, Rate) and self._till.status().starting:
            return _strip("rate", "rate", translate("Status", "Getting the rate"))
        if not isinstance(rate, Rate):
            return _strip("rate", "rate", tone="alarm", strong=translate("Status", "No rate"))
        monotonic = self._till.monotonic()
        age = int(rate.age(monotonic).total_seconds())
        text = (
            translate("Status", "{seconds} s ago").format(seconds=age)
            if age < _MINUTE
            else translate("Status", "{minutes} min ago").format(minutes=age // _MINUTE)
        )
        tone = _FRESHNESS_TONES[rate.freshness(monotonic)]
        price = self._numbers.price(rate.price, self._till.setup.currency)
        return _strip("rate", "rate", text, tone=tone, strong=price)

    def _chain_row(self) -> StripRow:
        status = self._till.status()
        network = self._till.setup.network
        if status.chain.health is Health.STARTING:
            return _strip("chain", "globe", translate("Status", "Connecting"))
        if status.chain.health is not Health.WELL:
            text = translate("Status", "No network")
            return _strip("chain", "cancelled", text, tone=_TONES[status.chain.health])
        if status.tip_height is None:
            return _strip("chain", "globe", network)
        short = f"{status.tip_height} · {network}"
        text = translate("Status", "Block {block}").format(block=short)
        return _strip("chain", "globe", text, short=short)

    def _printer_row(self) -> StripRow | None:
        part = self._till.status().printer
        if part.health is Health.ABSENT:
            return None
        if part.health in _IN_TROUBLE and part.waiting:
            text = translate("Status", "Printer: {count} waiting").format(count=part.waiting)
            return _strip("printer", "printer", text, short=str(part.waiting), tone="part")
        if part.health in _IN_TROUBLE:
            text = translate("Status", "Printer off")
            return _strip("printer", "printer", text, tone=_TONES[part.health])
        if part.health is Health.STARTING:
            return _strip("printer", "printer", translate("Status", "Connecting"))
        text = translate("Status", "Printer ready")
        return _strip("printer", "printer", text, short=translate("Status", "Ready"))

    def _store_row(self) -> StripRow | None:
        part = self._till.status().store
        if part.health is Health.ABSENT:
            return None
        if part.health in _IN_TROUBLE:
            text = translate("Status", "Store: {count} waiting").format(count=part.waiting)
            return _strip("store", "store", text, short=str(part.waiting), tone="part")
        if part.health is Health.STARTING:
            return _strip("store", "store", translate("Status", "Connecting"))
        text = translate("Status", "Store in step")
        return _strip("store", "store", text, short=translate("Status", "In step"))

    @property
    def _worst(self) -> BannerRow:
        return self._banners[0] if self._banners else NO_BANNER


def _strip(
    key: str, icon: str, word: str = "", *, short: str = "", strong: str = "", tone: str = "quiet"
) -> StripRow:
    return StripRow(
        key=key, iconName=icon, strong=strong, fullWord=word, shortWord=short or word, tone=tone
    )

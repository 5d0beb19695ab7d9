"""The status bar and the banners: quiet while all is well, one trouble at a time when it isn't."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from pos_app.domain.rate import Rate, RateFreshness
from pos_app.ui.banners import (
    ALARM,
    GAP,
    MONEY,
    NO_BANNER,
    OF_WALLET,
    PASSING,
    REFUNDS,
    SOURCES,
    UNSURE,
    BannerRow,
    action_of,
    banner_rows,
)
from pos_app.ui.formatting import clock
from pos_app.ui.list_model import ListModel
from pos_app.ui.printer_chip import printer_chip
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot
from pos_app.ui.till import Health
from pos_app.ui.view_models.status_detail import StatusDetailViewModel

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
_ALARM_SECONDS = 10


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
    """`lookWanted` and `receiptWanted` carry the id of the sale that a banner speaks of, a UUID.

    `alarmed` comes when a payment was taken back, and again every ten seconds until it was seen.
    """

    changed = Signal()
    clockChanged = Signal()
    lookWanted = Signal(object)
    receiptWanted = Signal(object)
    recoveryWanted = Signal()
    callsWanted = Signal()
    refundsWanted = Signal()
    alarmed = Signal(str)

    def __init__(self, till: TillFacade, numbers: Formatter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._till = till
        self._numbers = numbers
        self._strip = ListModel(StripRow, self)
        self._banners: tuple[BannerRow, ...] = ()
        self._passing: Message | None = None
        self._alarm: Sale | None = None
        self._alarming = False
        self._alarm_told_at = 0.0  # monotonic
        self._told_elsewhere = ""
        self._detail = StatusDetailViewModel(till, numbers, self)
        # The store's is the only part with a page of its own.
        self._detail.wanted.connect(self.callsWanted)
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
        return action_of(self._worst)

    @Slot()
    def bannerActed(self) -> None:
        """Check again, open the sale or the part it speaks of, or put a passing message away."""
        worst = self._worst
        if worst.key == PASSING:
            self._passing = None
            self.refresh()
        elif worst.key in {ALARM, MONEY} and worst.sale_id is not None:
            self.lookWanted.emit(worst.sale_id)
            if worst.key == MONEY:
                self._till.put_away(worst.sale_id)
        elif worst.key == UNSURE:
            self.receiptWanted.emit(worst.sale_id)
        elif worst.key == GAP or worst.key in OF_WALLET:
            self.recoveryWanted.emit()
        elif worst.key == REFUNDS:
            self.refundsWanted.emit()
        elif worst.key == SOURCES:
            self._detail.open("chain")
        else:
            self._till.look_again()

    @Property(bool, notify=changed)
    def alarming(self) -> bool:
        """A payment was taken back and nobody has said that it was seen."""
        return self._alarming

    @Property(QObject, constant=True)
    def detail(self) -> QObject:
        return self._detail

    def set_alarm(self, alarm: Sale | None, *, on_its_page: bool) -> None:
        """The worst sale whose payment was taken back; its own page needs no banner."""
        shown = None if on_its_page else alarm
        alarming = alarm is not None
        if alarming and not self._alarming:
            self._alarm_told_at = float("-inf")
        if (shown, alarming) != (self._alarm, self._alarming):
            self._alarm, self._alarming = shown, alarming
            self.refresh()
            self.changed.emit()
        if alarm is not None and self._till.monotonic() - self._alarm_told_at >= _ALARM_SECONDS:
            self._alarm_told_at = self._till.monotonic()
            words = translate("Status", "Payment taken back, sale {number}")
            self.alarmed.emit(words.format(number=alarm.number))

    def set_told_elsewhere(self, key: str) -> None:
        """The part that has its own page on the screen needs no banner; empty for none."""
        if key != self._told_elsewhere:
            self._told_elsewhere = key
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
        strip = (self._rate_row(), self._chain_row(), self._printer_row(), self._store_row())
        self._strip.replace_rows([row for row in strip if row is not None])
        self._detail.refresh()
        rows = banner_rows(self._till, self._numbers, passing=self._passing, alarm=self._alarm)
        banners = tuple(row for row in rows if row.key != self._told_elsewhere)
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
        if status.chain.health is Health.TROUBLE:
            return _strip("chain", "globe", translate("Status", "No new block"), tone="part")
        if status.chain.health is not Health.WELL:
            text = translate("Status", "No network")
            return _strip("chain", "cancelled", text, tone=_TONES[status.chain.health])
        if status.disagreements:
            return _strip("chain", "globe", translate("Status", "Servers disagree"), tone="part")
        if status.tip_height is None:
            return _strip("chain", "globe", network)
        short = f"{status.tip_height} · {network}"
        text = translate("Status", "Block {block}").format(block=short)
        return _strip("chain", "globe", text, short=short)

    def _printer_row(self) -> StripRow | None:
        chip = printer_chip(self._till.status().printer)
        if chip is None:
            return None
        return _strip("printer", "printer", chip.word, short=chip.short, tone=chip.tone)

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

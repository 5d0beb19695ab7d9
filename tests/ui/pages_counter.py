"""The page objects of the screens besides the sale, over a till that keeps its past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from pos_app.adapters.printing.renderer import RasterPainter
from pos_app.application.draft_painting import drafts_of
from pos_app.config.paths import resources_folder
from pos_app.domain.receipt import Receipt
from pos_app.ui.engine import Screen
from pos_app.ui.event_bridge import EventBridge
from pos_app.ui.receipt_image import ReceiptImageProvider
from pos_app.ui.receipt_previews import ReceiptPreviews
from pos_app.ui.receipt_words import ReceiptWords
from pos_app.ui.view_models.pages import PageServices, PagesViewModel, rail_entries
from pos_app.ui.view_models.setup import SetupViewModel
from pos_app.ui.view_models.till import TillViewModel
from tests.ui.counter import Counter
from tests.ui.memory_archive import MemoryArchive
from tests.ui.memory_calls import MemoryCalls
from tests.ui.memory_catalogue import MemoryCatalogue, MemoryTips
from tests.ui.memory_demo import MemoryDemo
from tests.ui.memory_desk import MemoryDesk
from tests.ui.memory_duty import PAVEL, MemoryDuty
from tests.ui.memory_giving_back import MemoryGivingBack
from tests.ui.memory_setup import MemorySetup
from tests.ui.memory_shifts import MemoryShifts
from tests.ui.memory_shop import setup

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QSize
    from pytestqt.qtbot import QtBot

    from pos_app.domain.tip import TipOffer
    from pos_app.ui.calls import StoreCalls
    from pos_app.ui.formatting import Formatter
    from pos_app.ui.setup import SettingValue

SETTINGS: dict[str, SettingValue] = {
    "store.name": "Corner Books",
    "store.address": "1 Main Street",
    "store.currency": "EUR",
    "store.currencies": ("EUR", "USD", "JPY"),
    "wallet.network": "regtest",
    "wallet.account": "vpub5Y6cjg78GGuNLsaPhmYsiw4gYX3HoQiRBiSwDaBXKUafCt9bNwWQiitDk5VZ5BVxYnQ",
    "wallet.servers": ("tcp://127.0.0.1:50001",),
    "rates.base_urls.kraken": "http://127.0.0.1:9001",
    "till.name": "Till 2",
}


def english_painter(dots: int | None = None) -> RasterPainter:
    return RasterPainter(ReceiptWords(QLocale("en")), resources_folder() / "fonts", dots=dots)


class PagesCounter(Counter):
    till: MemoryArchive

    def __init__(
        self,
        qtbot: QtBot,
        numbers: Formatter,
        *,
        size: QSize,
        dark: bool = False,
        with_demo: bool = False,
        with_drawer: bool = False,
        make_calls: Callable[[Callable[[object], None]], StoreCalls] | None = None,
        duty: MemoryDuty | None = None,
        shifts: MemoryShifts | None = None,
        tips: TipOffer | None = None,
        upside_down: bool = False,
    ) -> None:
        self.setup = MemorySetup(SETTINGS)
        self.shop = MemoryDemo()
        self.desk = MemoryDesk()
        self.calls = MemoryCalls()
        self.shifts = shifts or MemoryShifts()
        self._make_calls = make_calls
        self._with_demo = with_demo
        self._with_drawer = with_drawer
        self.catalogue = MemoryCatalogue()
        shop = setup(demo=with_demo, tips=tips, tips_upside_down=upside_down)
        archive = MemoryArchive(shop)
        self.tips = MemoryTips(archive)
        duty = duty or MemoryDuty(here=PAVEL)
        super().__init__(qtbot, archive, numbers, size=size, dark=dark, duty=duty)

    def go(self, screen: str) -> None:
        self.tap(f"rail_{screen}")

    def edit_setting(self, key: str, text: str) -> None:
        assert self.pages.setup is not None
        self.pages.setup.edit(key, text)

    def wait_for_picture(self) -> None:
        """A receipt is drawn in a thread of the engine."""
        self._qtbot.waitUntil(lambda: self.item("paperPicture").property("implicitHeight") > 0)

    def _open(self, numbers: Formatter, *, dark: bool) -> Screen:
        self.painter = painter = english_painter()
        self.previews = previews = ReceiptPreviews[Receipt](lambda of: painter.paint(of, 80))
        self._bridge = EventBridge()
        self.drafts = drafts_of(english_painter, self._bridge.publish)
        entries = rail_entries(with_settings=True, with_shifts=True)
        self.giving_back = MemoryGivingBack(self.till)
        self.model = TillViewModel(self.till, numbers, entries=entries, dark=dark, tips=self.tips)
        services = PageServices(
            till=self.till,
            archive=self.till,
            calls=self._make_calls(self._bridge.publish) if self._make_calls else self.calls,
            preview=previews.source,
            setup=self.setup,
            draft=self.drafts.source,
            demo=self.shop if self._with_demo else None,
            saver=self.desk,
            drawer=self.desk,
            drawer_button=self._with_drawer,
            shifts=self.shifts,
            duty=self.duty,
            giving_back=self.giving_back,
            catalogue=self.catalogue,
        )
        self.pages = PagesViewModel(services, self.model, numbers)
        self.till.listeners.append(self.pages.hear)
        self.setup.listeners.append(self.pages.hear)
        self.desk.listeners.append(self.pages.hear)
        self.calls.listeners.append(self.pages.hear)
        self.catalogue.listeners.append(self.pages.hear)
        self.shifts.listeners.append(self.pages.hear)
        self.giving_back.listeners.append(self.pages.hear)
        self.duty.listeners.append(self.pages.hear)
        self._bridge.happened.connect(self.pages.hear)
        duty = self._open_duty(numbers)
        screen = Screen({"till": self.model, "pages": self.pages, "duty": duty})
        screen.engine.addImageProvider("receipt", ReceiptImageProvider(previews.find))
        screen.engine.addImageProvider("draft", ReceiptImageProvider(self.drafts.find))
        return screen


class SetupCounter(Counter):
    """The set-up page before there is a till."""

    def __init__(
        self,
        qtbot: QtBot,
        numbers: Formatter,
        *,
        size: QSize,
        dark: bool = False,
        facade: MemorySetup | None = None,
    ) -> None:
        self.setup = facade or MemorySetup()
        super().__init__(qtbot, MemoryArchive(), numbers, size=size, dark=dark)

    def _open(self, numbers: Formatter, *, dark: bool) -> Screen:
        self._bridge = EventBridge()
        drafts = drafts_of(english_painter, self._bridge.publish)
        self.page = SetupViewModel(self.setup, numbers, drafts.source)
        self.setup.listeners.append(self.page.hear)
        self._bridge.happened.connect(self.page.hear)
        screen = Screen({"setup": self.page}, name="SetupMain")
        screen.engine.addImageProvider("draft", ReceiptImageProvider(drafts.find))
        screen.window.setProperty("dark", dark)
        return screen

    def set_dark(self, *, dark: bool) -> None:
        self.window.setProperty("dark", dark)
        self.settle()

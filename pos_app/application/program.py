"""A till with its screen: made, shown, and taken down in the right order."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer
from PySide6.QtGui import QGuiApplication, Qt

from pos_app.adapters.printing.renderer import RasterPainter, renderer_of
from pos_app.application.assembly import Assembly
from pos_app.application.draft_painting import drafts_of
from pos_app.application.saved_receipts import SavedReceipts
from pos_app.application.settings_door import NoTill
from pos_app.application.stop_signals import StopSignals
from pos_app.application.surroundings import Surroundings
from pos_app.config.paths import resources_folder
from pos_app.domain.receipt import Receipt
from pos_app.services.receipts.cash_drawer import CashDrawer
from pos_app.till.drawer_desk import DrawerDesk
from pos_app.ui.display_words import TranslatedDisplayWords
from pos_app.ui.engine import Screen, gui_application, prepare
from pos_app.ui.event_bridge import EventBridge
from pos_app.ui.formatting import Formatter
from pos_app.ui.page_words import page_words
from pos_app.ui.receipt_image import ReceiptImageProvider
from pos_app.ui.receipt_previews import ReceiptPreviews
from pos_app.ui.receipt_words import ReceiptWords
from pos_app.ui.setup import SetupSaved
from pos_app.ui.touch_watch import TouchWatch
from pos_app.ui.translator import choose_locale, translator_of
from pos_app.ui.view_models.duty import DutyViewModel
from pos_app.ui.view_models.pages import PageServices, PagesViewModel, rail_entries
from pos_app.ui.view_models.setup import SetupViewModel
from pos_app.ui.view_models.till import TillViewModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.adapters.storage.instance_lock import InstanceLock
    from pos_app.application.settings_door import Door
    from pos_app.application.surroundings import FirstGoods, FirstPeople
    from pos_app.config.settings import Settings
    from pos_app.ports import Clock, PinHasher
    from pos_app.ui.demo import DemoFacade
    from pos_app.ui.setup import SetupFacade

STARTER_SECONDS = 10.0
RECEIPT_SECONDS = 1.0
# A window that nobody can see paints no frame, and yet the till has to work.
FRAME_MILLISECONDS = 2_000


class Outcome(Enum):
    """Why the screen was closed."""

    CLOSED = "closed"
    SETTINGS_SAVED = "settings_saved"
    DEMO_CHOSEN = "demo_chosen"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramParts:
    """What differs between a shop's till and the demo's.

    `make_setup` and `make_demo` get the function that publishes to the screen.
    """

    lock: InstanceLock
    clock: Clock
    pin_hasher: PinHasher | None = None
    first_people: FirstPeople | None = None
    first_goods: FirstGoods | None = None
    make_setup: Callable[[Callable[[object], None], Door], SetupFacade] | None = None
    make_demo: Callable[[Assembly, Callable[[object], None]], DemoFacade] | None = None


class Program(QObject):
    """`show`, then `run` until the window is closed, then `close`; all in the main thread."""

    def __init__(self, settings: Settings, parts: ProgramParts) -> None:
        self._application = gui_application()
        super().__init__()
        locale = choose_locale(settings.screen.language)
        prepare(self._application)
        self._settings = settings
        self._parts = parts
        self._outcome = Outcome.CLOSED
        self._closed = False
        self._bridge = EventBridge()
        translator = translator_of(locale)
        words = ReceiptWords(locale, translator)
        of = settings.printer
        painter_of = painters(words, of.fonts)
        painter = painter_of(of.dots)
        self._painter = painter
        paper_mm = settings.printer.paper_mm
        self._previews = ReceiptPreviews[Receipt](lambda paper: painter.paint(paper, paper_mm))
        self._drafts = drafts_of(painter_of, self._bridge.publish)
        publish = self._bridge.publish
        self._saved = SavedReceipts(painter, settings, parts.lock.folder, publish)
        drawer = CashDrawer(parts.clock, publish) if settings.drawer.is_used else None
        self._drawer = drawer
        self.assembly = Assembly(
            settings,
            Surroundings(
                lock=parts.lock,
                clock=parts.clock,
                publish=self._bridge.publish,
                renderer=renderer_of(painter, settings.printer),
                pages=self._saved.pages,
                display_words=TranslatedDisplayWords(locale, translator),
                page_words=page_words(locale) if settings.page.on else (),
                drawer=drawer,
                demo=parts.make_demo is not None,
                pin_hasher=parts.pin_hasher,
                first_people=parts.first_people,
                first_goods=parts.first_goods,
            ),
        )
        self._starter = threading.Thread(target=self.assembly.start, name="starter", daemon=True)
        self._at_latest = QTimer(self)
        self._at_latest.setSingleShot(True)
        self._at_latest.timeout.connect(self._start_building)

    def show(self) -> None:
        """Load the screens; the slow parts are built in a thread from the first frame on."""
        self._make_view_models()
        self.screen = Screen(
            {"till": self.till_view, "pages": self.pages_view, "duty": self.duty_view}
        )
        TouchWatch(self.screen.window, self.duty_view.touched)
        self.screen.engine.addImageProvider("receipt", ReceiptImageProvider(self._previews.find))
        self.screen.engine.addImageProvider("draft", ReceiptImageProvider(self._drafts.find))
        if self._settings.screen.full_screen:
            self.screen.window.showFullScreen()
        # Not earlier: loading takes the interpreter from the first frame.
        self.screen.window.frameSwapped.connect(
            self._start_building, Qt.ConnectionType.SingleShotConnection
        )
        self._at_latest.start(FRAME_MILLISECONDS)

    def run(self) -> Outcome:
        """The event loop, until the window is closed or the settings are saved."""
        with StopSignals(self._application.quit):
            self._application.exec()
        return self._outcome

    def close(self) -> None:
        self._at_latest.stop()
        if self._starter.ident is not None:
            self._starter.join(STARTER_SECONDS)
        self._saved.desk.close(RECEIPT_SECONDS)
        self.assembly.stop()
        self._closed = True
        self.screen.close()

    def hear(self, event: object) -> None:
        """News from the workers, in the main thread."""
        if self._closed:
            return  # the workers' last news were still on their way
        self.pages_view.hear(event)
        self.duty_view.hear(event)
        if isinstance(event, SetupSaved):
            self._end(Outcome.SETTINGS_SAVED)

    def _start_building(self) -> None:
        self._at_latest.stop()
        if self._starter.ident is None:
            self._painter.prepare()
            self._saved.open(self.assembly.till.duty.do)
            self._starter.start()

    def _make_view_models(self) -> None:
        publish = self._bridge.publish
        setup = None
        if self._parts.make_setup is not None:
            setup = self._parts.make_setup(publish, self.assembly.settings_door)
        demo = None
        if self._parts.make_demo is not None:
            demo = self._parts.make_demo(self.assembly, publish)
        numbers = Formatter.of(QLocale())
        self.till_view = TillViewModel(
            self.assembly.till,
            numbers,
            entries=rail_entries(with_settings=setup is not None, with_shifts=True),
            dark=is_dark(self._settings.screen.theme),
            refunds=self.assembly.till.refunds,
            entry=self.assembly.till.entry,
            item_of=lambda code: self.assembly.till.catalogue.catalogue().of_barcode(code),
            tips=self.assembly.till.tips,
        )
        services = PageServices(
            till=self.assembly.till,
            archive=self.assembly.archive,
            calls=self.assembly.calls,
            preview=self._previews.source,
            setup=setup,
            draft=self._drafts.source,
            demo=demo,
            saver=self._saved.desk,
            drawer=self._drawer and DrawerDesk(self.assembly.till.duty.do, self._drawer),
            drawer_button=self._settings.drawer.button,
            shifts=self.assembly.till.shifts,
            duty=self.assembly.till.duty,
            giving_back=self.assembly.till.giving_back,
            catalogue=self.assembly.till.catalogue,
        )
        self.pages_view = PagesViewModel(services, self.till_view, numbers)
        till = self.assembly.till
        self.duty_view = DutyViewModel(till.duty, till, self.till_view, numbers)
        self._bridge.happened.connect(self.hear)

    def _end(self, outcome: Outcome) -> None:
        self._outcome = outcome
        self._application.quit()


class SetupProgram(QObject):
    """The set-up page alone, while there are no settings."""

    def __init__(self, make_setup: Callable[[Callable[[object], None], Door], SetupFacade]) -> None:
        self._application = gui_application()
        super().__init__()
        locale = choose_locale("auto")
        prepare(self._application)
        words = ReceiptWords(locale, translator_of(locale))
        painter_of = painters(words)
        self._painter = painter_of(None)
        self._outcome = Outcome.CLOSED
        self._bridge = EventBridge()
        facade = make_setup(self._bridge.publish, NoTill())
        drafts = drafts_of(painter_of, self._bridge.publish)
        self.view = SetupViewModel(facade, Formatter.of(QLocale()), drafts.source)
        self.view.demoChosen.connect(self._demo_chosen)
        self._bridge.happened.connect(self._hear)
        self.screen = Screen({"setup": self.view}, name="SetupMain")
        self.screen.engine.addImageProvider("draft", ReceiptImageProvider(drafts.find))
        # A trial may paint in a thread of its own.
        self.screen.window.frameSwapped.connect(
            self._prepare_painter, Qt.ConnectionType.SingleShotConnection
        )

    def run(self) -> Outcome:
        with StopSignals(self._application.quit):
            self._application.exec()
        return self._outcome

    def close(self) -> None:
        self.screen.close()

    def _hear(self, event: object) -> None:
        self.view.hear(event)
        if isinstance(event, SetupSaved):
            self._outcome = Outcome.SETTINGS_SAVED
            self._application.quit()

    def _prepare_painter(self) -> None:
        self._painter.prepare()

    def _demo_chosen(self) -> None:
        self._outcome = Outcome.DEMO_CHOSEN
        self._application.quit()


def painters(
    words: ReceiptWords, declared_fonts: str | None = None
) -> Callable[[int | None], RasterPainter]:
    """Makes painters of so many dots in a row; None: as many as the paper's width has."""
    fonts = resources_folder() / "fonts"
    return lambda dots: RasterPainter(words, fonts, declared_fonts, dots=dots)


def is_dark(theme: str) -> bool:
    """`auto` follows the desktop."""
    if theme == "auto":
        return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return theme == "dark"

"""The shop that the stories play in: the composed till, and the demo's street around it."""

from __future__ import annotations

import os
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QPointF

from pos_app.adapters.clock import SystemClock
from pos_app.adapters.printing.renderer import EscPosRenderer, RasterPainter
from pos_app.config.paths import resources_folder
from pos_app.demo.clock import DemoClock
from pos_app.demo.rate_formats import FORMATS
from pos_app.demo.rates import Mood
from pos_app.demo.shop import WEBHOOK_SECRET, DemoShop
from pos_app.services.receipts.receipt_blocks import Pair, Text
from pos_app.services.receipts.receipt_layout import layout
from pos_app.ui.receipt_words import ReceiptWords
from pos_app.ui.till import Health
from pos_app.ui.view_models.open_sales import TileModel
from tests.features.books import journal_in, papers_in
from tests.features.screen import Where, is_button, plain, said_by, seen_on
from tests.support.composed_till import ESCAPE, ComposedTill
from tests.support.fake_printer import FakePrinter
from tests.support.seen_window import until

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from PySide6.QtQuick import QQuickItem

    from pos_app.demo.store import StoreCall
    from pos_app.domain.receipt import Receipt
    from pos_app.ui.till import ShownSale

SECRET_NAME = "POS_SECRET_WEBHOOK"
OTHER_SECRET = "whsec_" + "YW5vdGhlciBzaG9wJ3Mgc2VjcmV0IGFsdG9nZXRoZXI="
PAPER_MM = 80


class MovedClock:
    """The machine's clock, which somebody may set to another time."""

    def __init__(self) -> None:
        self._machine = SystemClock()
        self.moved = timedelta(0)

    def now(self) -> datetime:
        return self._machine.now() + self.moved

    def monotonic(self) -> float:
        return self._machine.monotonic()


class StoryShop:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.calls: list[StoreCall] = []
        self.wall = MovedClock()
        self.clock = DemoClock(self.wall)
        self.street = DemoShop(self.clock, on_paper=lambda _: None, on_call=self.calls.append)
        self.chain = self.street.chain
        self.printer = FakePrinter()
        self._printer_is_on = True
        os.environ[SECRET_NAME] = WEBHOOK_SECRET
        self._words = ReceiptWords(QLocale("en"), None)
        self._renderer = EscPosRenderer(RasterPainter(self._words, resources_folder() / "fonts"))
        self.till = self._open()

    def close(self) -> None:
        self.till.close()
        if self._printer_is_on:
            self.printer.switch_off()
        self.street.stop()
        del os.environ[SECRET_NAME]

    def switch_till_off(self) -> None:
        """The street goes on."""
        self.till.close()

    def switch_till_on(self) -> None:
        self.till = self._open()

    def all_sales(self) -> list[ShownSale]:
        """The open ones."""
        return list(self.till.program.assembly.till.open_sales())

    def settings(self) -> dict[str, Any]:
        """The settings file of the till, as parsed TOML."""
        return {
            **self.street.settings(),
            "printer": {"url": f"tcp://127.0.0.1:{self.printer.port}"},
            "screen": {"language": "en", "theme": "light"},
        }

    def _open(self) -> ComposedTill:
        till = ComposedTill(self.folder, self.settings(), clock=self.clock)
        until("the keypad takes keys", till.window.activeFocusItem)
        return till

    # --- the world around ---

    def make_everything_well(self) -> None:
        """At the keypad, with nothing typed and nothing in the way."""
        self.switch_printer(on=True)
        self.printer.mend()
        self.set_rates(Mood.WELL)
        self.trust_the_till()
        self.chain.start()
        self.pass_time(timedelta(seconds=61))
        self.put_everything_away()
        until("all is well", self._is_well, self.till.program.assembly.till.status)
        self.till.until_quiet()

    def switch_printer(self, *, on: bool) -> None:
        if on and not self._printer_is_on:
            self.printer.switch_on()
        if not on and self._printer_is_on:
            self.printer.switch_off()
        self._printer_is_on = on

    def set_rates(self, mood: Mood) -> None:
        for source in FORMATS:
            self.street.rates.set_mood(source, mood)

    def trust_the_till(self, *, trusted: bool = True) -> None:
        """A store whose secret is not the till's refuses every call."""
        self.street.store._secret = WEBHOOK_SECRET if trusted else OTHER_SECRET

    def pass_time(self, duration: timedelta) -> None:
        """Workers that rest would find out by themselves, but in real time."""
        self.clock.skip(duration)
        self.till.program.assembly.till.look_again()

    # --- what a person sees and touches ---

    def put_everything_away(self) -> None:
        till = self.till
        for _ in range(3):  # a question, a page, a payment
            till.finger.type(ESCAPE)
        until("the keypad stands", lambda: till.shows("saleScreen"))
        till.touch("segment_EUR")
        till.touch("key_clear")
        while till.text("bannerAction") in {"I have seen it", "Open the sale"}:
            till.touch("bannerAction")
            till.finger.type(ESCAPE)

    def labelled(self, label: str) -> QQuickItem | None:
        """The front one of what can be touched and says this."""
        fitting = self._labelled(label)
        return fitting[-1] if fitting else None

    def _labelled(self, label: str) -> list[QQuickItem]:
        return [
            item
            for item in seen_on(self.till.window)
            if is_button(item) and item.isEnabled() and said_by(item) == label
        ]

    def touch(self, label: str) -> None:
        self._touch(label, lambda: self.labelled(label))

    def touch_topmost(self, label: str) -> None:
        """Of the rows that say this."""

        def height(item: QQuickItem) -> float:
            return item.mapToScene(QPointF(0, 0)).y()

        self._touch(label, lambda: min(self._labelled(label), key=height, default=None))

    def touch_tile(self, start: str) -> None:
        """The first tile that says this; what else it says may count seconds."""

        def tile() -> QQuickItem | None:
            fitting = (item for item in self._tiles() if said_by(item).startswith(start))
            return next(fitting, None)

        self._touch(start, tile)

    def _touch(self, what: str, find: Callable[[], QQuickItem | None]) -> None:
        """As soon as it stands still."""
        where = Where()

        def stands_still() -> bool:
            self.till.window.grabWindow()  # lays out what has just appeared
            item = find()
            return item is not None and where.stands_still(item)

        until(f"{what!r} can be touched", stands_still, self.labels)
        item = find()
        assert item is not None
        self.till.finger.touch(item.objectName())

    def labels(self) -> list[str]:
        """What every button says, those off too."""
        return [said_by(item) for item in seen_on(self.till.window) if is_button(item)]

    def tiles(self) -> list[str]:
        """What the shelf says, tile by tile."""
        return [said_by(item) for item in self._tiles()]

    def _tiles(self) -> list[QQuickItem]:
        # A list keeps tiles that it has put away.
        model = self.till.program.till_view.openSales.tiles
        assert isinstance(model, TileModel)
        names = {f"tile_{row.key}" for row in model.rows}
        return [item for item in seen_on(self.till.window) if item.objectName() in names]

    def texts(self) -> list[str]:
        return [said_by(item) for item in seen_on(self.till.window) if item.inherits("QQuickText")]

    def says(self, text: str) -> bool:
        return any(text in each for each in self.texts())

    # --- what was kept, printed and told ---

    def papers(self, sale_id: UUID) -> list[Receipt]:
        """Everything that was asked to be printed of a sale, oldest first."""
        return papers_in(self._books, sale_id)

    def words_on(self, paper: Receipt) -> str:
        blocks = layout(paper, self._words, PAPER_MM)
        texts = [block.text for block in blocks if isinstance(block, Text)]
        pairs = [f"{block.left} {block.right}" for block in blocks if isinstance(block, Pair)]
        return plain("\n".join((*texts, *pairs)))

    def printed_papers(self, sale_id: UUID) -> list[Receipt]:
        """Those of which the printer got just this drawing."""
        return [paper for paper in self.papers(sale_id) if self._is_printed(paper)]

    def _is_printed(self, paper: Receipt) -> bool:
        drawing = self._renderer.render(paper, PAPER_MM).removeprefix(b"\x1b@")
        return any(drawing in job for job in self.printer.jobs)

    def told(self, sale_id: UUID) -> list[str]:
        """What the store took of a sale, in the order it came."""
        calls = [call for call in self.calls if call.verified]
        messages = [call.message for call in calls]
        mine = [each for each in messages if each["data"].get("order_id") == str(sale_id)]
        return [str(message["type"]).removeprefix("sale.") for message in mine]

    def journal(self) -> list[str]:
        return journal_in(self._books)

    @property
    def _books(self) -> Path:
        return self.folder / "data" / "signet.sqlite3"

    def _is_well(self) -> bool:
        status = self.till.program.assembly.till.status()
        parts = {status.chain.health, status.printer.health, status.store.health}
        return parts == {Health.WELL} and not status.starting and status.stop is None

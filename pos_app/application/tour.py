"""`pos-app tour`: the demo played through once, unattended, leaving pictures and papers."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from pos_app.adapters.clock import SystemClock
from pos_app.application.demo import DemoProgram
from pos_app.application.finger import Finger
from pos_app.application.program import SetupProgram
from pos_app.application.setup_desk import SetupDesk
from pos_app.application.tour_album import TourAlbum
from pos_app.application.tour_script import TourScript
from pos_app.config.logging import start_logging
from pos_app.ui.engine import gui_application

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.application.settings_door import Door
    from pos_app.application.tour_script import Wait
    from pos_app.demo.shop import DemoShop

LOOK_MILLISECONDS = 15
PATIENCE_SECONDS = 20.0
# Until the form stands and nothing moves any more.
SETUP_MILLISECONDS = 600
FAILED = 1


def run_tour(
    out: Path,
    mishap: Callable[[DemoShop], None] = lambda _: None,
    *,
    patience_seconds: float = PATIENCE_SECONDS,
) -> int:
    """0 when the sale was confirmed, printed and delivered; `mishap` may break the shop before.

    `patience_seconds` is how long each thing of the script may take to happen.
    """
    out.mkdir(parents=True, exist_ok=True)
    album = TourAlbum(out)
    gui_application()
    with tempfile.TemporaryDirectory(prefix="pos-app-tour-") as folder:
        start_logging(Path(folder))
        _picture_of_setup(Path(folder), album)
        demo = DemoProgram(Path(folder))
        mishap(demo.shop)
        demo.program.show()
        script = TourScript(demo, Finger(demo.program.screen.window), album)
        player = _Player(script, patience_seconds)
        demo.program.run()
        player.stop()
        album.keep(demo)
        demo.close()
    sys.stdout.write(album.summary_text(player.trouble))
    return 0 if album.went_well and player.trouble is None else FAILED


def _picture_of_setup(folder: Path, album: TourAlbum) -> None:
    """The page that a till without settings opens with."""

    def make_setup(publish: Callable[[object], None], door: Door) -> SetupDesk:
        file = folder / "settings.toml"
        return SetupDesk(file, None, folder, SystemClock(), publish, door=door)

    asking = SetupProgram(make_setup)
    QTimer.singleShot(SETUP_MILLISECONDS, gui_application().quit)
    asking.run()
    album.picture(asking.screen.window, "set-up")
    asking.close()


class _Player(QObject):
    """Waits for each thing of the script in Qt's loop, and ends the program after the last."""

    def __init__(self, script: TourScript, patience_seconds: float) -> None:
        super().__init__()
        self.trouble: str | None = None
        self._patience_seconds = patience_seconds
        self._steps = script.play()
        self._waiting: Wait | None = None
        self._looks_left = 0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        self._steps.close()

    def _look(self) -> None:
        try:
            if self._waiting is not None and not self._waiting.happened():
                self._looks_left -= 1
                if self._looks_left <= 0:
                    self._end(f"waited in vain: {self._waiting.what}")
                return
            self._waiting = next(self._steps)
            self._looks_left = int(self._patience_seconds * 1_000 / LOOK_MILLISECONDS)
        except StopIteration:
            self._end(None)
        except LookupError as error:
            self._end(str(error))

    def _end(self, trouble: str | None) -> None:
        self.trouble = trouble
        self._timer.stop()
        gui_application().quit()

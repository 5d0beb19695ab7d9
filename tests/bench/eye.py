"""Says when a window has painted what is waited for, from the pixels of its frames."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QImage
    from PySide6.QtQuick import QQuickWindow

# So long after the newest frame the pictures are searched for a code, which takes a while.
QUIET_MILLISECONDS = 40
ANY_FRAME, CHANGE, CODE = "frame", "change", "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """`at` is when the first frame that shows it was on the screen, `text` what a code says."""

    at: int
    frames: int
    text: str = ""


class Eye(QObject):
    """Looks after each frame, once its time is noted.

    The few milliseconds that a picture takes delay the frames after it, as if they were the
    till's own.
    """

    seen = Signal(object)

    def __init__(self, window: QQuickWindow) -> None:
        super().__init__()
        self._window = window
        self._region: QRectF | None = None
        self._before: QImage | None = None
        self._until: str | None = None
        self._frames: list[tuple[int, QImage]] = []
        self._counted = 0
        self._looking = False
        self._first: tuple[Callable[[], QRectF | None], Callable[[int], None]] | None = None
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MILLISECONDS)
        self._quiet.timeout.connect(self._search)
        window.frameSwapped.connect(self._swapped)

    def first_frame(self, place: Callable[[], QRectF | None], tell: Callable[[int], None]) -> None:
        """Tell when the first frame that shows more than one colour at `place` was painted."""
        self._first = (place, tell)

    def prepare(self) -> None:
        """Load what is needed to read a code, before anything is measured."""
        code_in(self._window.grabWindow())

    def aim(self, region: QRectF | None) -> None:
        self._region = region
        self._before = self._picture()

    def watch(self, until: str) -> None:
        self._frames.clear()
        self._counted = 0
        self._until = until

    def _swapped(self) -> None:
        if self._looking:  # taking a picture may finish a frame that was already asked for
            return
        at = time.monotonic_ns()
        if self._first is not None:
            self._see_first(at)
        if self._until is None:
            return
        self._counted += 1
        if self._until == ANY_FRAME:
            self._tell(Sight(at=at, frames=self._counted))
            return
        picture = self._picture()
        if picture == self._before:
            return
        if self._until == CHANGE:
            self._tell(Sight(at=at, frames=self._counted))
            return
        self._frames.append((at, picture))
        self._quiet.start()

    def _search(self) -> None:
        """The first picture with a code in it."""
        for at, picture in self._frames:
            text = code_in(picture)
            if text:
                self._tell(Sight(at=at, frames=self._counted, text=text))
                break
        self._frames.clear()

    def _tell(self, sight: Sight) -> None:
        self._until = None
        self.seen.emit(sight)

    def _see_first(self, at: int) -> None:
        if self._first is None:
            return
        place, tell = self._first
        region = place()
        if region is None:
            return
        picture = self._window.grabWindow().copy(region.toRect())
        row = {picture.pixel(x, picture.height() // 2) for x in range(picture.width())}
        if len(row) > 1:
            self._first = None
            tell(at)

    def _picture(self) -> QImage:
        self._looking = True
        picture = self._window.grabWindow()
        self._looking = False
        return picture if self._region is None else picture.copy(self._region.toAlignedRect())


def code_in(picture: QImage) -> str:
    import zxingcpp
    from PySide6.QtGui import QImage as Picture

    grey = picture.convertToFormat(Picture.Format.Format_Grayscale8)
    shape = (grey.height(), grey.bytesPerLine())
    found = zxingcpp.read_barcodes(memoryview(grey.constBits()).cast("B", shape))
    return str(found[0].text) if found else ""

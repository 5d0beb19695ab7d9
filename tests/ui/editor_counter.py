"""The page object of the receipt's editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from pos_app.domain.receipt_template import ReceiptBlock
from tests.ui.pages_counter import PagesCounter

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from pos_app.ports import Bitmap
    from pos_app.ui.setup_state import SetupState
    from pos_app.ui.view_models.setup_rows import FieldRow


class EditorCounter(PagesCounter):
    @property
    def state(self) -> SetupState:
        assert self.pages.setup is not None
        return self.pages.setup._state

    def open_editor(self) -> None:
        self.go("settings")
        self.tap("setupStep_receipt")
        self.wait_for_picture()

    def row(self, key: str) -> FieldRow:
        assert self.pages.setup is not None
        return next(row for row in self.pages.setup._fields.rows if row.key == key)

    def focus(self, name: str) -> None:
        """As Tab would, which also brings it into sight."""
        waiting = [self.window.contentItem()]
        while waiting and waiting[-1].objectName() != name:
            waiting += [child for child in waiting.pop().childItems() if child.isVisible()]
        assert waiting, f"{name} is nowhere"
        waiting[-1].forceActiveFocus()
        self.settle()

    def leave_out(self, block: ReceiptBlock) -> None:
        assert self.pages.setup is not None
        self.pages.setup.toggle("receipt.hidden", list(ReceiptBlock).index(block))
        self.settle()

    def wait_for_mistake(self, key: str, words: str) -> None:
        self._qtbot.waitUntil(lambda: words in self.row(key).mistake)

    @property
    def picture_source(self) -> str:
        return str(self.item("paperPicture").property("source").toString())

    def paper(self) -> Bitmap:
        """The dots that the picture's address stands for."""
        drawn = self.drafts.find(self.picture_source.rpartition("/")[2])
        assert drawn is not None
        return drawn

    def wait_for_paper(self) -> Bitmap:
        """The dots, once the picture on the screen has their size."""
        drawn = self.paper()
        picture = self.item("paperPicture")
        self._qtbot.waitUntil(
            lambda: (
                picture.property("implicitHeight") == drawn.height
                and picture.property("implicitWidth") == drawn.width
            )
        )
        self.settle()
        return drawn

    def shown_ends(self) -> tuple[bool, bool]:
        """Whether the beginning, and the end, of the paper are in sight."""
        scroll = self.item("paperScroll")
        return bool(scroll.property("atYBeginning")), bool(scroll.property("atYEnd"))

    def drop(self, name: str, data: QMimeData) -> None:
        """Let something go over it that was dragged from another program."""
        place = self.middle(name)
        held = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
        entered = QDragEnterEvent(place, *held, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(self.window, entered)
        dropped = QDropEvent(place, *held, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(self.window, dropped)
        self.settle()

"""The picture beside the form of the receipt: a made-up sale, drawn as it prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot
from pos_app.ui.receipt_drafts import draft_of, place_of
from pos_app.ui.setup_parts import Step

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.ui.receipt_drafts import ReceiptDraft
    from pos_app.ui.setup_state import SetupState

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("belongs to the set-up page")
class ReceiptEditorViewModel(QObject):
    """`preview` gives the address of a draft's picture; without it nothing is shown."""

    changed = Signal()

    def __init__(
        self, preview: Callable[[ReceiptDraft], str] | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._preview = preview
        self._shown = False
        self._picture = ""
        self._place = ""

    def follow(self, state: SetupState) -> None:
        """Draw what stands in the form now."""
        before = (self._shown, self._picture)
        shown = self._preview is not None and state.step is Step.RECEIPT
        if shown and not self._shown:
            self._place = "start"
        self._shown = shown
        if self._preview is not None and shown:
            draft = draft_of(state.texts, state.till_name)
            if draft is not None:
                self._picture = self._preview(draft)
        if (self._shown, self._picture) != before:
            self.changed.emit()

    @Slot(str)
    def look(self, changed: str) -> None:
        """Keep the part of the paper in sight where this setting, or block, is seen."""
        place = place_of(changed)
        if place and place != self._place:
            self._place = place
            self.changed.emit()

    @Property(bool, notify=changed)
    def shown(self) -> bool:
        return self._shown

    @Property(str, notify=changed)
    def picture(self) -> str:
        """Its address; while something typed is not allowed, of what stood there before."""
        return self._picture

    @Property(str, notify=changed)
    def place(self) -> str:
        """`start`, `middle` or `end` of the paper, where what is edited stands."""
        return self._place

"""Entering a sale beyond the keypad: the cart, those on hold, the scanner, what is typed for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos_app.domain.message import Message
from pos_app.ui.messages import has_title, sentence_of, title_of
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot
from pos_app.ui.sale_entry import HeldCartsChanged
from pos_app.ui.view_models.cart import CartViewModel
from pos_app.ui.view_models.cart_sheet import CartSheetViewModel
from pos_app.ui.view_models.held import HeldCartsViewModel
from pos_app.ui.view_models.keypad import KeypadViewModel
from pos_app.ui.view_models.scanner import ScannerViewModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.catalogue import Item
    from pos_app.ui.formatting import Formatter
    from pos_app.ui.sale_entry import SaleEntryFacade
    from pos_app.ui.till import TillFacade

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

CODE_SHOWN = 40


@QmlElement
@QmlUncreatable("belongs to the till")
class EntryViewModel(QObject):
    """`item_of` finds what has a barcode.

    `notice` says why something that was just done changed nothing, until the next thing is done.
    """

    noticeChanged = Signal()

    def __init__(
        self,
        till: TillFacade,
        numbers: Formatter,
        facade: SaleEntryFacade,
        item_of: Callable[[str], Item | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._item_of = item_of
        self._cart = CartViewModel(facade, till.setup, numbers, self)
        self._keypad = KeypadViewModel(till, numbers, self._cart, self)
        self._held = HeldCartsViewModel(facade, numbers, self)
        self._scanner = ScannerViewModel(till.monotonic, self)
        self._sheet = CartSheetViewModel(self._cart, numbers, self)
        self._notice: Message | None = None
        self._cart.told.connect(self._tell)
        self._cart.changed.connect(self.putAway)
        self._scanner.mayBegin.connect(self._keypad.begin_scan)
        self._scanner.scanned.connect(self._scanned)

    @Property(CartViewModel, constant=True)
    def cart(self) -> CartViewModel:
        return self._cart

    @Property(KeypadViewModel, constant=True)
    def keypad(self) -> KeypadViewModel:
        return self._keypad

    @Property(HeldCartsViewModel, constant=True)
    def held(self) -> HeldCartsViewModel:
        return self._held

    @Property(ScannerViewModel, constant=True)
    def scanner(self) -> ScannerViewModel:
        return self._scanner

    @Property(CartSheetViewModel, constant=True)
    def sheet(self) -> CartSheetViewModel:
        return self._sheet

    @Property(str, notify=noticeChanged)
    def notice(self) -> str:
        return "" if self._notice is None else title_of(self._notice)

    @Property(str, notify=noticeChanged)
    def advice(self) -> str:
        """Empty where the notice says it all."""
        if self._notice is None or not has_title(self._notice):
            return ""
        return sentence_of(self._notice)

    @Slot()
    def putAway(self) -> None:
        self._tell(None)

    def take(self, event: object) -> None:
        """News of the entry; others are nothing to it."""
        if isinstance(event, HeldCartsChanged):
            self._held.refresh()
        else:
            self._cart.take(event)

    def refused(self) -> None:
        self._cart.refused()

    def _scanned(self, code: str) -> None:
        self._keypad.undo_scan()
        item = self._item_of(code)
        if item is None:
            shown = {"code": code[:CODE_SHOWN]}
            self._tell(Message(code="cart.unknown_barcode", arguments=shown))
        else:
            self._cart.add_item(item)

    def _tell(self, message: Message | None) -> None:
        if message != self._notice:
            self._notice = message
            self.noticeChanged.emit()

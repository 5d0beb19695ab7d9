"""The button that opens the cash drawer, and what became of a touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from pos_app.domain.message import Message
from pos_app.domain.rights import Right
from pos_app.services.receipts.cash_drawer import UNSURE, DrawerAnswer
from pos_app.ui.duty import OverrideAsked
from pos_app.ui.messages import title_of
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.ui.drawer import DrawerFacade

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

# How long the answer stands on the button.
ANSWER_MILLISECONDS = 4_000


@QmlElement
@QmlUncreatable("belongs to the till")
class DrawerViewModel(QObject):
    """`tell` gets what a person has to read, for the banner."""

    changed = Signal()

    def __init__(
        self,
        drawer: DrawerFacade,
        tell: Callable[[Message], None],
        parent: QObject | None = None,
        *,
        has_button: bool = True,
    ) -> None:
        super().__init__(parent)
        self._drawer = drawer
        self._tell = tell
        self._has_button = has_button
        self._state = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(ANSWER_MILLISECONDS)
        self._rest.timeout.connect(self._forget)

    @Slot()
    def open(self) -> None:
        self._rest.stop()
        self._become("asked")
        self._drawer.ask()

    @Slot(object)
    def hear(self, event: object) -> None:
        if isinstance(event, OverrideAsked) and event.right is Right.OPEN_DRAWER:
            self._forget()
        if not isinstance(event, DrawerAnswer):
            return
        problem = event.problem
        unsure = problem is not None and problem.code == UNSURE
        self._become("opened" if problem is None else "unsure" if unsure else "failed")
        self._rest.start()
        if problem is not None:
            self._tell(problem if unsure else _not_opened(problem))

    @Property(bool, constant=True)
    def hasButton(self) -> bool:
        """Without one it only tells what became of the drawer after a sale."""
        return self._has_button

    @Property(str, notify=changed)
    def word(self) -> str:
        return {
            "asked": translate("Drawer", "Opening"),
            "opened": translate("Drawer", "Opened"),
            "failed": translate("Drawer", "Not open"),
            "unsure": translate("Drawer", "Look at it"),
        }.get(self._state) or translate("Drawer", "Drawer")

    @Property(str, notify=changed)
    def iconName(self) -> str:
        return {"opened": "check", "failed": "attention", "unsure": "attention"}.get(
            self._state, "drawer"
        )

    @Property(str, notify=changed)
    def tone(self) -> str:
        return {"opened": "paid", "failed": "part", "unsure": "part"}.get(self._state, "quiet")

    @Slot()
    def _forget(self) -> None:
        self._become("")

    def _become(self, state: str) -> None:
        if state != self._state:
            self._state = state
            self.changed.emit()


def _not_opened(problem: Message) -> Message:
    """The reason in the words of its own title, so that the cashier reads one sentence."""
    return Message(code="drawer.not_opened", arguments={"reason": title_of(problem)})

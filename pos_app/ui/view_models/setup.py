"""The set-up page: each part asked for, tried, and saved together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QUrl, Signal

from pos_app.ui.list_model import ListModel
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot
from pos_app.ui.receipt_drafts import LogoRead
from pos_app.ui.setup import (
    AccountTried,
    PartTried,
    SecretFound,
    SetupNotSaved,
    SetupSaved,
    WalletUnconfirmed,
)
from pos_app.ui.setup_form import STEPS, words
from pos_app.ui.setup_parts import Step
from pos_app.ui.setup_state import SetupState, field_of
from pos_app.ui.view_models.receipt_editor import ReceiptEditorViewModel
from pos_app.ui.view_models.setup_printer import PrinterSetupViewModel
from pos_app.ui.view_models.setup_rows import (
    FieldRow,
    Notes,
    StepRow,
    TrialRow,
    field_rows,
    step_rows,
    trial_rows,
)
from pos_app.ui.view_models.setup_trials import start_trial
from pos_app.ui.view_models.wallet_endings import WalletEndingsViewModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.ui.formatting import Formatter
    from pos_app.ui.receipt_drafts import ReceiptDraft
    from pos_app.ui.setup import SetupFacade

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate


@QmlElement
@QmlUncreatable("made by the program")
class SetupViewModel(QObject):
    """`saved` and `demoChosen` end the first set-up.

    `preview` gives the address of a draft's picture; without it receipts are not shown.
    """

    changed = Signal()
    stepChanged = Signal()
    saved = Signal()
    demoChosen = Signal()

    def __init__(
        self,
        facade: SetupFacade,
        numbers: Formatter,
        preview: Callable[[ReceiptDraft], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._facade = facade
        self._numbers = numbers
        self._editor = ReceiptEditorViewModel(preview, self)
        self._state = SetupState(facade)
        self._printer = PrinterSetupViewModel(
            facade, lambda key: self._state.texts[key], self.edit, self
        )
        self._steps = ListModel(StepRow, self)
        self._fields = ListModel(FieldRow, self)
        self._trials = ListModel(TrialRow, self)
        self._endings = WalletEndingsViewModel(self._paint, self)
        self._painted_step = self._state.step
        self._paint()

    @Slot(object)
    def hear(self, event: object) -> None:
        match event:
            case AccountTried(ticket=ticket) if ticket == self._state.ticket:
                self._state.account_tried(event)
            case PartTried(ticket=ticket) if ticket == self._state.ticket:
                self._state.part_tried(event)
            case LogoRead():
                self._state.logo_read(event)
            case SecretFound():
                self._state.secret_found()
            case WalletUnconfirmed():
                self._state.wallet_unconfirmed()
            case SetupSaved():
                self._state.saved()
                self.saved.emit()
            case SetupNotSaved():
                self._state.not_saved(event)
            case _:
                self._printer.hear(event)
                return
        self._paint()

    # --- the page ---

    @Property(bool, notify=changed)
    def firstTime(self) -> bool:
        return self._state.first_time

    @Property(QObject, constant=True)
    def steps(self) -> QObject:
        return self._steps

    @Property(QObject, constant=True)
    def fields(self) -> QObject:
        return self._fields

    @Property(QObject, constant=True)
    def trials(self) -> QObject:
        return self._trials

    @Property(WalletEndingsViewModel, constant=True)
    def endings(self) -> WalletEndingsViewModel:
        return self._endings

    @Property(str, notify=stepChanged)
    def step(self) -> str:
        return self._state.step.value

    @Property(str, notify=stepChanged)
    def title(self) -> str:
        return words(STEPS[self._state.step].title)

    @Property(str, notify=stepChanged)
    def sentence(self) -> str:
        return words(STEPS[self._state.step].sentence)

    @Property(str, notify=changed)
    def tryText(self) -> str:
        """Empty where there is nothing to try, or where the filled button does it."""
        text = STEPS[self._state.step].try_text
        if not text or self._state.compares:
            return ""
        return translate("Setup", "Trying") if self._state.trying else words(text)

    @Property(bool, notify=changed)
    def trying(self) -> bool:
        return self._state.trying

    @Property(str, notify=changed)
    def trouble(self) -> str:
        """Why the settings could not be saved."""
        return self._state.trouble

    @Property(bool, notify=changed)
    def canGoBack(self) -> bool:
        return self._state.first_time and self._state.preceding is not self._state.step

    @Property(str, notify=changed)
    def nextText(self) -> str:
        return self._state.next_text

    @Property(bool, notify=changed)
    def usable(self) -> bool:
        """Nothing is being tried or saved."""
        return not self._state.trying and not self._state.saving

    @Property(bool, notify=changed)
    def mayGoOn(self) -> bool:
        """The filled button does what it says; where it is off it says what is missing."""
        return self.usable and self._state.may_go_on

    @Property(ReceiptEditorViewModel, constant=True)
    def editor(self) -> ReceiptEditorViewModel:
        return self._editor

    @Property(PrinterSetupViewModel, constant=True)
    def printer(self) -> PrinterSetupViewModel:
        return self._printer

    # --- touches ---

    @Slot(str, str)
    def edit(self, key: str, text: str) -> None:
        """What stands in a field now."""
        if text != self._state.texts[key]:
            self._state.edit(key, text)
            self._editor.look(key)
            self._paint()

    @Slot(str, int)
    def choose(self, key: str, place: int) -> None:
        self._state.choose(key, place)
        self._paint()

    @Slot(str, int)
    def toggle(self, key: str, place: int) -> None:
        self._state.toggle(key, place)
        self._editor.look(key)
        self._editor.look(str(field_of(key).options[place]))
        self._paint()

    @Slot(str, QUrl)
    def dropFile(self, key: str, url: QUrl) -> None:
        """A file that was let go over a field."""
        if url.isLocalFile():
            self.edit(key, url.toLocalFile())

    @Slot()
    def makeSecret(self) -> None:
        """A fresh one, shown so that it can be given to the store's server."""
        self._state.make_secret()
        self._paint()

    @Slot()
    def tryIt(self) -> None:
        """Try the part that is shown; the answer comes later."""
        state = self._state
        if self.usable and state.check(state.step):
            state.forget_answers()
            state.trying = start_trial(self._facade, state.step, state.texts, state.ticket)
        self._paint()

    @Slot()
    def next(self) -> None:
        """What the filled button says."""
        state = self._state
        if not self.mayGoOn:
            return
        if state.compares and state.endings is None:
            self.tryIt()
            return
        state.take_endings()
        if state.check(state.step):
            state.done |= {state.step}
            if state.first_time and not state.is_last:
                state.go(state.following)
            else:
                state.save()
        self._paint()

    @Slot()
    def back(self) -> None:
        self._state.go(self._state.preceding)
        self._paint()

    @Slot(str)
    def goTo(self, key: str) -> None:
        self._state.go(Step(key))
        self._paint()

    @Slot()
    def startDemo(self) -> None:
        self._state.begin()
        self._facade.start_demo()
        self._paint()
        self.demoChosen.emit()

    @Slot()
    def leave(self) -> None:
        """Nobody looks any more."""
        self._state.begin()
        self._printer.forget()
        self._paint()

    def _paint(self) -> None:
        state = self._state
        notes = Notes(mistakes=state.mistakes, hints=state.hints, revealed=state.revealed)
        self._steps.replace_rows(step_rows(state.step, state.done, state.texts))
        self._fields.replace_rows(field_rows(state.step, state.texts, notes))
        self._trials.replace_rows(trial_rows(state.part, self._numbers) if state.part else [])
        self._endings.follow(state.endings)
        self._editor.follow(state)
        self._printer.follow()
        if state.step is not self._painted_step:
            if self._painted_step is Step.PRINTER:
                self._printer.forget()
            self._painted_step = state.step
            self.stepChanged.emit()
        self.changed.emit()

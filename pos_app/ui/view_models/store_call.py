"""One call to the store's server: its body, its figures, what was answered, and "send again"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QFontDatabase

from pos_app.ports import DeliveryState
from pos_app.services.harmless_text import harmless
from pos_app.ui.archive import fresh_ticket
from pos_app.ui.call_body import CallText
from pos_app.ui.call_words import (
    answer_text,
    can_send,
    last_answer_of,
    next_try,
    sign_of,
    subject_of,
)
from pos_app.ui.calls import CallRead
from pos_app.ui.list_model import ListModel
from pos_app.ui.moments import exact_time, moment_text
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from pos_app.ports import OutboxMessage
    from pos_app.ui.call_words import CallSign
    from pos_app.ui.calls import StoreCalls
    from pos_app.ui.till import TillFacade

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

FACT, HEADING, TEXT, CODE = "fact", "heading", "text", "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallLine:
    """`kind` is fact (label and value), heading, text, or code, which keeps its spaces."""

    key: str
    kind: str
    label: str
    value: str = ""


@QmlElement
@QmlUncreatable("belongs to the calls")
class StoreCallViewModel(QObject):
    changed = Signal()

    def __init__(self, calls: StoreCalls, till: TillFacade, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calls = calls
        self._till = till
        self._ticket = 0
        self._id = ""
        self._call: OutboxMessage | None = None
        self._text = CallText("")
        self._body: list[CallLine] = []
        self._told: tuple[object, ...] = ()
        self._lines = ListModel(CallLine, self)
        # Never in a worker: Qt's types are built at their first use.
        self._code_family = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()

    def hear(self, event: object) -> None:
        if isinstance(event, CallRead) and event.ticket == self._ticket:
            self._show(event.call)

    @Property(str, notify=changed)
    def key(self) -> str:
        """The id of the call, empty for none."""
        return self._id

    def select(self, message_id: str) -> None:
        self._id = message_id
        self._show(None)
        self.read()

    def read(self) -> None:
        if self._id:
            self._ticket = fresh_ticket()
            self._calls.read_call(self._ticket, self._id)

    def _show(self, call: OutboxMessage | None) -> None:
        if call is not None and (self._call is None or self._call.body != call.body):
            self._text = CallText(call.body)
            lines = enumerate(self._text.lines())
            self._body = [_line(f"body_{place}", CODE, line) for place, line in lines]
        self._call = call
        self.refresh()

    def refresh(self) -> None:
        """Time has passed, or the store's server is well again."""
        lines = () if self._call is None else tuple(self._all_lines(self._call))
        if lines != self._lines.rows:
            self._lines.replace_rows(lines)
        told = (self._id, self.ready, self.tone, self.iconName, self.word, self.canSend, self.why)
        if told != self._told:
            self._told = told
            self.changed.emit()

    def _all_lines(self, call: OutboxMessage) -> Iterator[CallLine]:
        yield from self._facts(call)
        answer = last_answer_of(call)
        if answer:
            yield _line("answer_head", HEADING, translate("Calls", "Last answer"))
            yield _line("answer", TEXT, answer_text(self._text.hide(answer)))
        yield _line("body_head", HEADING, translate("Calls", "Body"))
        yield from self._body

    def _facts(self, call: OutboxMessage) -> Iterator[CallLine]:
        yield _fact("written", translate("Calls", "Written"), self._moment(call.created_at))
        if call.put_back_at is not None:
            again = self._moment(call.put_back_at)
            yield _fact("again", translate("Calls", "To be sent again since"), again)
        yield _fact("tries", translate("Calls", "Tries"), str(call.attempts))
        if call.tried_at is not None:
            yield _fact("tried", translate("Calls", "Last try"), self._moment(call.tried_at))
        following = next_try(call, self._till.status().store, self._till.now())
        if following:
            at = exact_time(call.next_try_at)
            yield _fact("next", translate("Calls", "Next try"), f"{following} ({at})")
        yield _fact("id", "webhook-id", call.id)

    def _moment(self, moment: datetime) -> str:
        return f"{moment_text(moment, self._till.now())}:{moment:%S}"

    @property
    def _sign(self) -> CallSign | None:
        return None if self._call is None else sign_of(self._call, self._till.status().store)

    @Property(QObject, constant=True)
    def lines(self) -> QObject:
        return self._lines

    @Property(str, constant=True)
    def codeFamily(self) -> str:
        """Letters of one width, as this machine has them."""
        return self._code_family

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        return self._call is not None

    @Property(str, notify=changed)
    def tone(self) -> str:
        return self._sign.tone if self._sign else "wait"

    @Property(str, notify=changed)
    def iconName(self) -> str:
        return self._sign.icon if self._sign else ""

    @Property(str, notify=changed)
    def word(self) -> str:
        return self._sign.word if self._sign else ""

    @Property(str, notify=changed)
    def name(self) -> str:
        return harmless(self._call.name, 60) if self._call else ""

    @Property(str, notify=changed)
    def subject(self) -> str:
        return subject_of(self._text) if self._call else ""

    @Property(bool, notify=changed)
    def canSend(self) -> bool:
        return self._call is not None and can_send(self._till.status().store)

    @Property(str, notify=changed)
    def why(self) -> str:
        """Why it can't be sent now; empty when it can."""
        if self._call is None or self.canSend:
            return ""
        return translate("Calls", "Nothing can be sent while sending is off.")

    @Property(str, notify=changed)
    def sendText(self) -> str:
        waits = self._call is not None and self._call.state is DeliveryState.WAITING
        return translate("Calls", "Send now") if waits else translate("Calls", "Send again")

    @Slot()
    def sendAgain(self) -> None:
        if self.canSend:
            self._calls.send_again(self._id)


def _line(key: str, kind: str, label: str) -> CallLine:
    return CallLine(key=key, kind=kind, label=label)


def _fact(key: str, label: str, value: str) -> CallLine:
    return CallLine(key=key, kind=FACT, label=label, value=value)

"""How much the store's server is still to be told, since when, and what it said last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.ui.call_words import answer_text, brief_answer, is_stopped
from pos_app.ui.messages import sentence_of, title_of
from pos_app.ui.moments import moment_text
from pos_app.ui.till import Health

if TYPE_CHECKING:
    from datetime import datetime

    from pos_app.ui.till import PartStatus, TillStatus

translate = QCoreApplication.translate

_NONE = "\N{EN DASH}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlog:
    """`answer` is all that is kept of it, `brief` its start; `action` is empty for nothing.

    `trouble` says what is wrong and what to do.
    """

    tone: str
    icon: str
    word: str
    waiting: str
    oldest: str
    answer: str
    brief: str
    action: str = ""
    trouble: str = ""


def backlog_of(status: TillStatus, now: datetime) -> Backlog:
    store, said = status.store, status.outbox
    oldest_at = None if said is None else said.oldest_at
    last_answer = None if said is None else said.last_answer
    tone, icon, word = _state(status)
    action = ""
    if is_stopped(store):
        action = translate("Calls", "Turn on again")
    elif store.waiting and store.health is not Health.ABSENT:
        action = translate("Calls", "Try now")
    return Backlog(
        tone=tone,
        icon=icon,
        word=word,
        waiting=str(store.waiting),
        oldest=_NONE if oldest_at is None else moment_text(oldest_at, now),
        answer=answer_text(last_answer),
        brief=brief_answer(last_answer) or _NONE,
        action=action,
        trouble=_trouble(store),
    )


def _trouble(store: PartStatus) -> str:
    if store.message is None:
        return ""
    title, sentence = title_of(store.message), sentence_of(store.message)
    return title if title == sentence else f"{title}. {sentence}"


def _state(status: TillStatus) -> tuple[str, str, str]:
    store = status.store
    if store.health is Health.ABSENT:
        return "gone", "cancelled", translate("Calls", "No server")
    if store.health is Health.STARTING:
        return "wait", "clock", translate("Calls", "Connecting")
    if is_stopped(store):
        return "part", "cancelled", translate("Calls", "Sending is off")
    if store.message is not None:
        return "part", "warning", translate("Calls", "In trouble")
    if store.waiting:
        return "wait", "clock", translate("Calls", "Sending")
    return "paid", "check", translate("Calls", "In step")

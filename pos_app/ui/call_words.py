"""How a call to the store's server stands, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.domain.message import Message
from pos_app.ports import DeliveryState
from pos_app.services.harmless_text import harmless
from pos_app.ui.messages import has_title, title_of
from pos_app.ui.till import Health

if TYPE_CHECKING:
    from datetime import datetime

    from pos_app.ports import OutboxMessage
    from pos_app.ui.call_body import CallText
    from pos_app.ui.till import PartStatus

translate = QCoreApplication.translate

STOPPED_CODE = "webhook.gone"
MOST_ANSWER_CHARACTERS = 200
MOST_BRIEF = 24  # characters that fit beside the other figures
_MINUTE, _HOUR = 60, 3_600


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSign:
    """`tone` names a colour role."""

    tone: str
    icon: str
    word: str


def is_stopped(store: PartStatus) -> bool:
    """The store's server has answered 410, and nobody has turned the calls on again."""
    return store.message is not None and store.message.code == STOPPED_CODE


def can_send(store: PartStatus) -> bool:
    return store.health is not Health.ABSENT and not is_stopped(store)


def sign_of(call: OutboxMessage, store: PartStatus) -> CallSign:
    if call.state is DeliveryState.DELIVERED:
        return CallSign(tone="paid", icon="check", word=translate("Calls", "Delivered"))
    if call.state is DeliveryState.GIVEN_UP:
        return CallSign(tone="alarm", icon="warning", word=translate("Calls", "Given up"))
    if not can_send(store):
        return CallSign(tone="gone", icon="cancelled", word=translate("Calls", "Not being sent"))
    if call.attempts == 0:
        return CallSign(tone="wait", icon="clock", word=translate("Calls", "Waiting"))
    return CallSign(tone="part", icon="refresh", word=translate("Calls", "Tried in vain"))


def next_try(call: OutboxMessage, store: PartStatus, now: datetime) -> str:
    """`in 2 min`, `now`; empty where there is no next try."""
    if call.state is not DeliveryState.WAITING or not can_send(store):
        return ""
    seconds = int((call.next_try_at - now).total_seconds())
    if seconds <= 0:
        return translate("Calls", "now")
    if seconds < _MINUTE:
        return translate("Calls", "in {seconds} s").format(seconds=seconds)
    if seconds < 2 * _HOUR:
        return translate("Calls", "in {minutes} min").format(minutes=round(seconds / _MINUTE))
    return translate("Calls", "in {hours} h").format(hours=round(seconds / _HOUR))


def following_of(call: OutboxMessage, store: PartStatus, now: datetime) -> str:
    """What comes next, in few words beside its state; nothing for one whose turn it is."""
    when = next_try(call, store, now)
    is_due = call.next_try_at <= now
    if not when or call.attempts == 0:
        return "" if is_due else when
    return translate("Calls", "again {when}").format(when=when)


def subject_of(text: CallText) -> str:
    """Which sale or shift a call is about, empty for neither."""
    sale, shift = text.number("sale_number"), text.number("shift_number")
    if sale is not None:
        return translate("Calls", "No. {number}").format(number=sale)
    return "" if shift is None else translate("Calls", "Shift {number}").format(number=shift)


def tries(call: OutboxMessage) -> str:
    if call.attempts == 1:
        return translate("Calls", "1 try")
    return translate("Calls", "{count} tries").format(count=call.attempts)


def last_answer_of(call: OutboxMessage) -> str | None:
    """As the outbox tells of it: a status with its text, or the code of what went wrong."""
    if call.last_status is None:
        return call.last_answer
    return f"{call.last_status} {call.last_answer or ''}".strip()


def answer_text(last_answer: str | None) -> str:
    """What the server answered, made harmless; what went wrong where it answered nothing."""
    if last_answer is None:
        return ""
    if last_answer[:1].isdigit():
        return harmless(last_answer, MOST_ANSWER_CHARACTERS)
    message = Message(code=last_answer)
    return title_of(message) if has_title(message) else harmless(last_answer, 60)


def short_answer(last_answer: str | None) -> str:
    """The status alone, or a word for what went wrong."""
    if last_answer is None:
        return ""
    if last_answer[:1].isdigit():
        return last_answer.split(maxsplit=1)[0]
    return _why_none().get(last_answer, translate("Calls", "not sent"))


def _why_none() -> dict[str, str]:
    return {
        "webhook.unreachable": translate("Calls", "no answer"),
        "webhook.timeout": translate("Calls", "too slow"),
        "webhook.certificate": translate("Calls", "not trusted"),
    }


def brief_answer(last_answer: str | None) -> str:
    """The start of what was answered, or a word for what went wrong."""
    if last_answer is None:
        return ""
    told = last_answer[:1].isdigit()
    return harmless(last_answer, MOST_BRIEF) if told else short_answer(last_answer)

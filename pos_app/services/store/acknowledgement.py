"""Which answers of the shop's server mean that it has taken a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.message import Message

if TYPE_CHECKING:
    from pos_app.ports import WebhookAnswer

BY_STATUS, BY_TEXT = "status", "ok-text"
# What callbacks of forwarding gateways are answered with, asterisks included.
OK_TEXT = "*ok*"
_TAKEN = range(200, 300)


def why_not_taken(answer: WebhookAnswer, ack: str) -> Message | None:
    """None when it is; `ack` is the setting `webhook.ack`."""
    arguments = {"status": str(answer.status)}
    if answer.status not in _TAKEN:
        return Message(code="webhook.answered", arguments=arguments)
    if ack == BY_TEXT and answer.body.strip() != OK_TEXT:
        return Message(code="webhook.no_ok_text", arguments=arguments)
    return None

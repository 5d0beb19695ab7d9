"""Two secrets hold while one is changed; neither is asked for before each call."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from standardwebhooks import Webhook, WebhookVerificationError

from pos_app.adapters.webhook.signing import KEPT_SECONDS, Signer
from pos_app.ports import RefusedError

OLD, NEW = "whsec_b2xkIHNlY3JldCBvZiBhIHNob3A=", "whsec_bmV3IHNlY3JldCBvZiBhIHNob3A="
BODY = '{"type":"sale.created"}'


class Drawer:
    """Counts how often it is opened."""

    def __init__(self, **kept: str) -> None:
        self.kept = kept
        self.opened = 0

    def get(self, name: str) -> str | None:
        self.opened += 1
        return self.kept.get(name)

    def set(self, name: str, value: str) -> None:
        self.kept[name] = value


class Watch:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def signed(signer: Signer) -> dict[str, str]:
    at = datetime.now(UTC)
    return {
        "webhook-id": "msg_1",
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": signer.sign("msg_1", at, BODY),
    }


def believes(secret: str, headers: dict[str, str]) -> bool:
    try:
        Webhook(secret).verify(BODY, headers)
    except WebhookVerificationError:
        return False
    return True


def test_while_a_secret_is_changed_a_store_with_either_believes_the_till() -> None:
    headers = signed(Signer("hook", Drawer(hook=NEW, hook_previous=OLD)))
    assert believes(NEW, headers)
    assert believes(OLD, headers)
    assert [one.partition(",")[0] for one in headers["webhook-signature"].split()] == ["v1", "v1"]
    assert believes(NEW, {**headers, "webhook-signature": headers["webhook-signature"].split()[0]})


@pytest.mark.parametrize("previous", ["", NEW])
def test_one_secret_signs_once(previous: str) -> None:
    headers = signed(Signer("hook", Drawer(hook=NEW, hook_previous=previous)))
    assert len(headers["webhook-signature"].split()) == 1
    assert not believes(OLD, headers)


def test_a_previous_secret_that_is_none_is_named() -> None:
    with pytest.raises(RefusedError) as refused:
        signed(Signer("hook", Drawer(hook=NEW, hook_previous="open sesame")))
    assert refused.value.message.arguments == {"name": "hook_previous"}
    assert refused.value.message.code == "webhook.bad_secret"


def test_secrets_are_looked_up_now_and_then_and_when_it_is_said() -> None:
    drawer, watch = Drawer(hook=OLD), Watch()
    signer = Signer("hook", drawer, monotonic=watch)
    signed(signer)
    opened = drawer.opened
    drawer.set("hook", NEW)
    watch.now = KEPT_SECONDS - 0.1
    assert believes(OLD, signed(signer))
    assert drawer.opened == opened
    watch.now = KEPT_SECONDS
    assert believes(NEW, signed(signer))
    drawer.set("hook", OLD)
    signer.forget()
    assert believes(OLD, signed(signer))

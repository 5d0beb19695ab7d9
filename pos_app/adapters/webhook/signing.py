"""Signatures after Standard Webhooks 1.0: one for each secret that holds, the newest first."""

from __future__ import annotations

import binascii
import time
from datetime import UTC
from typing import TYPE_CHECKING

from pos_app.ports import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from standardwebhooks import Webhook

    from pos_app.ports import SecretStore

PREFIX = "whsec_"
# While a secret is changed both hold: the store takes what either of them has signed.
PREVIOUS = "_previous"
# A keyring takes milliseconds to answer, and a store that is back gets thousands of messages.
KEPT_SECONDS = 5.0


class Signer:
    """Keeps what it was told of the secrets for a few seconds; used by one thread."""

    def __init__(
        self,
        secret_name: str,
        secrets: SecretStore,
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._name = secret_name
        self._secrets = secrets
        self._monotonic = monotonic
        self._keys: tuple[Webhook, ...] = ()
        self._until = 0.0

    def sign(self, message_id: str, at: datetime, body: str) -> str:
        """The header `webhook-signature`; RefusedError `webhook.no_secret`, `.bad_secret`."""
        if not self._keys or self._monotonic() >= self._until:
            self._keys = self._look_up()
            self._until = self._monotonic() + KEPT_SECONDS
        at = at.astimezone(UTC)
        return " ".join(key.sign(message_id, at, body) for key in self._keys)

    def forget(self) -> None:
        """The next signature is by the secrets of then: these may have been changed."""
        self._keys = ()

    def _look_up(self) -> tuple[Webhook, ...]:
        secret = self._secrets.get(self._name)
        if not secret:
            raise RefusedError("webhook.no_secret", name=self._name)
        keys = [_key(self._name, secret)]
        name = self._name + PREVIOUS
        previous = self._secrets.get(name)
        if previous and previous != secret:
            keys.append(_key(name, previous))
        return tuple(keys)


def _key(name: str, secret: str) -> Webhook:
    from standardwebhooks.webhooks import EmptyWebhookSecretError, Webhook

    if not secret.startswith(PREFIX):
        raise RefusedError("webhook.bad_secret", name=name)
    try:
        return Webhook(secret)
    except (ValueError, binascii.Error, EmptyWebhookSecretError):
        # Without its cause: that would carry the secret into a log.
        raise RefusedError("webhook.bad_secret", name=name) from None

"""Signs and posts one message after Standard Webhooks 1.0 (standardwebhooks.com)."""

from __future__ import annotations

import binascii
import ipaddress
import queue
import threading
from contextlib import suppress
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pos_app.adapters.plain_session import new_session
from pos_app.ports import RefusedError, UnreachableError, WebhookAnswer

if TYPE_CHECKING:
    from datetime import datetime

    from requests import Response, Session

    from pos_app.ports import SecretStore

TOTAL_SECONDS = 15.0
CONNECT_SECONDS = 5.0
ANSWER_BYTES = 4_096
PREFIX = "whsec_"
USER_AGENT = "pos-app"
_LONGEST_NUMBER = 10


class HttpWebhookSender:
    """Implements ports.WebhookSender; used by one thread.

    `total_seconds` is the time one call may take, however slowly the server trickles.
    """

    def __init__(
        self,
        url: str,
        secret_name: str,
        secrets: SecretStore,
        *,
        total_seconds: float = TOTAL_SECONDS,
    ) -> None:
        """RefusedError `webhook.needs_https` for what would go readable over a network."""
        parts = urlsplit(url)
        self._host = parts.hostname or ""
        if not (parts.scheme == "https" or (parts.scheme == "http" and _is_loopback(self._host))):
            raise RefusedError("webhook.needs_https", host=self._host)
        self._url = url
        # The shop's proxy can't reach our loopback.
        self._proxies = {"no_proxy": self._host} if _is_loopback(self._host) else None
        self._secret_name = secret_name
        self._secrets = secrets
        self._total_seconds = total_seconds
        self._session: Session | None = None

    def post(self, message_id: str, at: datetime, body: str) -> WebhookAnswer:
        """As ports.WebhookSender.

        RefusedError `webhook.no_secret`, `webhook.bad_secret`; UnreachableError
        `webhook.unreachable`, `webhook.timeout`, `webhook.certificate`.
        """
        headers = {
            "content-type": "application/json",
            "user-agent": USER_AGENT,
            "accept-encoding": "identity",
            "webhook-id": message_id,
            "webhook-timestamp": str(int(at.timestamp())),
            "webhook-signature": self._signature(message_id, at, body),
        }
        if self._session is None:
            self._session = new_session()
        session = self._session
        answers: queue.SimpleQueue[WebhookAnswer | UnreachableError] = queue.SimpleQueue()

        def call() -> None:
            answer: WebhookAnswer | UnreachableError = UnreachableError(
                "webhook.unreachable", host=self._host
            )
            try:
                answer = self._call(session, headers, body.encode(), at)
            finally:  # a bug shows in the log, and the thread that waits goes on
                answers.put(answer)

        # A thread that can be left behind: name lookups and trickling servers know no deadline.
        threading.Thread(target=call, name="webhook-call", daemon=True).start()
        try:
            answer = answers.get(timeout=self._total_seconds)
        except queue.Empty:
            self._session = None
            raise UnreachableError("webhook.timeout", host=self._host) from None
        if isinstance(answer, UnreachableError):
            raise answer
        return answer

    def _signature(self, message_id: str, at: datetime, body: str) -> str:
        from standardwebhooks.webhooks import EmptyWebhookSecretError, Webhook

        secret = self._secrets.get(self._secret_name)
        if not secret:
            raise RefusedError("webhook.no_secret", name=self._secret_name)
        if not secret.startswith(PREFIX):
            raise RefusedError("webhook.bad_secret", name=self._secret_name)
        try:
            webhook = Webhook(secret)
        except (ValueError, binascii.Error, EmptyWebhookSecretError):
            # Without its cause: that would carry the secret into a log.
            raise RefusedError("webhook.bad_secret", name=self._secret_name) from None
        return webhook.sign(message_id, at.astimezone(UTC), body)

    def _call(
        self, session: Session, headers: dict[str, str], body: bytes, at: datetime
    ) -> WebhookAnswer | UnreachableError:
        from requests.exceptions import RequestException, SSLError, Timeout

        try:
            with session.post(
                self._url,
                data=body,
                headers=headers,
                proxies=self._proxies,
                timeout=(CONNECT_SECONDS, self._total_seconds),
                allow_redirects=False,
                stream=True,
            ) as response:
                start = next(response.iter_content(ANSWER_BYTES), b"")
                return WebhookAnswer(
                    status=response.status_code,
                    body=start.decode("utf-8", "replace"),
                    retry_after_seconds=_retry_after(response, at),
                )
        except SSLError:
            return UnreachableError("webhook.certificate", host=self._host)
        except Timeout:
            return UnreachableError("webhook.timeout", host=self._host)
        except RequestException:
            return UnreachableError("webhook.unreachable", host=self._host)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    with suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return False


def _retry_after(response: Response, at: datetime) -> int | None:
    """RFC 9110, 10.2.3: seconds, or a date."""
    text = response.headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit() and len(text) < _LONGEST_NUMBER:
        return int(text)
    # A date may name a year, or an hour, that no clock knows.
    with suppress(ValueError, TypeError, LookupError, ArithmeticError):
        return max(0, int((parsedate_to_datetime(text) - at).total_seconds()))
    return None

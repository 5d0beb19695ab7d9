"""Posts one signed message after Standard Webhooks 1.0 (standardwebhooks.com)."""

from __future__ import annotations

import queue
import threading
from contextlib import suppress
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from pos_app.adapters.plain_session import new_session
from pos_app.adapters.webhook.address import HookAddress
from pos_app.adapters.webhook.signing import Signer
from pos_app.ports import UnreachableError, WebhookAnswer

if TYPE_CHECKING:
    from datetime import datetime

    from requests import Response, Session

    from pos_app.adapters.webhook.address import Target
    from pos_app.ports import SecretStore

    Answers = queue.SimpleQueue[WebhookAnswer | UnreachableError]

TOTAL_SECONDS = 15.0
CONNECT_SECONDS = 5.0
ANSWER_BYTES = 4_096
USER_AGENT = "pos-app"
_LONGEST_NUMBER = 10
_TAKEN = range(200, 300)


class HttpWebhookSender:
    """Implements ports.WebhookSender; used by one thread, stopped from any.

    `url` may hold `{token}` and `{order_id}`. `total_seconds` is the time one call may take,
    however slowly the server trickles; the name lookup is part of it.
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
        self._address = HookAddress(url)
        self._host = self._address.host
        # The shop's proxy can't reach our loopback.
        self._proxies = {"no_proxy": self._host} if self._address.is_loopback else None
        self._signer = Signer(secret_name, secrets)
        self._total_seconds = total_seconds
        self._session: Session | None = None
        self._stopped = threading.Event()
        self._awaited: Answers | None = None

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
            "webhook-signature": self._signer.sign(message_id, at, body),
        }
        session, target = self._opened(), self._address.target(body)
        answers: Answers = queue.SimpleQueue()
        self._awaited = answers
        if self._stopped.is_set():
            raise self._unreachable()

        def call() -> None:
            answer: WebhookAnswer | UnreachableError = self._unreachable()
            try:
                answer = self._call(session, target, headers, body.encode(), at)
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
        if answer.status not in _TAKEN:
            # The store may have another secret by now, and so may the till.
            self._signer.forget()
        return answer

    def stop(self) -> None:
        """End the call that runs, and every later one, as one that nobody answers."""
        self._stopped.set()
        if self._awaited is not None:
            self._awaited.put(self._unreachable())

    def _opened(self) -> Session:
        if self._session is None:
            from http.cookiejar import DefaultCookiePolicy

            self._session = new_session()
            self._session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=()))
        return self._session

    def _unreachable(self) -> UnreachableError:
        return UnreachableError("webhook.unreachable", host=self._host)

    def _call(
        self, session: Session, target: Target, headers: dict[str, str], body: bytes, at: datetime
    ) -> WebhookAnswer | UnreachableError:
        from requests.exceptions import RequestException, SSLError, Timeout

        try:
            with session.post(
                target.url,
                data=body,
                headers=headers,
                proxies=self._proxies,
                timeout=(CONNECT_SECONDS, self._total_seconds),
                allow_redirects=False,
                stream=True,
            ) as response:
                return WebhookAnswer(
                    status=response.status_code,
                    body=target.without_token(_start_of(response)),
                    retry_after_seconds=_retry_after(response, at),
                )
        except SSLError:
            return UnreachableError("webhook.certificate", host=self._host)
        except Timeout:
            return UnreachableError("webhook.timeout", host=self._host)
        except RequestException:
            return self._unreachable()


def _start_of(response: Response) -> str:
    """All of a short answer, so that its connection serves the next call; a long one is cut."""
    start = b""
    for chunk in response.iter_content(ANSWER_BYTES):
        start += chunk
        if len(start) >= ANSWER_BYTES:
            break
    return start[:ANSWER_BYTES].decode("utf-8", "replace")


def _retry_after(response: Response, at: datetime) -> int | None:
    """RFC 9110, 10.2.3: seconds, or a date."""
    text = response.headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit() and len(text) < _LONGEST_NUMBER:
        return int(text)
    # A date may name a year, or an hour, that no clock knows.
    with suppress(ValueError, TypeError, LookupError, ArithmeticError):
        return max(0, int((parsedate_to_datetime(text) - at).total_seconds()))
    return None

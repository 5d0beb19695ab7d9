"""Web requests with a deadline and a size limit, and their failures in the till's words."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pos_app import __version__
from pos_app.adapters.plain_session import new_session
from pos_app.ports import RefusedError, UnreachableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from requests import Response, Session

_CHUNK_BYTES = 16_384
_LONGEST_NUMBER = 10
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpAnswer:
    """`retry_after_seconds` is None too where the server names a date."""

    status: int
    body: bytes
    retry_after_seconds: int | None


class HttpClient:
    """One session: for one thread at a time.

    UnreachableError `http.unreachable` (host) and `http.slow` (host, seconds); RefusedError
    `http.certificate`, `http.too_large`, `http.nonsense` (host). Redirects are answers like any
    other; cookies are not kept.
    """

    def __init__(self, *, largest_bytes: int) -> None:
        self._largest_bytes = largest_bytes
        self._session: Session | None = None

    def get(self, url: str, query: Mapping[str, str] | None, *, seconds: float) -> HttpAnswer:
        return self._ask("GET", url, self._largest_bytes, seconds, params=query)

    def post(
        self,
        url: str,
        body: bytes,
        *,
        seconds: float,
        login: tuple[str, str] | None = None,
        largest_bytes: int | None = None,
    ) -> HttpAnswer:
        """`login` is a user and a password, sent as Basic (RFC 7617) in UTF-8."""
        return self._ask(
            "POST",
            url,
            largest_bytes or self._largest_bytes,
            seconds,
            data=body,
            auth=None if login is None else tuple(part.encode() for part in login),
        )

    def ask(
        self,
        method: str,
        url: str,
        *,
        seconds: float,
        query: Mapping[str, str] | None = None,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> HttpAnswer:
        """Any call. What `headers` say is for an https or loopback `url` where it is secret."""
        return self._ask(
            method, url, self._largest_bytes, seconds, params=query, data=body, headers=headers
        )

    def _ask(
        self, method: str, url: str, largest_bytes: int, seconds: float, **content: Any
    ) -> HttpAnswer:
        import requests
        import urllib3

        host = urlsplit(url).hostname or ""
        deadline = time.monotonic() + seconds
        session = self._opened()
        # A proxy has no way to this machine, and must not see a password.
        readable = url.startswith("http://") and content.get("auth") is not None
        session.trust_env = host not in _LOOPBACK and not readable
        try:
            with session.request(
                method, url, timeout=seconds, stream=True, allow_redirects=False, **content
            ) as response:
                body = bytearray()
                for chunk in _chunks(response):
                    body += chunk
                    if len(body) > largest_bytes:
                        raise RefusedError("http.too_large", host=host)
                    if time.monotonic() > deadline:
                        raise _slow(host, seconds)
                return HttpAnswer(
                    status=response.status_code,
                    body=bytes(body),
                    retry_after_seconds=_retry_after(response),
                )
        except (requests.Timeout, urllib3.exceptions.ReadTimeoutError) as error:
            raise _slow(host, seconds) from error
        except (requests.exceptions.SSLError, urllib3.exceptions.SSLError) as error:
            raise RefusedError("http.certificate", host=host) from error
        except (requests.ConnectionError, urllib3.exceptions.ProtocolError) as error:
            raise UnreachableError("http.unreachable", host=host) from error
        except (requests.RequestException, urllib3.exceptions.HTTPError) as error:
            raise RefusedError("http.nonsense", host=host) from error

    def close(self) -> None:
        if self._session is not None:
            self._session.close()
            self._session = None

    def _opened(self) -> Session:
        if self._session is None:
            from http.cookiejar import DefaultCookiePolicy

            self._session = new_session()
            self._session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=()))
            # Compressed answers could unpack to anything.
            self._session.headers["Accept-Encoding"] = "identity"
            self._session.headers["User-Agent"] = f"pos-app/{__version__}"
        return self._session


def _retry_after(response: Response) -> int | None:
    text = response.headers.get("Retry-After", "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < _LONGEST_NUMBER else None


def _chunks(response: Response) -> Iterator[bytes]:
    """As they come in: waiting for full chunks would let a slow server go on for ever."""
    while chunk := response.raw.read1(_CHUNK_BYTES, decode_content=False):
        yield chunk


def _slow(host: str, seconds: float) -> UnreachableError:
    return UnreachableError("http.slow", host=host, seconds=f"{seconds:g}")

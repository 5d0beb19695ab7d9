"""The access token of Triple-A's REST interfaces (OAuth 2.0, client credentials)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.adapters.gateways.common.answers import Fields
from pos_app.adapters.gateways.common.reply import raise_failure
from pos_app.adapters.gateways.triplea.codes import TITLE
from pos_app.ports import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.adapters.gateways.common.deadline import Deadline
    from pos_app.adapters.gateways.common.http import GatewayHttp
    from pos_app.adapters.gateways.common.reply import Reply
    from pos_app.ports import Clock, SecretStore

# It has to last for the call it is fetched for.
_SPARE_SECONDS = 60
_LONGEST_LIFE_SECONDS = 86_400
_LONGEST_TOKEN = 4_000
_UNAUTHORIZED = 401
_BAD_REQUEST = 400


class Tokens:
    """One token for all threads: two that find none may both fetch one, which does no harm."""

    def __init__(
        self,
        http: GatewayHttp,
        secrets: SecretStore,
        clock: Clock,
        *,
        client_id: str,
        secret_name: str,
    ) -> None:
        self._http = http
        self._secrets = secrets
        self._clock = clock
        self._client_id = client_id
        self._secret_name = secret_name
        self._held: tuple[str, float] | None = None

    def ask(self, question: Callable[[dict[str, str]], Reply], deadline: Deadline) -> Reply:
        """`question` with the header of a token; once more with a new one where it is refused."""
        reply = question(_header(self._token(deadline)))
        if reply.status != _UNAUTHORIZED:
            return reply
        self._held = None
        return question(_header(self._token(deadline)))

    def _token(self, deadline: Deadline) -> str:
        held = self._held
        if held is None or held[1] <= self._clock.monotonic():
            held = self._held = self._fetched(deadline)
        return held[0]

    def _fetched(self, deadline: Deadline) -> tuple[str, float]:
        """RefusedError `gateway.no_secret` (name), `gateway.no_access`."""
        secret = self._secrets.get(self._secret_name)
        if not secret:
            raise RefusedError("gateway.no_secret", gateway=TITLE, name=self._secret_name)
        form = {
            "client_id": self._client_id,
            "client_secret": secret,
            "grant_type": "client_credentials",
        }
        reply = self._http.send("POST", "/oauth/token", form=form, seconds=deadline.left)
        if reply.status == _BAD_REQUEST:  # RFC 6749, 5.2
            raise RefusedError("gateway.no_access", gateway=TITLE)
        if not reply.went_well:
            raise_failure(reply)
        answer = Fields(TITLE, reply.json())
        life = answer.count("expires_in", _LONGEST_LIFE_SECONDS * 365)
        token = answer.word("access_token", _LONGEST_TOKEN)
        lasts = max(0, min(life, _LONGEST_LIFE_SECONDS) - _SPARE_SECONDS)
        return token, self._clock.monotonic() + lasts


def _header(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}

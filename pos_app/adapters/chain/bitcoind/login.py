"""How the till shows a node that it may ask: a password from the secrets, or the node's cookie."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from pos_app.ports import RefusedError, UnreachableError

if TYPE_CHECKING:
    from pos_app.config.node_url import NodeUrl
    from pos_app.ports import SecretStore

KEPT_AS = "bitcoind"
USUAL_PORTS = {"mainnet": 8332, "testnet4": 48332, "signet": 38332, "regtest": 18443}
_FOLDERS = {"mainnet": "", "testnet4": "testnet4", "signet": "signet", "regtest": "regtest"}
_LONGEST_COOKIE = 1_000


class Login:
    """Read anew for each connection: a node writes another cookie whenever it starts.

    RefusedError `chain.no_password` (server, secret) and `chain.cookie_unreadable` (server, file),
    UnreachableError `chain.no_cookie` (server, file): the node may not run yet.
    """

    def __init__(self, url: NodeUrl, network: str, secrets: SecretStore) -> None:
        self._url = url
        self._server = url.name(USUAL_PORTS[network])
        self._secrets = secrets
        usual = Path.home() / ".bitcoin" / _FOLDERS[network] / ".cookie"
        self._cookie = usual if url.cookie is None else Path(url.cookie)

    def read(self) -> tuple[str, str]:
        """User and password."""
        if self._url.user is None:
            return self._from_cookie()
        password = self._secrets.get(KEPT_AS)
        if password is None:
            raise RefusedError("chain.no_password", server=self._server, secret=KEPT_AS)
        return self._url.user, password

    def _from_cookie(self) -> tuple[str, str]:
        place = {"server": self._server, "file": str(self._cookie)}
        try:
            descriptor = os.open(self._cookie, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
            try:
                text = os.read(descriptor, _LONGEST_COOKIE).decode("ascii")
            finally:
                os.close(descriptor)
        except FileNotFoundError as error:
            raise UnreachableError("chain.no_cookie", **place) from error
        except (OSError, ValueError) as error:
            raise RefusedError("chain.cookie_unreadable", **place) from error
        user, colon, password = text.strip().partition(":")
        if not (user and colon and password):
            raise RefusedError("chain.cookie_unreadable", **place)
        return user, password

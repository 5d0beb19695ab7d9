"""JSON-RPC to the test's own node."""

from __future__ import annotations

import base64
import http.client
import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

SAT_PER_BITCOIN = 100_000_000


class RpcError(Exception):
    """The node refused a call; `code` is Bitcoin Core's."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeRpc:
    port: int
    user: str
    password: str
    wallet: str

    def call(self, method: str, *params: object, **named: object) -> Any:
        """Call the node; amounts come back as Decimal bitcoin. Raises RpcError, OSError."""
        arguments = {"args": params, **named} if named else params
        body = json.dumps({"id": 0, "method": method, "params": arguments})
        token = base64.b64encode(f"{self.user}:{self.password}".encode()).decode()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            headers = {"Authorization": f"Basic {token}", "Content-Type": "application/json"}
            connection.request("POST", f"/wallet/{self.wallet}", body, headers)
            answer = json.loads(connection.getresponse().read(), parse_float=Decimal)
        finally:
            connection.close()
        if answer["error"] is not None:
            raise RpcError(answer["error"]["code"], answer["error"]["message"])
        return answer["result"]


def bitcoin(sat: int) -> str:
    """Write satoshi as the exact decimal that the node reads."""
    return f"{sat // SAT_PER_BITCOIN}.{sat % SAT_PER_BITCOIN:08d}"


def satoshi(amount: Decimal | int) -> int:
    return int(amount * SAT_PER_BITCOIN)

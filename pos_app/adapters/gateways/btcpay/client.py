"""Calls of BTCPay's Greenfield API: swagger/v1 of BTCPay Server 2, section Invoices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from pos_app.adapters.gateways.common.answers import Fields
from pos_app.adapters.gateways.common.reply import raise_failure
from pos_app.ports import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pos_app.adapters.gateways.common.http import GatewayHttp
    from pos_app.adapters.gateways.common.reply import Reply
    from pos_app.ports import SecretStore

TITLE = "BTCPay Server"
_MOST_REASONS = 3


class BtcPayClient:
    """For any number of threads. Answers are as BTCPay gave them.

    The errors are those of `GatewayHttp` and `raise_failure`, and `gateway.no_secret`.
    """

    def __init__(
        self, http: GatewayHttp, secrets: SecretStore, *, secret_name: str, store: str
    ) -> None:
        self._http = http
        self._secrets = secrets
        self._secret_name = secret_name
        self._invoices = f"/api/v1/stores/{quote(store, safe='')}/invoices"

    def create(self, content: Mapping[str, Any]) -> object:
        return self._post("", content, creates=True)

    def invoice(self, reference: str, *, seconds: float | None = None) -> object:
        return self._get(reference, "", {}, seconds)

    def methods(self, reference: str, *, seconds: float | None = None) -> object:
        """With payments that no longer count, since a replaced one is told apart by its state."""
        query = {"onlyAccountedPayments": "false"}
        return self._get(reference, "/payment-methods", query, seconds)

    def mark(self, reference: str, status: str) -> object:
        return self._post(f"/{_quoted(reference)}/status", {"status": status})

    def refund(self, reference: str, content: Mapping[str, Any], *, seconds: float) -> object:
        """A pull payment. Asked for once, as a create."""
        path = f"/{_quoted(reference)}/refund"
        return self._post(path, content, creates=True, seconds=seconds)

    def _get(
        self, reference: str, of: str, query: Mapping[str, str], seconds: float | None
    ) -> object:
        path = f"{self._invoices}/{_quoted(reference)}{of}"
        reply = self._http.get(path, query, headers=self._authorization(), seconds=seconds)
        return _content(reply)

    def _post(
        self,
        path: str,
        content: Mapping[str, Any],
        *,
        creates: bool = False,
        seconds: float | None = None,
    ) -> object:
        reply = self._http.send(
            "POST",
            self._invoices + path,
            json_body=dict(content),
            headers=self._authorization(),
            creates=creates,
            seconds=seconds,
        )
        return _content(reply, creates=creates)

    def _authorization(self) -> dict[str, str]:
        key = self._secrets.get(self._secret_name)
        if not key:
            raise RefusedError("gateway.no_secret", gateway=TITLE, name=self._secret_name)
        return {"Authorization": f"token {key}"}


def _content(reply: Reply, *, creates: bool = False) -> object:
    if not reply.went_well:
        raise_failure(reply, _reason(reply), creates=creates)
    content: object = reply.json()
    return content


def _reason(reply: Reply) -> str:
    """Errors of 400 are a list of `{path, message}`, all others are `{code, message}`."""
    try:
        content = reply.json()
        entries = content[:_MOST_REASONS] if isinstance(content, list) else [content]
        return "; ".join(str(Fields(TITLE, each).text("message")) for each in entries)
    except RefusedError:
        return ""


def _quoted(reference: str) -> str:
    return quote(reference, safe="")

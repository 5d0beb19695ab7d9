"""Calls of Apirone's interfaces: apirone.com/docs (v1: how-it-works; v2: invoices, rate)."""

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

TITLE = "Apirone"


class ForwardingClient:
    """v1: no account and no key. For any number of threads; errors as `GatewayHttp`."""

    def __init__(self, http: GatewayHttp) -> None:
        self._http = http

    def receive(self, destination: str, callback_url: str | None) -> object:
        """A new address that is forwarded to `destination`."""
        query = {"method": "create", "address": destination, "currency": "btc"}
        if callback_url is not None:
            query["callback"] = callback_url  # has to be the last one
        return _content(self._http.get("/v1/receive", query, creates=True), creates=True)


class InvoiceClient:
    """v2. For any number of threads; errors as `GatewayHttp`, and those of the secret store.

    With a transfer key, an invoice is asked for by the account, else as everybody may see it.
    """

    def __init__(
        self, http: GatewayHttp, secrets: SecretStore, *, account: str, secret_name: str
    ) -> None:
        self._http = http
        self._secrets = secrets
        self._account = quote(account, safe="")
        self._secret_name = secret_name

    def ticker(self, coin: str, currency_code: str) -> object:
        query = {"currency": coin, "fiat": currency_code.lower()}
        return _content(self._http.get("/v2/ticker", query))

    def create(self, content: Mapping[str, Any], *, seconds: float) -> object:
        reply = self._http.send(
            "POST",
            f"/v2/accounts/{self._account}/invoices",
            json_body=dict(content),
            headers=self._authorization(),
            creates=True,
            seconds=seconds,
        )
        return _content(reply, creates=True)

    def invoice(self, reference: str) -> object:
        headers = self._authorization()
        of = f"/v2/accounts/{self._account}" if headers else "/v2"
        path = f"{of}/invoices/{quote(reference, safe='')}"
        return _content(self._http.get(path, headers=headers))

    def _authorization(self) -> dict[str, str]:
        key = self._secrets.get(self._secret_name)
        return {"Authorization": f"Bearer {key}"} if key else {}


def _content(reply: Reply, *, creates: bool = False) -> object:
    if not reply.went_well:
        raise_failure(reply, _reason(reply), creates=creates)
    content: object = reply.json()
    return content


def _reason(reply: Reply) -> str:
    """`{message}`; the page about rates names it `error`."""
    try:
        fields = Fields(TITLE, reply.json())
    except RefusedError:
        return ""
    return str(fields.text("message") or fields.text("error") or "")

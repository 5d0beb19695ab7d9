"""Apirone's v2 that stands in, and the adapter that asks it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

import pytest

from pos_app.adapters.gateways.apirone.invoices import ApironeInvoices
from pos_app.config.settings_apirone import ApironeSettings
from pos_app.domain.money import Money, currency
from pos_app.ports import Notification, PaymentOrder, Redirects
from tests.support.controlled_clock import ControlledClock
from tests.support.fixed_secrets import FixedSecrets
from tests.support.gateways.apirone import ACCOUNT, TRANSFER_KEY, ApironeStandIn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.gateways.standin import Call

EUR = currency("EUR")
CALLBACK = "https://till.example/callbacks/apirone/7/token"
PATIENCE_SECONDS = 60.0


class InvoiceShop(NamedTuple):
    """`due_sat` of an order of 5 EUR at 50,000.50 EUR, rounded up."""

    gateway: ApironeInvoices
    server: ApironeStandIn
    clock: ControlledClock
    secrets: FixedSecrets
    due_sat: int = 10_000

    def opened(self) -> str:
        return self.gateway.open(order()).reference


def order(amount: Money | None = None, redirects: Redirects | None = None) -> PaymentOrder:
    return PaymentOrder(
        sale_id=UUID(int=7),
        number=7,
        amount=amount or Money(500, EUR),
        description="Fig Shop 7",
        lock_seconds=900,
        callback_url=CALLBACK,
        redirects=redirects or Redirects(),
    )


def notification(call: Call) -> Notification:
    return Notification(method="POST", query={}, headers=call.headers, body=call.body)


@contextlib.contextmanager
def gateway_at(
    shop_server: ApironeStandIn,
    clock: ControlledClock,
    secrets: FixedSecrets,
    *,
    test: bool = False,
    seconds: float = PATIENCE_SECONDS,
) -> Iterator[ApironeInvoices]:
    settings = ApironeSettings(api="v2", base_url=shop_server.url, account=ACCOUNT, test=test)
    gateway = ApironeInvoices(settings, secrets, clock, "regtest", total_seconds=seconds)
    with contextlib.closing(gateway):
        yield gateway


@pytest.fixture
def shop() -> Iterator[InvoiceShop]:
    clock, secrets = ControlledClock(), FixedSecrets(apirone=TRANSFER_KEY)
    with ApironeStandIn() as server:
        server.now = clock.now
        with gateway_at(server, clock, secrets) as gateway:
            yield InvoiceShop(gateway, server, clock, secrets)

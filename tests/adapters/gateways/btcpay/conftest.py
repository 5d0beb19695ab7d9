"""A BTCPay Server that stands in, and the adapter that asks it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

import pytest

from pos_app.adapters.gateways.btcpay.gateway import BtcPayGateway
from pos_app.config.settings_btcpay import BtcPaySettings
from pos_app.domain.money import Money, currency
from pos_app.ports import Notification, PaymentOrder, Redirects
from tests.support.controlled_clock import ControlledClock
from tests.support.fixed_secrets import FixedSecrets
from tests.support.gateways.btcpay import KEY, STORE, WEBHOOK_SECRET, BtcPayStandIn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.gateways.standin import Call

SALE = UUID(int=7)
EUR = currency("EUR")


class Shop(NamedTuple):
    """`due_sat` of an order of 5 EUR at 50,000 EUR."""

    gateway: BtcPayGateway
    server: BtcPayStandIn
    clock: ControlledClock
    secrets: FixedSecrets
    due_sat: int = 10_000

    def opened(self) -> str:
        return self.gateway.open(order()).reference


def order(
    amount: Money | None = None, *, lock_seconds: int = 900, redirects: Redirects | None = None
) -> PaymentOrder:
    return PaymentOrder(
        sale_id=SALE,
        number=7,
        amount=amount or Money(500, EUR),
        description="Fig Shop 7",
        lock_seconds=lock_seconds,
        redirects=redirects or Redirects(),
    )


def notification(call: Call) -> Notification:
    return Notification(method=call.method, query=call.query, headers=call.headers, body=call.body)


@contextlib.contextmanager
def gateway_at(
    server: BtcPayStandIn,
    clock: ControlledClock,
    secrets: FixedSecrets,
    *,
    network: str = "regtest",
    lightning: bool = True,
    speed_policy: str | None = None,
    total_seconds: float = 60.0,
) -> Iterator[BtcPayGateway]:
    settings = BtcPaySettings(
        url=server.url, store=STORE, lightning=lightning, speed_policy=speed_policy
    )
    gateway = BtcPayGateway(
        settings, secrets, clock, network, total_seconds=total_seconds, first_rest_seconds=0.01
    )
    with contextlib.closing(gateway):
        yield gateway


@pytest.fixture
def shop() -> Iterator[Shop]:
    clock = ControlledClock()
    secrets = FixedSecrets(btcpay=KEY, btcpay_webhook=WEBHOOK_SECRET)
    with BtcPayStandIn() as server:
        server.now = clock.now
        with gateway_at(server, clock, secrets) as gateway:
            yield Shop(gateway, server, clock, secrets)

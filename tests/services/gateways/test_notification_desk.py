"""What a gateway calls in is kept once, has the sale looked at, and changes nothing by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest

from pos_app.domain import events as e
from pos_app.domain.hosted_payment import HostedPayment
from pos_app.ports import Notification, ReadNotification, RefusedError
from pos_app.services.gateways import notification_desk
from pos_app.services.gateways.notification_desk import NOTIFIED, NotificationDesk
from tests.support.counter import Counter
from tests.support.memory_gateway import MemoryGateway, an_instruction

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos_app.domain.journal import JournalEntry
    from pos_app.domain.sale import Sale


class ForwardingGateway(MemoryGateway):
    """Its calls name the payment, and what they say is worth keeping."""

    def read_notification(self, reference: str, notification: Notification) -> ReadNotification:
        if notification.query.get("address") != reference:
            raise RefusedError("gateway.forged", gateway=self.name)
        return ReadNotification(answer="*ok*", evidence=dict(notification.query))


class SigningGateway(MemoryGateway):
    """It calls one address for all of its payments."""

    def reference_in(self, notification: Notification) -> str | None:
        if notification.headers.get("signature") != "right":
            raise RefusedError("gateway.forged", gateway=self.name)
        return notification.query.get("invoice")


class Calls:
    def __init__(self, folder: Path) -> None:
        self.counter = Counter(folder)
        self.looked: list[UUID] = []

    def desk(self, *gateways: MemoryGateway) -> NotificationDesk:
        return NotificationDesk(
            self.counter.store,
            self.counter.ledger,
            {gateway.name: gateway for gateway in gateways},
            self.counter.clock,
            followed_for=timedelta(days=3),
            look_now=self.looked.append,
        )

    def hosted(self, reference: str = "payment-1", *earlier: str) -> Sale:
        sale = self.counter.charge()
        assert sale.request is not None
        payment = HostedPayment(
            gateway=MemoryGateway.name,
            reference=reference,
            instructions=(an_instruction(),),
            earlier=earlier,
        )
        request = replace(sale.request, hosted=payment)
        renewed = e.RateRenewed(at=sale.created_at, lock=sale.lock, request=request)
        return self.counter.ledger.record(sale.id, lambda _: (renewed,))

    def kept(self, sale: Sale) -> list[JournalEntry]:
        with self.counter.store.transaction() as transaction:
            return [each for each in transaction.journal(sale.id) if each.name == NOTIFIED]


@pytest.fixture
def calls(tmp_path: Path) -> Iterator[Calls]:
    made = Calls(tmp_path)
    yield made
    made.counter.close()


def call(**query: str) -> Notification:
    return Notification(method="GET", query=query, headers={}, body=b"")


def test_a_call_is_kept_once_and_has_the_sale_looked_at_each_time(calls: Calls) -> None:
    desk, sale = calls.desk(ForwardingGateway()), calls.hosted("first")
    for _ in range(3):
        answer = desk.notified("memory", sale.id, call(address="first", confirmations="0"))
        assert answer.answer == "*ok*"
    desk.notified("memory", sale.id, call(address="first", confirmations="1"))
    bodies = [entry.body for entry in calls.kept(sale)]
    assert bodies == [
        '{"address":"first","confirmations":"0","gateway":"memory"}',
        '{"address":"first","confirmations":"1","gateway":"memory"}',
    ]
    assert calls.looked == [sale.id] * 4
    with calls.counter.store.transaction() as transaction:
        assert transaction.sale(sale.id) == sale


def test_the_newest_sales_are_known_without_asking_the_store_each_time(calls: Calls) -> None:
    desk, sale = calls.desk(ForwardingGateway()), calls.hosted("first")
    assert desk.recent_order_token("memory", sale.id) == sale.order_token
    assert desk.recent_order_token("other", sale.id) is None
    assert desk.recent_order_token("memory", uuid4()) is None
    own = calls.counter.charge()
    later = calls.hosted("second")
    assert desk.recent_order_token("memory", later.id) is None
    calls.counter.clock.seconds += notification_desk.RECENT_SECONDS
    assert desk.recent_order_token("memory", later.id) == later.order_token
    assert desk.recent_order_token("memory", own.id) is None


def test_a_payment_at_an_earlier_price_is_known_too(calls: Calls) -> None:
    desk, sale = calls.desk(ForwardingGateway()), calls.hosted("second", "first")
    assert desk.notified("memory", sale.id, call(address="first")).answer == "*ok*"


def test_what_is_not_the_gateways_is_refused_and_wakes_nobody(calls: Calls) -> None:
    desk, sale = calls.desk(ForwardingGateway()), calls.hosted("first")
    own = calls.counter.charge()
    for gateway, order_id, address in (
        ("memory", sale.id, "another"),
        ("other", sale.id, "first"),
        ("memory", own.id, "first"),
        ("memory", uuid4(), "first"),
    ):
        with pytest.raises(RefusedError):
            desk.notified(gateway, order_id, call(address=address))
    with pytest.raises(RefusedError):
        calls.desk().notified("memory", sale.id, call(address="first"))
    assert calls.looked == []
    assert calls.kept(sale) == []


def test_the_token_is_only_told_for_the_gateways_own_sale(calls: Calls) -> None:
    desk, sale, own = calls.desk(), calls.hosted(), calls.counter.charge()
    assert desk.order_token("memory", sale.id) == sale.order_token
    assert desk.order_token("other", sale.id) is None
    assert desk.order_token("memory", own.id) is None
    assert desk.order_token("memory", uuid4()) is None


def test_nobody_fills_the_disk(calls: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notification_desk, "MOST_KEPT", 2)
    desk, sale = calls.desk(ForwardingGateway()), calls.hosted("first")
    for number in ("0", "1"):
        desk.notified("memory", sale.id, call(address="first", confirmations=number))
    with pytest.raises(RefusedError):
        desk.notified("memory", sale.id, call(address="first", confirmations="2"))
    desk.notified("memory", sale.id, call(address="first", confirmations="1"))
    assert len(calls.kept(sale)) == 2


def test_a_signed_call_finds_its_sale_by_itself(calls: Calls) -> None:
    desk, _, sale = calls.desk(SigningGateway()), calls.counter.charge(), calls.hosted("inv-7")
    signed = replace(call(invoice="inv-7"), headers={"signature": "right"})
    read = desk.notified_for_all("memory", signed)
    assert read is not None
    assert read.answer == "inv-7 GET"
    assert calls.looked == [sale.id]
    assert desk.notified_for_all("memory", replace(signed, query={"invoice": "inv-8"})) is None
    assert desk.notified_for_all("memory", replace(signed, query={})) is None
    calls.counter.ledger.record(sale.id, lambda sale: (e.SaleCancelled(at=sale.created_at),))
    calls.counter.clock.pass_time(timedelta(days=4))
    assert desk.notified_for_all("memory", signed) is None
    with pytest.raises(RefusedError):
        desk.notified_for_all("memory", call(invoice="inv-7"))
    with pytest.raises(RefusedError):
        calls.desk(MemoryGateway()).notified_for_all("memory", signed)

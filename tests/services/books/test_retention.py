"""Personal texts are erased after their days; money, addresses and the journal's word stay."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from pos_app.domain.erased import ERASED
from pos_app.domain.events import FieldsGiven
from pos_app.domain.held_carts import HeldCart
from pos_app.domain.receipt import Receipt
from pos_app.domain.user_field import UserField
from pos_app.ports import DeliveryState
from pos_app.services.books.erasing import erased_paper
from pos_app.services.books.retention import AT_ONCE, PAUSE_SECONDS, REST_SECONDS, Retention
from tests.support.carts import COFFEE, cart
from tests.support.carts import line as goods
from tests.support.receipt_lines import lines
from tests.support.sealed_shop import EMAIL, NOTE, TILL_ID, TYPED, SealedShop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAYS = 30
MONTH = timedelta(days=DAYS)
TEXTS = (NOTE, TYPED, EMAIL, "wrong@example.org", "Jonas", "table by the window")


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[SealedShop]:
    shop = SealedShop(tmp_path / "data")
    deliver(shop)
    yield shop
    shop.counter.close()


def deliver(shop: SealedShop) -> None:
    """The store has heard everything."""
    with shop.store.transaction() as transaction:
        for message in transaction.messages(None, 1_000):
            transaction.update_message(replace(message, state=DeliveryState.DELIVERED))


def clean(shop: SealedShop, days: int = DAYS) -> list[float]:
    """Until it rests: what each step said."""
    retention = Retention(shop.store, shop.clock, TILL_ID, days)
    rests = [retention.step()]
    while rests[-1] != REST_SECONDS:
        rests.append(retention.step())
    return rests


def dump(shop: SealedShop) -> str:
    """All that stands in the file, but for pages that nobody reads any more."""
    with closing(sqlite3.connect(shop.folder / "signet.sqlite3")) as connection:
        return "\n".join(connection.iterdump()).replace("''", "'")


def hold_a_cart(shop: SealedShop) -> None:
    held = HeldCart(
        id=uuid4(),
        cart=cart(goods(100, TYPED), goods(350, "Coffee", item_id=COFFEE)),
        label="table by the window",
        at=shop.clock.now(),
        by=None,
    )
    with shop.store.transaction() as transaction:
        transaction.add_held_cart(held)


def erased(shop: SealedShop) -> list[dict[str, object]]:
    with shop.store.transaction() as transaction:
        entries = [each for each in transaction.journal() if each.name == "retention.erased"]
    return [json.loads(entry.body) for entry in entries]


def test_what_is_old_is_gone_from_the_file_and_the_journal_still_vouches(shop: SealedShop) -> None:
    hold_a_cart(shop)
    before = dump(shop)
    assert all(text in before for text in TEXTS)
    sale = shop.sale
    shop.clock.pass_time(MONTH + timedelta(hours=1))
    assert clean(shop) == [REST_SECONDS]
    left = dump(shop)
    assert [text for text in TEXTS if text in left] == []
    for kept in ("Coffee", "Maya", str(sale.request and sale.request.address), sale.order_token):
        assert kept in left
    assert shop.broken() is None
    until = (shop.clock.now() - MONTH).isoformat(timespec="microseconds")
    assert erased(shop) == [
        {"before": until, "sales": 1},
        {"before": until, "people": [str(shop.jonas.id)]},
    ]
    with shop.store.transaction() as transaction:
        bare = transaction.sale(sale.id)
        told = [json.loads(message.body)["data"] for message in transaction.messages(sale.id, 99)]
    assert (bare.amount, bare.credits, bare.locks) == (sale.amount, sale.credits, sale.locks)
    assert {data["note"] for data in told} == {ERASED}
    assert {field["value"] for data in told for field in data["user_fields"]} == {ERASED}
    assert {line["name"] for data in told for line in data["lines"]} == {ERASED, "Coffee"}


def test_nothing_of_it_lies_anywhere_in_the_file_once_the_till_is_closed(shop: SealedShop) -> None:
    shop.clock.pass_time(MONTH + timedelta(hours=1))
    clean(shop)
    shop.counter.close()
    left = b"".join(file.read_bytes() for file in shop.folder.iterdir())
    assert [text for text in (NOTE, TYPED, EMAIL, "Jonas") if text.encode() in left] == []


def test_a_reprint_says_that_it_was_erased(shop: SealedShop) -> None:
    shop.clock.pass_time(MONTH + timedelta(hours=1))
    clean(shop)
    shop.counter.ledger.print_paper(shop.sale.id)
    with shop.store.transaction() as transaction:
        papers = [job.receipt for job in transaction.print_jobs(shop.sale.id, 9)]
    assert len(papers) == 2
    for paper in papers:
        assert isinstance(paper, Receipt)
        said = lines(paper)
        assert sum("erased" in text for text in said) == 2, said
        assert any(text.startswith("Coffee") for text in said)


def test_what_is_young_open_or_not_yet_told_is_left_for_later(shop: SealedShop) -> None:
    hold_a_cart(shop)
    clean(shop)
    assert erased(shop) == []
    assert NOTE in dump(shop)
    assert "table by the window" in dump(shop)
    waiting = shop.sell(payment=2)  # its messages wait
    shop.counter.charge(note="nobody pays this")
    shop.clock.pass_time(MONTH + timedelta(hours=1))
    clean(shop)
    left = dump(shop)
    assert "nobody pays this" in left
    with shop.store.transaction() as transaction:
        assert transaction.sale(waiting.id).note == NOTE
    deliver(shop)
    clean(shop)
    with shop.store.transaction() as transaction:
        assert transaction.sale(waiting.id).note == ERASED
    assert "nobody pays this" in dump(shop)  # it is still open
    assert shop.broken() is None


def test_without_days_nothing_is_ever_erased(shop: SealedShop) -> None:
    shop.clock.pass_time(100 * MONTH)
    before = dump(shop)
    assert clean(shop, days=0) == [REST_SECONDS]
    assert dump(shop) == before


def test_many_are_erased_a_few_at_a_time_and_each_once(shop: SealedShop) -> None:
    for number in range(AT_ONCE + 3):
        sale = shop.counter.charge(note=f"guest {number}")
        shop.counter.checkout.cancel(sale.id)
    deliver(shop)
    shop.clock.pass_time(MONTH + timedelta(hours=1))
    assert clean(shop) == [PAUSE_SECONDS, REST_SECONDS]
    assert [body["sales"] for body in erased(shop) if "sales" in body] == [AT_ONCE, 4]
    shop.clock.pass_time(MONTH)
    assert clean(shop) == [REST_SECONDS]
    assert len(erased(shop)) == 3
    assert "guest" not in dump(shop)
    assert shop.broken() is None


def test_what_a_customer_emptied_again_is_erased_where_the_store_was_told_it(
    shop: SealedShop,
) -> None:
    clean(shop)
    sale = shop.counter.charge()
    for value in ("bea@example.org", ""):
        field = UserField(name="email", required=False, type="email", value=value)
        given = FieldsGiven(at=shop.clock.now(), fields=(field,))
        shop.counter.ledger.record(sale.id, lambda _, given=given: (given,))  # type: ignore[misc]
    shop.counter.checkout.cancel(sale.id)
    deliver(shop)
    assert "bea@example.org" in dump(shop)
    shop.clock.pass_time(MONTH + timedelta(hours=1))
    clean(shop)
    assert "bea@example.org" not in dump(shop)
    assert shop.broken() is None


def test_a_sale_that_says_nothing_of_anybody_and_a_closed_shift_stay_as_they_are(
    shop: SealedShop,
) -> None:
    clean(shop)
    bare = shop.counter.checkout.cancel(shop.counter.charge().id)
    deliver(shop)
    shop.clock.pass_time(MONTH + timedelta(hours=1))
    clean(shop)
    assert [body["sales"] for body in erased(shop) if "sales" in body] == [1]
    with shop.store.transaction() as transaction:
        assert transaction.sale(bare.id) == bare
        (report,) = (job.receipt for job in transaction.print_jobs(None, 9) if not job.sale_id)
    assert erased_paper(report, bare) == report


def test_somebody_who_comes_back_keeps_the_name(shop: SealedShop) -> None:
    shop.people.take_back(shop.jonas.id, shop.by)
    shop.clock.pass_time(MONTH + timedelta(hours=1))
    clean(shop)
    assert "Jonas" in [person.name for person in shop.people.here()]
    assert shop.broken() is None

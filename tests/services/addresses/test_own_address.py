"""An address is the account's own, whether or not a sale ever had it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.wallet.address import script_of_address
from pos_app.services.addresses.address_scan import GAP
from pos_app.services.addresses.own_address import NEWEST, OwnAddresses
from tests.support.address_shop import Shop, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    with opened(tmp_path) as store:
        yield Shop(store)


def own(shop: Shop) -> OwnAddresses:
    return OwnAddresses(
        shop.store, shop.account, lambda text: script_of_address(text, shop.account.network)
    )


def test_skipped_issued_ready_and_coming_ones_are_ours(shop: Shop) -> None:
    shop.scan(used=[29])
    shop.keeper.step()
    first_of_no_till = shop.counts()[1] + GAP
    for index in (0, 29, 30, first_of_no_till - 1):
        assert own(shop).includes(shop.account.address(index))
    assert not own(shop).includes(shop.account.address(first_of_no_till))


def test_foreign_addresses_and_other_texts_are_not(shop: Shop) -> None:
    other = Shop(shop.store, seed=2).account
    for text in (other.address(0), "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "", "h3zcghd4"):
        assert not own(shop).includes(text)


def test_only_so_many_are_derived(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pos_app.services.addresses.own_address.NEWEST", 10)
    shop.scan(used=[49])
    assert own(shop).includes(shop.account.address(40))
    assert not own(shop).includes(shop.account.address(39))
    assert NEWEST >= 1_000

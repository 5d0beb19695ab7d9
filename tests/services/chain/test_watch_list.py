"""The list holds what was added, whoever adds it and whenever."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.services.chain import watch_list
from pos_app.services.chain.watch_list import WatchList
from tests.support.old_shop import OldShop, script_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[OldShop]:
    with OldShop(tmp_path / "till") as shop:
        yield shop


@given(st.sets(st.binary(max_size=40)), st.sets(st.binary(max_size=40)))
def test_it_holds_what_was_added_and_nothing_else(added: set[bytes], asked: set[bytes]) -> None:
    many = WatchList()
    many.add(added)
    many.add(added)
    # It may hold more, but not in as few questions as these.
    assert {script for script in added | asked if many.may_hold(script)} == added


def test_adding_twice_takes_no_more_room() -> None:
    many = WatchList()
    many.add([b"script"])
    before = [len(bucket) for bucket in many._buckets]
    many.add([b"script"])
    assert [len(bucket) for bucket in many._buckets] == before


@pytest.mark.parametrize("count", [0, 1, 4, 5, 8])
def test_all_of_the_store_is_loaded_page_by_page(
    shop: OldShop, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch_list, "PAGE", 4)
    scripts = [script_of(shop.sale()) for _ in range(count)]
    many = WatchList()
    pages = 0
    while not many.loaded:
        many.load_some(shop.store)
        pages += 1
    assert all(many.may_hold(script) for script in scripts)
    assert pages == count // 4 + 1


class HesitantList(list[bytes]):
    """Between what was read and what is done with it, other threads have their turn."""

    def __getitem__(self, index: Any) -> Any:
        found = super().__getitem__(index)
        for _ in range(20):
            pass
        return found


@pytest.fixture
def hasty_threads() -> Iterator[None]:
    """They take turns as often as Python can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("hasty_threads")
def test_many_may_add_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """To one bucket, in which one could write over what another one has just written."""
    monkeypatch.setattr(watch_list, "_BUCKETS_MASK", 0)
    many = WatchList()
    many._buckets = HesitantList(many._buckets)
    lists = [[b"%d %d" % (thread, number) for number in range(300)] for thread in range(4)]
    threads = [threading.Thread(target=many.add, args=(scripts,)) for scripts in lists]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(many.may_hold(script) for scripts in lists for script in scripts)

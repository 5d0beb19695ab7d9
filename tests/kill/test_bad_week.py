"""A week in which the shop's server has every mood and the till is killed again and again."""

from __future__ import annotations

import contextlib
import json
import logging
import multiprocessing
import threading
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Any, Self

import pytest

from pos_app.adapters.storage.instance_lock import InstanceLock
from pos_app.adapters.storage.opening import open_store
from pos_app.ports import DeliveryState
from pos_app.services.store.resending import put_back_since
from tests.kill.loaded_before import LOADED_BEFORE
from tests.kill.moody_store import Mood, MoodyStore
from tests.kill.telling_till import REACHED, Stretch, run
from tests.support.counter import NOON

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pos_app.domain.journal import JournalEntry
    from pos_app.ports import OutboxMessage, Store

WEEK = timedelta(days=7)
PATIENCE_SECONDS = 120.0
CALL_SECONDS = 0.3
MOST_ROUNDS = 10
FIRST_SECRET = "whsec_" + "dGhlIHNlY3JldCBvZiBsYXN0IHllYXI="
SECOND_SECRET = "whsec_" + "c2VjcmV0IG9mIGEgc2hvcCdzIHNlcnZlcg=="
BAD_MOODS = tuple(mood for mood in Mood if mood is not Mood.GOOD)
# Each event of these names is one message; others are told where they change something.
ALWAYS_TOLD = {
    "sale.created",
    "sale.payment_seen",
    "sale.payment_changed",
    "sale.expired",
    "sale.rate_renewed",
}

log = logging.getLogger(__name__)


class KilledWeek:
    def __init__(self, folder: Path, kills: int, seed: int) -> None:
        self._data = folder / "till"
        self._data.mkdir()
        self._kills = kills
        self._random = Random(seed)
        self._secrets = {"webhook": FIRST_SECRET}
        self._by_hand = False
        self.store = MoodyStore(folder, self._random, [FIRST_SECRET])
        self.killed_at_work = 0

    def live(self) -> None:
        moods = [*BAD_MOODS, Mood.GOOD] * self._kills
        moods = self._random.sample(moods[: self._kills], self._kills)
        for number, mood in enumerate(moods):
            self._change_secrets(number)
            self._run_and_kill(number, mood)
        with _Till(self._data, self._stretch(self._kills, sells=False)) as till:
            till.until_reached()

    def tell_again(self) -> None:
        """The store has lost everything and asks for the week; this is `pos-app resend`."""
        self.store.lose_its_disc([SECOND_SECRET])
        now = NOON + 2 * WEEK
        with books_of(self._data) as store:
            put_back_since(store, NOON, None, now)
        last = replace(self._stretch(self._kills, sells=False), begins=now)
        with _Till(self._data, last) as till:
            till.until_reached()

    def _change_secrets(self, number: int) -> None:
        """The till signs with both for a third of the week; the store changes in the middle."""
        if number == self._kills // 3:
            self._secrets = {"webhook": SECOND_SECRET, "webhook_previous": FIRST_SECRET}
        if number == self._kills // 2:
            self.store.kill()
            self.store.start([SECOND_SECRET])
        if number == 2 * self._kills // 3:
            self._secrets = {"webhook": SECOND_SECRET}

    def _run_and_kill(self, number: int, mood: Mood) -> None:
        self.store.put_in(mood)
        is_away = mood is Mood.IS_AWAY
        if is_away:
            self.store.kill()
        with _Till(self._data, self._stretch(number)) as till:
            rounds = self._random.randint(1, MOST_ROUNDS)
            at_work = till.until(lambda told: told >= rounds and (is_away or self.store.has_met))
            if at_work:
                till.lives_for(self._random.uniform(0.0, 0.02))
            self.killed_at_work += at_work
        if is_away:
            self.store.met[mood] += 1
            self.store.start([SECOND_SECRET if number >= self._kills // 2 else FIRST_SECRET])
        self.store.put_in(Mood.GOOD)
        self._by_hand = mood is Mood.IS_GONE

    def _stretch(self, number: int, *, sells: bool = True) -> Stretch:
        begins = NOON + number * WEEK / self._kills
        return Stretch(
            seed=self._random.getrandbits(32),
            url=self.store.url,
            secrets=self._secrets,
            begins=begins,
            ends=begins + WEEK / self._kills,
            call_seconds=CALL_SECONDS if sells else PATIENCE_SECONDS,
            by_hand=self._by_hand,
            sells=sells,
        )


class _Till:
    """One run; SIGKILL at its end, if it has not ended by itself."""

    def __init__(self, data: Path, stretch: Stretch) -> None:
        self._heard = 0
        self._reached = False
        self._ended = False
        self._changed = threading.Condition()
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(LOADED_BEFORE)
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=run, args=(data, stretch, theirs))
        self._process.start()
        theirs.close()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.join()
        self._listener.join(PATIENCE_SECONDS)
        self._connection.close()

    def until(self, holds: Callable[[int], bool]) -> bool:
        """Until it holds of the rounds it has told; False when the stretch was over before."""
        with self._changed:
            assert self._changed.wait_for(
                lambda: self._ended or self._reached or holds(self._heard), PATIENCE_SECONDS
            )
            assert self._reached or not self._ended
            return not self._reached

    def lives_for(self, seconds: float) -> None:
        self._process.join(seconds)

    def until_reached(self) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: self._ended, PATIENCE_SECONDS)
            assert self._reached
        self._process.join(PATIENCE_SECONDS)
        assert self._process.exitcode == 0

    def _listen(self) -> None:
        with contextlib.suppress(EOFError, OSError):
            while True:
                word = self._connection.recv_bytes()
                with self._changed:
                    self._heard += 1
                    self._reached = self._reached or word == REACHED
                    self._changed.notify_all()
        with self._changed:
            self._ended = True
            self._changed.notify_all()


@pytest.mark.parametrize(
    ("kills", "seed"),
    [pytest.param(20, 5_101, id="20"), pytest.param(200, 5_102, id="200", marks=pytest.mark.long)],
)
def test_every_event_arrives_in_order_and_none_is_lost(
    kills: int, seed: int, tmp_path: Path
) -> None:
    week = KilledWeek(tmp_path, kills, seed)
    try:
        week.live()
        calls = list(week.store.calls)
        week.tell_again()
    finally:
        week.store.close()
    with books_of(tmp_path / "till") as store, store.transaction() as transaction:
        told = sorted(transaction.messages(None, 100_000), key=lambda message: message.position)
        journal = transaction.journal()
    for heard in (calls, week.store.calls):
        require_all(told, heard)
        require_order(told, heard)
        require_journal(journal, heard)
    assert Counter(calls).most_common(1)[0][1] > 1
    assert week.store.faults == []
    assert week.store.met.keys() >= set(Mood)
    log.info(
        "%s kills, %s of them at work; %s events, %s calls kept, met: %s",
        kills,
        week.killed_at_work,
        len(told),
        len(calls),
        {mood.value: count for mood, count in week.store.met.items()},
    )


@contextlib.contextmanager
def books_of(data: Path) -> Iterator[Store]:
    lock = InstanceLock.take(data)
    store = open_store(lock, "till")
    try:
        yield store
    finally:
        store.close()
        lock.release()


def require_all(told: list[OutboxMessage], calls: list[tuple[str, str]]) -> None:
    """Each message came with the body that the till wrote, however often it came."""
    assert {message.state for message in told} == {DeliveryState.DELIVERED}
    assert set(calls) == {(message.id, message.body) for message in told}


def require_order(told: list[OutboxMessage], calls: list[tuple[str, str]]) -> None:
    """Of each sale what came first came in the order in which it was written."""
    sale_of = {message.id: message.sale_id for message in told}
    first_came: dict[Any, list[str]] = defaultdict(list)
    for message_id in dict.fromkeys(message_id for message_id, _ in calls):
        first_came[sale_of[message_id]].append(message_id)
    written: dict[Any, list[str]] = defaultdict(list)
    for message in told:
        written[message.sale_id].append(message.id)
    assert first_came == written


def require_journal(journal: tuple[JournalEntry, ...], calls: list[tuple[str, str]]) -> None:
    """What the till's books say has happened is what the store was told, no more and no less."""
    bodies = [json.loads(body) for body in dict(calls).values()]
    heard = {(body["type"], body["data"]["journal"]["sequence"]) for body in bodies}
    booked = {(entry.name, entry.sequence) for entry in journal if entry.name in ALWAYS_TOLD}
    assert {(name, at) for name, at in heard if name in ALWAYS_TOLD} == booked
    hashes = {entry.sequence: entry.hash for entry in journal}
    assert all(hashes[told["sequence"]] == told["head"] for told in journals_of(bodies))


def journals_of(bodies: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [body["data"]["journal"] for body in bodies]

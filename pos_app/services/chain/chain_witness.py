"""A second pair of eyes: follows the money on a server that doesn't lead, and says what it sees."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from pos_app.ports import RefusedError, UnreachableError
from pos_app.services.chain.chain_testimony import Look, Testimony
from pos_app.services.chain.chain_trail import TRAIL_BLOCKS, BlockTrail
from pos_app.services.retry import LAST_RETRY_SECONDS, Retry

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pos_app.domain.credit import Tip
    from pos_app.domain.message import Message
    from pos_app.ports import ChainSource, Clock
    from pos_app.services.chain.chain_leader import LeadingSource
    from pos_app.services.chain.chain_testimony import WitnessStand

# As for the source that leads: servers end silent sessions, and a hanging one must be found.
PING_SECONDS = 60.0
# A server names a new block a moment before it knows what each payment in it means for a script.
SETTLE_SECONDS = 3.0
# Low enough to be there if the leader's newest blocks leave the chain, and still among those it has
# at hand when there are some more.
BELOW_LEADER = TRAIL_BLOCKS // 2

log = logging.getLogger(__name__)


class Witness:
    """`step` belongs to one worker, and so does the source; `close` may be called from any thread.

    It is passive while its own server leads, and until some server does.
    """

    def __init__(
        self,
        place: int,
        source: ChainSource,
        leader: LeadingSource,
        stand: WitnessStand,
        clock: Clock,
        *,
        retry: Retry | None = None,
    ) -> None:
        self._place = place
        self._source = source
        self._leader = leader
        self._stand = stand
        self._clock = clock
        self._retry = retry or Retry(clock)
        self._wake: Callable[[], None] = lambda: None
        self._closed = False
        self._problem: Message | None = None
        self._connected = False
        self._tip: Tip | None = None
        self._trail = BlockTrail()
        self._near_leader: dict[int, str] = {}  # a block far below the trail
        self._shown: Mapping[bytes, frozenset[tuple[str, int | None]]] = {}
        self._settled: list[tuple[int, float]] = []  # heights, and since when they are known
        self._looks: dict[bytes, Look] = {}
        self._asked: dict[bytes, frozenset[tuple[str, int | None]]] = {}
        self._afresh: dict[bytes, set[float]] = {}  # when each is to be looked at, monotonic
        self._last_exchange = clock.monotonic()

    def wake_with(self, wake: Callable[[], None]) -> None:
        """`wake` makes the worker run `step` soon."""
        self._wake = wake
        self._stand.call_with(wake)

    def try_again(self) -> None:
        """A person wants the server tried now."""
        self._retry.now()
        self._wake()

    def close(self) -> None:
        self._closed = True
        self._source.close()

    def step(self) -> float:
        """Do what is due; the seconds until something else is."""
        if self._closed:
            return LAST_RETRY_SECONDS
        if self._leader.leads(self._place):
            self._rest()
        elif self._connected or self._leader.is_led:
            try:
                self._follow()
            except (UnreachableError, RefusedError) as error:
                log.info("witness: %s", error)
                self._lose(error.message)
                self._retry.failed()
        self._testify()
        return self._pause()

    def _rest(self) -> None:
        """The same server is asked by the one that leads."""
        if self._connected:
            self._lose(None)
        self._problem = None
        self._retry.now()

    def _lose(self, problem: Message | None) -> None:
        self._source.close()
        self._connected = False
        self._problem = problem
        self._tip = None
        self._trail.forget()
        self._near_leader = {}
        self._settled, self._looks, self._asked, self._afresh = [], {}, {}, {}

    def _follow(self) -> None:
        if not self._source.connected:
            if self._connected:
                raise UnreachableError("chain.connection_lost", server=self._source.name)
            if not self._retry.is_due:
                return
            self._source.connect(self._wake)
            if self._closed:  # meanwhile, by another thread: nobody else closes this one
                self._source.close()
                return
        now = self._clock.monotonic()
        news = self._source.news()
        tip = self._source.tip()
        shown = self._shown = self._stand.shown
        gone = [script for script in self._looks if script not in shown]
        if gone:
            self._source.unwatch(gone)
            self._forget(gone)
        self._trail.follow(tip, self._source.block_hash)
        self._meet_leader(tip)
        self._take_tip(tip, now)
        self._listen(now)
        due = {script for script, times in self._afresh.items() if min(times) <= now}
        new = {script for script in shown if script not in self._looks}
        changed = {script for script in news.scripts if script in shown}
        self._look_at(due, due | new | changed, now)
        if now - self._last_exchange >= PING_SECONDS:
            self._source.ping()
            self._last_exchange = now
        self._connected = True
        self._problem = None
        self._retry.succeeded()

    def _forget(self, scripts: list[bytes]) -> None:
        for script in scripts:
            self._looks.pop(script)
            self._asked.pop(script, None)
            self._afresh.pop(script, None)

    def _meet_leader(self, tip: Tip) -> None:
        """A height is only said: whether the leader is behind shows where their blocks meet."""
        leader_height = self._stand.leader_height
        if leader_height is None or tip.height - leader_height <= BELOW_LEADER:
            self._near_leader = {}
            return
        height = max(0, leader_height - BELOW_LEADER)
        moved = self._tip is None or self._tip.block_hash != tip.block_hash
        if not moved and height in self._near_leader:
            return
        try:
            self._near_leader = {height: self._source.block_hash(height)}
        except RefusedError as refused:
            if refused.message.code != "chain.no_such_block":
                raise
            self._near_leader = {}  # too deep for the source to say

    def _take_tip(self, tip: Tip, now: float) -> None:
        """After a new block, what we show otherwise is looked at once the server has settled."""
        if self._tip is not None and self._tip.block_hash == tip.block_hash:
            return
        self._tip = tip
        self._settled = [(at, since) for at, since in self._settled if at < tip.height][-1:]
        self._settled.append((tip.height, now))
        for script in self._looks:
            if self._differs(script):
                self._afresh.setdefault(script, set()).add(now + SETTLE_SECONDS)

    def _listen(self, now: float) -> None:
        """What the leader shows otherwise is looked at at once, and again a moment later."""
        for script, shown in self._shown.items():
            if shown != self._asked.get(script, frozenset()):
                self._asked[script] = shown
                if self._differs(script):
                    self._afresh.setdefault(script, set()).update({now, now + SETTLE_SECONDS})

    def _differs(self, script: bytes) -> bool:
        """Whether the leader shows something there that we don't, or the other way round."""
        look = self._looks.get(script)
        known = frozenset() if look is None else _what(look)
        return self._shown.get(script, frozenset()) != known

    def _look_at(self, afresh: set[bytes], scripts: set[bytes], now: float) -> None:
        if not scripts:
            return
        self._source.unwatch([script for script in afresh if script in self._looks])
        self._source.watch(sorted(scripts))
        found = self._source.outputs(sorted(scripts))
        height = max(
            (at for at, since in self._settled if now - since >= SETTLE_SECONDS), default=0
        )
        for script in scripts:
            self._looks[script] = Look(outputs=found[script], at=now, settled_height=height)
            left = {at for at in self._afresh.pop(script, set()) if at > now}
            if left:
                self._afresh[script] = left
        self._last_exchange = now

    def _testify(self) -> None:
        testimony = Testimony(
            name=self._source.name,
            connected=self._connected,
            problem=self._problem,
            tip=self._tip if self._connected else None,
            blocks={**self._near_leader, **self._trail.hashes} if self._connected else {},
            looks=dict(self._looks) if self._connected else {},
        )
        self._stand.testify(self._place, testimony)

    def _pause(self) -> float:
        now = self._clock.monotonic()
        if self._connected:
            times = [self._last_exchange + PING_SECONDS]
            times += [min(each) for each in self._afresh.values()]
        elif self._leader.is_led and not self._leader.leads(self._place):
            times = [self._retry.at]
        else:
            return PING_SECONDS  # somebody wakes us when that changes
        return max(0.0, min(min(times) - now, PING_SECONDS))


def _what(look: Look) -> frozenset[tuple[str, int | None]]:
    return frozenset((reference, output.height) for reference, output in look.by_reference.items())

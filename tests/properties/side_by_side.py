"""The till and the model, told the same story; after every step they must say the same."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from tests.properties.expected import TIP_TOO_OLD, Expected
from tests.properties.expected_acceptance import may_be_taken
from tests.properties.expected_money import Price, Rules
from tests.properties.lock_clock import LockClock
from tests.properties.played_till import HELD, PlayedTill

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from pos_app.domain.sale import Sale
    from tests.properties.model_chain import Chain, Shown

RECHECK_SECONDS = 2.0
# What honest servers may differ in for a moment; and how far back they are compared.
PATIENCE_SECONDS = 10.0
TRAIL_BLOCKS = 6
DOUBTS = {"late", "late?", "unproven"}


class Watched:
    """What the model knows of one sale, and of how well it was watched."""

    def __init__(self, sale: Sale, script: bytes, expected: Expected, clock: LockClock) -> None:
        self.id: UUID = sale.id
        self.script = script
        self.expected = expected
        self.clock = clock
        self.seen: tuple[Shown, ...] | None = None  # None: to be looked at whatever it shows
        self.watched_at: float | None = None  # monotonic
        self.recheck_at: float | None = None


class SideBySide:
    def __init__(self, rules: Rules, servers: int) -> None:
        self.till = PlayedTill(rules, servers)
        self.rules = rules
        self.sales: list[Watched] = []
        self.clock_was_set = False
        self.rescans = 0
        self._leading: str | None = None
        self._tip: Chain | None = None
        self._elsewhere: dict[tuple[str, str | None], float] = {}  # since when, monotonic
        self.settle()

    # time

    @property
    def _wall(self) -> datetime:
        return self.till.clock.now()

    @property
    def _monotonic(self) -> float:
        return self.till.clock.monotonic()

    def wait(self, seconds: float) -> None:
        """The till does whatever it has to do meanwhile."""
        left = seconds
        while left > 0:
            pause = min(left, max(self.settle(), 0.01))
            self.till.clock.advance(pause)
            left -= pause
        self.settle()

    def sleep(self, seconds: float) -> None:
        """Nobody does anything meanwhile: the machine slept."""
        self.till.clock.advance(seconds)
        self.settle()

    # sales

    def charge(self, minor: int) -> None:
        sale = self.till.charge(len(self.sales), minor)
        assert sale.request is not None
        per_sat = Fraction(100_000_000, 100) / Fraction(self.till.rates.price)
        price = Price(
            total_sat=int(-(-(minor * per_sat) // 1)),
            kept_sat=0,
            per_sat=per_sat,
            ends_at=self._wall + HELD,
            made_at=self._wall,
        )
        expected = Expected(worth_minor=minor, prices=[price], rules=self.rules)
        clock = LockClock(price, self._wall, self._monotonic)
        self.sales.append(Watched(sale, sale.request.script, expected, clock))

    def commanded(self, watched: Watched) -> None:
        """The ledger judges at once, by the time of the wall and what it knows of the chain."""
        tip = -1 if self._tip is None else self._tip.height
        watched.expected.judged(tip=tip, now=self._wall, wall=self._wall)
        watched.seen = None
        if watched.expected.price is not watched.clock.price:
            watched.clock = LockClock(watched.expected.price, self._wall, self._monotonic)

    def new_price_times(self) -> tuple[datetime, datetime]:
        return self._wall, self._wall + HELD

    # both, side by side

    def restart(self) -> None:
        self.till.restart()
        self._leading = self._tip = None
        self._elsewhere = {}
        for watched in self.sales:
            watched.watched_at = watched.recheck_at = None
            watched.clock = LockClock(watched.expected.price, self._wall, self._monotonic)
            watched.expected.session_lost()

    def settle(self) -> float:
        """Let the till do what is due, and the model with it; the seconds until more is."""
        pause = self.till.run.step()
        leading = self.till.run.leading
        if leading is None:
            self._lose()
        else:
            self._follow(leading)
        self._take_unconfirmed()
        return pause

    def _lose(self) -> None:
        self._leading = None
        self._elsewhere = {}
        for watched in self.sales:
            watched.expected.session_lost()
            watched.recheck_at = None if self._tip is None else watched.recheck_at
            now = watched.clock.now(self._wall, self._monotonic)
            self._end_price(watched, now)

    def _end_price(self, watched: Watched, now: datetime) -> None:
        """Without the chain only what lacks money changes: its price ends."""
        expected = watched.expected
        if expected.life == "open" and expected.standing in {
            "waiting",
            "partly_paid",
            "reversed",
        }:
            tip = None if self._tip is None else self._tip.height
            expected.judged(tip=tip, now=now, wall=self._wall)

    def _follow(self, leading: str) -> None:
        chain = self.till.server(leading).chain
        is_new = leading != self._leading
        moved = self._tip is None or self._tip.blocks[-1] != chain.blocks[-1]
        self._leading, self._tip = leading, chain
        if is_new:
            self._elsewhere = {}
        other = self.till.run.confirming
        witness = None if other is None else self.till.server(other).chain
        self._note_elsewhere(chain, witness)
        for watched in self.sales:
            self._look(watched, chain, witness, is_new=is_new, moved=moved)
            watched.watched_at = self._monotonic

    def _note_elsewhere(self, chain: Chain, witness: Chain | None) -> None:
        """Which confirmations another server has gone on without, and since when."""
        found = {
            (each.reference, each.block_hash)
            for watched in self.sales
            for each in self.till.world.shown(chain, watched.script)
            if witness is not None and is_elsewhere(each, witness)
        }
        self._elsewhere = {key: self._elsewhere.get(key, self._monotonic) for key in found}

    def _is_contested(self, each: Shown) -> bool:
        since = self._elsewhere.get((each.reference, each.block_hash))
        return since is not None and self._monotonic >= since + PATIENCE_SECONDS

    def _look(
        self, watched: Watched, chain: Chain, witness: Chain | None, *, is_new: bool, moved: bool
    ) -> None:
        world, expected = self.till.world, watched.expected
        shown = world.shown(chain, watched.script)
        now = watched.clock.now(self._wall, self._monotonic)
        due = watched.recheck_at is not None and watched.recheck_at <= self._monotonic
        changes = any(not each.final for each in expected.money.values())
        looks = is_new or due or shown != watched.seen or (moved and changes)
        if looks:
            self._look_anew(watched, chain, shown, now)
        others = () if witness is None else world.shown(witness, watched.script)
        expected.compared((*shown, *others), self._is_contested, self._monotonic)
        expected.judged(tip=chain.height, now=now, wall=self._wall)

    def _look_anew(
        self, watched: Watched, chain: Chain, shown: tuple[Shown, ...], now: datetime
    ) -> None:
        world, expected = self.till.world, watched.expected
        before = {reference for reference, each in expected.money.items() if each.here}
        expected.looked(
            shown,
            has_conflict=lambda each: (
                world.rival_in(chain, each.reference.partition(":")[0]) is not None
            ),
            tip=chain.height,
            now=now,
            monotonic=self._monotonic,
            not_there=self._not_there(watched, now),
        )
        vanished = any(
            not each.here and not each.conflict and reference in before
            for reference, each in expected.money.items()
        )
        watched.recheck_at = self._monotonic + RECHECK_SECONDS if vanished else None
        watched.seen = shown

    def _not_there(self, watched: Watched, now: datetime) -> datetime | None:
        if watched.watched_at is None:
            return None
        return now - timedelta(seconds=self._monotonic - watched.watched_at)

    def _take_unconfirmed(self) -> None:
        """What the till has taken must have been allowed; what is allowed it must have taken."""
        for watched in self.sales:
            expected = watched.expected
            actual = self.till.store.sales[watched.id].state.standing.value
            if actual == "accepted" and expected.standing != "accepted":
                assert self._may_take(watched), f"{watched.id} was taken unconfirmed"
                expected.taken_unconfirmed(self._wall)
        for watched in self.sales:
            assert not self._may_take(watched), f"{watched.id} was not taken unconfirmed"

    def _may_take(self, watched: Watched) -> bool:
        if self._leading is None or self._tip is None:
            return False
        exposed = sum(each.expected.worth_minor for each in self.sales if each.expected.is_out)
        return may_be_taken(
            watched.expected,
            exposed_minor=exposed,
            monotonic=self._monotonic,
            fee=self.till.server(self._leading).fee_estimate,
            seen_by_enough=lambda each: self._is_shown_by_two(watched, each),
            following=self._wall - self._tip.blocks[-1].time <= TIP_TOO_OLD,
        )

    def _is_shown_by_two(self, watched: Watched, each: Shown) -> bool:
        """Or by one, where there is no other."""
        other = self.till.run.confirming
        if len(self.till.servers) == 1 or other is None:
            return len(self.till.servers) == 1
        shown = self.till.world.shown(self.till.server(other).chain, watched.script)
        return each.reference in {output.reference for output in shown}

    def compare(self) -> None:
        """The till says what the model says, and what somebody finds who looks anew."""
        for watched in self.sales:
            sale = self.till.store.sales[watched.id]
            assert_same(sale, watched.expected)
        contested = any(
            each.contested for watched in self.sales for each in watched.expected.money.values()
        )
        if self._leading is not None and not self.clock_was_set and not contested:
            for sale_id, found in self.till.rescan().items():
                sale = self.till.store.sales[sale_id]
                if not self._has_silent_conflict(sale_id):
                    assert _says(found) == _says(sale), "a fresh look says something else"
            self.rescans += 1

    def _has_silent_conflict(self, sale_id: UUID) -> bool:
        """A payment that had vanished was displaced since: nothing is pushed before a block."""
        [watched] = [each for each in self.sales if each.id == sale_id]
        assert self._tip is not None
        return any(
            not each.here
            and each.conflict
            != (self.till.world.rival_in(self._tip, reference.partition(":")[0]) is not None)
            for reference, each in watched.expected.money.items()
        )


def is_elsewhere(each: Shown, witness: Chain) -> bool:
    """Whether the witness has another block at its height, and newer ones on top."""
    height = each.height
    if height is None or not witness.height - TRAIL_BLOCKS <= height < witness.height:
        return False
    return witness.blocks[height].block_hash != each.block_hash


def assert_same(sale: Sale, expected: Expected) -> None:
    flags = {flag.value for flag in sale.flags}
    actual = (sale.state.standing.value, sale.state.life.value, sale.received_sat, sale.missing_sat)
    wanted = (expected.standing, expected.life, expected.received, expected.short)
    assert actual == wanted, f"till {actual}, model {wanted}"
    assert flags - DOUBTS == expected.flags - DOUBTS, f"till {flags}, model {expected.flags}"
    doubts, wanted_doubts = flags & DOUBTS, expected.flags & DOUBTS
    if "late?" in wanted_doubts:
        assert doubts >= wanted_doubts - {"late?"}, f"till {flags}, model {expected.flags}"
        assert doubts, f"till {flags}, model {expected.flags}"
    else:
        assert doubts == wanted_doubts, f"till {flags}, model {expected.flags}"


def _says(sale: Sale) -> tuple[object, ...]:
    return sale.state, sale.flags, sale.received_sat, sale.missing_sat, sale.over_sat

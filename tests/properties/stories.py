"""Steps of stories: what customers, miners, servers, clocks, cashiers and power cuts do."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING, TypeAlias

from tests.properties.expected_money import Rules
from tests.properties.side_by_side import TRAIL_BLOCKS, SideBySide, Watched

if TYPE_CHECKING:
    from collections.abc import Callable

Step: TypeAlias = tuple[str, int, int]

MOST_SALES = 3
WORTHS = (800, 1_500, 4_000)
RULES = (
    Rules(),
    Rules(confirmations=2),
    Rules(confirmations=1, tiers=((1_000, 2), (3_000, 6))),
    Rules(ceiling_minor=2_000, budget_minor=2_500),
    Rules(confirmations=2, ceiling_minor=5_000, budget_minor=9_000),
    Rules(tolerance_sat=600),
)
WAITS = (3, 12, 12, 70, 300, 905, 1_030)
"""The seconds of a wait: moments, minutes, and beyond a price's end and its grace."""

_WEIGHTS = {
    "charge": 3,
    "pay": 9,
    "pay two": 3,
    "replace": 5,
    "double spend": 2,
    "evict": 3,
    "resend": 3,
    "mine": 7,
    "mine some": 2,
    "mine deep": 1,
    "reorganise": 4,
    "fork": 2,
    "away": 2,
    "back": 4,
    "lag": 2,
    "keep up": 3,
    "restart": 3,
    "wait": 7,
    "wait long": 1,
    "sleep": 2,
    "set clock": 1,
    "cancel": 2,
    "take late": 3,
    "take short": 2,
    "renew": 2,
}
_NAMES = [name for name, weight in _WEIGHTS.items() for _ in range(weight)]
STEPS_A_STORY = 50


@dataclass(frozen=True, slots=True)
class Script:
    """What happens: to which store, on how many servers, and then step by step."""

    rules: Rules
    servers: int
    steps: tuple[Step, ...]


def script_of(seed: int) -> Script:
    """The same one for the same seed, on every machine."""
    random = Random(seed)
    return Script(
        rules=random.choice(RULES),
        servers=random.choice((1, 1, 2)),
        steps=tuple(
            (random.choice(_NAMES), random.randrange(12), random.randrange(12))
            for _ in range(STEPS_A_STORY)
        ),
    )


class Story:
    """`play` does one step; what makes no sense now does nothing."""

    def __init__(self, script: Script) -> None:
        self.both = SideBySide(script.rules, script.servers)
        self._world = self.both.till.world
        self._steps: dict[str, Callable[[int, int], None]] = {
            name: getattr(self, f"_{name.replace(' ', '_')}") for name in _WEIGHTS
        }
        self._charge(0, 1)

    def play(self, step: Step) -> None:
        name, first, second = step
        self._steps[name](first, second)
        self._keep_comparable()
        self.both.settle()
        self.both.compare()

    # customers

    def _charge(self, first: int, second: int) -> None:
        if len(self.both.sales) < MOST_SALES:
            self.both.charge(WORTHS[second % len(WORTHS)])

    def _pay(self, first: int, second: int) -> None:
        sale = self._sale(first)
        coins = None
        if second == 11:
            parent = self._world.send((), fee_rate=5_000)
            coins = (f"{parent.txid}:0",)
        self._world.send(
            ((sale.script, self._amount(sale, second)),),
            coins=coins,
            replaceable=second in {2, 7},
            fee_rate=1_000 if second == 5 else 5_000,
        )

    def _pay_two(self, first: int, second: int) -> None:
        """One transaction with several outputs, to one sale or to two."""
        one, other = self._sale(first), self._sale(second)
        self._world.send(
            ((one.script, self._amount(one, first)), (other.script, self._amount(other, second)))
        )

    def _amount(self, sale: Watched, number: int) -> int:
        """Mostly what is missing; sometimes less, a little less, or more."""
        due = sale.expected.short or sale.expected.price.total_sat
        shares = {0: Fraction(3, 10), 1: Fraction(6, 10), 3: Fraction(13, 10), 4: Fraction(3)}
        if number in {9, 10}:
            return max(1, due - (10, 500)[number - 9])
        return max(1, int(due * shares.get(number, Fraction(1))))

    def _replace(self, first: int, second: int) -> None:
        """By one that pays as much, less, nothing, or from the same coin to another output."""
        pool = self._world.chain.pool
        if pool:
            old = self._world.payments[pool[first % len(pool)]]
            share = (Fraction(1), Fraction(1), Fraction(1, 2), Fraction(0))[second % 4]
            pays = tuple((to, int(sat * share)) for to, sat in old.pays if share)
            self._world.send(pays, coins=old.coins, replaceable=second % 3 == 0, fee_rate=9_000)

    def _double_spend(self, first: int, second: int) -> None:
        """Of any payment ever made, where its coins are not in a block."""
        txids = list(self._world.payments)
        if txids:
            old = self._world.payments[txids[first * 5 % len(txids)]]
            self._world.send((), coins=old.coins, fee_rate=9_000)

    def _evict(self, first: int, _second: int) -> None:
        pool = self._world.chain.pool
        if pool:
            self._world.evict(pool[first % len(pool)])

    def _resend(self, first: int, _second: int) -> None:
        txids = list(self._world.payments)
        if txids:
            self._world.put_back(txids[-1 - first % len(txids)])

    # miners

    def _mine(self, first: int, _second: int) -> None:
        self._world.mine(1 + (first % 4 == 0) + 4 * (first == 11))

    def _mine_some(self, first: int, _second: int) -> None:
        pool = self._world.chain.pool
        self._world.mine(1, pool[first % len(pool) :] if pool else ())

    def _mine_deep(self, first: int, _second: int) -> None:
        self._world.mine(94 + first)

    def _reorganise(self, first: int, second: int) -> None:
        depth = 1 + first % 6
        blocks = self._world.chain.blocks[-depth:]
        txids = [txid for block in blocks for txid in block.txids]
        lost = txids[: 1 + second % 2] if second % 3 == 0 else []
        self._world.reorganise(depth, moved=second % 2 == 0, lost=lost)
        if lost and second == 6:
            old = self._world.payments[lost[0]]
            self._world.send((), coins=old.coins)

    def _fork(self, first: int, second: int) -> None:
        """Another server stays on the old branch, or ours does; for longer than a moment."""
        self.both.till.servers[-1 if second % 3 else 0].lag()
        self._world.reorganise(1 + first % 3, moved=True)
        self._keep_comparable()
        self.both.wait(12)

    def _keep_comparable(self) -> None:
        """A branch that left further back than servers are compared is given up."""
        blocks = self._world.chain.blocks
        for server in self.both.till.servers:
            theirs = server.chain.blocks
            shared = sum(one is other for one, other in zip(blocks, theirs, strict=False))
            far = max(len(blocks), len(theirs)) - shared > TRAIL_BLOCKS
            if far and shared < len(theirs):
                server.keep_up()

    # servers, power and clocks

    def _away(self, first: int, _second: int) -> None:
        servers = self.both.till.servers
        servers[first % len(servers)].is_away = True

    def _back(self, first: int, second: int) -> None:
        servers = self.both.till.servers
        servers[first % len(servers)].is_away = False
        if second % 2:
            self.both.till.run.watcher.try_again()

    def _lag(self, first: int, _second: int) -> None:
        servers = self.both.till.servers
        servers[first % len(servers)].lag()

    def _keep_up(self, first: int, _second: int) -> None:
        servers = self.both.till.servers
        servers[first % len(servers)].keep_up()

    def _restart(self, _first: int, _second: int) -> None:
        self.both.restart()

    def _wait(self, first: int, _second: int) -> None:
        self.both.wait(WAITS[first % len(WAITS)])

    def _wait_long(self, first: int, _second: int) -> None:
        self.both.wait(8_000 if first % 2 else 1_200)

    def _sleep(self, first: int, _second: int) -> None:
        self.both.sleep((20, 200, 905, 1_100, 4_000)[first % 5])

    def _set_clock(self, first: int, second: int) -> None:
        """Back, or ahead; few clocks are."""
        if second < 4:
            self.both.till.clock.turn_back((60, 1_000, 4_000, -1_000)[first % 4])
            self.both.clock_was_set = True

    # the cashier, who sees only what the model says, too

    def _cancel(self, first: int, _second: int) -> None:
        sale = self._sale(first)
        if sale.expected.life in {"open", "expired"} and sale.expected.standing in {
            "waiting",
            "partly_paid",
            "reversed",
            "seen",
        }:
            self.both.till.told(self.both.till.checkout.cancel, sale.id)
            sale.expected.cancelled()
            self.both.commanded(sale)

    def _take_late(self, first: int, _second: int) -> None:
        for sale in self._sales_from(first):
            if self.both.clock_was_set:
                return
            if sale.expected.life in {"expired", "cancelled"} and sale.expected.standing in {
                "seen",
                "confirmed",
            }:
                self.both.till.told(self.both.till.checkout.accept, sale.id, missing_sat=0)
                sale.expected.taken_late()
                self.both.commanded(sale)
                return

    def _take_short(self, first: int, _second: int) -> None:
        for sale in self._sales_from(first):
            expected = sale.expected
            if self.both.clock_was_set:
                return
            if expected.short and expected.received and expected.standing == "partly_paid":
                accept = self.both.till.checkout.accept
                self.both.till.told(accept, sale.id, missing_sat=expected.short)
                expected.taken_short()
                self.both.commanded(sale)
                return

    def _renew(self, first: int, second: int) -> None:
        sale = self._sale(first)
        expected = sale.expected
        self.both.sleep(1)
        short = expected.standing in {"waiting", "partly_paid", "reversed"}
        closed = expected.life in {"expired", "cancelled"}
        if ((short and expected.life == "open") or closed) and not self.both.clock_was_set:
            self.both.till.clock.advance(1)  # no two things happen at the very same moment
            price = Decimal(50_000) + 1_000 * (second - 5)
            self.both.till.rates.price = price
            self.both.till.told(self.both.till.checkout.renew_rate, sale.id)
            expected.renewed(Fraction(1_000_000) / Fraction(price), *self.both.new_price_times())
            self.both.commanded(sale)

    def _sale(self, number: int) -> Watched:
        return self.both.sales[number % len(self.both.sales)]

    def _sales_from(self, number: int) -> list[Watched]:
        at = number % len(self.both.sales)
        return self.both.sales[at:] + self.both.sales[:at]

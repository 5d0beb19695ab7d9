"""What the leading source shows, held against what the witnesses say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.services.chain.chain_agreement import (
    denials,
    doubts,
    fault_of_leader,
    fault_of_witness,
    in_conflict,
    is_old,
    seen_by,
    vouched_for,
)
from pos_app.services.chain.chain_credits import reference_of
from pos_app.services.chain.chain_doubt import Lasting
from pos_app.services.chain.chain_health import ChainHealth, SourceHealth, SourceRole
from pos_app.services.chain.chain_testimony import Look, Testimony
from pos_app.services.chain.chain_trail import BlockTrail

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pos_app.domain.credit import Tip
    from pos_app.domain.message import Message
    from pos_app.ports import ChainOutput, Clock
    from pos_app.services.chain.chain_leader import LeadingSource
    from pos_app.services.chain.chain_testimony import WitnessStand


class Comparison:
    """For the watcher's thread.

    After `compare`: `contested` are references whose confirmation does not count, `conflicting`
    those whose coins another transaction spends somewhere, `seen_by` counts the sources that show
    each; what is `vouched_for` is in a block, whether the leader shows it or not. `changed` are
    those that are contested only now, or no more; to scripts in `hidden` a witness shows money,
    since the last time, that the leader doesn't.
    """

    def __init__(self, leader: LeadingSource, stand: WitnessStand, clock: Clock) -> None:
        self._leader = leader
        self._stand = stand
        self._clock = clock
        self._trail = BlockTrail()
        self._lasting = Lasting()
        self._looks: dict[bytes, Look] = {}
        self._tip: Tip | None = None
        self._tip_since = 0.0  # monotonic, since when there may have been a newer one
        self.contested: frozenset[str] = frozenset()
        self.conflicting: frozenset[str] = frozenset()
        self.changed: frozenset[str] = frozenset()
        self.hidden: frozenset[bytes] = frozenset()
        self._hidden_before: frozenset[bytes] = frozenset()
        self.seen_by: Mapping[str, int] = {}
        self.vouched_for: frozenset[str] = frozenset()
        self.disagreements: tuple[Message, ...] = ()

    @property
    def sources_configured(self) -> int:
        return len(self._leader.names)

    @property
    def looks(self) -> Mapping[bytes, Look]:
        """The leader's, of this session."""
        return self._looks

    def lose(self) -> None:
        """The session is over; what was contested stays so until somebody can say more."""
        self._trail.forget()
        self._lasting.forget()
        self._looks = {}
        self._tip = None
        self.disagreements = ()

    def looked(self, found: Mapping[bytes, Sequence[ChainOutput]], at: float) -> None:
        for script, outputs in found.items():
            self._looks[script] = Look(outputs=tuple(outputs), at=at, settled_height=0)

    def forget(self, scripts: Iterable[bytes]) -> None:
        for script in scripts:
            self._looks.pop(script, None)

    def follow(self, tip: Tip, scripts: Iterable[bytes]) -> None:
        """Keep up with the leader; a request is sent for a new block, and none for one server."""
        if self._tip != tip:
            self._tip, self._tip_since = tip, self._since(tip)
        if self.sources_configured > 1:
            self._trail.follow(tip, self._leader.block_hash)
            self._stand.leader_height = tip.height
            self._stand.show({script: self._shown(script) for script in scripts})

    def compare(self) -> Message | None:
        """Hold all against each other; the reason if the leader is to be put aside."""
        monotonic = self._clock.monotonic()
        leader = Testimony(
            name=self._leader.name,
            connected=True,
            tip=self._tip,
            blocks=self._trail.hashes,
            looks=self._looks,
        )
        witnesses = [
            testimony
            for place, testimony in enumerate(self._stand.testimonies)
            if place != self._leader.current
        ]
        fault = fault_of_leader(leader, witnesses, self._clock.now())
        denied = denials(leader, witnesses)
        lasted = self._lasting.lasted(
            [*doubts(leader, witnesses), *([] if fault is None else [fault])], monotonic
        )
        if fault is not None and fault in lasted:
            return fault.message
        contested = frozenset(denied).union(*(doubt.references for doubt in lasted))
        self.changed, self.contested = self.contested ^ contested, contested
        self.conflicting = in_conflict(leader, witnesses)
        self.seen_by = seen_by(leader, witnesses)
        self.vouched_for = vouched_for(leader, witnesses)
        hidden = self._lasting.scripts
        self.hidden, self._hidden_before = hidden - self._hidden_before, hidden
        told = [*denied.values(), *(doubt.message for doubt in lasted)]
        self.disagreements = tuple({str(message): message for message in told}.values())
        return None

    def _since(self, tip: Tip) -> float:
        """When it was heard of, or when it was made: a server that is stuck shows an old one."""
        now = self._clock.now()
        if tip.block_time is None or not is_old(tip, now):
            return tip.heard_monotonic
        return self._clock.monotonic() - (now - tip.block_time).total_seconds()

    def times(self, monotonic: float) -> Iterator[float]:
        """When a doubt will have lasted long enough to be told."""
        return self._lasting.times(monotonic)

    def health(self, tip: Tip | None, problem: Message | None, *, connected: bool) -> ChainHealth:
        """`tip` is the newest block heard of, also from the server before."""
        testimonies = self._stand.testimonies
        tip_height = None if tip is None else tip.height
        return ChainHealth(
            connected=connected,
            server=self._leader.name,
            tip_height=tip_height,
            tip_heard_monotonic=None if tip is None else self._tip_since,
            tip_time=None if tip is None else tip.block_time,
            problem=problem,
            sources=tuple(
                self._leading(name, tip_height, connected=connected)
                if self._leader.leads(place)
                else self._witnessing(place, testimonies[place])
                for place, name in enumerate(self._leader.names)
            ),
            disagreements=self.disagreements,
        )

    def _leading(self, name: str, tip_height: int | None, *, connected: bool) -> SourceHealth:
        role = SourceRole.LEADING if connected else SourceRole.CONNECTING
        return SourceHealth(name=name, role=role, tip_height=tip_height)

    def _witnessing(self, place: int, testimony: Testimony) -> SourceHealth:
        leader = Testimony(name=self._leader.name, tip=self._tip)
        tip_height = None if testimony.tip is None else testimony.tip.height
        if testimony.connected:
            problem = fault_of_witness(testimony, leader)
            role = SourceRole.CONFIRMING if problem is None else SourceRole.ASIDE
        else:
            problem = testimony.problem or self._leader.problem_of(place)
            role = SourceRole.CONNECTING if problem is None else SourceRole.ASIDE
        return SourceHealth(name=testimony.name, role=role, tip_height=tip_height, problem=problem)

    def _shown(self, script: bytes) -> frozenset[tuple[str, int | None]]:
        look = self._looks.get(script)
        outputs = () if look is None else look.outputs
        return frozenset((reference_of(output), output.height) for output in outputs)

"""What chain sources agree and disagree in: pure functions of what each of them shows.

A source that is merely slower contradicts nobody: a denial needs its own look after it had the
block for a while, and what may be a matter of seconds is a `Doubt` that has to last.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from pos_app.domain.message import Message
from pos_app.services.chain.chain_doubt import Doubt
from pos_app.services.chain.chain_leader import BLOCKS_BEHIND

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from pos_app.domain.credit import Tip
    from pos_app.ports import ChainOutput
    from pos_app.services.chain.chain_testimony import Look, Testimony

# Ten minutes a block on average: two hours without one happen about twice in a year.
TIP_IS_OLD = timedelta(hours=2)


def is_old(tip: Tip | None, now: datetime) -> bool:
    """Whether the block is so old by its own time that a newer one must be expected."""
    return tip is not None and is_hours_apart(now, tip.block_time)


def is_hours_apart(newer: datetime | None, older: datetime | None) -> bool:
    """Longer than blocks are waited for; not where a time is unknown."""
    return newer is not None and older is not None and newer - older > TIP_IS_OLD


def is_sound(witness: Testimony, leader: Testimony) -> bool:
    """Whether it may confirm and contradict: connected, and not without the newest blocks."""
    return witness.connected and fault_of_witness(witness, leader) is None


def fault_of_witness(witness: Testimony, leader: Testimony) -> Message | None:
    """Why a connected witness is put aside."""
    if witness.tip is None or leader.tip is None:
        return None
    if witness.tip.height < leader.tip.height - BLOCKS_BEHIND:
        return Message(code="chain.behind", arguments={"server": witness.name})
    times = leader.tip.block_time, witness.tip.block_time
    if witness.tip.height < leader.tip.height and is_hours_apart(*times):
        return Message(code="chain.stuck", arguments={"server": witness.name})
    return None


def fault_of_leader(
    leader: Testimony, witnesses: Sequence[Testimony], now: datetime
) -> Doubt | None:
    """Why another server has to lead, once it has lasted.

    `now` is the time of the wall: a server whose node stopped still answers, so the age of its
    newest block is judged here. While that is young, only who goes on from its blocks is ahead.
    """
    ahead = [
        witness.tip.height
        for witness in witnesses
        if witness.connected and witness.tip is not None and leader.tip is not None
        if witness.tip.height > leader.tip.height
        if is_old(leader.tip, now) or _goes_on_from(witness, leader)
    ]
    if leader.tip is None or not ahead:
        return None
    if max(ahead) > leader.tip.height + BLOCKS_BEHIND:
        behind = Message(code="chain.behind", arguments={"server": leader.name})
        return Doubt(key=("behind", leader.name), message=behind)
    if is_old(leader.tip, now):
        stuck = Message(code="chain.stuck", arguments={"server": leader.name})
        return Doubt(key=("stuck", leader.name), message=stuck)
    return None


def _goes_on_from(witness: Testimony, leader: Testimony) -> bool:
    """Whether its blocks are those of the leader and more: a height alone is only said."""
    return any(leader.blocks.get(height) == each for height, each in witness.blocks.items())


def seen_by(leader: Testimony, witnesses: Sequence[Testimony]) -> dict[str, int]:
    """How many sources show each payment that the leader shows, the leader among them."""
    sound = [witness for witness in witnesses if is_sound(witness, leader)]
    return {
        reference: 1 + sum(reference in _outputs(witness, script) for witness in sound)
        for script, look in _paid(leader)
        for reference in look.by_reference
    }


def in_conflict(leader: Testimony, witnesses: Sequence[Testimony]) -> frozenset[str]:
    """References of the leader's whose coins another transaction spends on some source."""
    found = set()
    for script, look in _paid(leader):
        others = [
            output
            for source in (leader, *witnesses)
            if source.connected
            for output in _outputs(source, script).values()
        ]
        found |= {
            reference
            for reference, output in look.by_reference.items()
            if any(_displaces(other, output) for other in others)
        }
    return frozenset(found)


def denials(leader: Testimony, witnesses: Sequence[Testimony]) -> dict[str, Message]:
    """Confirmations of the leader's that a witness denies at once, though it knows the block."""
    found: dict[str, Message] = {}
    for witness, script, reference, output in _confirmations(leader, witnesses):
        look = witness.looks.get(script)
        height = output.height or 0
        theirs = witness.blocks.get(height)
        if look is None or look.settled_height < height or theirs not in {None, output.block_hash}:
            continue
        shown = look.by_reference.get(reference)
        if shown is None or shown.height is None:
            found[reference] = _denial(witness, leader, output)
    return found


def vouched_for(leader: Testimony, witnesses: Sequence[Testimony]) -> frozenset[str]:
    """References that a witness shows in a block which the leader has, or had: it can't deny them.

    Each source proves that what it shows is in a block, so the leader only hides it.
    """
    return frozenset(
        reference
        for witness in witnesses
        if is_sound(witness, leader)
        for _, look in _paid(witness)
        for reference, output in look.by_reference.items()
        if output.height is not None
        and leader.blocks.get(output.height, output.block_hash) == output.block_hash
    )


def doubts(leader: Testimony, witnesses: Sequence[Testimony]) -> Iterator[Doubt]:
    """What becomes a disagreement when it lasts."""
    for witness in witnesses:
        if is_sound(witness, leader):
            yield from _payments_not_led(leader, witness)
            yield from _payments_only_led(leader, witness)
    for witness in witnesses:
        if witness.connected:
            yield from _other_blocks(leader, witness)
    for witness, _, reference, output in _confirmations(leader, witnesses):
        if _is_elsewhere(witness, output):
            yield Doubt(
                key=("elsewhere", witness.name, reference, output.block_hash),
                message=_denial(witness, leader, output),
                references=frozenset({reference}),
            )


def _payments_not_led(leader: Testimony, witness: Testimony) -> Iterator[Doubt]:
    for script, look in _paid(witness):
        known = _outputs(leader, script)
        for reference, output in look.by_reference.items():
            if script in leader.looks and reference not in known:
                yield Doubt(
                    key=("payment", witness.name, reference),
                    message=Message(
                        code="chain.disagree_payment",
                        arguments={
                            "server": witness.name,
                            "leader": leader.name,
                            "txid": output.txid,
                        },
                    ),
                    script=script,
                )


def _payments_only_led(leader: Testimony, witness: Testimony) -> Iterator[Doubt]:
    """Unconfirmed money that the witness has looked for in vain; denials are of the confirmed."""
    for script, look in _paid(leader):
        if script not in witness.looks:
            continue
        known = _outputs(witness, script)
        for reference, output in look.by_reference.items():
            if output.height is None and reference not in known:
                arguments = {"server": witness.name, "leader": leader.name, "txid": output.txid}
                yield Doubt(
                    key=("unseen", witness.name, reference),
                    message=Message(code="chain.disagree_unseen", arguments=arguments),
                )


def _other_blocks(leader: Testimony, witness: Testimony) -> Iterator[Doubt]:
    """Below the newest block of both, where honest servers never differ for long."""
    if leader.tip is None or witness.tip is None:
        return
    newest = min(leader.tip.height, witness.tip.height)
    shared = [height for height in leader.blocks.keys() & witness.blocks.keys() if height < newest]
    highest = max(shared, default=None)
    if highest is not None and leader.blocks[highest] != witness.blocks[highest]:
        yield Doubt(
            key=("block", witness.name),
            message=Message(
                code="chain.disagree_block",
                arguments={
                    "server": witness.name,
                    "leader": leader.name,
                    "height": str(highest),
                },
            ),
        )


def _confirmations(
    leader: Testimony, witnesses: Sequence[Testimony]
) -> Iterator[tuple[Testimony, bytes, str, ChainOutput]]:
    """Each with each witness that is at its height."""
    for witness in witnesses:
        if witness.tip is None or not is_sound(witness, leader):
            continue
        for script, look in _paid(leader):
            for reference, output in look.by_reference.items():
                if output.height is not None and output.height <= witness.tip.height:
                    yield witness, script, reference, output


def _is_elsewhere(witness: Testimony, output: ChainOutput) -> bool:
    """Whether the witness has gone on from another block of that height."""
    theirs = witness.blocks.get(output.height or 0)
    tip = witness.tip
    return (
        theirs is not None
        and theirs != output.block_hash
        and tip is not None
        and tip.height > (output.height or 0)
    )


def _denial(witness: Testimony, leader: Testimony, output: ChainOutput) -> Message:
    return Message(
        code="chain.disagree_confirmation",
        arguments={
            "server": witness.name,
            "leader": leader.name,
            "txid": output.txid,
            "height": str(output.height),
        },
    )


def _paid(source: Testimony) -> Iterator[tuple[bytes, Look]]:
    """Of the many scripts that are followed those where money is."""
    return ((script, look) for script, look in source.looks.items() if look.outputs)


def _outputs(source: Testimony, script: bytes) -> Mapping[str, ChainOutput]:
    look = source.looks.get(script)
    return {} if look is None else look.by_reference


def _displaces(other: ChainOutput, output: ChainOutput) -> bool:
    return other.txid != output.txid and not set(other.inputs).isdisjoint(output.inputs)

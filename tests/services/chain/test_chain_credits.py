"""What outputs on the chain are as credits of a sale."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from pos_app.domain import events as e
from pos_app.domain.credit import Assurance
from pos_app.domain.sale import apply
from pos_app.domain.settlement import FINAL_DEPTH
from pos_app.services.chain.chain_credits import found_credits
from tests.support.chain_outputs import a_payment
from tests.support.domain_values import NOON, TIP, waiting

REFERENCE = "ab" * 32 + ":0"
MINED = replace(a_payment(), height=TIP, block_hash="00" * 32, block_time=NOON)


def test_a_payment_is_known_by_its_output_and_what_was_learned_with_it() -> None:
    output = replace(a_payment(), fee_rate=7_500, replaceable=True)
    before = NOON - timedelta(seconds=3)
    (found,) = found_credits(waiting(), [output], tip_height=TIP, now=NOON, absent_at=before)
    assert (found.reference, found.sat) == (REFERENCE, 5_000)
    assert (found.first_seen, found.absent_at) == (NOON, before)
    assert (found.fee_rate, found.replaceable, found.contested) == (7_500, True, False)
    (gap,) = found_credits(waiting(), [output], tip_height=TIP, now=NOON)
    assert gap.absent_at is None


def test_only_what_another_source_denies_is_contested() -> None:
    for denied, contested in ((frozenset({REFERENCE}), True), (frozenset({"cd:0"}), False)):
        (found,) = found_credits(waiting(), [MINED], tip_height=TIP, now=NOON, contested=denied)
        assert found.contested is contested
        assert found.confirmations(TIP) == (0 if contested else 1)


def test_what_is_denied_is_never_final_and_what_is_final_is_not_looked_at_again() -> None:
    tip = TIP + FINAL_DEPTH - 1
    denied = frozenset({REFERENCE})
    (found,) = found_credits(waiting(), [MINED], tip_height=tip, now=NOON, contested=denied)
    assert found.assurance is Assurance.CONFIRMED
    (final,) = found_credits(waiting(), [MINED], tip_height=tip, now=NOON)
    assert final.assurance is Assurance.FINAL
    sale = apply(waiting(), e.PaymentSeen(at=NOON, credit=final))
    assert found_credits(sale, [MINED], tip_height=tip, now=NOON) == ()

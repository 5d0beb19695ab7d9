"""Unconfirmed money is offered for acceptance with all that speaks for it, at the right time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.acceptance import LISTEN_SECONDS, Refusal
from pos_app.domain.events import PaymentAccepted
from pos_app.domain.policy import Policy
from pos_app.domain.sale_state import Life, Standing, State
from pos_app.ports import UnreachableError
from pos_app.services.chain.payment_evidence import FEE_REST_SECONDS
from pos_app.services.chain.payment_watcher import REST_AFTER_FAILURE_SECONDS
from tests.services.chain.compared_till import GENEROUS, ComparedTill, script_of
from tests.support.memory_source import an_output

if TYPE_CHECKING:
    from pos_app.domain.sale import Sale
    from pos_app.ports import ChainOutput

ACCEPTED = State(Standing.ACCEPTED, Life.SETTLED)


@pytest.fixture
def till() -> ComparedTill:
    return ComparedTill(policy=GENEROUS)


def paid(till: ComparedTill, output: ChainOutput | None = None) -> Sale:
    """A sale whose payment both servers show."""
    sale = till.charge()
    till.step()
    for source in (till.led[0], till.seen[1]):
        source.shows(script_of(sale), output or an_output())
    till.step()
    return sale


def refused(till: ComparedTill) -> frozenset[Refusal]:
    return till.waits[-1][1]


def test_money_that_both_show_is_accepted_after_ten_seconds(till: ComparedTill) -> None:
    sale = paid(till)
    assert till.waits[-1] == (sale.id, frozenset({Refusal.STILL_LISTENING}))
    pause = till.watcher.step()
    assert LISTEN_SECONDS - 1 < pause <= LISTEN_SECONDS + 0.1
    till.clock.advance(pause - 0.5)
    till.step()
    assert till.sale(sale).state == State(Standing.SEEN, Life.OPEN)
    till.clock.advance(0.5)
    till.step()
    assert till.sale(sale).state == ACCEPTED
    assert till.waits[-1] == (sale.id, frozenset())


def test_nothing_is_asked_while_the_store_accepts_nothing() -> None:
    till = ComparedTill(policy=Policy())
    sale = paid(till)
    till.wait(30)
    assert till.sale(sale).state == State(Standing.SEEN, Life.OPEN)
    assert till.waits == []
    assert "fee_estimate" not in till.led[0].calls


def test_one_of_two_servers_is_not_enough(till: ComparedTill) -> None:
    sale = till.charge()
    till.step()
    till.led[0].shows(script_of(sale), an_output())
    till.wait(LISTEN_SECONDS + 1)
    assert refused(till) == {Refusal.ONE_SOURCE}
    till.seen[1].shows(script_of(sale), an_output())
    till.step()
    assert till.sale(sale).state == ACCEPTED


def test_one_server_alone_is_enough_where_there_is_one() -> None:
    till = ComparedTill(1, policy=GENEROUS)
    sale = till.charge()
    till.step()
    till.led[0].shows(script_of(sale), an_output())
    till.wait(LISTEN_SECONDS + 1)
    assert till.sale(sale).state == ACCEPTED


def test_a_rival_on_another_server_starts_the_listening_anew(till: ComparedTill) -> None:
    sale = paid(till)
    till.wait(5)
    till.seen[1].shows(script_of(sale), an_output("ef"))
    till.wait(LISTEN_SECONDS + 5)
    assert Refusal.STILL_LISTENING in refused(till)
    till.seen[1].shows(script_of(sale), an_output())
    till.wait(LISTEN_SECONDS - 2)
    assert refused(till) == {Refusal.STILL_LISTENING}
    till.wait(3)
    assert till.sale(sale).state == ACCEPTED


@pytest.mark.parametrize(
    ("fee", "why"),
    [(None, Refusal.FEE_UNKNOWN), (5_001, Refusal.FEE_TOO_LOW)],
)
def test_what_the_leader_says_of_fees_counts(
    till: ComparedTill, fee: int | None, why: Refusal
) -> None:
    till.led[0].fee = fee
    sale = paid(till)
    till.wait(LISTEN_SECONDS + 1)
    assert refused(till) == {why}
    till.led[0].fee = 5_000
    till.wait(61)
    assert till.sale(sale).state == ACCEPTED
    assert till.led[0].calls.count("fee_estimate") == 2


def test_a_payment_that_does_not_tell_its_fee_waits(till: ComparedTill) -> None:
    paid(till, replace(an_output(), fee_rate=None))
    till.wait(LISTEN_SECONDS + 1)
    assert refused(till) == {Refusal.FEE_UNKNOWN}


def test_a_lost_connection_starts_the_listening_anew(till: ComparedTill) -> None:
    sale = paid(till)
    till.wait(LISTEN_SECONDS - 2)
    till.led[0].hangs_up()
    till.led[1].error = UnreachableError("chain.unreachable", server="server-2")
    till.watcher.step()
    assert Refusal.NOT_FOLLOWING in refused(till)
    till.wait(3)
    assert till.health[-1].connected
    assert till.sale(sale).state == State(Standing.SEEN, Life.OPEN)
    assert refused(till) == {Refusal.STILL_LISTENING}
    till.wait(LISTEN_SECONDS)
    assert till.sale(sale).state == ACCEPTED


def test_the_ledger_is_asked_only_when_something_changed(till: ComparedTill) -> None:
    sale = paid(till, replace(an_output(), replaceable=True))
    till.wait(LISTEN_SECONDS + 1)
    assert refused(till) == {Refusal.REPLACEABLE}
    asked = till.recorder.calls
    till.wait(40)
    assert till.recorder.calls == asked
    till.mine()
    for source in (till.led[0], till.seen[1]):
        source.shows(script_of(sale), an_output(height=101))
    till.step()
    assert till.sale(sale).state == State(Standing.CONFIRMED, Life.SETTLED)
    assert till.waits[-1] == (sale.id, frozenset())


def test_a_budget_that_is_free_again_is_used() -> None:
    till = ComparedTill(policy=replace(GENEROUS, exposure_budget_minor=1_500))
    first = paid(till)
    till.wait(LISTEN_SECONDS + 1)
    assert till.sale(first).state == ACCEPTED
    second = paid(till, an_output("ef", inputs=("99" * 32 + ":0",)))
    till.wait(LISTEN_SECONDS + 1)
    assert refused(till) == {Refusal.OVER_BUDGET}
    till.mine()
    for source in (till.led[0], till.seen[1]):
        source.shows(script_of(first), an_output(height=101))
    till.step()
    till.step()
    assert till.sale(first).state.standing is Standing.CONFIRMED
    assert till.sale(second).state == ACCEPTED
    assert sum(isinstance(event, PaymentAccepted) for event in till.recorder.events) == 2


def test_a_store_that_fails_is_asked_again(till: ComparedTill) -> None:
    sale = paid(till)
    till.wait(LISTEN_SECONDS - 1)
    till.clock.advance(2)
    till.recorder.failures = 1
    assert till.watcher.step() == REST_AFTER_FAILURE_SECONDS
    assert till.sale(sale).state == State(Standing.SEEN, Life.OPEN)
    till.step()
    assert till.sale(sale).state == ACCEPTED


def test_money_that_is_contested_is_not_accepted(till: ComparedTill) -> None:
    till.step()
    till.wait(5)
    sale = till.charge()
    till.step()
    till.led[0].shows(script_of(sale), an_output(height=90))
    till.wait(LISTEN_SECONDS + 5)
    assert till.sale(sale).state == State(Standing.SEEN, Life.OPEN)
    assert Refusal.CONTESTED in refused(till)


def test_an_old_tip_is_no_following(till: ComparedTill) -> None:
    till.step()
    till.wait(2 * 3_600 + 60)
    paid(till)
    till.wait(LISTEN_SECONDS + 1)
    assert refused(till) == {Refusal.NOT_FOLLOWING}


def test_a_question_about_fees_that_costs_the_session_is_not_asked_again_for_a_while(
    till: ComparedTill, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def hang(blocks: int) -> int | None:
        asked.append(blocks)
        raise UnreachableError("chain.timeout", server="leader")

    for source in till.led:
        monkeypatch.setattr(source, "fee_estimate", hang)
    sale = till.charge()
    till.step()
    for source in (*till.led, *till.seen):
        source.shows(script_of(sale), an_output())
    till.step()
    till.wait(FEE_REST_SECONDS - 60)
    assert len(asked) == 1
    assert refused(till) >= {Refusal.FEE_UNKNOWN}
    assert till.sale(sale).state == State(Standing.SEEN, Life.OPEN)
    monkeypatch.undo()
    till.wait(120)
    assert till.sale(sale).state == ACCEPTED

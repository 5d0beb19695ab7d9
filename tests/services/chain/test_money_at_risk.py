"""Unconfirmed money is taken on fresh evidence only, and stays in the budget until it is sure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.acceptance import LISTEN_SECONDS, Refusal
from pos_app.domain.events import PaymentAccepted
from pos_app.domain.sale_state import Life, Standing, State
from pos_app.ports import UnreachableError
from tests.services.chain.compared_till import GENEROUS, ComparedTill, script_of
from tests.services.chain.test_payment_evidence import ACCEPTED, paid, refused
from tests.support.memory_source import an_output

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pos_app.ports import ChainOutput


@pytest.fixture
def till() -> ComparedTill:
    return ComparedTill(policy=GENEROUS)


def test_a_server_that_fell_silent_proves_nothing() -> None:
    """It answers no more, and nobody has noticed yet: ten seconds of that are no listening."""
    till = ComparedTill(1, policy=GENEROUS)
    sale = till.charge()
    till.step()
    till.led[0].shows(script_of(sale), an_output())
    till.step()
    till.led[0].error = UnreachableError("chain.timeout", server="server-1")
    till.clock.advance(LISTEN_SECONDS + 1)
    till.watcher.step()
    assert till.sale(sale).state == State(Standing.SEEN, Life.OPEN)
    till.led[0].error = None
    till.wait(2 * LISTEN_SECONDS)
    assert till.sale(sale).state == ACCEPTED


def test_what_was_taken_back_unpushed_is_found_before_it_is_accepted() -> None:
    till = ComparedTill(1, policy=GENEROUS)
    sale = till.charge()
    till.step()
    till.led[0].shows(script_of(sale), an_output())
    till.step()
    till.led[0].shows(script_of(sale), push=False)
    till.wait(LISTEN_SECONDS + 1)
    assert till.sale(sale).state == State(Standing.WAITING, Life.OPEN)
    assert till.recorder.events[-1].name != "sale.settled"


def test_the_last_look_is_one_question_for_each_payment(till: ComparedTill) -> None:
    paid(till, replace(an_output(), replaceable=True))
    till.wait(LISTEN_SECONDS - 1)
    asked = till.led[0].calls.count("outputs")
    till.wait(LISTEN_SECONDS)
    assert till.led[0].calls.count("outputs") == asked + 1


def test_a_push_that_nobody_has_read_yet_keeps_a_payment_from_being_accepted(
    till: ComparedTill, monkeypatch: pytest.MonkeyPatch
) -> None:
    sale = paid(till)
    till.wait(LISTEN_SECONDS - 1)
    leader = till.led[0]
    look = leader.outputs

    def taken_back_meanwhile(scripts: Sequence[bytes]) -> Mapping[bytes, tuple[ChainOutput, ...]]:
        found = look(scripts)
        leader.shows(script_of(sale))
        return found

    monkeypatch.setattr(leader, "outputs", taken_back_meanwhile)
    till.clock.advance(2)
    till.watcher.step()
    assert till.sale(sale).state == State(Standing.SEEN, Life.OPEN)
    monkeypatch.undo()
    till.step()
    assert till.sale(sale).state == State(Standing.WAITING, Life.OPEN)


@pytest.mark.parametrize("fate", ["mined", "kept", "replaced", "forgotten"])
def test_what_becomes_of_accepted_money_while_the_till_is_off_is_found(fate: str) -> None:
    till = ComparedTill(1, policy=GENEROUS)
    sale = till.charge()
    till.step()
    till.led[0].shows(script_of(sale), an_output())
    till.wait(LISTEN_SECONDS + 1)
    assert till.sale(sale).state == ACCEPTED
    again = ComparedTill(1, policy=GENEROUS)
    again.recorder.sales = till.recorder.sales
    found = {"mined": (an_output(height=100),), "kept": (an_output(),)}
    again.led[0].money = {script_of(sale): found.get(fate, ())}
    if fate == "replaced":
        again.led[0].money[b"elsewhere"] = (an_output("ef"),)
    again.wait(LISTEN_SECONDS)
    standing = {
        "mined": Standing.CONFIRMED,
        "kept": Standing.ACCEPTED,
        "replaced": Standing.REVERSED,
        "forgotten": Standing.REVERSED,
    }[fate]
    assert again.sale(sale).state == State(standing, Life.SETTLED)
    taken = [each for each in again.recorder.events if isinstance(each, PaymentAccepted)]
    assert taken == []  # never a second time
    assert again.sale(sale).receipt_number == 1


def test_a_budget_is_used_again_once_money_that_was_away_is_confirmed() -> None:
    till = ComparedTill(1, policy=replace(GENEROUS, exposure_budget_minor=1_500))
    leader = till.led[0]
    first = till.charge()
    till.step()
    leader.shows(script_of(first), an_output())
    till.wait(LISTEN_SECONDS + 1)
    second = till.charge()
    till.step()
    leader.shows(script_of(first))
    leader.shows(script_of(second), an_output("ef", inputs=("99" * 32 + ":0",)))
    till.wait(LISTEN_SECONDS + 1)
    assert till.sale(first).state.standing is Standing.REVERSED
    assert refused(till) == {Refusal.OVER_BUDGET}
    leader.shows(script_of(first), an_output())
    till.step()
    assert till.sale(first).state == State(Standing.SEEN, Life.SETTLED)
    assert till.sale(second).state.standing is Standing.SEEN
    till.mine()
    leader.shows(script_of(first), an_output(height=101))
    till.step()
    till.step()
    assert till.sale(first).state.standing is Standing.CONFIRMED
    assert till.sale(second).state == ACCEPTED

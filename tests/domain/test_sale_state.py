"""Every state meets every trigger: in the table, or refused."""

from __future__ import annotations

from itertools import product

import pytest

from pos_app.domain.sale_state import (
    COULD_NOT_PREPARE,
    START,
    TRANSITIONS,
    IllegalMoveError,
    Life,
    Standing,
    State,
    Trigger,
    after,
)

L, S, T = Life, Standing, Trigger
STATES = [State(standing, life) for standing, life in product(Standing, Life)]
PAIRS = list(product(STATES, Trigger))
IN_TABLE = [pair for pair in PAIRS if pair in TRANSITIONS]
NOT_IN_TABLE = [pair for pair in PAIRS if pair not in TRANSITIONS]
FOUND = frozenset(
    {T.FOUND_NOTHING, T.FOUND_PART, T.FOUND_ENOUGH, T.FOUND_CONFIRMED, T.FOUND_REVERSED}
)


def words(pair: tuple[State, Trigger]) -> str:
    (standing, life), trigger = pair
    return f"{standing.value}-{life.value}-{trigger.value}"


def reachable() -> set[State]:
    found, fresh = {START}, {START}
    while fresh:
        fresh = {to for (of, _), to in TRANSITIONS.items() if of in fresh} - found
        found |= fresh
    return found


def test_the_table_has_no_pair_that_does_not_exist() -> None:
    assert len(IN_TABLE) == len(TRANSITIONS)


@pytest.mark.parametrize("pair", IN_TABLE, ids=words)
def test_what_is_in_the_table_moves(pair: tuple[State, Trigger]) -> None:
    assert after(*pair) == TRANSITIONS[pair]
    assert after(*pair) in reachable()


@pytest.mark.parametrize("pair", NOT_IN_TABLE, ids=words)
def test_what_is_not_in_the_table_is_refused(pair: tuple[State, Trigger]) -> None:
    with pytest.raises(IllegalMoveError, match=pair[1].value):
        after(*pair)


def test_each_state_of_the_table_can_be_reached() -> None:
    assert {of for of, _ in TRANSITIONS} <= reachable()


def test_every_standing_life_and_trigger_is_used() -> None:
    assert {state.standing for state in reachable()} == set(Standing)
    assert {state.life for state in reachable()} == set(Life)
    assert {trigger for _, trigger in TRANSITIONS} == set(Trigger)


def test_only_a_sale_given_up_before_it_had_an_address_is_at_its_end() -> None:
    ends = reachable() - {of for of, _ in TRANSITIONS}
    assert ends == {State(S.COULD_NOT_PREPARE, L.CANCELLED)}


@pytest.mark.parametrize("state", sorted(reachable() - {START, COULD_NOT_PREPARE}, key=str))
def test_money_is_looked_at_in_every_state_with_an_address(state: State) -> None:
    if state.standing is S.COULD_NOT_PREPARE:
        return
    taken = {trigger for of, trigger in TRANSITIONS if of == state}
    settled = {T.FOUND_ENOUGH, T.FOUND_CONFIRMED, T.FOUND_REVERSED}
    assert (settled if state.life is L.SETTLED else FOUND) <= taken


def test_what_is_found_never_changes_the_life_of_a_sale() -> None:
    moved = {
        (of, trigger)
        for (of, trigger), to in TRANSITIONS.items()
        if trigger in FOUND and of.life is not to.life
    }
    assert moved == set()


def test_what_is_settled_stays_settled() -> None:
    lives = {to.life for (of, _), to in TRANSITIONS.items() if of.life is L.SETTLED}
    assert lives == {L.SETTLED}


def test_only_confirmed_or_accepted_money_settles() -> None:
    settling = {
        of.standing
        for (of, _), to in TRANSITIONS.items()
        if to.life is L.SETTLED and of.life is not L.SETTLED
    }
    assert settling == {S.CONFIRMED, S.ACCEPTED}
    accepting = {of for (of, trigger) in TRANSITIONS if trigger is T.ACCEPTED}
    assert accepting == {State(S.SEEN, L.OPEN)}
    accepted = after(State(S.SEEN, L.OPEN), T.ACCEPTED)
    assert after(accepted, T.SETTLED) == State(S.ACCEPTED, L.SETTLED)


def test_an_accepted_sale_gains_its_block_or_is_reversed() -> None:
    accepted = State(S.ACCEPTED, L.SETTLED)
    assert after(accepted, T.FOUND_ENOUGH) == accepted
    assert after(accepted, T.FOUND_CONFIRMED) == State(S.CONFIRMED, L.SETTLED)
    assert after(accepted, T.FOUND_REVERSED) == State(S.REVERSED, L.SETTLED)
    back = after(State(S.REVERSED, L.SETTLED), T.FOUND_ENOUGH)
    assert back == State(S.SEEN, L.SETTLED)


def test_forgiving_the_rest_of_a_settled_sale_moves_nothing() -> None:
    for standing in (S.SEEN, S.ACCEPTED, S.CONFIRMED, S.REVERSED):
        settled = State(standing, L.SETTLED)
        assert after(settled, T.SHORT_TAKEN) == settled


def test_a_sale_with_confirmed_money_cannot_be_cancelled() -> None:
    for life in Life:
        with pytest.raises(IllegalMoveError):
            after(State(S.CONFIRMED, life), T.CANCELLED)

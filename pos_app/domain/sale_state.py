"""The state table of a sale: everything that decides a move between states lives in this file."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Standing(Enum):
    """How far the money is."""

    PREPARING = "preparing"  # asked for, nothing to show yet
    COULD_NOT_PREPARE = "could_not_prepare"  # no rate, no address: try again or cancel
    WAITING = "waiting"  # QR shown, no money
    PARTLY_PAID = "partly_paid"  # some money, not enough
    SEEN = "seen"  # enough, not yet confirmed deep enough
    ACCEPTED = "accepted"  # enough, taken before the wanted confirmations
    CONFIRMED = "confirmed"  # enough, deep enough
    REVERSED = "reversed"  # money that was counted on was taken back


class Life(Enum):
    """Whether the sale still asks for money."""

    OPEN = "open"
    EXPIRED = "expired"  # the price is no longer held; the address is still watched
    CANCELLED = "cancelled"  # the cashier gave it up; still watched
    SETTLED = "settled"  # closed as paid, with a receipt number; still watched


class Flag(Enum):
    OVER = "over"
    LATE = "late"
    UNPROVEN = "unproven"  # it may have come in time; nobody was watching
    REPLACED = "replaced"
    DROPPED = "dropped"
    REFUNDED = "refunded"


class Trigger(Enum):
    """What can happen to a sale."""

    PREPARED = "prepared"
    PREPARE_FAILED = "prepare_failed"
    RETRIED = "retried"
    FOUND_NOTHING = "found_nothing"  # the credits add up to nothing
    FOUND_PART = "found_part"
    FOUND_ENOUGH = "found_enough"
    FOUND_CONFIRMED = "found_confirmed"
    FOUND_REVERSED = "found_reversed"
    LOCK_ENDED = "lock_ended"
    RATE_RENEWED = "rate_renewed"
    LATE_TAKEN = "late_taken"  # a person takes late money at the price that was held
    SHORT_TAKEN = "short_taken"  # a person forgives what is missing
    SHORT_TOLERATED = "short_tolerated"  # the store's rule does
    ACCEPTED = "accepted"  # unconfirmed money is taken as payment
    SETTLED = "settled"
    CANCELLED = "cancelled"


class State(NamedTuple):
    standing: Standing
    life: Life


class IllegalMoveError(Exception):
    """A trigger that the table does not know in this state: a bug, never the world's doing."""


S, L, T = Standing, Life, Trigger

START = State(S.PREPARING, L.OPEN)
COULD_NOT_PREPARE = State(S.COULD_NOT_PREPARE, L.OPEN)

# Before it is settled a sale follows the money wherever it goes.
_FOUND = {
    T.FOUND_NOTHING: S.WAITING,
    T.FOUND_PART: S.PARTLY_PAID,
    T.FOUND_ENOUGH: S.SEEN,
    T.FOUND_CONFIRMED: S.CONFIRMED,
    T.FOUND_REVERSED: S.REVERSED,
}
_SHORT = (S.WAITING, S.PARTLY_PAID, S.REVERSED)
_ENOUGH = (S.SEEN, S.CONFIRMED)
_CLOSED_UNPAID = (L.EXPIRED, L.CANCELLED)


def _preparing() -> dict[tuple[State, Trigger], State]:
    return {
        (START, T.PREPARED): State(S.WAITING, L.OPEN),
        (START, T.PREPARE_FAILED): COULD_NOT_PREPARE,
        (COULD_NOT_PREPARE, T.RETRIED): START,
        (COULD_NOT_PREPARE, T.CANCELLED): State(S.COULD_NOT_PREPARE, L.CANCELLED),
    }


def _money() -> dict[tuple[State, Trigger], State]:
    """Money is looked at for ever: when it comes late, after a cancel, after the settlement."""
    unsettled = {
        (State(standing, life), trigger): State(found, life)
        for life in (L.OPEN, L.EXPIRED, L.CANCELLED)
        for standing in _SHORT + _ENOUGH
        for trigger, found in _FOUND.items()
    }
    # What is settled can only hold, gain depth, lose depth, or be reversed and come back.
    settled = {
        (State(standing, L.SETTLED), trigger): State(_FOUND[trigger], L.SETTLED)
        for standing in (S.SEEN, S.CONFIRMED, S.REVERSED)
        for trigger in (T.FOUND_ENOUGH, T.FOUND_CONFIRMED, T.FOUND_REVERSED)
    }
    # Taken and settled are one step for the world, in one transaction; until then it follows the
    # money like any other.
    taken_open = State(S.ACCEPTED, L.OPEN)
    found_open = {
        (taken_open, trigger): State(found, L.OPEN)
        for trigger, found in (_FOUND | {T.FOUND_ENOUGH: S.ACCEPTED}).items()
    }
    accepted = State(S.ACCEPTED, L.SETTLED)
    taken = {
        (State(S.SEEN, L.OPEN), T.ACCEPTED): taken_open,
        (taken_open, T.SETTLED): accepted,
        (accepted, T.FOUND_ENOUGH): accepted,
        (accepted, T.FOUND_CONFIRMED): State(S.CONFIRMED, L.SETTLED),
        (accepted, T.FOUND_REVERSED): State(S.REVERSED, L.SETTLED),
    }
    return unsettled | settled | found_open | taken


def _closing() -> dict[tuple[State, Trigger], State]:
    # Also of what is paid in full, but late: it waits for a person.
    lock_ends = {
        (State(standing, L.OPEN), T.LOCK_ENDED): State(standing, L.EXPIRED)
        for standing in _SHORT + _ENOUGH
    }
    # Late money, and a sale given up, can be asked for again at a new price ...
    renewed = {
        (State(standing, life), T.RATE_RENEWED): State(standing, L.OPEN)
        for life, standings in (
            (L.OPEN, _SHORT),
            (L.EXPIRED, _SHORT + _ENOUGH),
            (L.CANCELLED, _SHORT + _ENOUGH),
        )
        for standing in standings
    }
    # ... or be taken at the price that was held, as if it had come in time.
    late = {
        (State(standing, life), T.LATE_TAKEN): State(standing, L.OPEN)
        for life in _CLOSED_UNPAID
        for standing in _ENOUGH
    }
    short = {
        (State(S.PARTLY_PAID, life), T.SHORT_TAKEN): State(S.PARTLY_PAID, L.OPEN)
        for life in (L.OPEN, L.EXPIRED, L.CANCELLED)
    }
    # A settled sale whose payment was replaced by a smaller one needs no alarm for ever.
    short_after = {
        (State(standing, L.SETTLED), trigger): State(standing, L.SETTLED)
        for standing in (*_ENOUGH, S.ACCEPTED, S.REVERSED)
        for trigger in (T.SHORT_TAKEN, T.SHORT_TOLERATED)
    }
    # What the money adds up to then, the next look at it says.
    tolerated = {
        (State(standing, life), T.SHORT_TOLERATED): State(standing, life)
        for standing in _SHORT + _ENOUGH
        for life in (L.OPEN, L.EXPIRED)
    }
    settled = {
        (State(S.CONFIRMED, life), T.SETTLED): State(S.CONFIRMED, L.SETTLED)
        for life in (L.OPEN, L.EXPIRED)
    }
    cancelled = {
        (State(standing, life), T.CANCELLED): State(standing, L.CANCELLED)
        for life in (L.OPEN, L.EXPIRED)
        for standing in (*_SHORT, S.SEEN)
    }
    taken = late | short | short_after | tolerated
    return lock_ends | renewed | taken | settled | cancelled


TRANSITIONS = _preparing() | _money() | _closing()


def after(state: State, trigger: Trigger) -> State:
    """The state that follows; IllegalMoveError for a pair that is not in the table."""
    try:
        return TRANSITIONS[state, trigger]
    except KeyError:
        where = f"{state.standing.value}/{state.life.value}"
        raise IllegalMoveError(f"{trigger.value} in state {where}") from None

"""When a message that was not taken is tried again, and when it is given up."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from pos_app.ports import DeliveryState

if TYPE_CHECKING:
    from datetime import datetime
    from random import Random

    from pos_app.ports import OutboxMessage

# After the first try, at once; beyond the last one it is every twelve hours.
RETRY_SECONDS = (5, 30, 120, 600, 1_800, 7_200, 21_600)
LATER_SECONDS = 43_200
GIVE_UP_AFTER = timedelta(days=14)
# A clock that jumps makes a message old at once, but not tried: these alone take a week.
LEAST_ATTEMPTS = len(RETRY_SECONDS) + 14
JITTER = 0.1  # added, as a part of the delay, so that tills don't come back all at once
LONGEST_RETRY_AFTER_SECONDS = 86_400
# No try is ever planned further ahead: what lies beyond was written under another clock.
LONGEST_WAIT = timedelta(seconds=max(LATER_SECONDS * (1 + JITTER), LONGEST_RETRY_AFTER_SECONDS))


def after_failure(
    message: OutboxMessage, now: datetime, random: Random, *, at_least_seconds: int
) -> OutboxMessage:
    """The message as it waits for its next try, or given up: too old and tried often enough.

    `at_least_seconds` is what the server asked for.
    """
    attempts = message.attempts + 1
    delay = RETRY_SECONDS[attempts - 1] if attempts <= len(RETRY_SECONDS) else LATER_SECONDS
    asked = min(at_least_seconds, LONGEST_RETRY_AFTER_SECONDS)
    again_at = now + timedelta(seconds=max(delay * (1 + JITTER * random.random()), asked))
    begun_at = message.put_back_at or message.created_at
    given_up = again_at > begun_at + GIVE_UP_AFTER and attempts >= LEAST_ATTEMPTS
    return replace(
        message,
        state=DeliveryState.GIVEN_UP if given_up else DeliveryState.WAITING,
        attempts=attempts,
        next_try_at=again_at,
    )

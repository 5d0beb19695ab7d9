"""What is said about a PIN: a wrong one, a wait, and one that nobody may have."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QCoreApplication

from pos_app.domain.person import PIN_LEAST, PIN_MOST, PinProblem
from pos_app.domain.pin_lock import FIRST_WAIT_SECONDS

translate = QCoreApplication.translate

_MINUTE = 60


def wrong_words(tries_left: int) -> str:
    if tries_left == 1:
        words = translate("Pin", "Wrong PIN. 1 try left, then a pause of {pause}.")
        return words.format(pause=pause_words(FIRST_WAIT_SECONDS))
    words = translate("Pin", "Wrong PIN. {count} tries left, then a pause of {pause}.")
    return words.format(count=tries_left, pause=pause_words(FIRST_WAIT_SECONDS))


def short_wrong_words(tries_left: int) -> str:
    if tries_left == 1:
        return translate("Pin", "Wrong PIN. 1 try left, then a pause.")
    words = translate("Pin", "Wrong PIN. {count} tries left, then a pause.")
    return words.format(count=tries_left)


def wait_words(seconds: float) -> str:
    """Counts down; a wait lasts up to an hour."""
    minutes, rest = divmod(ceil(seconds), _MINUTE)
    words = translate("Pin", "Too many tries. Next one in {time}.")
    return words.format(time=f"{minutes}:{rest:02}")


def pause_words(seconds: int) -> str:
    if seconds < _MINUTE:
        return translate("Pin", "{count} seconds").format(count=seconds)
    if seconds < 2 * _MINUTE:
        return translate("Pin", "1 minute")
    return translate("Pin", "{count} minutes").format(count=seconds // _MINUTE)


def problem_words(problem: PinProblem) -> str:
    """What a new PIN lacks."""
    return {
        PinProblem.NOT_DIGITS: translate("Pin", "A PIN has only digits."),
        PinProblem.TOO_SHORT: translate("Pin", "A PIN has at least {count} digits.").format(
            count=PIN_LEAST
        ),
        PinProblem.TOO_LONG: translate("Pin", "A PIN has at most {count} digits.").format(
            count=PIN_MOST
        ),
        PinProblem.TOO_EASY: translate("Pin", "Too easy to guess. Choose digits out of order."),
    }[problem]

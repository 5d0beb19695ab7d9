"""The one state of a sale that a person sees, and its four signs: shape, word, place, colour."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.domain.sale_state import Flag, Life, Standing

if TYPE_CHECKING:
    from pos_app.domain.sale import Sale

translate = QCoreApplication.translate


class Face(Enum):
    """In the order in which a cashier should look at them."""

    REVERSED = "reversed"
    COULD_NOT_PREPARE = "could_not_prepare"
    LATE = "late"
    UNPROVEN = "unproven"
    AFTER_CANCEL = "after_cancel"
    PARTLY_PAID = "partly_paid"
    DROPPED = "dropped"
    PREPARING = "preparing"
    WAITING = "waiting"
    REPLACED = "replaced"
    SEEN = "seen"
    EXPIRED = "expired"
    OVER = "over"
    ACCEPTED = "accepted"
    PAID = "paid"
    CANCELLED = "cancelled"
    REFUNDED = "refunded"


URGENCY = {face: place for place, face in enumerate(Face)}


@dataclass(frozen=True, slots=True)
class Signs:
    """`tone` names a colour role of the theme; `reached` counts the steps of the path, 0 to 4."""

    icon: str
    tone: str
    reached: int


_SIGNS = {
    Face.PREPARING: Signs("clock", "wait", 0),
    Face.COULD_NOT_PREPARE: Signs("attention", "part", 0),
    Face.WAITING: Signs("clock", "wait", 1),
    Face.PARTLY_PAID: Signs("partly", "part", 1),
    Face.SEEN: Signs("seen", "seen", 2),
    Face.REPLACED: Signs("replaced", "part", 2),
    Face.ACCEPTED: Signs("accepted", "seen", 3),
    Face.PAID: Signs("paid", "paid", 3),
    Face.OVER: Signs("over", "paid", 3),
    Face.LATE: Signs("late", "part", 3),
    Face.UNPROVEN: Signs("unproven", "part", 3),
    Face.AFTER_CANCEL: Signs("after-cancel", "part", 3),
    Face.EXPIRED: Signs("expired", "gone", 1),
    Face.CANCELLED: Signs("cancelled", "gone", 1),
    Face.DROPPED: Signs("warning", "part", 1),
    Face.REVERSED: Signs("alarm", "alarm", 2),
    Face.REFUNDED: Signs("undo", "gone", 4),
}


def signs_of(face: Face) -> Signs:
    return _SIGNS[face]


def face_of(sale: Sale) -> Face:
    """What matters most about a sale; the rest stands in its story."""
    standing, life = sale.state
    if Flag.REFUNDED in sale.flags:
        return Face.REFUNDED
    if standing is Standing.PREPARING:
        return Face.PREPARING
    if standing is Standing.COULD_NOT_PREPARE:
        return Face.CANCELLED if life is Life.CANCELLED else Face.COULD_NOT_PREPARE
    if standing is Standing.REVERSED:
        return Face.CANCELLED if life is Life.CANCELLED else Face.REVERSED
    if standing in {Standing.SEEN, Standing.CONFIRMED, Standing.ACCEPTED}:
        return _face_of_enough(sale)
    return _face_of_short(sale)


def _face_of_enough(sale: Sale) -> Face:
    standing, life = sale.state
    if life is Life.CANCELLED:
        return Face.AFTER_CANCEL
    if life is not Life.SETTLED and Flag.LATE in sale.flags:
        return Face.LATE
    if life is not Life.SETTLED and Flag.UNPROVEN in sale.flags:
        return Face.UNPROVEN
    if standing is Standing.ACCEPTED:
        return Face.ACCEPTED
    if standing is Standing.SEEN:
        return Face.REPLACED if Flag.REPLACED in sale.flags else Face.SEEN
    return Face.OVER if Flag.OVER in sale.flags else Face.PAID


def _face_of_short(sale: Sale) -> Face:
    standing, life = sale.state
    if standing is Standing.PARTLY_PAID:
        return Face.EXPIRED if life is Life.EXPIRED else Face.PARTLY_PAID
    if life is Life.CANCELLED:
        return Face.CANCELLED
    if Flag.DROPPED in sale.flags:
        return Face.DROPPED
    return Face.EXPIRED if life is Life.EXPIRED else Face.WAITING


def word_of(face: Face) -> str:
    """The state in one or two words."""
    return {
        Face.PREPARING: translate("State", "Preparing"),
        Face.COULD_NOT_PREPARE: translate("State", "Not ready"),
        Face.WAITING: translate("State", "Waiting"),
        Face.PARTLY_PAID: translate("State", "Partly paid"),
        Face.SEEN: translate("State", "Seen"),
        Face.REPLACED: translate("State", "Replaced"),
        Face.ACCEPTED: translate("State", "Accepted"),
        Face.PAID: translate("State", "Paid"),
        Face.OVER: translate("State", "Paid too much"),
        Face.LATE: translate("State", "Paid late"),
        Face.UNPROVEN: translate("State", "Perhaps late"),
        Face.AFTER_CANCEL: translate("State", "Paid after cancel"),
        Face.EXPIRED: translate("State", "Expired"),
        Face.CANCELLED: translate("State", "Cancelled"),
        Face.DROPPED: translate("State", "Vanished"),
        Face.REVERSED: translate("State", "Taken back"),
        Face.REFUNDED: translate("State", "Refunded"),
    }[face]

"""Who may do what: one table, and nothing else decides."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from pos_app.domain.person import Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pos_app.domain.person import Person


class Right(Enum):
    CHARGE = "charge"
    CANCEL = "cancel"
    REPRINT = "reprint"
    DISCOUNT = "discount"
    ACCEPT = "accept"  # short, late or unconfirmed money as payment
    REFUND = "refund"  # also to say that what came on top is due back
    OPEN_DRAWER = "open_drawer"  # without a sale
    REPORTS = "reports"
    SETTINGS = "settings"  # people too, and gateways, which hold money
    WALLET = "wallet"


# For what neither costs nor shows anything: whoever is at the till may.
ANYBODY = Right.CHARGE
# The least of the three who may. So a manager may all that a cashier may, and an owner everything.
LEAST_ROLE: Mapping[Right, Role] = {
    Right.CHARGE: Role.CASHIER,
    Right.CANCEL: Role.CASHIER,
    Right.REPRINT: Role.CASHIER,
    Right.DISCOUNT: Role.MANAGER,
    Right.ACCEPT: Role.MANAGER,
    Right.REFUND: Role.MANAGER,
    Right.OPEN_DRAWER: Role.MANAGER,
    Right.REPORTS: Role.MANAGER,
    Right.SETTINGS: Role.OWNER,
    Right.WALLET: Role.OWNER,
}
_RANK = {Role.CASHIER: 0, Role.MANAGER: 1, Role.OWNER: 2}


def role_may(role: Role, right: Right) -> bool:
    return _RANK[role] >= _RANK[LEAST_ROLE[right]]


def may(person: Person, right: Right) -> bool:
    """False for who has left, whatever the role was."""
    return person.active and role_may(person.role, right)


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """Who does something they may do; `granted_by` where somebody else's PIN allowed it."""

    person: Person
    granted_by: Person | None = None

"""When unconfirmed money may be taken as payment, said anew from the words of the issue."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.properties.expected import Expected
    from tests.properties.expected_money import Money
    from tests.properties.model_chain import Shown

LISTENED = 10.0


def may_be_taken(
    sale: Expected,
    *,
    exposed_minor: int,
    monotonic: float,
    fee: int | None,
    seen_by_enough: Callable[[Shown], bool],
    following: bool,
) -> bool:
    """All the issue asks for before unconfirmed money is taken as payment."""
    rules = sale.rules
    if sale.standing != "seen" or sale.life != "open" or not following:
        return False
    if sale.worth_minor > rules.ceiling_minor:
        return False
    if exposed_minor + sale.worth_minor > rules.budget_minor:
        return False
    sound = sum(
        each.shown.sat
        for each in sale.here
        if _is_beyond_doubt(sale, each)
        or (seen_by_enough(each.shown) and _is_sound(sale, each, monotonic, fee))
    )
    return sound >= sale.asked - (max(0, sale.asked - sale.received) - sale.short)


def _is_beyond_doubt(sale: Expected, each: Money) -> bool:
    return each.shown.height is not None and not each.contested and _may_count(sale, each)


def _is_sound(sale: Expected, each: Money, monotonic: float, fee: int | None) -> bool:
    rate, since = each.shown.fee_rate, each.listened_since
    return (
        _may_count(sale, each)
        and not each.contested
        and not each.shown.replaceable
        and not each.shown.has_waiting_parent
        and fee is not None
        and rate is not None
        and rate >= fee
        and since is not None
        and monotonic - since >= LISTENED
    )


def _may_count(sale: Expected, each: Money) -> bool:
    """In time, and not from somebody who has taken other money of the sale back."""
    displaced = any(
        other.conflict and not set(other.shown.coins).isdisjoint(each.shown.coins)
        for other in sale.money.values()
    )
    return not displaced and (sale.took_late or sale.came(each) == "on time")

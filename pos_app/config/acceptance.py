"""What the settings say about payments, as the policy that the till follows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos_app.domain.money import currency, parse_money
from pos_app.domain.policy import Policy, Tier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.config.settings import Settings


def policy_of(settings: Settings) -> Policy:
    """Of settings that were read: their amounts are those of the store's currency."""
    acceptance = settings.acceptance
    return Policy(
        confirmations=settings.wallet.confirmations,
        tiers=tuple(_tier(text, settings.store.currency) for text in acceptance.tiers),
        tolerance_sat=acceptance.tolerance_sat,
        tolerance_minor=_minor(acceptance.tolerance, settings.store.currency),
        accept_up_to_minor=_minor(acceptance.unconfirmed_up_to, settings.store.currency),
        exposure_budget_minor=_minor(acceptance.unconfirmed_budget, settings.store.currency),
    )


def _tier(text: str, code: str) -> Tier:
    amount, _, confirmations = text.partition(":")
    return Tier(from_minor=_minor(amount, code), confirmations=int(confirmations))


def _minor(text: str, code: str) -> int:
    return parse_money(text, currency(code)).minor


def wrong_amounts(settings: Settings) -> Iterator[tuple[str, object, str]]:
    """Key, value and what is allowed, of what only the store's currency and the rest can tell."""
    code, said = settings.store.currency, settings.acceptance
    digits = currency(code).exponent
    allowed = f"with at most {digits} digits after the point, as {code} has"
    if not all(_fits(text.partition(":")[0], code) for text in said.tiers):
        yield "tiers", list(said.tiers), f"amounts {allowed}"
    fitting = {}
    for key in ("tolerance", "unconfirmed_up_to", "unconfirmed_budget"):
        fitting[key] = _fits(getattr(said, key), code)
        if not fitting[key]:
            yield key, getattr(said, key), f"an amount {allowed}"
    if all(fitting.values()):
        policy = policy_of(replace(settings, acceptance=replace(said, tiers=())))
        if policy.exposure_budget_minor < policy.accept_up_to_minor:
            least = f'at least "{said.unconfirmed_up_to}", as `unconfirmed_up_to`'
            yield "unconfirmed_budget", said.unconfirmed_budget, least


def _fits(text: str, code: str) -> bool:
    try:
        _minor(text, code)
    except ValueError:
        return False
    return True

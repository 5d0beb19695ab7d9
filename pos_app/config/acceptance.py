"""What the settings say about payments, as the policy that the till follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.money import currency, parse_money
from pos_app.domain.policy import Policy, Tier

if TYPE_CHECKING:
    from pos_app.config.settings import Settings


def policy_of(settings: Settings) -> Policy:
    """ValueError when an amount has more digits than the store's currency."""
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

"""The question for a tip on the customer's page, and what is taken as an answer to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from pos_app.domain.money import parse_money
from pos_app.services.customer.customer_view import CustomerState

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from pos_app.domain.money import Money
    from pos_app.domain.tip import TipOffer
    from pos_app.services.customer.customer_view import CustomerView
    from pos_app.services.customer.page_words import PageWords

# What the form says: `none`, `own` with the amount beside it, or one of the per cents.
NONE, OWN = "none", "own"
_LONGEST = 20


class TipKeeper(Protocol):
    def choose(self, sale_id: UUID, tip: Money | None) -> None:
        """What the customer adds, None for nothing; late where it was chosen elsewhere."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class TipChoice:
    """`label` is `10 %`, `amount` what it comes to."""

    value: str
    label: str
    amount: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TipQuestion:
    """`takes_own`: an amount may be typed. To give none is always there."""

    choices: tuple[TipChoice, ...]
    takes_own: bool


class NotOfferedError(Exception):
    """Nothing of that kind was offered."""


def question(view: CustomerView, offer: TipOffer | None, words: PageWords) -> TipQuestion | None:
    """None where the page asks for no tip now."""
    if offer is None or view.state is not CustomerState.TIP:
        return None
    choices = tuple(
        TipChoice(
            value=f"{percent.value:f}",
            label=f"{percent.value:f}\N{NO-BREAK SPACE}%",
            amount=words.numbers.money(tip),
        )
        for percent, tip in offer.choices(view.amount)
    )
    return TipQuestion(choices=choices, takes_own=offer.own_amount)


def read_tip(given: Mapping[str, str], offer: TipOffer, whole: Money) -> Money | None:
    """None: no tip. NotOfferedError."""
    wanted = given.get("tip", "")
    if wanted == NONE:
        return None
    if wanted == OWN:
        text = "".join(given.get(OWN, "")[:_LONGEST].split()).replace(",", ".")
        try:
            tip = parse_money(text, whole.currency)
        except ValueError:
            raise NotOfferedError from None
    else:
        choices = {f"{percent.value:f}": tip for percent, tip in offer.choices(whole)}
        if wanted not in choices:
            raise NotOfferedError
        tip = choices[wanted]
    if not offer.allows(tip, whole):
        raise NotOfferedError
    return tip

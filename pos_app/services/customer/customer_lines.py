"""What a display of two lines says of a sale: nothing private, nothing that alarms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos_app.domain.sale_state import Life, Standing
from pos_app.services.customer.customer_display import DisplayLines

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.money import Money
    from pos_app.domain.sale import Sale

_SEEN = frozenset({Standing.SEEN})
_PAID = frozenset({Standing.ACCEPTED, Standing.CONFIRMED})


class DisplayWords(Protocol):
    """The customer's language, in few letters."""

    def text(self, code: str) -> str: ...

    def money(self, amount: Money) -> str: ...

    def btc(self, sat: int) -> str: ...


def lines_of(sale: Sale, words: DisplayWords) -> DisplayLines | None:
    """None where there is nothing to pay and nothing to say."""
    standing, life = sale.state
    if standing is Standing.REVERSED and life is Life.SETTLED:
        return DisplayLines(upper=words.text("speak_to_us"), lower="")
    if standing in _PAID and life is Life.SETTLED:
        return DisplayLines(upper=words.text("paid"), lower=words.text("thanks"))
    if life is not Life.OPEN or sale.request is None:
        return None
    if standing in _SEEN or standing in _PAID:
        return DisplayLines(upper=words.text("seen"), lower=words.text("wait"))
    if sale.received_sat > 0:
        return DisplayLines(upper=words.text("missing"), lower=words.btc(sale.missing_sat))
    return DisplayLines(upper=words.money(sale.amount), lower=words.btc(sale.missing_sat))


class CustomerLines:
    """Follows the newest sale: it is that of the customer who stands here. From any thread."""

    def __init__(self, words: DisplayWords, put: Callable[[DisplayLines | None], None]) -> None:
        self._words = words
        self._put = put
        self._newest = 0

    def follow(self, sale: Sale) -> None:
        """A sale has changed; that of a customer who has left says nothing here."""
        if sale.number >= self._newest:
            self._newest = sale.number
            self._put(lines_of(sale, self._words))

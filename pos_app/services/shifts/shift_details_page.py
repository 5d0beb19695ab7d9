"""What the report of a shift says beyond its totals; what is nothing is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.money import Money
from pos_app.services.harmless_text import harmless
from pos_app.services.receipts.paper_page import NAME_LIMIT, PaperPage
from pos_app.services.receipts.receipt_blocks import Code, Pair, Rule, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.domain.receipt_shift import ShiftReport
    from pos_app.domain.shift_details import CashierTotals, Drift
    from pos_app.domain.tally import Tally
    from pos_app.domain.tax import TaxLine
    from pos_app.services.receipts.receipt_blocks import Block
    from pos_app.services.receipts.receipt_language import Words

# What of the takings is which, then what is apart from them, then what is not settled.
_OF_TAKINGS = ("of_earlier", "tips", "discounts")
_APART = ("late", "over", "over_tips", "due_back", "short")
_STANDING = ("carried_in", "carried_over", "unconfirmed", "at_risk")
_OF_CASHIER = ("sold", "taken", "tips", "discounts", "refunded")
_ENDED = ("cancelled", "expired")
# As on receipts, and short enough for narrow paper.
_GROUP = 4
_COLUMNS = 5


class ShiftDetailsPage(PaperPage):
    def __init__(self, report: ShiftReport, words: Words) -> None:
        super().__init__(report, words)
        self._details = report.details
        self._head = report.head

    def _of_takings(self) -> Iterator[Block]:
        for name in _OF_TAKINGS:
            yield from self._tally(f"shift_{name}", getattr(self._details, name))
        for line in self._details.taxes:
            yield from self._tax(line)

    def _beside_takings(self) -> Iterator[Block]:
        for name in (*_APART, *_STANDING):
            yield from self._tally(f"shift_{name}", getattr(self._details, name))
        for drift in self._details.drift:
            yield from self._drifted(drift)

    def _cashiers(self) -> Iterator[Block]:
        for one in self._details.cashiers:
            yield Rule()
            name = harmless(one.cashier, NAME_LIMIT)
            said = self._say("cashier", name=name) if name else self._say("shift_nobody")
            yield Text(text=said, bold=True)
            yield from self._of_cashier(one)

    def _of_cashier(self, one: CashierTotals) -> Iterator[Block]:
        for name in _OF_CASHIER:
            yield from self._tally(f"shift_{name}", getattr(one, name))
        for name in _ENDED:
            yield from self._tally(f"state_{name}", getattr(one, name))

    def _unexplained(self) -> Iterator[Block]:
        for one in self._details.unexplained:
            yield Pair(
                left=self._say("shift_unbooked" if one.sat > 0 else "shift_not_found"),
                right=self._sat(one.sat, plus="+"),
            )
            yield _code(one.txid)

    def _unprinted(self) -> Iterator[Block]:
        if self._details.unprinted:
            numbers = ", ".join(map(str, self._details.unprinted))
            yield Rule()
            yield Text(text=self._say("shift_unprinted", numbers=numbers))

    def _sealed(self) -> Iterator[Block]:
        if self._head is not None:
            yield Rule()
            yield Text(text=self._say("shift_journal", sequence=str(self._head.sequence)))
            yield _code(self._head.hash)

    def _tally(self, code: str, tally: Tally) -> Iterator[Block]:
        if not tally:
            return
        yield Pair(left=self._say(code), right=str(tally.sales) if tally.sales else "")
        for money in tally.amounts:
            yield Pair(left="", right=self._money(money))
        if tally.sat:
            yield Pair(left="", right=self._sat(tally.sat))

    def _tax(self, line: TaxLine) -> Iterator[Block]:
        rate = self._words.quantity(line.rate.percent)
        name = harmless(line.rate.name, NAME_LIMIT)
        tax = self._say("tax", rate=rate, name=name)
        yield Pair(left=tax, right=self._money(line.tax))
        yield Pair(left=self._say("net", rate=rate), right=self._money(line.net))

    def _drifted(self, drift: Drift) -> Iterator[Block]:
        of = drift.amount.currency
        price = self._words.price(drift.price, of)
        yield Pair(left=self._say("shift_drift"), right=self._money(drift.amount, plus="+"))
        yield Pair(left="", right=self._say("shift_drift_price", price=price))

    def _money(self, money: Money, plus: str = "") -> str:
        bare = Money(abs(money.minor), money.currency)
        return f"{_sign(money.minor, plus)}{self._words.money(bare)}"

    def _sat(self, sat: int, plus: str = "") -> str:
        return f"{_sign(sat, plus)}{self._words.sat(abs(sat))}"

    def _btc(self, sat: int) -> str:
        return f"{_sign(sat, '')}{self._words.btc(abs(sat))}"


def _sign(number: int, plus: str) -> str:
    if number == 0:
        return ""
    return plus if number > 0 else "\N{MINUS SIGN}"


def _code(text: str) -> Code:
    groups = tuple(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))
    return Code(groups=groups, columns=_COLUMNS)

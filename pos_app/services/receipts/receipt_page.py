"""What a receipt says, and in which order, for both paper widths."""

from __future__ import annotations

from itertools import chain
from string import ascii_uppercase
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pos_app.domain.erased import ERASED
from pos_app.domain.money import Money, currency
from pos_app.domain.receipt import ReceiptKind
from pos_app.domain.receipt_template import ReceiptBlock
from pos_app.services.harmless_text import harmless, harmless_lines
from pos_app.services.receipts.paper_page import ADDRESS_LINES, LINE_LIMIT, NAME_LIMIT, PaperPage
from pos_app.services.receipts.receipt_blocks import Code, Pair, Picture, Qr, Rule, Size, Text
from pos_app.services.refunds.refund_slip import paid_back_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.domain.receipt import RateLine, Receipt, SoldLine
    from pos_app.domain.tax import TaxLine, TaxRate
    from pos_app.services.receipts.receipt_blocks import Block
    from pos_app.services.receipts.receipt_language import Words

NOTE_LIMIT = 300
# Lines of the owner's own.
OWN_LINES = 10
# Enough transactions for a reference, few enough for a code that narrow paper still holds.
REFERENCE_TXIDS = 3
# A customer may pay in hundreds of pieces; paper and painter have an end.
SHOWN_TXIDS = 40
SHOWN_LINES = 80
SOLD_LIMIT = 60
UNIT_LIMIT = 10
# A code of more would be too wide for narrow paper, and no receipt may fail for a link.
LONGEST_LINK = 300

_GROUP = 4


def reference(receipt: Receipt) -> str:
    """What the receipt's QR code says: enough to find the payment, here and on the chain.

    Plain text and no link: an explorer's address would tell that site who asks.
    """
    number = receipt.receipt_number
    parts = [] if number is None else [f"receipt {number}"]
    parts.append(f"sale {receipt.sale_id}")
    parts += [f"tx {txid}" for txid in receipt.txids[:REFERENCE_TXIDS]]
    if receipt.paid_back is not None:
        parts.append(f"refund {receipt.paid_back.txid}")
    if not receipt.txids and receipt.address:
        parts.append(f"address {receipt.address}")
    return " ".join(parts)


class ReceiptPage(PaperPage):
    def __init__(self, receipt: Receipt, words: Words, *, columns: int) -> None:
        super().__init__(receipt, words)
        self._receipt = receipt
        self._shows = receipt.template.shows
        self._columns = columns
        self._letters = _letters(receipt)

    def blocks(self) -> Iterator[Block]:
        yield from self._head()
        yield Rule()
        yield from self._sale()
        yield Rule()
        if self._receipt.kind is ReceiptKind.REFUND:
            yield from self._refund()
        else:
            yield from self._paid()
        yield from self._end()

    def _head(self) -> Iterator[Block]:
        receipt, template = self._receipt, self._receipt.template
        if template.logo is not None and self._shows(ReceiptBlock.LOGO):
            yield Picture(narrow=template.logo.narrow, wide=template.logo.wide)
        yield self._name()
        if self._shows(ReceiptBlock.STORE_ADDRESS):
            yield from self._centred(receipt.store_address, ADDRESS_LINES)
        yield from self._centred(template.header, OWN_LINES)
        yield from self._centred(template.tax_number, 1)
        yield from self._marks()

    def _paid(self) -> Iterator[Block]:
        yield from self._sold()
        yield from self._total()
        yield from self._taxes()
        yield Rule()
        yield from self._payment()
        yield from self._differences()
        yield from self._chain()

    def _refund(self) -> Iterator[Block]:
        """What is due back, at the price the customer paid it at, and how to get it."""
        receipt, words = self._receipt, self._words
        if receipt.paid_back is not None:
            yield from paid_back_blocks(
                receipt.paid_back, receipt.rates, words, self._say, self._code
            )
            return
        value = words.sat(receipt.over_sat)
        if receipt.over_value is not None:
            value = words.money(receipt.over_value)
        yield Pair(left=self._say("refund_amount"), right=value, size=Size.LARGE, bold=True)
        yield Pair(left="", right=words.btc(receipt.over_sat))
        yield Pair(left="", right=words.sat(receipt.over_sat))
        yield from self._rates()
        yield Rule()
        yield Text(text=self._say("refund_claim"))

    def _sale(self) -> Iterator[Block]:
        receipt = self._receipt
        if receipt.receipt_number is None:
            title = self._say("sale_number", number=str(receipt.sale_number))
        else:
            title = self._say("number", number=str(receipt.receipt_number))
        refund = receipt.kind is ReceiptKind.REFUND
        at = self._local(receipt.at if refund else receipt.settled_at or receipt.at)
        yield Pair(left=title, right=self._words.moment(at))
        if refund and receipt.receipt_number is not None:
            yield Text(text=self._say("sale_number", number=str(receipt.sale_number)))
        yield self._till(named=self._shows(ReceiptBlock.TILL))
        if self._shows(ReceiptBlock.CASHIER):
            yield from self._cashier()
        note = self._personal(receipt.note, NOTE_LIMIT)
        if note and self._shows(ReceiptBlock.NOTE):
            yield Text(text=note)

    def _sold(self) -> Iterator[Block]:
        """Lines, and what makes their sum another than the total."""
        receipt = self._receipt
        for line in receipt.lines[:SHOWN_LINES]:
            yield from self._line(line)
        more = len(receipt.lines) - SHOWN_LINES
        if more > 0:
            rest = sum(line.amount.minor for line in receipt.lines[SHOWN_LINES:])
            yield Pair(left=self._say("more_lines", count=str(more)), right=self._number(rest))
        off, tip = receipt.discount, receipt.tip
        on_top = receipt.taxes if receipt.tax_on_top else ()
        if off is not None or tip is not None or on_top:
            added = sum(line.tax.minor for line in on_top) + (tip.minor if tip else 0)
            sold = receipt.amount.minor + (off.minor if off else 0) - added
            yield Pair(left=self._say("subtotal"), right=self._number(sold))
        if off is not None:
            yield Pair(left=self._say("discount"), right=self._number(-off.minor))
        yield from (self._tax(line, "tax_on_top") for line in on_top)
        if tip is not None:
            yield Pair(left=self._say("tip"), right=self._number(tip.minor))

    def _line(self, line: SoldLine) -> Iterator[Block]:
        letter = self._letters.get(line.tax) if line.tax else None
        amount = self._number(line.amount.minor)
        yield Pair(
            left=self._personal(line.name, SOLD_LIMIT),
            right=f"{amount} {letter}" if letter else amount,
        )
        if line.quantity != 1 or line.unit:
            count = self._words.quantity(line.quantity)
            unit = f" {harmless(line.unit, UNIT_LIMIT)}" if line.unit else ""
            each = "" if line.price is None else f" {self._words.number(line.price)}"
            yield Text(text=f"{count}{unit} \N{MULTIPLICATION SIGN}{each}", size=Size.SMALL)
        if line.discount is not None:
            # It is off already: the amount above is what is paid.
            off = self._number(-line.discount.minor)
            yield Text(text=f"{self._say('discount')} {off}", size=Size.SMALL)

    def _personal(self, text: str, limit: int) -> str:
        return self._say("erased") if text == ERASED else harmless(text, limit)

    def _number(self, minor: int) -> str:
        """An amount of the receipt's currency, which a return or a discount takes below zero."""
        said = self._words.number(Money(abs(minor), self._receipt.amount.currency))
        return f"\N{MINUS SIGN}{said}" if minor < 0 else said

    def _total(self) -> Iterator[Block]:
        amount = self._receipt.amount
        unit = "sat" if amount.currency.is_satoshi else amount.currency.code
        total = self._say("total", currency=unit)
        yield Pair(left=total, right=self._words.number(amount), size=Size.LARGE, bold=True)

    def _taxes(self) -> Iterator[Block]:
        """Each rate's tax and net amount; what came on top stands before the total."""
        for line in () if self._receipt.tax_on_top else self._receipt.taxes:
            yield self._tax(line, "tax")
            rate = self._words.quantity(line.rate.percent)
            yield Pair(left=self._say("net", rate=rate), right=self._number(line.net.minor))

    def _tax(self, line: TaxLine, word: str) -> Pair:
        """A letter names the lines that it is of."""
        rate = self._words.quantity(line.rate.percent)
        letter = self._letters.get(line.rate)
        tax = self._say(word, rate=rate, name=harmless(line.rate.name, NAME_LIMIT))
        return Pair(left=f"{letter} {tax}" if letter else tax, right=self._number(line.tax.minor))

    def _payment(self) -> Iterator[Block]:
        receipt, words = self._receipt, self._words
        yield Pair(left=self._say("paid"), right=words.btc(receipt.paid_sat), bold=True)
        yield Pair(left="", right=words.sat(receipt.paid_sat))
        if receipt.missing_sat:
            yield Pair(left=self._say("missing"), right=words.btc(receipt.missing_sat))
            yield Pair(left="", right=words.sat(receipt.missing_sat))
        yield from self._rates()

    def _rates(self) -> Iterator[Block]:
        if self._shows(ReceiptBlock.RATE):
            for rate in self._receipt.rates:
                yield from self._rate(rate)

    def _rate(self, rate: RateLine) -> Iterator[Block]:
        price = self._words.price(rate.price, currency(rate.currency_code))
        yield Pair(left=self._say("one_bitcoin"), right=price)
        held, sold = self._local(rate.locked_at), self._local(self._receipt.at)
        same_day = held.date() == sold.date()
        at = self._words.time(held) if same_day else self._words.moment(held)
        sources = ", ".join(self._words.source(name) for name in rate.sources)
        yield Text(text=self._say("price_held", at=at, sources=sources))

    def _differences(self) -> Iterator[Block]:
        receipt = self._receipt
        for what, value, sat in (
            ("over", receipt.over_value, receipt.over_sat),
            ("short", receipt.short_value, receipt.short_sat),
        ):
            if value is not None:
                yield Pair(left=self._say(what), right=self._words.money(value))
                yield Pair(left="", right=self._words.sat(sat))

    def _chain(self) -> Iterator[Block]:
        receipt = self._receipt
        yield self._state()
        # Lightning has none.
        if self._shows(ReceiptBlock.PAYMENT_ADDRESS) and receipt.address:
            yield Text(text=self._say("address"))
            yield self._code(receipt.address)
        if not self._shows(ReceiptBlock.TRANSACTIONS):
            return
        for txid in receipt.txids[:SHOWN_TXIDS]:
            yield Text(text=self._say("transaction"))
            yield self._code(txid)
        more = len(receipt.txids) - SHOWN_TXIDS
        if more > 0:
            yield Text(text=self._say("more_transactions", count=str(more)))

    def _state(self) -> Block:
        receipt = self._receipt
        if receipt.taken_back:
            return Text(text=self._say("taken_back"), bold=True)
        if receipt.block_height is not None:
            return Pair(left=self._say("confirmed_in"), right=str(receipt.block_height))
        if receipt.paid_sat and receipt.confirmations:  # in a block that only a gateway knows
            return Text(text=self._say("confirmed"))
        return Text(text=self._say("seen" if receipt.paid_sat else "unpaid"))

    def _end(self) -> Iterator[Block]:
        template = self._receipt.template
        last = list(chain(self._refund_note(), self._reference(), self._explorer()))
        if last:
            yield Rule()
        yield from last
        yield from self._centred(template.footer, OWN_LINES)
        if self._shows(ReceiptBlock.THANKS):
            yield Text(text=self._say("thanks"), bold=True, centred=True)

    def _refund_note(self) -> Iterator[Block]:
        # It asks for "this receipt", which a slip is not.
        slips = (ReceiptKind.REFUND, ReceiptKind.PENDING)
        if self._receipt.kind not in slips and self._shows(ReceiptBlock.REFUND_NOTE):
            own = harmless_lines(self._receipt.template.refund_note, LINE_LIMIT, OWN_LINES)
            for line in own or (self._say("refund_note"),):
                yield Text(text=line, size=Size.SMALL)

    def _reference(self) -> Iterator[Block]:
        if self._shows(ReceiptBlock.REFERENCE):
            yield Qr(data=reference(self._receipt), caption=self._say("reference"))

    def _explorer(self) -> Iterator[Block]:
        """Of the first transaction: a customer's one, nearly always."""
        receipt, url = self._receipt, self._receipt.template.explorer_qr
        if not url or not receipt.txids or receipt.kind is ReceiptKind.REFUND:
            return
        link = f"{url}/{receipt.txids[0]}"
        if link.isascii() and len(link) <= LONGEST_LINK:
            site = harmless(urlsplit(url).hostname or url, NAME_LIMIT)
            yield Qr(data=link, caption=self._say("explorer", site=site))

    def _code(self, text: str) -> Code:
        starts = range(0, len(text), _GROUP)
        groups = tuple(text[start : start + _GROUP] for start in starts)
        return Code(groups=groups, columns=self._columns)


def _letters(receipt: Receipt) -> dict[TaxRate, str]:
    """What marks the lines of each rate, where there are several."""
    rates = [line.rate for line in receipt.taxes]
    return dict(zip(rates, ascii_uppercase, strict=False)) if len(rates) > 1 else {}

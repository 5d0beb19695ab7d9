"""What a receipt says, and in which order, for both paper widths."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from pos_app.domain.message import Message
from pos_app.domain.money import currency
from pos_app.domain.receipt import Mark, ReceiptKind
from pos_app.services.harmless_text import harmless, harmless_lines
from pos_app.services.receipt_blocks import Code, Pair, Qr, Rule, Size, Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from decimal import Decimal

    from pos_app.domain.money import Currency, Money
    from pos_app.domain.receipt import RateLine, Receipt
    from pos_app.services.receipt_blocks import Block

NARROW_MM = 58
NAME_LIMIT = 80
LINE_LIMIT = 120
ADDRESS_LINES = 5
NOTE_LIMIT = 300
# Enough transactions for a reference, few enough for a code that narrow paper still holds.
REFERENCE_TXIDS = 3
# A customer may pay in hundreds of pieces; paper and painter have an end.
SHOWN_TXIDS = 40

_GROUP = 4


class Words(Protocol):
    """The receipt's language. Times are already the shop's."""

    def text(self, message: Message) -> str: ...

    def source(self, name: str) -> str:
        """A rate source as it calls itself."""
        ...

    def number(self, amount: Money) -> str:
        """`31.97`: without its unit."""
        ...

    def money(self, amount: Money) -> str: ...

    def price(self, price: Decimal, of: Currency) -> str: ...

    def btc(self, sat: int) -> str: ...

    def sat(self, sat: int) -> str: ...

    def moment(self, at: datetime) -> str:
        """Date and time."""
        ...

    def time(self, at: datetime) -> str: ...


def layout(receipt: Receipt, words: Words, paper_mm: int) -> tuple[Block, ...]:
    page = _Page(receipt, words, columns=4 if paper_mm <= NARROW_MM else 8)
    return tuple(page.blocks())


def reference(receipt: Receipt) -> str:
    """What the receipt's QR code says: enough to find the payment, here and on the chain.

    Plain text and no link: an explorer's address would tell that site who asks.
    """
    number = receipt.receipt_number
    parts = [] if number is None else [f"receipt {number}"]
    parts.append(f"sale {receipt.sale_id}")
    parts += [f"tx {txid}" for txid in receipt.txids[:REFERENCE_TXIDS]]
    if not receipt.txids:
        parts.append(f"address {receipt.address}")
    return " ".join(parts)


class _Page:
    def __init__(self, receipt: Receipt, words: Words, *, columns: int) -> None:
        self._receipt = receipt
        self._words = words
        self._columns = columns

    def blocks(self) -> Iterator[Block]:
        yield from self._head()
        yield Rule()
        yield from self._sale()
        yield Rule()
        if self._receipt.kind is ReceiptKind.REFUND:
            yield from self._refund()
        else:
            yield from self._paid()
        yield Rule()
        yield Qr(data=reference(self._receipt), caption=self._say("reference"))
        yield Text(text=self._say("thanks"), bold=True, centred=True)

    def _paid(self) -> Iterator[Block]:
        yield from self._total()
        yield Rule()
        yield from self._payment()
        yield from self._differences()
        yield from self._chain()

    def _refund(self) -> Iterator[Block]:
        """What is due back, at the price the customer paid it at, and how to get it."""
        receipt, words = self._receipt, self._words
        value = words.sat(receipt.over_sat)
        if receipt.over_value is not None:
            value = words.money(receipt.over_value)
        yield Pair(left=self._say("refund_amount"), right=value, size=Size.LARGE, bold=True)
        yield Pair(left="", right=words.btc(receipt.over_sat))
        yield Pair(left="", right=words.sat(receipt.over_sat))
        for rate in receipt.rates:
            yield from self._rate(rate)
        yield Rule()
        yield Text(text=self._say("refund_claim"))

    def _head(self) -> Iterator[Block]:
        receipt = self._receipt
        name = harmless(receipt.store_name, NAME_LIMIT)
        yield Text(text=name, size=Size.TITLE, bold=True, centred=True)
        for line in harmless_lines(receipt.store_address, LINE_LIMIT, ADDRESS_LINES):
            yield Text(text=line, centred=True)
        for mark in receipt.marks:
            yield from self._mark(mark)

    def _mark(self, mark: Mark) -> Iterator[Block]:
        match mark:
            case Mark.PENDING:
                yield Text(text=self._say("pending"), size=Size.LARGE, bold=True, centred=True)
                yield Text(text=self._say("pending_meaning"), size=Size.SMALL, centred=True)
            case Mark.REFUND:
                yield Text(text=self._say("refund"), size=Size.LARGE, bold=True, centred=True)
                yield Text(text=self._say("refund_meaning"), size=Size.SMALL, centred=True)
            case Mark.COPY:
                number = str(self._receipt.copy_number or 1)
                at = self._words.moment(self._local(self._receipt.at))
                copy = self._say("copy", number=number)
                yield Text(text=copy, size=Size.LARGE, bold=True, centred=True)
                yield Text(text=self._say("printed", at=at), size=Size.SMALL, centred=True)
            case _:
                yield Text(text=self._say(mark.value), size=Size.SMALL, bold=True, centred=True)

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
        yield Pair(left=harmless(receipt.till_name, NAME_LIMIT), right=self._zone())
        note = harmless(receipt.note, NOTE_LIMIT)
        if note:
            yield Text(text=note)

    def _total(self) -> Iterator[Block]:
        amount = self._receipt.amount
        unit = "sat" if amount.currency.is_satoshi else amount.currency.code
        total = self._say("total", currency=unit)
        yield Pair(left=total, right=self._words.number(amount), size=Size.LARGE, bold=True)

    def _payment(self) -> Iterator[Block]:
        receipt, words = self._receipt, self._words
        yield Pair(left=self._say("paid"), right=words.btc(receipt.paid_sat), bold=True)
        yield Pair(left="", right=words.sat(receipt.paid_sat))
        if receipt.missing_sat:
            yield Pair(left=self._say("missing"), right=words.btc(receipt.missing_sat))
            yield Pair(left="", right=words.sat(receipt.missing_sat))
        for rate in receipt.rates:
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
        yield Text(text=self._say("address"))
        yield self._code(receipt.address)
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
        return Text(text=self._say("seen" if receipt.paid_sat else "unpaid"))

    def _code(self, text: str) -> Code:
        starts = range(0, len(text), _GROUP)
        groups = tuple(text[start : start + _GROUP] for start in starts)
        return Code(groups=groups, columns=self._columns)

    def _local(self, at: datetime) -> datetime:
        return at + timedelta(minutes=self._receipt.utc_offset_minutes)

    def _zone(self) -> str:
        minutes = self._receipt.utc_offset_minutes
        hours, rest = divmod(abs(minutes), 60)
        return f"UTC{'-' if minutes < 0 else '+'}{hours:02d}:{rest:02d}"

    def _say(self, code: str, **arguments: str) -> str:
        return self._words.text(Message(code=f"receipt.{code}", arguments=arguments))

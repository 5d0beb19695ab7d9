"""What the slip of a refund says: what went back, and where anybody may see that it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.money import currency
from pos_app.services.receipts.receipt_blocks import Code, Pair, Rule, Size, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pos_app.domain.receipt import PaidBack, RateLine
    from pos_app.services.receipts.receipt_blocks import Block
    from pos_app.services.receipts.receipt_language import Words


def paid_back_blocks(
    paid: PaidBack,
    rates: tuple[RateLine, ...],
    words: Words,
    say: Callable[[str], str],
    code: Callable[[str], Code],
) -> Iterator[Block]:
    """`say` puts a receipt's word into its language, `code` breaks an address into groups."""
    value = words.money(paid.value)
    yield Pair(left=say("refunded_amount"), right=value, size=Size.LARGE, bold=True)
    yield Pair(left="", right=words.btc(paid.sat))
    yield Pair(left="", right=words.sat(paid.sat))
    yield Text(text=say(f"refunded_{paid.reason.value}"))
    for rate in rates:
        price = words.price(rate.price, currency(rate.currency_code))
        yield Pair(left=say("one_bitcoin"), right=price)
    yield Rule()
    yield Text(text=say("refunded_to"))
    yield code(paid.address)
    yield Text(text=say("transaction"))
    yield code(paid.txid)
    if paid.block_height is not None:
        yield Pair(left=say("confirmed_in"), right=str(paid.block_height))

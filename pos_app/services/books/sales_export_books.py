"""What the list of sales says beside a sale: its shift, who sold it, and what went back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pos_app.domain.money import Money
from pos_app.domain.refund import promised_sat, proven

if TYPE_CHECKING:
    from pos_app.domain.sale import Sale
    from pos_app.domain.tax import TaxLine

BOOK_COLUMNS = (
    "taxes", "cashier", "sold_in_shift", "settled_in_shift", "fees_sat",
    "refunded", "refunded_minor", "refunded_sat", "refund_txids",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleBooks:
    """The numbers of the shifts; `cashier` is a name, empty where the till knew nobody."""

    cashier: str = ""
    sold_in: int | None = None
    settled_in: int | None = None


NOT_BOOKED = SaleBooks()


def books_of(sale: Sale, taxes: tuple[TaxLine, ...], books: SaleBooks) -> dict[str, Any]:
    """`fees_sat`: nobody takes a share of what a customer pays to the shop's own wallet.

    Refunds are those whose payment is proven and still there, as the shift and the store have them:
    in the sale's currency what they were worth when they were promised.
    """
    back = proven(sale.refunds)
    sat, of = promised_sat(back), sale.amount.currency
    # What was priced in satoshi has refunds that are worth something in the store's currency.
    minor = sat if of.is_satoshi else sum(refund.value.minor for refund in back)
    value = Money(minor, of)
    return {
        "taxes": [
            {
                "name": line.rate.name,
                "percent": f"{line.rate.percent:f}",
                "net": f"{line.net.decimal:f}",
                "tax": f"{line.tax.decimal:f}",
            }
            for line in taxes
        ],
        "cashier": books.cashier,
        "sold_in_shift": books.sold_in,
        "settled_in_shift": books.settled_in,
        "fees_sat": 0 if sale.request is None or sale.request.hosted is None else None,
        "refunded": f"{value.decimal:f}" if back else None,
        "refunded_minor": value.minor if back else None,
        "refunded_sat": sat,
        "refund_txids": [refund.payment.txid for refund in back if refund.payment is not None],
    }

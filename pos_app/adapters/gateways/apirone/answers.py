"""What Apirone v2 says of an invoice (apirone.com/docs/invoices), read strictly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pos_app.adapters.gateways.apirone.client import TITLE
from pos_app.adapters.gateways.common.answers import Fields
from pos_app.adapters.gateways.common.reply import nonsense
from pos_app.domain.credit import Assurance
from pos_app.domain.money import MAX_SAT
from pos_app.ports import HostedCredit, RefusedError

if TYPE_CHECKING:
    from decimal import Decimal

COMPLETED = "completed"
_TXID = re.compile("[0-9a-f]{64}", re.ASCII)
_LONGEST_MOMENT = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoice:
    """`status` may be a word that this version doesn't know. `amount_sat` is the whole of it."""

    reference: str
    coin: str
    address: str
    amount_sat: int
    expires_at: datetime
    status: str
    page_url: str | None
    credits: tuple[HostedCredit, ...]


def read_invoice(content: object) -> Invoice:
    fields = Fields(TITLE, content)
    status = fields.word("status")
    return Invoice(
        reference=fields.word("invoice"),
        coin=fields.word("currency"),
        address=fields.word("address"),
        amount_sat=fields.count("amount", MAX_SAT),
        expires_at=_moment(fields, "expire"),
        status=status,
        page_url=_page_url(fields),
        credits=_credits(fields, is_completed=status == COMPLETED),
    )


def read_price(content: object, currency_code: str) -> Decimal:
    """Of one bitcoin, from a ticker that was asked for one currency.

    RefusedError `gateway.currency` where the ticker doesn't know it.
    """
    fields = Fields(TITLE, content)
    if currency_code.lower() not in fields:
        raise RefusedError("gateway.currency", gateway=TITLE, currency=currency_code)
    return fields.price(currency_code.lower())


def _credits(fields: Fields, *, is_completed: bool) -> tuple[HostedCredit, ...]:
    """One a transaction: its rows tell the same money again, each time in a later state.

    Only the invoice as a whole is said to be confirmed, or the transaction that completed it.
    """
    found: dict[str, HostedCredit] = {}
    for row in fields.rows("history"):
        if "txid" not in row:
            continue
        txid, sat = row.word("txid"), row.count("amount", MAX_SAT)
        if not _TXID.fullmatch(txid) or sat == 0:
            raise nonsense(TITLE)
        confirmed = is_completed or row.word("status") == COMPLETED
        first = found.get(txid)
        found[txid] = HostedCredit(
            reference=txid,
            sat=sat if first is None else max(sat, first.sat),
            assurance=Assurance.CONFIRMED if confirmed else Assurance.SEEN,
            received_at=_moment(row, "date") if first is None else first.received_at,
        )
    return tuple(found.values())


def _moment(fields: Fields, key: str) -> datetime:
    """ISO 8601, in UTC where it names no zone."""
    try:
        moment = datetime.fromisoformat(fields.word(key, _LONGEST_MOMENT))
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        raise nonsense(TITLE) from None


def _page_url(fields: Fields) -> str | None:
    if "invoice-url" not in fields:
        return None
    address = fields.word("invoice-url", 1_000)
    if not address.startswith(("https://", "http://")):
        raise nonsense(TITLE)
    return address

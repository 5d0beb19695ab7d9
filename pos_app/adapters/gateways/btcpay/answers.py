"""What BTCPay Server says of an invoice, read strictly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pos_app.adapters.gateways.btcpay.client import TITLE
from pos_app.adapters.gateways.common.answers import Fields
from pos_app.adapters.gateways.common.reply import nonsense
from pos_app.domain.credit import Assurance
from pos_app.ports import HostedCredit

if TYPE_CHECKING:
    from decimal import Decimal

ON_CHAIN = "BTC-CHAIN"
LIGHTNING = "BTC-LN"
# A customer's wallet that reads LNURL may have paid this way too, where the store offers it.
_BITCOIN = {ON_CHAIN: False, LIGHTNING: True, "BTC-LNURL": True}
NEW, PROCESSING, EXPIRED, INVALID, SETTLED = "New", "Processing", "Expired", "Invalid", "Settled"
NOTHING_MORE = "None"
_PAYMENT = re.compile("([0-9a-f]{64})-([0-9]{1,9})", re.ASCII)
_LAST_SECOND = 1 << 33


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoice:
    """`status` may be a word that this version doesn't know. `watched_until`: by the server."""

    reference: str
    status: str
    additional: str
    expires_at: datetime
    watched_until: datetime
    page_url: str | None
    amount: Decimal
    currency_code: str

    @property
    def words(self) -> str:
        """`New`, `Expired, PaidLate`."""
        return (
            self.status if self.additional == NOTHING_MORE else f"{self.status}, {self.additional}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """One way to pay. `destination` is empty where the server offers none; `due_sat` is the rest.

    `price` is that of one bitcoin in the invoice's currency.
    """

    name: str
    destination: str
    due_sat: int
    price: Decimal | None
    credits: tuple[HostedCredit, ...]

    @property
    def is_lightning(self) -> bool:
        return _BITCOIN[self.name]


def read_invoice(content: object) -> Invoice:
    fields = Fields(TITLE, content)
    return Invoice(
        reference=fields.word("id"),
        status=fields.word("status"),
        additional=fields.word("additionalStatus"),
        expires_at=_moment(fields, "expirationTime"),
        watched_until=_moment(fields, "monitoringExpiration"),
        page_url=_web_address(fields, "checkoutLink") if "checkoutLink" in fields else None,
        amount=fields.decimal("amount"),
        currency_code=fields.word("currency"),
    )


def read_methods(content: object, *, invalid: bool) -> tuple[Method, ...]:
    """Those of bitcoin. `invalid`: the invoice was given up, so what pends does not count."""
    if not isinstance(content, list):
        raise nonsense(TITLE)
    rows = Fields(TITLE, {"rows": content}).rows("rows")
    return tuple(_method(row, invalid=invalid) for row in rows if _name(row) in _BITCOIN)


def read_refund(content: object) -> str:
    """The address where the customer claims it."""
    return _web_address(Fields(TITLE, content), "viewLink")


def _method(fields: Fields, *, invalid: bool) -> Method:
    name = _name(fields)
    is_lightning = _BITCOIN[name]
    return Method(
        name=name,
        destination=fields.word("destination", 4_000) if fields.text("destination") else "",
        due_sat=fields.signed_sat("due"),
        price=fields.price("rate") if "rate" in fields else None,
        credits=tuple(
            _credit(each, is_lightning=is_lightning, invalid=invalid)
            for each in fields.rows("payments")
        ),
    )


def _name(fields: Fields) -> str:
    return fields.word("paymentMethodId")


def _credit(fields: Fields, *, is_lightning: bool, invalid: bool) -> HostedCredit:
    reference = fields.word("id")
    if not is_lightning:
        found = _PAYMENT.fullmatch(reference)
        if found is None:
            raise nonsense(TITLE)
        reference = f"{found[1]}:{found[2]}"
    # An invoice may ask for parts of a satoshi; on chain there are none.
    sat = fields.signed_sat("value") if is_lightning else fields.paid_sat("value")
    if sat <= 0:
        raise nonsense(TITLE)
    return HostedCredit(
        reference=reference,
        sat=sat,
        assurance=_assurance(fields.word("status"), is_lightning=is_lightning, invalid=invalid),
        received_at=_moment(fields, "receivedDate"),
    )


def _assurance(status: str, *, is_lightning: bool, invalid: bool) -> Assurance:
    """A word that is not known counts for nothing until the server says one that is."""
    if status == SETTLED:
        return Assurance.FINAL if is_lightning else Assurance.CONFIRMED
    if status == PROCESSING and not invalid:
        return Assurance.HELD if is_lightning else Assurance.SEEN
    return Assurance.REVOKED if status == INVALID else Assurance.UNKNOWN


def _moment(fields: Fields, key: str) -> datetime:
    """Seconds since 1970."""
    return datetime.fromtimestamp(fields.count(key, _LAST_SECOND), UTC)


def _web_address(fields: Fields, key: str) -> str:
    address = fields.word(key, 1_000)
    if not address.startswith(("https://", "http://")):
        raise nonsense(TITLE)
    return address

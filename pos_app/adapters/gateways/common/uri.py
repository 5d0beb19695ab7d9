"""A gateway's own payment URI (BIP21, BIP321), read strictly and written anew."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import quote, unquote

from pos_app.adapters.gateways.common.reply import nonsense
from pos_app.domain.money import MAX_SAT, SAT_PER_BTC
from pos_app.domain.payment_uri import on_chain_uri

_LONGEST = 4_000
_AMOUNT = re.compile(r"[0-9]{1,8}(\.[0-9]{0,8})?|\.[0-9]{1,8}", re.ASCII)
_ADDRESS = re.compile(r"[0-9A-Za-z]{0,90}", re.ASCII)
_INVOICE = re.compile(r"ln(bcrt|bc|tbs|tb)[0-9a-z]+", re.ASCII)
_ONCE = ("amount", "label", "message", "lightning")
# What asks for nothing that a wallet would have to know.
_REQUIRED = "req-"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentUri:
    """`amount_sat` is None where the URI names none; `lightning` is a BOLT11 invoice, or empty."""

    address: str
    amount_sat: int | None = None
    label: str = ""
    message: str = ""
    lightning: str = ""


def read_payment_uri(gateway: str, text: object, *, plus_is_space: bool = False) -> PaymentUri:
    """RefusedError `gateway.nonsense` for what BIP321 forbids.

    `plus_is_space` for gateways that encode as a web form does.
    """
    if not isinstance(text, str) or len(text) > _LONGEST:
        raise nonsense(gateway)
    scheme, _, rest = text.partition(":")
    address, _, query = rest.partition("?")
    fields: dict[str, str] = {}
    for part in filter(None, query.split("&")):
        key, _, value = part.partition("=")
        name = key.lower()
        if name.startswith(_REQUIRED) or (name in _ONCE and name in fields):
            raise nonsense(gateway)
        fields[name] = unquote(value.replace("+", " ") if plus_is_space else value)
    lightning = fields.get("lightning", "").lower()
    if scheme.lower() != "bitcoin" or not _ADDRESS.fullmatch(address) or not (address or lightning):
        raise nonsense(gateway)
    if lightning and not is_invoice(lightning):
        raise nonsense(gateway)
    return PaymentUri(
        address=address,
        amount_sat=_sat(gateway, fields["amount"]) if "amount" in fields else None,
        label=fields.get("label", ""),
        message=fields.get("message", ""),
        lightning=lightning,
    )


def re_encoded(gateway: str, text: object, *, plus_is_space: bool = True) -> str:
    """A gateway's URI as wallets understand it: a space is %20, the amount is plain."""
    uri = read_payment_uri(gateway, text, plus_is_space=plus_is_space)
    if not uri.address or uri.amount_sat is None:
        raise nonsense(gateway)
    written = on_chain_uri(uri.address, uri.amount_sat, label=uri.label, lightning=uri.lightning)
    return f"{written}&message={quote(uri.message, safe='')}" if uri.message else written


def is_invoice(text: str) -> bool:
    """Whether it looks like a BOLT11 invoice in lower case; nothing is decoded."""
    return len(text) <= _LONGEST and _INVOICE.fullmatch(text) is not None


def _sat(gateway: str, text: str) -> int:
    """Exact: an amount has at most eight digits after the point."""
    if not _AMOUNT.fullmatch(text):
        raise nonsense(gateway)
    sat = int(Decimal(text) * SAT_PER_BTC)
    if not 0 < sat <= MAX_SAT:
        raise nonsense(gateway)
    return sat

"""Which field of a sale stands in which column."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from pos_app.adapters.storage.hosted_column import hosted_from_text, hosted_text
from pos_app.domain.credit import Credit
from pos_app.domain.journal import canonical_json
from pos_app.domain.message import Message
from pos_app.domain.money import Currency, Money
from pos_app.domain.payment_request import PaymentRequest
from pos_app.domain.rate import Quote, RateLock
from pos_app.domain.sale import Sale
from pos_app.domain.sale_state import Flag, State
from pos_app.domain.user_field import UserField
from pos_app.services.selling.bill_json import bill_from_text, bill_text

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import RowMapping

    from pos_app.domain.refund import Refund

_SALE = (
    "id", "till_id", "number", "order_token", "note", "created_at", "forgiven_sat", "late_taken",
    "receipt_number", "settled_at", "accepted_at", "over_use", "over_taken_sat",
    "tolerated_sat", "asks_tip",
)  # fmt: skip
_REQUEST = ("address", "network", "account_id", "derivation_index")
_LOCK = tuple(field.name for field in fields(RateLock) if field.name != "quotes")
_QUOTE = tuple(field.name for field in fields(Quote))
_CREDIT = tuple(field.name for field in fields(Credit) if field.name != "inputs")


def sale_row(sale: Sale) -> dict[str, Any]:
    reason = sale.reason
    return {
        **{name: getattr(sale, name) for name in _SALE},
        "amount_minor": sale.amount.minor,
        "amount_currency": sale.amount.currency.code,
        "amount_exponent": sale.amount.currency.exponent,
        **_worth_row(sale.worth),
        "standing": sale.state.standing,
        "life": sale.state.life,
        "flags": " ".join(sorted(flag.value for flag in sale.flags)),
        "reason_code": None if reason is None else reason.code,
        "reason_arguments": None if reason is None else canonical_json(reason.arguments),
        # All names, so that every sale is written by the same statement.
        **{name: getattr(sale.request, name, None) for name in _REQUEST},
        # Null where nothing is followed on the chain: those are no addresses to look for.
        "script": getattr(sale.request, "script", None) or None,
        "hosted": hosted_text(sale.request),
        "user_fields": _user_fields_text(sale.user_fields),
        "bill": None if sale.bill is None else bill_text(sale.bill),
    }


def sale_from_row(
    row: RowMapping,
    *,
    locks: tuple[RateLock, ...],
    paid: tuple[Credit, ...],
    refunds: tuple[Refund, ...],
) -> Sale:
    request = None
    if row["address"] is not None:
        request = PaymentRequest(
            **{name: row[name] for name in _REQUEST},
            script=row["script"] or b"",
            hosted=hosted_from_text(row["hosted"]),
        )
    reason = None
    if row["reason_code"] is not None:
        reason = Message(code=row["reason_code"], arguments=json.loads(row["reason_arguments"]))
    return Sale(
        **{name: row[name] for name in _SALE},
        amount=Money(row["amount_minor"], Currency(row["amount_currency"], row["amount_exponent"])),
        state=State(row["standing"], row["life"]),
        flags=frozenset(Flag(word) for word in row["flags"].split()),
        locks=locks,
        request=request,
        credits=paid,
        refunds=refunds,
        reason=reason,
        worth=_worth(row),
        user_fields=_user_fields(row["user_fields"]),
        bill=None if row["bill"] is None else bill_from_text(row["bill"]),
    )


def _user_fields_text(given: tuple[UserField, ...]) -> str | None:
    return json.dumps([asdict(field) for field in given]) if given else None


def _user_fields(text: str | None) -> tuple[UserField, ...]:
    return () if text is None else tuple(UserField(**field) for field in json.loads(text))


def _worth_row(worth: Money | None) -> dict[str, Any]:
    if worth is None:
        return {"worth_minor": None, "worth_currency": None, "worth_exponent": None}
    return {
        "worth_minor": worth.minor,
        "worth_currency": worth.currency.code,
        "worth_exponent": worth.currency.exponent,
    }


def _worth(row: RowMapping) -> Money | None:
    if row["worth_minor"] is None:
        return None
    return Money(row["worth_minor"], Currency(row["worth_currency"], row["worth_exponent"]))


def lock_row(sale_id: UUID, position: int, lock: RateLock) -> dict[str, Any]:
    row = {name: getattr(lock, name) for name in _LOCK}
    return row | {"sale_id": sale_id, "position": position}


def lock_from_row(row: RowMapping, quotes: tuple[Quote, ...]) -> RateLock:
    return RateLock(**{name: row[name] for name in _LOCK}, quotes=quotes)


def quote_row(sale_id: UUID, lock_position: int, position: int, quote: Quote) -> dict[str, Any]:
    row = {name: getattr(quote, name) for name in _QUOTE}
    return row | {"sale_id": sale_id, "lock_position": lock_position, "position": position}


def quote_from_row(row: RowMapping) -> Quote:
    return Quote(**{name: row[name] for name in _QUOTE})


def credit_row(sale_id: UUID, position: int, credit: Credit) -> dict[str, Any]:
    row = {name: getattr(credit, name) for name in _CREDIT}
    return row | {"sale_id": sale_id, "position": position, "inputs": " ".join(credit.inputs)}


def credit_from_row(row: RowMapping) -> Credit:
    return Credit(**{name: row[name] for name in _CREDIT}, inputs=tuple(row["inputs"].split()))

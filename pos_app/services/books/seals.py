"""Whether what stands beside the journal is what its entries say: reports, people, bills, texts.

An entry holds a report's hash, a person's and a text's salted hash, and a bill whole but for what
was typed. A text that retention erased stands as ERASED, and only where an entry tells of it.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from pos_app.domain.erased import ERASED
from pos_app.domain.journal import canonical_json
from pos_app.services.selling.bill_json import typed_name_hash

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_FACE = ("name", "initials")


def salted_hash(salt: str, text: str) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(f"{salt}:{text}".encode()).hexdigest()


def is_sealed(looks_right: Callable[[], bool]) -> bool:
    """Its answer; False for what can't even be read."""
    try:
        return looks_right()
    except (TypeError, ValueError, LookupError, AttributeError, RecursionError):
        return False


def report_is_sealed(body: Mapping[str, Any], report: str, sequence: int, hash_: str) -> bool:
    """`body`, `sequence` and `hash_` are of the entry that closed the shift."""
    document = json.loads(report)
    if canonical_json(document) != report:
        return False
    if document.pop("head") != {"sequence": sequence, "hash": hash_}:
        return False
    bare = canonical_json(document | {"head": None})
    return bool(hashlib.sha256(bare.encode()).hexdigest() == body["report_hash"])


def person_is_sealed(body: Mapping[str, Any], row: Mapping[str, Any], *, erased: bool) -> bool:
    """`body` is the last one that describes the person; `erased`: the name may be gone."""
    salt = row["salt"]
    if body["role"] != row["role"] or body["colour"] != row["colour"]:
        return False
    seal = body.get("pin_seal")  # entries before it was added have none
    if seal is not None and seal != salted_hash(salt, row["pin_hash"]):
        return False
    return all(
        body[f"{part}_hash"] == salted_hash(salt, row[part]) or (erased and row[part] == ERASED)
        for part in _FACE
    )


def start_is_sealed(body: Mapping[str, Any], row: Mapping[str, Any], *, erased: bool) -> bool:
    """`body` is that of `sale.started`."""
    note = row["note"]
    is_note = body["note_hash"] == salted_hash(row["order_token"], note)
    return body["number"] == row["number"] and (is_note or (erased and note == ERASED))


def price_is_sealed(body: Mapping[str, Any], row: Mapping[str, Any], *, erased: bool) -> bool:
    """`body` is that of `sale.started`, or of the last `sale.tip_chosen`."""
    return _money_is(body["amount"], row, "amount") and _bill_is_sealed(
        body.get("bill"), row["bill"], row["order_token"], erased=erased
    )


def refund_is_sealed(body: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    """`body` is that of `sale.refund_asked`: how much goes where."""
    refund = body["refund"]
    return (
        _money_is(refund["value"], row, "value")
        and refund["script"] == row["script"].hex()
        and all(refund[name] == row[name] for name in ("reason", "sat", "price", "address"))
    )


def _money_is(money: Mapping[str, Any], row: Mapping[str, Any], column: str) -> bool:
    currency = money["currency"]
    return (money["minor"], currency["code"], currency["exponent"]) == (
        row[f"{column}_minor"],
        row[f"{column}_currency"],
        row[f"{column}_exponent"],
    )


def fields_are_sealed(body: Mapping[str, Any], row: Mapping[str, Any], *, erased: bool) -> bool:
    """`body` is that of the last `sale.fields_given`."""
    salt, given = row["order_token"], json.loads(row["user_fields"] or "[]")
    return len(given) == len(body["fields"]) and all(
        field["name"] == sealed["name"]
        and (
            sealed["value_hash"] == salted_hash(f"{salt}:{field['name']}", field["value"])
            or (erased and field["value"] == ERASED)
        )
        for field, sealed in zip(given, body["fields"], strict=True)
    )


def _bill_is_sealed(sealed: Any, text: str | None, salt: str, *, erased: bool) -> bool:
    if sealed is None or text is None:
        return sealed is text
    document = json.loads(text)
    if canonical_json(document) != text or len(document["lines"]) != len(sealed["lines"]):
        return False
    for at, (line, kept) in enumerate(zip(document["lines"], sealed["lines"], strict=True)):
        if line["item"] is not None:
            continue
        name = line.pop("name")
        line["name_hash"] = typed_name_hash(salt, at, name)
        if erased and name == ERASED:
            line["name_hash"] = kept["name_hash"]
    return bool(document == sealed)

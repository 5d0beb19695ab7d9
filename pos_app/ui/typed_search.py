"""What somebody may mean by what is typed into a search: states, people, days and hours, or text.

Each reading is looked for, so that nothing has to be typed in a certain way.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.ports.sale_search import SaleKind
from pos_app.ui.archive import Reading
from pos_app.ui.typed_moment import moment_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime, tzinfo

    from pos_app.ports.sale_search import SaleWish

translate = QCoreApplication.translate

# Fewer letters of a name or a state are those of many words.
_LEAST_LETTERS = 3
_TXID = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])", re.IGNORECASE)
_URI = re.compile(r"bitcoin:([a-z0-9]{14,90})", re.IGNORECASE)
_AMOUNT_WITH_GAPS = re.compile(r"\d{1,3}(?: \d{3})+(?:[.,]\d{1,3})?")
_GAPS = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
_SYMBOLS = "€$£¥₹₦₩₪₫₱₴₺"


def kind_word(kind: SaleKind) -> str:
    """As the shop says it."""
    return {
        SaleKind.OPEN: translate("State", "Open"),
        SaleKind.PAID: translate("State", "Paid"),
        SaleKind.SEEN: translate("State", "Seen"),
        SaleKind.PARTLY_PAID: translate("State", "Partly paid"),
        SaleKind.OVER: translate("State", "Paid too much"),
        SaleKind.LATE: translate("State", "Paid late"),
        SaleKind.EXPIRED: translate("State", "Expired"),
        SaleKind.CANCELLED: translate("State", "Cancelled"),
        SaleKind.TAKEN_BACK: translate("State", "Taken back"),
        SaleKind.REFUNDED: translate("State", "Refunded"),
    }[kind]


def readings_of(
    typed: str, wish: SaleWish, *, names: Mapping[str, str], now: datetime, zone: tzinfo
) -> tuple[Reading, ...]:
    """All within `wish`; `names` are those of people by id. None at all: everything is wanted."""
    text = _tidy(typed)
    readings = [Reading(text=text, wish=wish)]
    if text:
        readings += _others(text, wish, names, now, zone)
    return tuple(dict.fromkeys(readings))


def _tidy(typed: str) -> str:
    """Without what scanners and papers put around a number, an address or a payment's id."""
    text = " ".join(typed.translate(str.maketrans(_GAPS, " " * len(_GAPS))).split())
    coded = _TXID.search(text)
    if coded is not None:
        return coded[0].lower()
    coded = _URI.search(text)
    if coded is not None:
        return coded[1].lower()
    bare = text.strip(f"{_SYMBOLS} ")
    if _AMOUNT_WITH_GAPS.fullmatch(bare):
        return bare.replace(" ", "")
    return bare if bare.replace(".", "").replace(",", "").isdigit() else text


def _others(
    text: str, wish: SaleWish, names: Mapping[str, str], now: datetime, zone: tzinfo
) -> Iterator[Reading]:
    """The words that name a state, a person or a time become wishes, and the rest is text."""
    for rest, narrowed in _with_moment(text, wish, now, zone):
        for left, wanted in _with_kind(rest, narrowed):
            yield from (
                Reading(text=remaining, wish=last)
                for remaining, last in _with_person(left, wanted, names)
                if last != wish
            )


def _with_moment(
    text: str, wish: SaleWish, now: datetime, zone: tzinfo
) -> Iterator[tuple[str, SaleWish]]:
    yield text, wish
    found = moment_in(text, now, zone)
    if found is not None:
        since = found.since if wish.since is None else max(wish.since, found.since)
        until = found.until if wish.until is None else min(wish.until, found.until)
        yield found.rest, replace(wish, since=since, until=until)


def _with_kind(text: str, wish: SaleWish) -> Iterator[tuple[str, SaleWish]]:
    """A state is left out where another one is chosen: no sale would be found."""
    yield text, wish
    if wish.kind is None:
        for kind in SaleKind:
            rest = _without(text, kind_word(kind))
            if rest is not None:
                yield rest, replace(wish, kind=kind)


def _with_person(
    text: str, wish: SaleWish, names: Mapping[str, str]
) -> Iterator[tuple[str, SaleWish]]:
    yield text, wish
    if wish.cashier is None:
        for person_id, name in names.items():
            rest = _without(text, name)
            if rest is not None:
                yield rest, replace(wish, cashier=person_id)


def _without(text: str, words: str) -> str | None:
    """The text without these words or the beginning of them, None where they are not in it."""
    typed, known = text.casefold().split(), words.casefold().split()
    for start in range(len(typed)):
        length = min(len(known), len(typed) - start)
        here = typed[start : start + length]
        whole = here[:-1] == known[: length - 1] and known[length - 1].startswith(here[-1])
        if whole and len(" ".join(here)) >= min(_LEAST_LETTERS, len(" ".join(known))):
            left = text.split()
            return " ".join(left[:start] + left[start + length :])
    return None

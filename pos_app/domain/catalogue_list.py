"""What the shop sells as a table, and what taking a table in would change: all of it, or nothing.

A line is about the item of its number; without one, or where nothing has that number yet, about the
item of its name. What a table has no column for stays as it is, and so do items it doesn't name.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING
from uuid import uuid4

from pos_app.domain.barcode import number_problem, same_code
from pos_app.domain.cart import NAME_LIMIT
from pos_app.domain.catalogue import Category, Item
from pos_app.domain.message import Message
from pos_app.domain.money import Money, parse_money
from pos_app.domain.one_line import require_one_line
from pos_app.domain.tax import TaxRate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from uuid import UUID

    from pos_app.domain.money import Currency

COLUMNS = ("number", "name", "price", "tax_percent", "tax_name", "category", "unit", "active")
NEEDED = ("name", "price")
MOST_LINES = 5_000
UNIT_LIMIT = 8
NUMBER_LIMIT = 40
TAX_NAME_LIMIT = 20
_YES, _NO = frozenset({"", "yes", "1", "true"}), frozenset({"no", "0", "false"})


@dataclass(frozen=True, slots=True, kw_only=True)
class LineProblem:
    """`line` as an editor counts them; 0: it is about the whole table."""

    line: int
    problem: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """`before` is None for what is new."""

    item: Item
    before: Item | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """With a single problem nothing of it may be taken in."""

    categories: tuple[Category, ...] = ()
    items: tuple[Planned, ...] = ()
    problems: tuple[LineProblem, ...] = ()

    @property
    def added(self) -> tuple[Planned, ...]:
        return tuple(each for each in self.items if each.before is None)

    @property
    def changed(self) -> tuple[Planned, ...]:
        return tuple(each for each in self.items if each.before not in (None, each.item))

    @property
    def same(self) -> int:
        return len(self.items) - len(self.added) - len(self.changed)


def table_of(categories: Iterable[Category], items: Iterable[Item]) -> list[tuple[str, ...]]:
    """A line of text for each item, in the order of `COLUMNS`."""
    names = {category.id: category.name for category in categories}
    return [
        (
            item.barcode,
            item.name,
            f"{item.price.decimal:f}",
            "" if item.tax is None else f"{item.tax.percent:f}",
            "" if item.tax is None else item.tax.name,
            names[item.category_id] if item.category_id else "",
            item.unit,
            "yes" if item.active else "no",
        )
        for item in items
    ]


def plan_import(
    rows: Sequence[tuple[int, Mapping[str, str]]],
    categories: Iterable[Category],
    items: Iterable[Item],
    currency: Currency,
) -> ImportPlan:
    """`rows` are line numbers with the cells of known columns, NEEDED among them."""
    if len(rows) > MOST_LINES:
        most = {"most": str(MOST_LINES)}
        return _refused(Message(code="catalogue.too_long", arguments=most))
    reading = _Reading(categories, items, currency)
    for line, cells in rows:
        reading.take(line, cells)
    return reading.plan()


class _WrongLineError(Exception):
    def __init__(self, code: str, **arguments: str) -> None:
        super().__init__(code)
        self.problem = Message(code=f"catalogue.{code}", arguments=arguments)


class _Reading:
    def __init__(
        self, categories: Iterable[Category], items: Iterable[Item], currency: Currency
    ) -> None:
        self._currency = currency
        self._categories = {_plain(each.name): each for each in categories}
        self._new_categories: list[Category] = []
        self._known = {item.id: item for item in items}
        # Of several that were called so, the one that is sold.
        by_use = sorted(self._known.values(), key=lambda item: item.active)
        self._by_number = {same_code(item.barcode): item for item in by_use if item.barcode}
        self._by_name = {_plain(item.name): item for item in by_use}
        self._planned: dict[UUID, tuple[int, Item]] = {}
        self._problems: list[LineProblem] = []

    def take(self, line: int, cells: Mapping[str, str]) -> None:
        try:
            item = self._item(cells)
        except _WrongLineError as wrong:
            self._problems.append(LineProblem(line=line, problem=wrong.problem))
            return
        if item.id in self._planned:
            twice = _WrongLineError("line_twice", line=str(self._planned[item.id][0]))
            self._problems.append(LineProblem(line=line, problem=twice.problem))
            return
        self._planned[item.id] = (line, item)
        # A later line of the same name or number is about this one.
        self._by_name[_plain(item.name)] = item
        if item.barcode:
            self._by_number[same_code(item.barcode)] = item

    def plan(self) -> ImportPlan:
        self._look_for_shared_numbers()
        planned = tuple(
            Planned(item=item, before=self._known.get(item.id))
            for _, item in self._planned.values()
        )
        problems = tuple(sorted(self._problems, key=lambda each: each.line))
        return ImportPlan(categories=tuple(self._new_categories), items=planned, problems=problems)

    def _look_for_shared_numbers(self) -> None:
        """Two that are sold under one number: a scan would sell the wrong one."""
        after = self._known | {item.id: item for _, item in self._planned.values()}
        seen: dict[str, Item] = {}
        for item in after.values():
            if not (item.active and item.barcode):
                continue
            other = seen.setdefault(same_code(item.barcode), item)
            if other is not item:
                line = max(self._planned.get(each.id, (0, each))[0] for each in (item, other))
                wrong = _WrongLineError("number_taken", number=item.barcode, name=other.name)
                self._problems.append(LineProblem(line=line, problem=wrong.problem))

    def _item(self, cells: Mapping[str, str]) -> Item:
        name = _text(cells["name"], NAME_LIMIT, "name")
        number = cells.get("number", "").strip()
        before = self._by_number.get(same_code(number)) if number else None
        if before is None:
            named = self._by_name.get(_plain(name))
            if named is not None and not (number and named.barcode):
                before = named
        price = self._price(cells["price"], before)
        fresh = Item(id=uuid4(), name=name, price=price) if before is None else before
        return replace(
            fresh,
            name=name,
            price=price,
            barcode=_number(cells.get("number"), fresh.barcode),
            tax=_tax(cells, fresh.tax),
            category_id=self._category(cells.get("category"), fresh.category_id),
            unit=_optional(cells.get("unit"), fresh.unit, UNIT_LIMIT, "unit"),
            active=_active(cells.get("active"), is_now=fresh.active),
        )

    def _price(self, text: str, before: Item | None) -> Money:
        currency = self._currency if before is None else before.price.currency
        try:
            return parse_money(text.strip().replace(",", "."), currency)
        except ValueError:
            raise _WrongLineError("price", text=text.strip()[:NUMBER_LIMIT]) from None

    def _category(self, text: str | None, kept: UUID | None) -> UUID | None:
        if text is None or not text.strip():
            return kept if text is None else None
        name = _text(text, NAME_LIMIT, "category")
        known = self._categories.get(_plain(name))
        if known is None:
            known = Category(id=uuid4(), name=name)
            self._categories[_plain(name)] = known
            self._new_categories.append(known)
        return known.id


def _refused(problem: Message) -> ImportPlan:
    return ImportPlan(problems=(LineProblem(line=0, problem=problem),))


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _text(text: str, limit: int, what: str) -> str:
    line = " ".join(text.split())
    try:
        require_one_line(line, limit)
    except ValueError:
        raise _WrongLineError(what, limit=str(limit)) from None
    return line


def _optional(text: str | None, kept: str, limit: int, what: str) -> str:
    if text is None:
        return kept
    return _text(text, limit, what) if text.strip() else ""


def _number(text: str | None, kept: str) -> str:
    number = _optional(text, kept, NUMBER_LIMIT, "number")
    problem = number_problem(number) if text is not None else None
    if problem is not None:
        raise _WrongLineError("check_digit", number=number, digit=str(problem))
    return number


def _tax(cells: Mapping[str, str], kept: TaxRate | None) -> TaxRate | None:
    text = cells.get("tax_percent")
    if text is None:
        return kept
    if not text.strip():
        return None
    name = _optional(cells.get("tax_name"), kept.name if kept else "", TAX_NAME_LIMIT, "tax_name")
    try:
        return TaxRate(name, Decimal(text.strip().replace(",", ".")))
    except (ValueError, InvalidOperation):
        raise _WrongLineError("tax", text=text.strip()[:NUMBER_LIMIT]) from None


def _active(text: str | None, *, is_now: bool) -> bool:
    if text is None:
        return is_now
    word = text.strip().lower()
    if word not in _YES | _NO:
        raise _WrongLineError("active", text=word[:NUMBER_LIMIT])
    return word in _YES

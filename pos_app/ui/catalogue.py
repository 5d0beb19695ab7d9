"""What the screens ask of what the shop sells; `application` gives it the till's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

from pos_app.domain.catalogue import Catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pos_app.domain.catalogue import Category, Item
    from pos_app.domain.catalogue_list import ImportPlan
    from pos_app.domain.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueChanged:
    """Ask `catalogue` and `all_items` again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemNotSaved:
    """`problem` stands at its field; the catalogue is as it was."""

    problem: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class ListsFound:
    """The files with items in `folder`, the newest first."""

    folder: Path
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRead:
    """What taking in `file` would change, or why it can't be: nothing has changed yet."""

    file: Path
    plan: ImportPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportDone:
    """All of it was taken in."""

    added: int
    changed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWritten:
    """All items stand in `file`."""

    file: Path


CatalogueEvent: TypeAlias = (
    CatalogueChanged | ItemNotSaved | ListsFound | ImportRead | ImportDone | ListWritten
)


class CatalogueFacade(Protocol):
    """Queries are answered from memory, on any thread; commands return at once.

    Commands need the right SETTINGS: OverrideAsked where who is on duty has it not. What can't be
    done is CommandRefused.
    """

    def catalogue(self) -> Catalogue:
        """What is sold; empty until the store is open."""
        ...

    def all_items(self) -> Sequence[Item]:
        """Also what is no longer sold, by name."""
        ...

    def look_again(self) -> None:
        """Somebody may have changed it beside the till; CatalogueChanged if so. Needs no right."""
        ...

    def save_item(self, item: Item) -> None:
        """New, or in place of what it was: CatalogueChanged or ItemNotSaved."""
        ...

    def save_category(self, category: Category) -> None: ...

    def find_lists(self) -> None:
        """ListsFound answers."""
        ...

    def read_list(self, file: Path) -> None:
        """Look what it would change: ImportRead answers."""
        ...

    def take_list(self, file: Path) -> None:
        """All of it or nothing: ImportDone, or ImportRead where something is wrong with it now."""
        ...

    def write_list(self) -> None:
        """ListWritten answers."""
        ...


class NoCatalogue:
    """Implements CatalogueFacade where nothing is sold by name."""

    def catalogue(self) -> Catalogue:
        return Catalogue()

    def all_items(self) -> Sequence[Item]:
        return ()

    def look_again(self) -> None:
        """There is nothing."""

    def save_item(self, item: Item) -> None:
        """Nobody keeps it."""

    def save_category(self, category: Category) -> None:
        """Nobody keeps it."""

    def find_lists(self) -> None:
        """There are none."""

    def read_list(self, file: Path) -> None:
        """There are none."""

    def take_list(self, file: Path) -> None:
        """There are none."""

    def write_list(self) -> None:
        """There is nothing to write."""

"""An owner who has forgotten the PIN gets a new one at the machine, and the journal says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app import command_line
from pos_app.adapters.clock import SystemClock
from pos_app.application import owner_pin
from pos_app.domain.person import Colour, Pin, Role
from pos_app.domain.rights import Authority
from pos_app.services.people.people import Face, People
from pos_app.services.people.people_journal import PeopleJournal
from tests.support.domain_values import TILL_ID
from tests.support.owner import Owner
from tests.support.quick_pins import QuickPins
from tests.support.staff import OWNER, PIN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

NEW = "260451"


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Owner]:
    """Its till is open all the time, and somebody else types beside it."""
    shop = Owner(tmp_path)
    yield shop
    shop.counter.close()


@pytest.fixture
def people(shop: Owner) -> People:
    clock = SystemClock()
    return People(shop.counter.store, clock, QuickPins(), PeopleJournal(TILL_ID, clock))


@pytest.fixture
def types(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    def typed(*lines: str) -> None:
        left = iter(lines)

        def getpass(_prompt: str) -> str:
            try:
                return next(left)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr(owner_pin, "getpass", getpass)

    return typed


def replaced(shop: Owner, name: str | None = None) -> int:
    return owner_pin.run_owner_pin(shop.settings, shop.data, name, QuickPins())


def test_the_new_pin_holds_at_once_beside_a_till_that_runs(
    shop: Owner, people: People, types: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    owner = people.make_owner(OWNER, PIN)
    for _ in range(6):
        people.check(owner.id, Pin("1357"))
    types(NEW, NEW)
    assert replaced(shop) == 0
    assert capsys.readouterr().out == f"{owner.name}\n"
    assert people.check(owner.id, Pin(NEW)).person == owner
    assert people.check(owner.id, PIN).person is None
    with shop.counter.store.transaction() as transaction:
        (entry,) = [each for each in transaction.journal() if each.name == "person.pin_replaced"]
    assert entry.actor == "till"
    assert NEW not in entry.body
    verified = shop.run("verify")
    assert verified.returncode == 0, verified.stderr


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ((NEW, "260452"), "not the same"),
        ((NEW,), "not the same"),
        (("1234", "1234"), "4 to 12 digits"),
    ],
)
def test_what_is_no_pin_changes_nothing(
    shop: Owner,
    people: People,
    types: Callable[..., None],
    capsys: pytest.CaptureFixture[str],
    typed: tuple[str, ...],
    said: str,
) -> None:
    owner = people.make_owner(OWNER, PIN)
    types(*typed)
    assert command_line.run(shop.arguments("owner-pin")) == 1
    assert said in capsys.readouterr().err
    assert people.check(owner.id, PIN).person == owner


def test_a_shop_without_people_has_no_owner_either(
    shop: Owner, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command_line.run(shop.arguments("owner-pin")) == 1
    assert "Nobody works" in capsys.readouterr().err


def test_one_of_several_owners_is_named(
    shop: Owner,
    people: People,
    types: Callable[..., None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    by = Authority(person=people.make_owner(OWNER, PIN))
    face = Face(name="Ruth", initials="RO", colour=Colour.TEAL)
    ruth = people.add(face, Role.OWNER, PIN, by)
    assert command_line.run(shop.arguments("owner-pin")) == 1
    assert "Pavel, Ruth" in capsys.readouterr().err
    assert command_line.run(shop.arguments("owner-pin", "--name", "Maya")) == 1
    assert "Maya" in capsys.readouterr().err
    types(NEW, NEW)
    assert replaced(shop, "ruth") == 0
    assert people.check(ruth.id, Pin(NEW)).person == ruth


def test_a_till_without_settings_has_no_owner(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--config", str(tmp_path / "none.toml"), "--data", str(tmp_path), "owner-pin"]
    assert command_line.run(arguments) == 1
    assert capsys.readouterr().err

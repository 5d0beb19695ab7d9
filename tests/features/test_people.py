"""Stories of people.feature."""

from __future__ import annotations

import json
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest
from pytest_bdd import given, parsers, scenarios, step, then, when

from pos_app.domain.person import Pin, Role
from pos_app.ui.duty import Standing
from tests.features.books import entries_in
from tests.features.story_shop import StoryShop
from tests.support.composed_till import ENTER, ComposedTill
from tests.support.seen_window import until
from tests.support.signing_in import become_the_owner
from tests.support.staff import OTHERS, PIN, person_called

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QGuiApplication

    from pos_app.domain.person import Person
    from pos_app.till.duty_desk import DutyDesk
    from tests.features.conftest import Story

scenarios("people.feature")

WRONG = Pin("1357")


class PeopleShop(StoryShop):
    """Nobody works here until somebody says at the screen that the shop is theirs."""

    def _open(self) -> ComposedTill:
        return ComposedTill(self.folder, self.settings(), clock=self.clock, first_people=None)

    @property
    def duty(self) -> DutyDesk:
        return self.till.program.assembly.till.duty

    def called(self, name: str) -> Person:
        return person_called(self.till.program.assembly.till, name)

    def sign_in(self, name: str) -> None:
        self.duty.sign_in(self.called(name).id, PIN)
        until(f"{name} is here", lambda: self.duty.here() == self.called(name))

    def lock(self) -> None:
        self.duty.lock()
        until("the lock stands", lambda: self.says("Who is selling?"))

    def type_pin_of(self, name: str, pin: Pin = PIN) -> None:
        """At the lock screen, by finger and by keyboard."""
        self.touch_named(f"face_{name}")
        until(f"{name} is asked", lambda: self.says(f"{name}, your PIN"))
        self.till.finger.type(pin.digits + ENTER)

    def touch_named(self, name: str) -> None:
        until(f"{name} can be touched", lambda: self.till.shows(name))
        self.till.touch(name)

    def entries(self, name: str, story: Story) -> list[tuple[str, str]]:
        return entries_in(self._books, name, story.sale)

    def become_the_owner(self) -> None:
        until("the owner is asked for", lambda: self.says("You are the owner"))
        become_the_owner(self.till)
        until("the owner is here", self.duty.here, self.texts)


@pytest.fixture(scope="module")
def shop(
    application: QGuiApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[PeopleShop]:
    shop = PeopleShop(tmp_path_factory.mktemp("shop"))
    yield shop
    shop.close()


@given("Pavel became the owner at the first start, and Maya and Ruth work for him")
def people_work(shop: PeopleShop) -> None:
    duty = shop.duty
    until("it is known who works here", lambda: duty.standing() is not Standing.STARTING)
    if not duty.needs_owner():
        shop.sign_in("Pavel")
        return
    shop.become_the_owner()
    for face, role in OTHERS:
        duty.add_person(face, role, PIN)
    until("all work here", lambda: len(duty.people()) == 1 + len(OTHERS))


@given(parsers.parse('"{name}" is at the till'))
def be_at_till(shop: PeopleShop, name: str) -> None:
    shop.sign_in(name)


@step("the till is locked")
def lock(shop: PeopleShop) -> None:
    shop.lock()


@when(parsers.parse('"{name}" signs in'))
def sign_in(shop: PeopleShop, name: str) -> None:
    shop.type_pin_of(name)
    until(f"{name} is here", lambda: shop.duty.here() == shop.called(name), shop.texts)


@when(parsers.parse('"{name}" types her PIN'))
def type_pin(shop: PeopleShop, name: str) -> None:
    shop.type_pin_of(name)


@when(parsers.parse('"{name}" types her PIN for it'))
def type_pin_for_it(shop: PeopleShop, name: str) -> None:
    shop.touch_named(f"granter_{name}")
    shop.till.finger.type(PIN.digits + ENTER)


@when(parsers.parse('somebody tries {count:d} wrong PINs of "{name}"'))
def try_pins(shop: PeopleShop, count: int, name: str) -> None:
    for tried in range(1, count + 1):
        shop.type_pin_of(name, WRONG)
        said = f"{count - tried} t" if tried < count else "Too many tries"
        until(f"try {tried} was answered", partial(shop.says, said), shop.texts)


@when("the till is switched off and on again, a day ahead")
def start_again(shop: PeopleShop) -> None:
    shop.switch_till_off()
    shop.wall.moved += timedelta(days=1)
    shop.switch_till_on()
    until("it is known who works here", shop.duty.people)


@then("the journal knows an owner before any sale")
def see_first(shop: PeopleShop) -> None:
    about = [each for each in shop.journal() if each.startswith(("person.", "sale.", "shift."))]
    assert about[0] == "person.added"


@then("a new till has no PIN that anybody could know")
def see_no_default(shop: PeopleShop) -> None:
    (owner,) = [each for each in shop.duty.people() if each.role is Role.OWNER]
    assert owner.name == "Pavel"
    assert {shop.duty.demo_pin(each.id) for each in shop.duty.people()} == {""}


@then(parsers.parse('the journal names "{asker}" and "{granter}" for "{name}"'))
def see_names(shop: PeopleShop, story: Story, asker: str, granter: str, name: str) -> None:
    [(actor, body)] = shop.entries(name, story)
    assert actor == str(shop.called(asker).id)
    assert json.loads(body)["granted_by"] == str(shop.called(granter).id)
    [(allowed, _)] = shop.entries("person.allowed", story)
    assert allowed == actor


@then(parsers.parse('the screen still belongs to "{name}"'))
def see_person(shop: PeopleShop, name: str) -> None:
    assert shop.duty.here() == shop.called(name)


@then("nobody is at the till")
def see_nobody(shop: PeopleShop) -> None:
    assert shop.duty.here() is None

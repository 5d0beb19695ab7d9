"""The table of rights, for every role and action."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from uuid import UUID

import pytest

from pos_app.domain.person import Colour, Person, Role
from pos_app.domain.rights import LEAST_ROLE, Right, may, role_may

# Written apart from the code: c, m and o are who may.
EXPECTED = {
    "charge": "cmo",
    "cancel": "cmo",
    "reprint": "cmo",
    "discount": "mo",
    "accept": "mo",
    "refund": "mo",
    "open_drawer": "mo",
    "reports": "mo",
    "settings": "o",
    "wallet": "o",
}
SOMEBODY = Person(id=UUID(int=1), name="Ada", initials="A", colour=Colour.RED, role=Role.CASHIER)


@pytest.mark.parametrize(("role", "right"), list(product(Role, Right)))
def test_the_table(role: Role, right: Right) -> None:
    expected = role.value[0] in EXPECTED[right.value]
    assert role_may(role, right) is expected
    person = replace(SOMEBODY, role=role)
    assert may(person, right) is expected
    assert not may(replace(person, active=False), right)


def test_every_right_stands_in_the_table() -> None:
    assert set(LEAST_ROLE) == set(Right)
    assert EXPECTED.keys() == {right.value for right in Right}


def test_an_owner_may_all_a_manager_may_and_a_manager_all_a_cashier_may() -> None:
    rights = {role: {right for right in Right if role_may(role, right)} for role in Role}
    assert rights[Role.CASHIER] < rights[Role.MANAGER] < rights[Role.OWNER] == set(Right)

"""Every role and every action at the till: done, refused with a PIN offered, or locked away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from pos_app.domain.events import OverUse
from pos_app.domain.person import Colour, Pin, Role
from pos_app.domain.rights import Authority, Right, role_may
from pos_app.services.people.people import Face
from pos_app.ui.archive import PaperAnswer
from pos_app.ui.duty import DoorOpened, OverrideAsked, PeopleAnswered
from pos_app.ui.till import CommandRefused
from tests.support.counter import TEN_EURO, Counter
from tests.till.conftest import Desk
from tests.till.staffed_desk import NAMES, StaffedDesk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SALE = UUID(int=7)
INES = Face(name="Ines", initials="IS", colour=Colour.GREEN)

# What a person may command: the right that it asks, how, and the service that is to hear of it.
ACTIONS: dict[str, tuple[Right, Callable[[StaffedDesk], object]]] = {
    "charge": (Right.CHARGE, lambda s: s.till.charge(TEN_EURO, "")),
    "prepare_again": (Right.CHARGE, lambda s: s.till.prepare_again(SALE)),
    "renew_rate": (Right.CHARGE, lambda s: s.till.renew_rate(SALE)),
    "cancel": (Right.CANCEL, lambda s: s.till.cancel(SALE)),
    "print_paper": (Right.REPRINT, lambda s: s.till.print_slip(SALE)),
    "note_till_event": (Right.REPRINT, lambda s: s.archive.resolve_paper(SALE, PaperAnswer.COPY)),
    "send_again": (Right.CHARGE, lambda s: s.calls.send_again("msg")),
    "accept": (Right.ACCEPT, lambda s: s.till.accept(SALE, 700)),
    "take_over": (Right.ACCEPT, lambda s: s.till.take_over(SALE, OverUse.TIP, 700)),
    "take_over ": (Right.REFUND, lambda s: s.till.take_over(SALE, OverUse.REFUND_DUE, 700)),
    "ask": (Right.REFUND, lambda s: s.till.refunds.ask(SALE, 700)),
    "drawer": (Right.OPEN_DRAWER, lambda s: s.drawer.ask()),
    "read_recovery": (Right.SETTINGS, lambda s: s.till.read_recovery()),
    "write_recovery": (Right.SETTINGS, lambda s: s.till.write_recovery(Path("Documents"))),
}
ANONYMOUS = {"send_again", "read_recovery", "write_recovery"}  # journal nothing


@pytest.fixture(scope="module")
def staffed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StaffedDesk]:
    counter = Counter(tmp_path_factory.mktemp("rights") / "data")
    staffed = StaffedDesk(Desk(counter=counter))
    yield staffed
    staffed.close()
    counter.close()


def done_by(action: str, authority: Authority) -> tuple[str, Authority | None]:
    return action.strip(), None if action in ANONYMOUS else authority


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("action", ACTIONS)
def test_who_may_does_it_and_who_may_not_needs_a_pin(
    staffed: StaffedDesk, action: str, role: Role
) -> None:
    right, command = ACTIONS[action]
    staffed.become(NAMES[role])
    here, owner = staffed.called(NAMES[role]), staffed.called("Pavel")
    done, asked = len(staffed.done()), len(staffed.ears.of(OverrideAsked))
    command(staffed)
    if role_may(role, right):
        staffed.ears.until(lambda: done_by(action, Authority(person=here)) in staffed.done()[done:])
        assert len(staffed.ears.of(OverrideAsked)) == asked
        return
    staffed.ears.until(lambda: len(staffed.ears.of(OverrideAsked)) > asked)
    ask = staffed.ears.of(OverrideAsked)[-1]
    assert (ask.right, ask.asked_by) == (right, here)
    assert {each.name for each in ask.may_grant} == {
        name for each, name in NAMES.items() if role_may(each, right)
    }
    assert staffed.done()[done:] == []
    assert staffed.grant(ask, "Pavel").is_right
    both = done_by(action, Authority(person=here, granted_by=owner))
    staffed.ears.until(lambda: both in staffed.done()[done:])
    assert staffed.till.duty.here() == here


def test_a_locked_till_can_do_nothing_but_be_unlocked(staffed: StaffedDesk) -> None:
    staffed.become("Pavel")
    staffed.lock()
    done, refused = len(staffed.done()), len(staffed.ears.of(CommandRefused))
    for _, command in ACTIONS.values():
        command(staffed)
    more: list[Callable[[], object]] = [
        lambda: staffed.till.acknowledge(SALE),
        lambda: staffed.till.put_away(SALE),
        lambda: staffed.till.duty.add_person(INES, Role.OWNER, Pin("8172")),
        lambda: staffed.till.duty.set_pin(staffed.called("Pavel").id, Pin("1357")),
        lambda: staffed.till.duty.enter(Right.SETTINGS),
        lambda: staffed.till.duty.change_own_pin(Pin("8172"), Pin("1357")),
    ]
    for each in more:
        each()
    wanted = refused + len(ACTIONS) + len(more)
    assert staffed.ears.until_refused(wanted)[refused:] == ["duty.locked"] * (wanted - refused)
    # The till still looks at what was paid.
    staffed.till.look_again()
    staffed.become("Maya")
    assert staffed.done()[done:] == []
    assert not staffed.ears.of(PeopleAnswered)
    assert not staffed.ears.of(DoorOpened)

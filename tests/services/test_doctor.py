"""Each check says how a part works, or what is wrong with it; one failure is a failure."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.chain.electrum.source import ElectrumSource
from pos_app.demo.chain import SimulatedChain
from pos_app.domain.message import Message
from pos_app.ports import RefusedError, UnreachableError, WebhookAnswer, unheard
from pos_app.services.doctor import (
    Check,
    RateCheck,
    attempt,
    check_key,
    check_printer,
    check_server,
    check_webhook,
    run_checks,
)
from tests.support.controlled_clock import ControlledClock
from tests.support.processes import free_port
from tests.support.rate_sources import ToldSource

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos_app.ports import PrintResult, PrintStage

AWAY = UnreachableError("printer.unreachable", host="10.0.0.9")


def said(text: str, *, ok: bool = True) -> Check:
    return Check(name=text, ok=ok, message=Message(code=text))


def itself(check: Check) -> Check:
    return check


@pytest.mark.parametrize(
    ("checks", "well"),
    [
        ([], True),
        ([said("a"), said("b")], True),
        ([said("a"), said("b", ok=False), said("c")], False),
        ([said("a", ok=False)], False),
    ],
)
def test_all_are_told_and_one_failure_is_a_failure(checks: list[Check], *, well: bool) -> None:
    told: list[Check] = []
    assert run_checks([partial(itself, check) for check in checks], told.append) is well
    assert told == checks


def test_a_check_that_raises_what_the_world_does_has_failed() -> None:
    def away() -> Message:
        raise AWAY

    assert attempt("printer", away) == Check(name="printer", ok=False, message=AWAY.message)


def test_a_bug_is_not_taken_for_the_world() -> None:
    def bug() -> Message:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        attempt("printer", bug)


class Printer:
    def __init__(self, problem: UnreachableError | None = None) -> None:
        self._problem = problem

    notice: Message | None = None

    def print(
        self,
        data: bytes,
        on_trouble: Callable[[Message | None], None],
        on_stage: Callable[[PrintStage], None] = unheard,
    ) -> PrintResult:
        raise AssertionError("a check prints nothing")

    def stop(self) -> None:
        raise AssertionError("a check has nothing to stop")

    def check(self) -> None:
        if self._problem is not None:
            raise self._problem


def test_a_printer_is_ready_or_away() -> None:
    ready = check_printer("tcp://10.0.0.9:9100", Printer())
    assert ready == Check(
        name="tcp://10.0.0.9:9100", ok=True, message=Message(code="doctor.printer")
    )
    nearly_out = Printer()
    nearly_out.notice = Message(code="printer.paper_low")
    low = check_printer("tcp://10.0.0.9:9100", nearly_out)
    assert (low.ok, low.message) == (True, nearly_out.notice)
    away = check_printer("tcp://10.0.0.9:9100", Printer(AWAY))
    assert (away.ok, away.message) == (False, AWAY.message)


class Sender:
    def __init__(self, answer: int | RefusedError, said: str = "") -> None:
        self._answer = answer
        self._said = said
        self.bodies: list[str] = []

    def post(self, message_id: str, at: datetime, body: str) -> WebhookAnswer:
        assert message_id.startswith("msg_")
        self.bodies.append(body)
        if isinstance(self._answer, RefusedError):
            raise self._answer
        return WebhookAnswer(status=self._answer, body=self._said, retry_after_seconds=None)


@pytest.mark.parametrize(("status", "ok"), [(200, True), (204, True), (302, False), (500, False)])
def test_a_store_must_answer_well(status: int, *, ok: bool) -> None:
    sender, clock = Sender(status), ControlledClock()
    check = check_webhook("shop.example", sender, clock)
    assert check.ok is ok
    assert check.message.arguments == {"status": str(status)}
    assert check.message.code == ("trial.webhook" if ok else "webhook.answered")
    sent = json.loads(sender.bodies[0])
    assert (sent["schema_version"], sent["type"], sent["data"]) == (1, "till.test", {})
    assert datetime.fromisoformat(sent["timestamp"]) == clock.now()


@pytest.mark.parametrize(("said", "ok"), [("*ok*\n", True), ("ok", False), ("", False)])
def test_a_store_that_acknowledges_in_words_must_say_them(said: str, *, ok: bool) -> None:
    check = check_webhook("shop.example", Sender(200, said), ControlledClock(), "ok-text")
    assert check.message.code == ("trial.webhook" if ok else "webhook.no_ok_text")
    assert check.message.arguments == {"status": "200"}


def test_a_missing_secret_is_told() -> None:
    problem = RefusedError("webhook.no_secret", name="webhook")
    check = check_webhook("shop.example", Sender(problem), ControlledClock())
    assert (check.ok, check.message) == (False, problem.message)


class Address:
    def __init__(self, address: str) -> None:
        self._address = address

    def address(self, index: int) -> str:
        assert index == 0
        return self._address


def test_derivations_must_agree() -> None:
    one, same, other = Address("bcrt1q-one-one"), Address("bcrt1q-one-one"), Address("bcrt1q-two")
    well = check_key(lambda: [one, same])
    assert well == Check(
        name="key",
        ok=True,
        message=Message(code="doctor.key", arguments={"address": "bcrt1q-one-one"}),
    )
    assert check_key(lambda: [one]).ok
    differ = check_key(lambda: [one, same, other])
    assert not differ.ok
    assert differ.message.code == "wallet.derivations_differ"
    assert differ.message.arguments["second_end"] == "crt1q-two"[-8:]


def test_an_account_that_is_refused_is_told() -> None:
    def refused() -> list[Address]:
        raise RefusedError("account.checksum")

    check = check_key(refused)
    assert (check.ok, check.message) == (False, Message(code="account.checksum"))


def rates(clock: ControlledClock) -> RateCheck:
    return RateCheck("EUR", clock)


def test_sources_are_checked_one_by_one_and_together() -> None:
    clock = ControlledClock()
    check = rates(clock)
    first = check.check_source(ToldSource("kraken", clock, 50_000))
    price = Message(code="trial.rate", arguments={"price": "50000", "currency": "EUR"})
    assert first == Check(name="kraken", ok=True, message=price)
    alone = check.check_agreement()
    assert not alone.ok
    assert alone.message == Message(code="rate.too_few_agree", arguments={"currency": "EUR"})
    check.check_source(ToldSource("bitstamp", clock, 50_010))
    together = check.check_agreement()
    assert together.ok
    assert together.message.arguments == {"price": "50005", "currency": "EUR"}


def test_a_source_that_is_away_unaware_or_old_has_failed() -> None:
    clock = ControlledClock()
    check = rates(clock)
    away = ToldSource("kraken", clock)
    away.error = AWAY
    assert check.check_source(away).message == AWAY.message
    unaware = check.check_source(ToldSource("bitfinex", clock, None))
    assert unaware.message == Message(
        code="rates.no_price", arguments={"source": "bitfinex", "currency": "EUR"}
    )
    old = ToldSource("mempool", clock)
    old.behind = timedelta(hours=1)
    assert check.check_source(old).message.code == "rates.stale"
    assert check.check_agreement().message.code == "rate.too_old"


def electrum(url: str, folder: Path) -> ElectrumSource:
    return ElectrumSource(url, "signet", pins_file=folder / "pins.json", clock=ControlledClock())


def test_a_server_says_its_newest_block(tmp_path: Path) -> None:
    chain = SimulatedChain()
    url = chain.start()
    try:
        chain.mine(2)
        check = check_server(url, electrum(url, tmp_path))
    finally:
        chain.stop()
    height = str(chain.tip[0])
    message = Message(code="trial.server", arguments={"height": height})
    assert check == Check(name=url, ok=True, message=message)


def test_a_server_that_is_away_is_told(tmp_path: Path) -> None:
    url = f"tcp://127.0.0.1:{free_port()}"
    check = check_server(url, electrum(url, tmp_path))
    assert not check.ok
    assert check.message.code == "chain.unreachable"

"""The doctor over the real parts of a shop: each one tried, each failure told, the status right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import tomlkit

from pos_app.application.examination import run_doctor
from pos_app.config.logging import stop_logging
from pos_app.config.paths import ready_data_folder
from pos_app.demo.rates import Mood
from tests.support.demo_street import DemoStreet
from tests.support.fake_display import FakeDisplay
from tests.support.fake_printer import FakePrinter
from tests.support.webhook_receiver import SECRET, Reply, WebhookReceiver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


class Practice:
    """A shop to examine: demo chain and rates, a printer, and a store's server that verifies."""

    def __init__(self, folder: Path, street: DemoStreet, store: WebhookReceiver) -> None:
        self._folder = folder
        self.street = street
        self.store = store
        self.printer = FakePrinter()
        self.settings: dict[str, Any] = street.settings()
        self.settings["printer"] = {"url": f"tcp://127.0.0.1:{self.printer.port}"}
        self.settings["webhook"] = {"url": store.url}

    def examine(self) -> int:
        file = self._folder / "shop.toml"
        file.write_text(tomlkit.dumps(self.settings), encoding="utf-8")
        return run_doctor(file, ready_data_folder(self._folder / "data"))


@pytest.fixture
def practice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Practice]:
    monkeypatch.setenv("POS_SECRET_WEBHOOK", SECRET)
    with DemoStreet() as street, WebhookReceiver() as store:
        practice = Practice(tmp_path, street, store)
        yield practice
        practice.printer.switch_off()
    stop_logging()


def test_a_shop_in_which_everything_works(
    practice: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    assert practice.examine() == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["ok"] * len(lines)
    for part in (
        practice.settings["wallet"]["servers"][0],
        practice.settings["printer"]["url"],
        practice.settings["webhook"]["url"],
    ):
        assert sum(part in line for line in lines) == 1
    assert [message["type"] for message in practice.store.messages] == ["till.test"]
    assert practice.printer.jobs == []


def cut_the_chain(practice: Practice) -> str:
    practice.street.shop.chain.stop()
    return str(practice.settings["wallet"]["servers"][0])


def take_the_paper_out(practice: Practice) -> str:
    practice.printer.run_out_of_paper()
    return str(practice.settings["printer"]["url"])


def refuse_calls(practice: Practice) -> str:
    practice.store.reply = Reply(status=500)
    return practice.store.url


def fail_a_source(practice: Practice) -> str:
    practice.street.shop.rates.set_mood("bitstamp", Mood.FAILING)
    return "bitstamp"


def name_another_network(practice: Practice) -> str:
    practice.settings["wallet"]["network"] = "mainnet"
    return "key"


@pytest.mark.parametrize(
    "break_it",
    [cut_the_chain, take_the_paper_out, refuse_calls, fail_a_source, name_another_network],
)
def test_one_part_that_fails_is_named_and_fails_it_all(
    practice: Practice,
    break_it: Callable[[Practice], str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    name = break_it(practice)
    assert practice.examine() == 1
    failed = [line for line in capsys.readouterr().out.splitlines() if line.startswith("FAILED")]
    assert failed[0].startswith(f"FAILED  {name}: ")
    assert len(failed[0]) > len(f"FAILED  {name}: ") + 10


def test_a_missing_secret_is_named(
    practice: Practice, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("POS_SECRET_WEBHOOK")
    assert practice.examine() == 1
    (failed,) = [line for line in capsys.readouterr().out.splitlines() if "FAILED" in line]
    assert practice.store.url in failed
    assert "webhook" in failed
    assert practice.store.calls == []


def test_the_model_of_a_printer_that_prints_letters_is_looked_up(
    practice: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    practice.settings["printer"] |= {"style": "letters", "profile": "TM-T20II"}
    assert practice.examine() == 0
    assert "TM-T20II: Its own letters are known, 48 in a line." in capsys.readouterr().out
    practice.settings["printer"]["profile"] = "TM-0"
    assert practice.examine() == 1
    assert "No printer called TM-0 is known" in capsys.readouterr().out


def test_a_logo_that_can_not_be_printed_is_named(
    practice: Practice, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    practice.settings["receipt"] = {"logo": str(tmp_path / "none.png")}
    assert practice.examine() == 1
    (failed,) = [line for line in capsys.readouterr().out.splitlines() if "FAILED" in line]
    assert failed.startswith(f"FAILED  {tmp_path / 'none.png'}: ")


def test_drawer_and_display_are_looked_at(
    practice: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    display = FakeDisplay()
    practice.settings |= {
        "drawer": {"button": True},
        "display": {"url": f"serial://{display.device}"},
    }
    assert practice.examine() == 0
    told = capsys.readouterr().out
    assert "ok      drawer: Hangs on 127.0.0.1, pin 2. It was not opened.\n" in told
    assert f"ok      serial://{display.device}: Takes what it is to show.\n" in told
    assert practice.printer.drawer_kicks == 0
    display.switch_off()
    del practice.settings["printer"]
    assert practice.examine() == 1
    failed = [line for line in capsys.readouterr().out.splitlines() if "FAILED" in line]
    assert [line.partition(":")[0] for line in failed] == ["FAILED  drawer", "FAILED  serial"]


def test_a_gateway_that_lacks_a_setting_is_told(
    practice: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    practice.settings["payments"] = {"backend": "btcpay"}
    assert practice.examine() == 1
    assert "The settings lack something that BTCPay Server needs." in capsys.readouterr().out
    practice.settings["btcpay"] = {"url": "https://btcpay.example", "store": "corner"}
    assert practice.examine() == 0
    assert "Set up; it is first asked by a sale." in capsys.readouterr().out

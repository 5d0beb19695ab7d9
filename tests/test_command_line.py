"""The commands of the program, as a person types them: what they say, and their exit status."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pos_app import __version__
from pos_app.demo.rates import DemoRates, Mood
from tests.support.processes import free_port
from tests.support.settings_files import CONTRACT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.adapters.clock import SystemClock

ROOT = Path(__file__).parent.parent


def pos_app(*arguments: str | Path, home: Path) -> subprocess.CompletedProcess[str]:
    """Run it to its end, with a home of its own."""
    environment = {
        **os.environ,
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    return subprocess.run(
        [sys.executable, "-m", "pos_app", *map(str, arguments)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_it_says_its_version(tmp_path: Path) -> None:
    run = pos_app("--version", home=tmp_path)
    assert (run.returncode, run.stdout) == (0, f"pos-app {__version__}\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [["sell"], ["tour"], ["--colour", "red"], ["--config"]])
def test_what_it_does_not_know_ends_with_two(arguments: list[str], tmp_path: Path) -> None:
    run = pos_app(*arguments, home=tmp_path)
    assert run.returncode == 2
    assert "usage: pos-app" in run.stderr


@pytest.mark.parametrize(
    "arguments",
    [["--config", "FILE"], ["--config", "FILE", "doctor"], ["doctor", "--config", "FILE"]],
)
def test_bad_settings_name_file_key_value_and_what_is_allowed(
    arguments: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "shop.toml"
    bad = CONTRACT.replace("paper_mm = 80", "paper_mm = 81").replace("name =", "nmae =", 1)
    file.write_text(bad, encoding="utf-8")
    run = pos_app(*[file if each == "FILE" else each for each in arguments], home=tmp_path)
    assert run.returncode == 2
    lines = run.stderr.splitlines()
    assert all(line.startswith(f"{file}: ") for line in lines)
    assert f"{file}: printer.paper_mm = 81 is not allowed. Allowed: one of 58, 80." in lines
    assert f"{file}: store.nmae is no setting. The nearest one is store.name." in lines
    assert any("store.name is missing" in line for line in lines)
    assert len(lines) == 3
    assert "Traceback" not in run.stderr


# The master key of BIP32's first test vector.
PRIVATE = (
    "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGt"
    "RBeJgk33yuGBxrMPHi"
)


@pytest.mark.parametrize(
    ("account", "reason"),
    [(PRIVATE, "The account is a private key"), ("wpkh(xpub/0/*)#qqqqqqqq", "The account")],
)
def test_an_account_that_is_none_ends_with_two_and_is_not_repeated(
    account: str, reason: str, tmp_path: Path
) -> None:
    file = tmp_path / "shop.toml"
    lines = (
        f'account = "{account}"' if "account =" in line else line for line in CONTRACT.split("\n")
    )
    file.write_text("\n".join(lines), encoding="utf-8")
    run = pos_app("--config", file, home=tmp_path)
    assert run.returncode == 2
    first, second = run.stderr.splitlines()
    assert first.startswith(f"{file}: wallet.account = (not shown) is not allowed. Allowed: an ext")
    assert second.startswith(f"{file}: {reason}")
    assert account[:12] not in run.stderr


def test_a_data_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    run = pos_app("--data", tmp_path / "file" / "till", "doctor", home=tmp_path)
    assert run.returncode == 2
    assert run.stderr == f"--data {tmp_path / 'file' / 'till'}: Not a directory\n"


def test_the_doctor_misses_settings_that_are_not_there(tmp_path: Path) -> None:
    run = pos_app("doctor", home=tmp_path)
    assert run.returncode == 1
    file = tmp_path / "config" / "pos-app" / "settings.toml"
    assert run.stdout.startswith(f"FAILED  {file}: There are no settings yet.")
    assert stat.S_IMODE((tmp_path / "data" / "pos-app").stat().st_mode) == 0o700


class Shop:
    """Settings that name real parts on this machine, all but the printer."""

    def __init__(self, folder: Path, clock: SystemClock) -> None:
        from pos_app.demo.chain import SimulatedChain
        from pos_app.demo.shop import ACCOUNT

        self.folder = folder
        self.rates = DemoRates(clock.now)
        self.chain = SimulatedChain(clock.now)
        self.chain.mine(1)
        self.chain_url = self.chain.start()
        self.file = folder / "shop.toml"
        self.printer_port = free_port()
        bases = "\n".join(f'{name} = "{url}"' for name, url in self.rates.base_urls.items())
        self.file.write_text(
            '[store]\nname = "Corner Books"\ncurrency = "EUR"\n'
            f'[wallet]\nnetwork = "signet"\naccount = "{ACCOUNT}"\n'
            f'servers = ["{self.chain_url}"]\n[rates.base_urls]\n{bases}\n',
            encoding="utf-8",
        )

    def doctor(self) -> subprocess.CompletedProcess[str]:
        data = self.folder / "data"
        return pos_app("--config", self.file, "--data", data, "doctor", home=self.folder)

    def stop(self) -> None:
        self.chain.stop()
        self.rates.stop()


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    from pos_app.adapters.clock import SystemClock

    shop = Shop(tmp_path, SystemClock())
    yield shop
    shop.stop()


def test_the_doctor_finds_a_shop_that_works(shop: Shop) -> None:
    run = shop.doctor()
    assert (run.returncode, run.stderr) == (0, "")
    lines = run.stdout.splitlines()
    assert lines[0] == f"ok      {shop.file}: Every setting is allowed."
    assert all(line.startswith("ok ") for line in lines)
    names = [line.removeprefix("ok").strip().rpartition(": ")[0] for line in lines]
    assert names == [
        str(shop.file),
        "key",
        shop.chain_url,
        "kraken",
        "coinbase",
        "bitstamp",
        "bitfinex",
        "coingecko",
        "rates",
    ]


def test_the_doctor_says_what_to_do_about_what_fails(shop: Shop) -> None:
    shop.rates.set_mood("kraken", Mood.FAILING)
    with shop.file.open("a", encoding="utf-8") as file:
        file.write(f'[printer]\nurl = "tcp://127.0.0.1:{shop.printer_port}"\n')
    run = shop.doctor()
    assert run.returncode == 1
    failed = [line for line in run.stdout.splitlines() if line.startswith("FAILED")]
    assert failed[0] == (
        "FAILED  kraken: kraken has a failure of its own (503). It is asked again soon."
    )
    assert failed[1].startswith(f"FAILED  tcp://127.0.0.1:{shop.printer_port}: ")
    assert len(failed) == 2

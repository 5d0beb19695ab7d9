"""A settings file is read as the contract says, or everything wrong with it is named at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.config.options import option
from pos_app.config.problems import SettingsError
from pos_app.config.reading import (
    HIDDEN,
    LARGEST_FILE,
    load_settings,
    parse_settings,
)
from tests.support.settings_files import CONTRACT, SMALLEST

if TYPE_CHECKING:
    from pathlib import Path


def problems(text: str) -> dict[str, dict[str, str]]:
    """What is wrong with it: code and arguments by key."""
    with pytest.raises(SettingsError) as caught:
        parse_settings(text)
    return {
        problem.arguments.get("key", ""): {"code": problem.code, **problem.arguments}
        for problem in caught.value.problems
    }


def contract(**changes: str) -> str:
    """The contract's file with other lines for some keys."""
    lines = CONTRACT.splitlines()
    for key, line in changes.items():
        place = next(at for at, old in enumerate(lines) if old.startswith(f"{key} ="))
        lines[place] = line
    return "\n".join(lines)


def test_the_contracts_file_is_read() -> None:
    settings = parse_settings(CONTRACT)
    assert settings.store.name == "Corner Books"
    assert settings.store.currencies == ("EUR", "USD", "JPY")
    assert settings.wallet.account == "wpkh([...]tpub.../0/*)#..."
    assert settings.wallet.servers == ("tcp://127.0.0.1:50001", "tls://example.org:50002")
    assert settings.rates.base_urls == {"kraken": "http://127.0.0.1:9001"}
    assert settings.printer.url == "tcp://192.168.1.50:9100"
    assert settings.printer.print_at == "ask"
    assert settings.webhook.url == "https://shop.example/hooks/till"


def test_little_is_required() -> None:
    settings = parse_settings(SMALLEST)
    assert settings.store.currencies == ("EUR",)
    assert settings.wallet.confirmations == 1
    assert settings.wallet.script is None
    assert len(settings.rates.sources) == 5
    assert (settings.rates.lock_minutes, settings.rates.margin_basis_points) == (15, 0)
    assert settings.printer.url is None
    assert settings.webhook.url is None
    assert settings.screen.theme == "auto"


def test_esplora_servers_are_read() -> None:
    line = 'servers = ["esplora+https://example.org/api/", "esplora+http://127.0.0.1:3000/api"]'
    assert parse_settings(contract(servers=line)).wallet.servers == (
        "esplora+https://example.org/api",
        "esplora+http://127.0.0.1:3000/api",
    )


def test_servers_of_all_kinds_stand_together() -> None:
    servers = (
        "bitcoind+http://till@127.0.0.1:8332",
        "tls://example.org:1",
        "esplora+https://example.org/api",
    )
    line = f"servers = {list(servers)!r}"
    assert parse_settings(contract(servers=line)).wallet.servers == servers


def test_the_password_of_a_node_is_shown_nowhere() -> None:
    line = 'servers = ["bitcoind+http://till:hunter2/@x@127.0.0.1:8332"]'
    found = problems(contract(servers=line))["wallet.servers"]
    assert "hunter2" not in str(found)
    assert "/@x" not in str(found)


def test_all_that_is_wrong_is_named_at_once() -> None:
    found = problems(
        contract(
            currency='currency = "EURO"',
            network='network = "regnet"',
            paper_mm="papper_mm = 80",
            servers="",
        )
    )
    assert set(found) == {
        "store.currency",
        "wallet.network",
        "wallet.servers",
        "printer.papper_mm",
    }
    assert found["wallet.network"]["value"] == "'regnet'"
    assert found["wallet.network"]["allowed"] == "one of mainnet, testnet4, signet, regtest"
    assert found["wallet.servers"]["code"] == "settings.missing"
    assert found["printer.papper_mm"]["code"] == "settings.unknown_key"
    assert found["printer.papper_mm"]["nearest"] == "printer.paper_mm"


def test_an_error_names_the_file(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(contract(paper_mm="paper_mm = 79"))
    with pytest.raises(SettingsError) as caught:
        load_settings(file)
    [problem] = caught.value.problems
    assert problem.arguments == {
        "file": str(file),
        "key": "printer.paper_mm",
        "value": "79",
        "allowed": "one of 58, 80",
    }
    assert caught.value.file == file
    assert str(file) in str(caught.value)
    assert caught.value.by_key() == {"printer.paper_mm": problem}


def test_no_file_is_no_settings_yet(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.toml") is None


def test_a_file_is_read_from_the_disk(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(CONTRACT, encoding="utf-8")
    assert load_settings(file) == parse_settings(CONTRACT)


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"\xff\xfe", "not UTF-8"), (b"#" * (LARGEST_FILE + 1), "larger than")],
)
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(content)
    with pytest.raises(SettingsError, match=reason):
        load_settings(file)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"settings\.unreadable.*directory"):
        load_settings(tmp_path)


@pytest.mark.parametrize(
    "text",
    ["[store", "a = 1\na = 2", "a = " + "[" * 5_000, "a = " + "9" * 5_000, "a = 0x" + "f" * 9_000],
    ids=["open", "twice", "deep", "long", "hexadecimal"],
)
def test_what_is_no_toml_is_refused(text: str) -> None:
    assert problems(text)


def test_a_number_too_long_to_be_shown_is_still_refused() -> None:
    found = problems(contract(confirmations="confirmations = 0x" + "f" * 9_000))
    assert found["wallet.confirmations"]["value"] == HIDDEN


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("name", 'name = ""'),
        ("name", 'name = "two\\nlines"'),
        ("name", f'name = "{"x" * 61}"'),
        ("name", 'name = "bell\\u0007"'),
        ("name", "name = 7"),
        ("currency", 'currency = "eur"'),
        ("currency", 'currency = "BTC"'),
        ("currencies", 'currencies = ["USD"]'),
        ("currencies", 'currencies = ["EUR", "EUR"]'),
        ("currencies", "currencies = []"),
        ("currencies", 'currencies = "EUR"'),
        ("servers", 'servers = ["127.0.0.1:50001"]'),
        ("servers", 'servers = ["http://127.0.0.1:50001"]'),
        ("servers", 'servers = ["tcp://127.0.0.1"]'),
        ("servers", 'servers = ["tcp://127.0.0.1:0"]'),
        ("servers", 'servers = ["tcp://127.0.0.1:99999"]'),
        ("servers", 'servers = ["tcp://127.0.0.1:1/path"]'),
        ("servers", 'servers = ["tcp://user:word@127.0.0.1:1"]'),
        ("servers", 'servers = ["tcp://[::1:1"]'),
        ("servers", 'servers = ["tcp://[zz::1]:1"]'),
        ("servers", 'servers = ["tcp://a b:1"]'),
        ("servers", 'servers = ["tcp://:1"]'),
        ("servers", "servers = [1]"),
        ("servers", 'servers = ["esplora+http://example.org/api"]'),
        ("servers", 'servers = ["esplora+https://user:word@example.org/api"]'),
        ("servers", 'servers = ["esplora+https://example.org/api?key=1"]'),
        ("servers", 'servers = ["esplora+tcp://example.org:1"]'),
        ("servers", 'servers = ["bitcoind+http://till:word@127.0.0.1:8332"]'),
        ("servers", 'servers = ["bitcoind+http://till@node.example.org:8332"]'),
        ("servers", 'servers = ["bitcoind+tcp://till@127.0.0.1:8332"]'),
        ("confirmations", "confirmations = 0"),
        ("confirmations", "confirmations = true"),
        ("confirmations", "confirmations = 1.0"),
        ("sources", 'sources = ["kraken"]'),
        ("sources", 'sources = ["kraken", "mtgox"]'),
        ("lock_minutes", "lock_minutes = 0"),
        ("margin_basis_points", "margin_basis_points = -1"),
        ("url", 'url = "usb://printer"'),
        ("paper_mm", 'paper_mm = "80"'),
        ("secret_name", 'secret_name = "../other"'),
    ],
)
def test_what_is_not_allowed_is_refused_by_its_key(key: str, line: str) -> None:
    [(name, problem)] = problems(contract(**{key: line})).items()
    assert name.endswith(f".{key}")
    assert problem["code"] == "settings.not_allowed"
    assert problem["allowed"] in {
        option(name).kind.allowed,
        'a list with "EUR" in it, the store\'s currency',
    }


def test_a_base_address_has_no_query_and_no_slash_at_its_end() -> None:
    rates = '[rates.base_urls]\nkraken = "http://proxy:1/kraken/"'
    settings = parse_settings(SMALLEST + rates)
    assert settings.rates.base_urls == {"kraken": "http://proxy:1/kraken"}
    assert "rates.base_urls" in problems(SMALLEST + rates.replace("kraken/", "kraken?a=b"))
    assert "rates.base_urls" in problems(SMALLEST + rates.replace("kraken =", "mtgox ="))


def test_a_printer_without_a_port_gets_the_usual_one() -> None:
    settings = parse_settings(f'{SMALLEST}[printer]\nurl = "tcp://[fe80::1]"')
    assert settings.printer.url == "tcp://[fe80::1]:9100"


def test_an_empty_text_says_that_a_part_is_not_used() -> None:
    settings = parse_settings(f'{SMALLEST}[printer]\nurl = ""\n[webhook]\nurl = ""')
    assert settings.printer.url is None
    assert settings.webhook.url is None


def test_a_section_is_a_table() -> None:
    found = problems('wallet = "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvv"')
    assert found["wallet"]["value"] == HIDDEN


@pytest.mark.parametrize(
    "text",
    [
        SMALLEST.replace(
            '"tpub..."', '["tprv8ZgxMBicQKsPd7Uf69XL1XwhmjHopUGep8GuEiJDZmbQz6o58LninorQ"]'
        ),
        SMALLEST + '[webhook]\nsecret = "whsec_c2VjcmV0IHNlY3JldCBzZWNyZXQ="',
        SMALLEST + '[webhook]\nsecret_name = "whsec_c2VjcmV0IHNlY3JldCBzZWNyZXQ="',
        SMALLEST.replace(
            '"regtest"', '"tprv8ZgxMBicQKsPd7Uf69XL1XwhmjHopUGep8GuEiJDZmbQz6o58LninorQ"'
        ),
    ],
)
def test_no_error_shows_a_secret(text: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse_settings(text)
    assert "tprv8" not in str(caught.value)
    assert "c2VjcmV0" not in str(caught.value)


def test_no_error_shows_what_stands_for_the_account() -> None:
    found = problems(SMALLEST.replace('"tpub..."', '["not a key, but nobody should see it"]'))
    assert found["wallet.account"]["value"] == HIDDEN


def test_settings_do_not_show_the_account() -> None:
    assert "tpub" not in repr(parse_settings(SMALLEST))

"""The doctor's lines say what works, or what to do; every code has words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pos_app.domain.message import Message
from pos_app.services.doctor import Check
from pos_app.ui.doctor_words import check_line
from pos_app.ui.messages import known_codes

SOURCE = Path(__file__).parents[2] / "pos_app"
MINE = ("adapters/http.py", "adapters/rates", "config", "services/selling/rate_keeper.py")


def line(code: str, *, ok: bool = True, **arguments: str) -> str:
    return check_line(Check(name="part", ok=ok, message=Message(code=code, arguments=arguments)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (line("doctor.settings"), "ok      part: Every setting is allowed."),
        (line("doctor.printer"), "ok      part: Ready to print."),
        (
            line("printer.paper_low"),
            "ok      part: Printer paper is nearly out. Have a new roll at hand. It still prints.",
        ),
        (line("doctor.key", address="bc1q"), "ok      part: The first address is bc1q."),
        (line("trial.server", height="840000"), "ok      part: Works, block 840000"),
        (line("trial.webhook", status="204"), "ok      part: Works: the server answered 204."),
    ],
)
def test_what_works(text: str, expected: str) -> None:
    assert text == expected


def test_a_price_is_written_with_its_currency() -> None:
    assert re.fullmatch(
        r"ok      part: Works, .*91.240\.50.*", line("trial.rate", price="91240.5", currency="EUR")
    )


def test_a_failure_says_what_to_do() -> None:
    text = line("http.unreachable", ok=False, host="api.kraken.com")
    assert text == "FAILED  part: api.kraken.com does not answer. Check the network."


def test_a_test_page_that_was_perhaps_printed_is_no_receipt() -> None:
    text = line("printer.test_page_unsure", ok=False)
    assert text == (
        "FAILED  part: The test page was perhaps not printed. "
        "Look at the paper. Where it is missing, print it again."
    )


def test_a_failure_with_a_title_says_both() -> None:
    text = line("rate.too_few_agree", ok=False, currency="EUR")
    assert text.startswith("FAILED  part: Sales are stopped: no second source confirms the rate. ")
    assert text.count(". ") >= 1


def test_every_code_of_rates_and_settings_has_words() -> None:
    files = [SOURCE / name for name in MINE]
    sources = [
        inner
        for file in files
        for inner in (sorted(file.rglob("*.py")) if file.is_dir() else [file])
    ]
    code = re.compile(r"\"((?:http|rates|settings)\.[a-z_]+)\"")
    used = {found for file in sources for found in code.findall(file.read_text(encoding="utf-8"))}
    assert len(used) >= 12
    assert used - known_codes() - {"settings.toml"} == set()

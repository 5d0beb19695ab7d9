"""What the settings say about payments is the policy that the till follows."""

from __future__ import annotations

import pytest

from pos_app.config.acceptance import policy_of
from pos_app.config.problems import SettingsError
from pos_app.config.reading import parse_settings
from pos_app.domain.policy import Policy, Tier
from tests.support.settings_files import SMALLEST


def of(currency: str, *lines: str, confirmations: int = 2) -> str:
    shop = SMALLEST.replace('"EUR"', f'"{currency}"')
    return "\n".join([shop, f"confirmations = {confirmations}", "[acceptance]", *lines])


def refused(text: str) -> dict[str, tuple[str, str]]:
    with pytest.raises(SettingsError) as caught:
        parse_settings(text)
    return {
        problem.arguments["key"]: (problem.arguments["value"], problem.arguments["allowed"])
        for problem in caught.value.problems
    }


def test_without_a_word_about_it_one_block_is_wanted_and_nothing_is_let_go() -> None:
    assert policy_of(parse_settings(SMALLEST)) == Policy()


def test_everything_that_is_said_is_followed() -> None:
    text = of(
        "EUR",
        'tiers = ["100:3", "1000.50:6"]',
        "tolerance_sat = 50",
        'tolerance = "0.05"',
        'unconfirmed_up_to = "20"',
        'unconfirmed_budget = "150.5"',
    )
    assert policy_of(parse_settings(text)) == Policy(
        confirmations=2,
        tiers=(
            Tier(from_minor=10_000, confirmations=3),
            Tier(from_minor=100_050, confirmations=6),
        ),
        tolerance_sat=50,
        tolerance_minor=5,
        accept_up_to_minor=2_000,
        exposure_budget_minor=15_050,
    )


@pytest.mark.parametrize(("code", "minor"), [("JPY", 5), ("EUR", 500), ("KWD", 5_000)])
def test_amounts_are_those_of_the_stores_currency(code: str, minor: int) -> None:
    assert policy_of(parse_settings(of(code, 'tolerance = "5"'))).tolerance_minor == minor


@pytest.mark.parametrize(
    "line",
    [
        'tiers = ["100"]',
        'tiers = ["100:0"]',
        'tiers = ["100:101"]',
        'tiers = ["-1:2"]',
        'tiers = ["100:2", "100:2"]',
        'tiers = ["1\\u0661:2"]',
        "tolerance_sat = -1",
        "tolerance_sat = 100001",
        'tolerance = "0,05"',
        "tolerance = 0.05",
        'unconfirmed_up_to = "1e3"',
        'unconfirmed_budget = ".5"',
    ],
)
def test_what_is_no_amount_is_refused_by_its_key(line: str) -> None:
    key = line.partition(" =")[0]
    assert set(refused(of("EUR", line))) == {f"acceptance.{key}"}


def test_amounts_finer_than_the_currency_are_refused_together() -> None:
    text = of("JPY", 'tiers = ["1.5:2"]', 'tolerance = "0.05"', 'unconfirmed_up_to = "7"')
    allowed = "an amount with at most 0 digits after the point, as JPY has"
    assert refused(text) == {
        "acceptance.tiers": ("['1.5:2']", allowed.replace("an amount", "amounts")),
        "acceptance.tolerance": ("'0.05'", allowed),
    }


def test_a_budget_that_never_allows_one_sale_is_refused() -> None:
    text = of("EUR", 'unconfirmed_up_to = "20"', 'unconfirmed_budget = "19.99"')
    assert refused(text) == {
        "acceptance.unconfirmed_budget": ("'19.99'", 'at least "20", as `unconfirmed_up_to`')
    }

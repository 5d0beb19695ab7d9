"""A credit's confirmations follow from the tip."""

from __future__ import annotations

import pytest

from pos_app.domain.credit import Assurance
from tests.support.domain_values import TIP, confirmed, credit


@pytest.mark.parametrize(
    ("height", "tip", "confirmations"),
    [(TIP, TIP, 1), (TIP - 5, TIP, 6), (TIP + 1, TIP, 0), (TIP + 9, TIP, 0), (TIP, None, 0)],
)
def test_confirmations_count_the_block_itself(
    height: int, tip: int | None, confirmations: int
) -> None:
    assert confirmed(height=height).confirmations(tip) == confirmations


@pytest.mark.parametrize("assurance", Assurance)
def test_only_what_is_in_a_block_has_confirmations(assurance: Assurance) -> None:
    mined = assurance in {Assurance.CONFIRMED, Assurance.FINAL}
    assert credit(assurance=assurance, height=TIP).confirmations(TIP) == (1 if mined else 0)
    assert credit(assurance=assurance).confirmations(TIP) == 0


@pytest.mark.parametrize("assurance", Assurance)
def test_money_that_is_gone_does_not_count(assurance: Assurance) -> None:
    gone = {Assurance.REVOKED, Assurance.UNKNOWN}
    assert credit(assurance=assurance).counts is (assurance not in gone)


def test_the_transaction_is_the_first_part_of_the_reference() -> None:
    assert credit(5).txid == f"{5:064x}"

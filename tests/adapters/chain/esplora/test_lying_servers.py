"""What a server says of a payment is believed only as far as it can be proven."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.ports import RefusedError
from tests.support.esplora_pages import as_text, changed, mined, script_path, waiting
from tests.support.rate_servers import Answer, as_json
from tests.support.scripts import new_script

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.esplora_pages import EsploraPages
    from tests.support.following import Following


@pytest.fixture
def script() -> bytes:
    return new_script()


@pytest.fixture
def following(pages: EsploraPages, follow: Callable[..., Following]) -> Following:
    following = follow(pages)
    following.connect()
    return following


def refusal_of(following: Following, script: bytes) -> str:
    with pytest.raises(RefusedError) as caught:
        following.source.outputs([script])
    return caught.value.message.code


def test_an_honest_payment_is_found(
    pages: EsploraPages, following: Following, script: bytes
) -> None:
    txid, block_hash = pages.pay_in_a_block(script, 5_000)
    (output,) = following.source.outputs([script])[script]
    assert (output.txid, output.sat, output.height) == (txid, 5_000, 101)
    assert output.block_hash == block_hash


def test_a_transaction_that_is_another_is_nonsense(
    pages: EsploraPages, following: Following, script: bytes
) -> None:
    txid = pages.pay(script, 5_000)
    larger = pages.transaction(script, 50_000)
    pages.answers[f"/api/tx/{txid}/hex"] = pages.answers[f"/api/tx/{larger}/hex"]
    assert refusal_of(following, script) == "chain.nonsense"


@pytest.mark.parametrize("body", [b"", b"00", b"xyz", b"ff" * 100, b"0" * 9])
def test_a_transaction_that_is_none_is_nonsense(
    pages: EsploraPages, following: Following, script: bytes, body: bytes
) -> None:
    txid = pages.pay(script, 5_000)
    pages.answers[f"/api/tx/{txid}/hex"] = Answer(body=body)
    assert refusal_of(following, script) == "chain.nonsense"


def test_a_transaction_that_stays_away_is_a_contradiction(
    pages: EsploraPages, following: Following, script: bytes
) -> None:
    txid = pages.pay(script, 5_000)
    del pages.answers[f"/api/tx/{txid}/hex"]
    assert refusal_of(following, script) == "chain.inconsistent"


@pytest.mark.parametrize("lie", [{"merkle": ["11" * 32]}, {"block_height": 100}, {"pos": 0}])
def test_a_confirmation_without_proof_is_not_believed(
    pages: EsploraPages, following: Following, script: bytes, lie: dict[str, object]
) -> None:
    txid, _ = pages.pay_in_a_block(script, 5_000)
    path = f"/api/tx/{txid}/merkle-proof"
    pages.answers[path] = changed(pages.answers[path], **lie)
    assert refusal_of(following, script) == "chain.inconsistent"


@pytest.mark.parametrize("lie", [{"merkle": "11"}, {"pos": 2}, {"pos": -1}, {"block_height": None}])
def test_a_proof_that_is_none_is_nonsense(
    pages: EsploraPages, following: Following, script: bytes, lie: dict[str, object]
) -> None:
    txid, _ = pages.pay_in_a_block(script, 5_000)
    path = f"/api/tx/{txid}/merkle-proof"
    pages.answers[path] = changed(pages.answers[path], **lie)
    assert refusal_of(following, script) == "chain.nonsense"


def test_a_block_that_left_the_chain_confirms_nothing(
    pages: EsploraPages, following: Following, script: bytes
) -> None:
    pages.pay_in_a_block(script, 5_000)
    pages.block(101, number=1)
    assert refusal_of(following, script) == "chain.inconsistent"


def test_a_header_that_is_not_its_block_is_nonsense(
    pages: EsploraPages, following: Following, script: bytes
) -> None:
    _, block_hash = pages.pay_in_a_block(script, 5_000)
    pages.block(102)
    following.until(lambda: following.source.tip().height == 102)
    pages.answers[f"/api/block/{block_hash}/header"] = as_text("00" * 80)
    assert refusal_of(following, script) == "chain.nonsense"


@pytest.mark.parametrize(
    "rows",
    [
        {},
        [1],
        [{"txid": "00" * 32}],
        [{"txid": "00" * 32, "status": {"confirmed": 1}}],
        [{"txid": "00" * 32, "status": {"confirmed": True}}],
        [{"txid": "00", "status": {"confirmed": False}}],
    ],
)
def test_a_history_that_is_none_is_nonsense(
    pages: EsploraPages, following: Following, script: bytes, rows: object
) -> None:
    pages.answers[f"{script_path(script)}/txs"] = as_json(rows)
    assert refusal_of(following, script) == "chain.nonsense"


def test_a_long_history_is_read_to_its_end(
    pages: EsploraPages, following: Following, script: bytes
) -> None:
    txid, block_hash = pages.pay_in_a_block(script, 5_000)
    # They spend from the script and pay somebody else.
    spenders = [pages.transaction(new_script(), 1_000, number=number) for number in range(60)]
    rows = [mined(each, 101, block_hash) for each in spenders]
    pages.history(script, rows[:25])
    pages.history(script, rows[25:50], after=spenders[24])
    pages.history(script, [*rows[50:], mined(txid, 101, block_hash)], after=spenders[49])
    pages.history(script, [], after=txid)
    (output,) = following.source.outputs([script])[script]
    assert output.txid == txid


def test_a_history_that_goes_in_circles_is_a_contradiction(
    pages: EsploraPages, following: Following, script: bytes
) -> None:
    _, block_hash = pages.pay_in_a_block(script, 5_000)
    spenders = [pages.transaction(new_script(), 1_000, number=number) for number in range(10)]
    rows = [mined(each, 101, block_hash) for each in spenders]
    pages.history(script, rows)
    pages.history(script, rows, after=spenders[-1])
    assert refusal_of(following, script) == "chain.inconsistent"


@pytest.mark.parametrize(
    ("parent", "waits"),
    [
        (as_json({"confirmed": True}), False),
        (as_json({"confirmed": False}), True),
        (Answer(status=404), True),
    ],
)
def test_an_unconfirmed_parent_is_told(
    pages: EsploraPages, following: Following, script: bytes, parent: Answer, *, waits: bool
) -> None:
    pages.pay(script, 5_000, parent="bb" * 32)
    pages.answers[f"/api/tx/{'bb' * 32}/status"] = parent
    (output,) = following.source.outputs([script])[script]
    assert output.unconfirmed_parent is waits


def test_a_rival_is_who_spends_the_same_coin(
    pages: EsploraPages, following: Following, script: bytes
) -> None:
    txid = pages.pay(script, 5_000)
    (output,) = following.source.outputs([script])[script]
    path = f"/api/tx/{'aa' * 32}/outspend/0"
    pages.answers[path] = as_json({"spent": True, "txid": txid})
    assert following.source.rival(txid, output.inputs) is None
    pages.answers[path] = as_json({"spent": True, "txid": "cc" * 32})
    assert following.source.rival(txid, output.inputs) == "cc" * 32
    pages.answers[path] = as_json({"spent": False})
    assert following.source.rival(txid, output.inputs) is None


def test_every_watched_script_has_its_turn(pages: EsploraPages, following: Following) -> None:
    scripts = [new_script() for _ in range(11)]
    for each in scripts:
        pages.history(each, [])
    following.source.watch(scripts)
    for each in scripts:
        pages.history(each, [waiting("00" * 32)])
    heard: set[bytes] = set()

    def heard_of_all() -> bool:
        heard.update(following.source.news().scripts)
        return heard == set(scripts)

    following.until(heard_of_all)
    assert heard == set(scripts)

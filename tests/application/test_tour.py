"""The tour leaves what it promises, and fails when its sale is not confirmed, printed and told."""

from __future__ import annotations

import hmac
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops
from standardwebhooks import Webhook

from tests.support.codes import codes_on_paper, read_request
from tests.support.receipt_drawing import draw_back

ROOT = Path(__file__).parents[2]
# A picture of one colour or two would show nothing.
MOST_COLOURS_OF_NOTHING = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Tour:
    folder: Path
    status: int
    said: str

    @property
    def summary(self) -> dict[str, Any]:
        read: dict[str, Any] = json.loads((self.folder / "summary.json").read_text("utf-8"))
        return read

    @property
    def calls(self) -> list[dict[str, Any]]:
        lines = (self.folder / "webhooks.jsonl").read_text("utf-8").splitlines()
        return [json.loads(line) for line in lines]


def play(*command: str, out: Path) -> Tour:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(out.parent)}
    run = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert run.stderr == ""
    return Tour(folder=out, status=run.returncode, said=run.stdout)


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> Tour:
    out = tmp_path_factory.mktemp("tour") / "shown"
    return play("pos_app", "tour", "--out", str(out), out=out)


def test_it_goes_well_and_says_so(tour: Tour) -> None:
    assert tour.status == 0
    summary = tour.summary
    assert set(summary) == {
        "sale_id",
        "confirmed",
        "printed",
        "delivered",
        "webhook_secret",
        "screenshots",
    }
    assert (summary["confirmed"], summary["printed"], summary["delivered"]) == (True, True, True)
    lines = dict(line.split(maxsplit=1) for line in tour.said.splitlines())
    assert lines["sale"] == summary["sale_id"]
    assert (lines["confirmed"], lines["printed"], lines["delivered"]) == ("yes", "yes", "yes")
    assert lines["pictures"] == f"{len(summary['screenshots'])} in {tour.folder}"
    assert "stopped" not in lines


def test_every_picture_is_numbered_listed_and_shows_something(tour: Tour) -> None:
    names = tour.summary["screenshots"]
    assert names == sorted(path.name for path in tour.folder.glob("[0-9]*.png"))
    assert [name[:3] for name in names] == [f"{place:02d}-" for place in range(1, len(names) + 1)]
    shown = {name[3:].removesuffix(".png") for name in names}
    assert shown >= {
        "set-up",
        "lock",
        "sale",
        "waiting",
        "seen",
        "paid",
        "receipt",
        "history",
        "arrived",
        "items",
        "manager-refund",
        "refund",
        "shift",
    }
    for name in names:
        with Image.open(tour.folder / name) as picture:
            assert picture.width >= 1280
            assert picture.height >= 800
            # None: there are more.
            assert picture.convert("RGB").getcolors(MOST_COLOURS_OF_NOTHING) is None, name


def picture_called(tour: Tour, name: str) -> Image.Image:
    (path,) = tour.folder.glob(f"[0-9][0-9]-{name}.png")
    with Image.open(path) as picture:
        picture.load()
        return picture


def test_the_pictures_ask_for_money_only_while_it_is_wanted(tour: Tour) -> None:
    (text,) = codes_on_paper(picture_called(tour, "waiting"))
    asked = read_request(text)
    created = next(call for call in messages(tour) if call["type"] == "sale.created")
    assert created["data"]["order_id"] == tour.summary["sale_id"]
    assert (asked.address, asked.sat) == (created["data"]["address"], created["data"]["due_sat"])
    (rest,) = codes_on_paper(picture_called(tour, "partly-paid"))
    assert read_request(rest).sat > 0
    for name in ("seen", "paid", "expired", "paid-too-much", "taken-back"):
        assert codes_on_paper(picture_called(tour, name)) == [], name


def messages(tour: Tour) -> list[dict[str, Any]]:
    return [json.loads(call["body"]) for call in tour.calls]


def test_every_call_verifies_with_the_secret(tour: Tour) -> None:
    webhook = Webhook(tour.summary["webhook_secret"])
    for call in tour.calls:
        assert set(call) == {"headers", "body", "status"}
        headers = call["headers"]
        # The library's own check holds the time against today's clock; the demo's skips ahead.
        at = datetime.fromtimestamp(int(headers["webhook-timestamp"]), UTC)
        signature = webhook.sign(headers["webhook-id"], at, call["body"])
        assert hmac.compare_digest(signature, headers["webhook-signature"])
        assert call["status"] == 204


def test_the_store_heard_of_everything_that_was_shown(tour: Tour) -> None:
    of_the_sale = [
        message
        for message in messages(tour)
        if message["data"].get("order_id") == tour.summary["sale_id"]
    ]
    assert of_the_sale[-1]["type"] == "sale.confirmed"
    assert of_the_sale[-1]["data"]["order_status"] == "paid"
    assert of_the_sale[-1]["data"]["demo"] is True
    heard = {message["type"] for message in messages(tour)}
    assert heard >= {
        "sale.created",
        "sale.payment_seen",
        "sale.payment_changed",
        "sale.seen",
        "sale.partly_paid",
        "sale.confirmed",
        "sale.overpaid",
        "sale.expired",
        "sale.reversed",
    }


def test_the_receipt_is_what_the_printer_got(tour: Tour) -> None:
    with Image.open(tour.folder / "receipt.png") as picture:
        kept = picture.convert("L")
    drawn = draw_back((tour.folder / "receipt.bin").read_bytes(), kept.width).convert("L")
    assert drawn.size == kept.size
    assert ImageChops.difference(drawn, kept).getbbox() is None
    (text,) = codes_on_paper(kept)
    assert f"sale {tour.summary['sale_id']}" in text


@pytest.mark.parametrize(
    ("mishap", "stopped", "reached", "answers"),
    [
        ("cut_the_chain", "the till is ready to sell", (False, False, False), set()),
        ("switch_the_printer_off", "the receipt is printed", (True, False, True), {204}),
        ("refuse_every_call", "the store is told", (True, True, False), {401}),
    ],
)
def test_it_fails_when_something_is_broken(
    mishap: str,
    stopped: str,
    reached: tuple[bool, bool, bool],
    answers: set[int],
    tmp_path: Path,
) -> None:
    out = tmp_path / "shown"
    broken = play("tests.application.broken_tour", mishap, str(out), out=out)
    assert broken.status == 1
    assert broken.said.splitlines()[-1] == f"stopped    waited in vain: {stopped}"
    summary = broken.summary
    assert (summary["confirmed"], summary["printed"], summary["delivered"]) == reached
    assert (out / "receipt.bin").exists() is reached[1]
    assert {call["status"] for call in broken.calls} == answers

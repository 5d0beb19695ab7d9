"""What is shown of a call: no secret, and no letter that moves another one."""

from __future__ import annotations

import json

import pytest

from pos_app.ui.call_body import MASK, MOST_LINES, CallText
from tests.ui.call_scenes import example

TOKEN = "mwD9Jl0S393aITkYZuNcXwGBIU-kGAUh"


def body_of(**data: object) -> str:
    return json.dumps({"type": "sale.created", "data": data})


def test_a_body_is_shown_as_indented_json_without_its_token() -> None:
    lines = CallText(example("sale.created")).lines()
    told = json.loads(example("sale.created"))
    assert told["data"]["order_token"] not in "\n".join(lines)
    told["data"]["order_token"] = MASK
    assert json.loads("\n".join(lines)) == told
    assert lines[1].startswith("  ")


@pytest.mark.parametrize("name", ["order_token", "page_token", "token", "api_secret", "password"])
def test_what_is_named_like_a_secret_is_masked_wherever_it_stands(name: str) -> None:
    shown = "\n".join(CallText(body_of(deep=[{name: [TOKEN]}], note=f"saw {TOKEN}")).lines())
    assert TOKEN not in shown
    assert f"saw {MASK}" in shown


def test_other_names_are_shown() -> None:
    assert "tokens" in "\n".join(CallText(body_of(tokens="tokens of love")).lines())


def test_an_answer_that_repeats_the_token_shows_none_of_it() -> None:
    text = CallText(body_of(order_token=TOKEN))
    assert text.hide(f"500 no order {TOKEN} here") == f"500 no order {MASK} here"
    # What is kept of an answer ends anywhere.
    assert text.hide(f"500 no order {TOKEN[:-1]}") == f"500 no order {MASK}"
    assert text.hide(f"500 no order {TOKEN[:8]}") == f"500 no order {MASK}"
    assert text.hide("500 no order") == "500 no order"


def test_a_word_too_short_for_a_secret_masks_nothing_else() -> None:
    text = CallText(body_of(order_token="order"))
    assert text.hide("500 no order") == "500 no order"
    assert "order_token" in "\n".join(text.lines())


def test_control_and_direction_characters_stand_there_as_json_writes_them() -> None:
    note = "5 \u202eEUR\u202c\u2066\x00\x1b[31m\r\n\u2028\U000e0041 \ud800"
    (line,) = [line for line in CallText(body_of(note=note)).lines() if "note" in line]
    expected = r"5 \u202eEUR\u202c\u2066\u0000\u001b[31m\r\n\u2028\udb40\udc41 \ud800"
    assert line == f'    "note": "{expected}"'


def test_letters_of_all_scripts_stay_as_they_are() -> None:
    note = "Grüße, \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645, \U0001f469\u200d\U0001f373"
    assert note in "\n".join(CallText(body_of(note=note)).lines())


def test_a_body_that_is_no_json_is_shown_too() -> None:
    text = CallText("more.1\u202e")
    assert text.lines() == (r'"more.1\u202e"',)
    assert text.number("sale_number") is None


def test_an_endless_body_ends() -> None:
    lines = CallText(json.dumps(list(range(MOST_LINES * 2)))).lines()
    assert len(lines) == MOST_LINES + 1
    assert lines[-1] == "\N{HORIZONTAL ELLIPSIS}"


@pytest.mark.parametrize("body", ['{"data": []}', "[]", '{"data": {"sale_number": "1043"}}'])
def test_a_strange_body_is_about_no_sale(body: str) -> None:
    assert CallText(body).number("sale_number") is None

"""Every code that the till can show has words, and every blank in them is filled."""

from __future__ import annotations

import ast
import string
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import pos_app
from pos_app.domain.message import Message
from pos_app.ui.messages import has_title, known_codes, sentence_of, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCES = Path(pos_app.__file__).parent
ERRORS = {"TillError", "RefusedError", "UnreachableError"}
# Told by their own words: what works in a trial, and the receipt.
ELSEWHERE = ("trial.", "receipt.", "doctor.")


def codes() -> Iterator[tuple[str, frozenset[str]]]:
    """Each literal code in the program with the arguments it is made with."""
    for file in sorted(SOURCES.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                yield from _code_of(node, node.func.id)


def _code_of(call: ast.Call, name: str) -> Iterator[tuple[str, frozenset[str]]]:
    given = {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
    if name in ERRORS and call.args and isinstance(call.args[0], ast.Constant):
        yield str(call.args[0].value), frozenset(given)
    code = given.get("code")
    if name == "Message" and isinstance(code, ast.Constant):
        yield str(code.value), frozenset()


CODES = sorted({code for code, _ in codes() if not code.startswith(ELSEWHERE)})


def test_there_are_codes() -> None:
    assert len(CODES) > 50


@pytest.mark.parametrize("code", CODES)
def test_a_code_has_words(code: str) -> None:
    assert code in known_codes()


def test_words_ask_only_for_what_the_code_carries() -> None:
    wrong = []
    for code, given in codes():
        if code.startswith(ELSEWHERE) or not given:
            continue
        message = Message(code=code, arguments={name: f"<{name}>" for name in given})
        if "…" in sentence_of(message) or (has_title(message) and "…" in title_of(message)):
            wrong.append(code)
    assert wrong == []


def test_a_sentence_fills_its_blanks() -> None:
    message = Message(code="sale.too_small", arguments={"least_sat": "1000"})
    assert sentence_of(message) == "The amount is too small for bitcoin: at least 1000 sat."


def test_of_a_long_id_only_the_ends_are_shown() -> None:
    txid = "4f8a3c0d" + "ab" * 24 + "19b7e6a2"
    arguments = {"server": "a.example", "leader": "b.example", "txid": txid}
    message = Message(code="chain.disagree_payment", arguments=arguments)
    assert "shows the payment 4f8a3c0d … 19b7e6a2, b.example does not" in sentence_of(message)


def test_an_unknown_code_still_says_something() -> None:
    message = Message(code="nobody.knows")
    assert title_of(message) == sentence_of(message)
    assert "Something unexpected" in sentence_of(message)


@pytest.mark.parametrize("code", [code for code in CODES if code.startswith("account.")])
def test_what_is_wrong_with_an_account_names_it(code: str) -> None:
    assert "account" in sentence_of(Message(code=code)).lower()


@pytest.mark.parametrize("code", sorted(known_codes()))
def test_blanks_have_names(code: str) -> None:
    sentence = sentence_of(Message(code=code))
    assert all(name is None for _, name, _, _ in string.Formatter().parse(sentence))

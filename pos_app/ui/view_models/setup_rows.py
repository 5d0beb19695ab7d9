"""What the lists of the set-up page show."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.ui.setup_form import (
    ACCOUNT_KEY,
    CURRENCY_KEY,
    FORM,
    NETWORK_KEY,
    STEPS,
    option_word,
    words,
)
from pos_app.ui.setup_parts import FieldKind, FormField, Step
from pos_app.ui.setup_receipt import FIXED_BLOCKS
from pos_app.ui.setup_values import is_shown
from pos_app.ui.trial_words import trial_sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pos_app.ui.formatting import Formatter
    from pos_app.ui.setup import PartTried

translate = QCoreApplication.translate

_CHOSEN = {FieldKind.SEVERAL, FieldKind.SWITCH}


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """`stage` is done, now or later."""

    key: str
    number: str
    word: str
    detail: str
    stage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """`choices` are the words of the options; `current` is the chosen one, `marked` several.

    `fixed` are the words of what stands beside the options and can't be switched off.
    """

    key: str
    kind: str
    label: str
    hint: str
    text: str
    mistake: str
    choices: list[str] = field(default_factory=list)
    current: int = -1
    marked: list[str] = field(default_factory=list)
    fixed: list[str] = field(default_factory=list)
    revealed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialRow:
    key: str
    subject: str
    answer: str
    works: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """What stands beside the fields: mistakes by key, other hints, secrets shown in clear."""

    mistakes: Mapping[str, str]
    hints: Mapping[str, str]
    revealed: frozenset[str]


def field_rows(step: Step, texts: Mapping[str, str], notes: Notes) -> list[FieldRow]:
    return [
        _field_row(each, texts[each.key], notes)
        for each in FORM
        if each.step is step and is_shown(each, texts)
    ]


def _field_row(of: FormField, text: str, notes: Notes) -> FieldRow:
    options = [str(option) for option in of.options]
    chosen = {part.strip() for part in text.split(",")}
    marked = set(options) & chosen if of.kind in _CHOSEN else set()
    if of.kind is FieldKind.HIDDEN:
        marked = set(options) - chosen
    return FieldRow(
        key=of.key,
        kind=of.kind.value,
        label=words(of.label),
        hint=notes.hints.get(of.key, words(of.hint)) if of.hint else "",
        text=text,
        mistake=notes.mistakes.get(of.key, ""),
        choices=[option_word(option) for option in of.options],
        current=options.index(text) if text in options else -1,
        marked=[option_word(option) for option in of.options if str(option) in marked],
        fixed=list(map(words, FIXED_BLOCKS)) if of.kind is FieldKind.HIDDEN else [],
        revealed=of.key in notes.revealed,
    )


def step_rows(now: Step, done: frozenset[Step], texts: Mapping[str, str]) -> list[StepRow]:
    return [
        StepRow(
            key=step.value,
            number=str(number),
            word=words(STEPS[step].short),
            detail=_detail(step, texts) if step in done or step is now else "",
            stage="now" if step is now else "done" if step in done else "later",
        )
        for number, step in enumerate(Step, 1)
    ]


def _risk(blocks: str, unconfirmed: str) -> str:
    if unconfirmed not in {"", "0"}:
        return translate("Setup", "unconfirmed up to {amount}").format(amount=unconfirmed)
    if blocks in {"", "1"}:
        return translate("Setup", "after 1 block")
    return translate("Setup", "after {count} blocks").format(count=blocks)


def _extras(texts: Mapping[str, str]) -> str:
    """What the owner added to receipts, shortest words first."""
    if texts["receipt.logo"]:
        return translate("Setup", "with a logo")
    own = any(texts[f"receipt.{key}"] for key in ("header", "footer", "tax_number"))
    return translate("Setup", "own lines") if own else translate("Setup", "as it is")


def _detail(step: Step, texts: Mapping[str, str]) -> str:
    """One quiet line about what a part is set to; never anything of the account."""
    unused = translate("Setup", "not used")
    printer = f"{texts['printer.paper_mm']} mm" if texts["printer.url"] else unused
    told = translate("Setup", "told of sales") if texts["webhook.url"] else unused
    network = option_word(texts[NETWORK_KEY])
    return {
        Step.SHOP: ", ".join(part for part in (texts["store.name"], texts[CURRENCY_KEY]) if part),
        Step.WALLET: network if texts[ACCOUNT_KEY] else translate("Setup", "public key needed"),
        Step.SERVERS: translate("Setup", "{count} named").format(
            count=_count(texts["wallet.servers"])
        ),
        Step.PAYMENTS: _risk(texts["wallet.confirmations"], texts["acceptance.unconfirmed_up_to"]),
        Step.RATES: translate("Setup", "{count} sources").format(
            count=_count(texts["rates.sources"])
        ),
        Step.PRINTER: printer,
        Step.RECEIPT: _extras(texts),
        Step.WEBHOOK: told,
    }[step]


def _count(listed: str) -> int:
    return len([part for part in listed.split(",") if part.strip()])


def trial_rows(tried: PartTried, numbers: Formatter) -> list[TrialRow]:
    return [
        TrialRow(
            key=str(place),
            subject=line.subject,
            answer=trial_sentence(line, numbers),
            works=line.works,
        )
        for place, line in enumerate(tried.lines)
    ]

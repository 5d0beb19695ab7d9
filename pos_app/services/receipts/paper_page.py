"""What all papers have in common: the shop's head, the marks, local times."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from pos_app.domain.message import Message
from pos_app.domain.receipt import Mark
from pos_app.services.harmless_text import harmless, harmless_lines
from pos_app.services.receipts.receipt_blocks import Pair, Size, Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from pos_app.domain.receipt_shift import Paper
    from pos_app.services.receipts.receipt_blocks import Block
    from pos_app.services.receipts.receipt_language import Words

NAME_LIMIT = 80
LINE_LIMIT = 120
ADDRESS_LINES = 5


class PaperPage:
    def __init__(self, paper: Paper, words: Words) -> None:
        self._paper = paper
        self._words = words

    def _name(self) -> Block:
        name = harmless(self._paper.store_name, NAME_LIMIT)
        return Text(text=name, size=Size.TITLE, bold=True, centred=True)

    def _centred(self, text: str, most: int) -> Iterator[Block]:
        for line in harmless_lines(text, LINE_LIMIT, most):
            yield Text(text=line, centred=True)

    def _marks(self) -> Iterator[Block]:
        for mark in self._paper.marks:
            yield from self._mark(mark)

    def _mark(self, mark: Mark) -> Iterator[Block]:
        match mark:
            case Mark.PENDING:
                yield from self._large_mark("pending", self._say("pending_meaning"))
            case Mark.REFUND:
                yield from self._large_mark("refund", self._say("refund_meaning"))
            case Mark.REFUNDED:
                yield from self._large_mark("refunded", self._say("refunded_meaning"))
            case Mark.TRAINING:
                yield from self._large_mark("training", self._say("training_meaning"))
            case Mark.COPY:
                number = str(self._paper.copy_number or 1)
                at = self._words.moment(self._local(self._paper.at))
                yield from self._large_mark("copy", self._say("printed", at=at), number=number)
            case _:
                yield Text(text=self._say(mark.value), size=Size.SMALL, bold=True, centred=True)

    def _large_mark(self, code: str, meaning: str, **arguments: str) -> Iterator[Block]:
        said = self._say(code, **arguments)
        yield Text(text=said, size=Size.LARGE, bold=True, centred=True)
        yield Text(text=meaning, size=Size.SMALL, centred=True)

    def _till(self, *, named: bool = True) -> Block:
        till = harmless(self._paper.till_name, NAME_LIMIT) if named else ""
        return Pair(left=till, right=self._zone())

    def _cashier(self) -> Iterator[Block]:
        name = harmless(self._paper.cashier, NAME_LIMIT)
        if name:
            yield Text(text=self._say("cashier", name=name))

    def _local(self, at: datetime) -> datetime:
        return at + timedelta(minutes=self._paper.utc_offset_minutes)

    def _zone(self) -> str:
        minutes = self._paper.utc_offset_minutes
        hours, rest = divmod(abs(minutes), 60)
        return f"UTC{'-' if minutes < 0 else '+'}{hours:02d}:{rest:02d}"

    def _say(self, code: str, **arguments: str) -> str:
        return self._words.text(Message(code=f"receipt.{code}", arguments=arguments))

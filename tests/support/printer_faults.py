"""What can be wrong with a fake receipt printer, and the bytes in which it says so."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import threading


@dataclass(slots=True)
class Mechanics:
    """`jammed`: the cutter is stuck; `stopped`: by a jam, until it is told to recover."""

    paper: bool = True
    paper_low: bool = False
    cover_closed: bool = True
    jammed: bool = False
    stopped: bool = False
    broken: bool = False

    def can_print(self) -> bool:
        return self.paper and self.cover_closed and not self.stopped and not self.broken

    def recover(self) -> None:
        """DLE ENQ 1: print on, if what was in the way is gone."""
        if not self.jammed:
            self.stopped = False

    def answer(self, question: int) -> bytes:
        """DLE EOT n."""
        status = 0x12
        match question:
            case 1:
                status |= 0 if self.can_print() else 0x08
            case 2:
                error = 0x40 if self.stopped or self.broken else 0
                cover = 0 if self.cover_closed else 0x04
                status |= error | cover | (0 if self.paper else 0x20)
            case 3:
                status |= self._errors()
            case 4:
                low = 0x0C if self.paper_low else 0
                status |= low if self.paper else 0x6C
        return bytes((status,))

    def automatic(self) -> bytes:
        """The four bytes of an automatic status."""
        cover = 0 if self.cover_closed else 0x20
        offline = 0 if self.can_print() else 0x08
        paper = (0x03 if self.paper_low else 0) if self.paper else 0x0F
        return bytes((0x10 | cover | offline, self._errors(), paper, 0))

    def in_turn(self) -> bytes:
        """GS r 1, which is not reached without paper."""
        return b"\x03" if self.paper_low else b"\0"

    def _errors(self) -> int:
        return (0x08 if self.stopped else 0) | (0x20 if self.broken else 0)


class Hands(ABC):
    """What people do to a printer, at any time and from any thread."""

    _changed: threading.Condition
    _mechanics: Mechanics
    _tags: bool

    def run_out_of_paper(self) -> None:
        self._set(paper=False)

    def open_cover(self) -> None:
        self._set(cover_closed=False)

    def let_paper_run_low(self) -> None:
        self._set(paper_low=True)

    def put_in_paper(self) -> None:
        self._set(paper=True, paper_low=False)

    def lose_tags(self) -> None:
        """It answers GS ( H no more."""
        self._tags = False

    def jam_cutter(self) -> None:
        """The next cut gets stuck."""
        self._set(jammed=True)

    def free_cutter(self) -> None:
        """Nothing is in its way any more; it stands until it is told to recover."""
        self._set(jammed=False)

    def break_down(self) -> None:
        """Only a repair helps."""
        self._set(broken=True)

    def mend(self) -> None:
        """Paper is in, the cover is closed; it prints on by itself."""
        self._set(paper=True, cover_closed=True)

    def _set(self, **state: bool) -> None:
        with self._changed:
            for name, value in state.items():
                setattr(self._mechanics, name, value)
            self._push_status()
            self._changed.notify_all()

    @abstractmethod
    def _push_status(self) -> None: ...

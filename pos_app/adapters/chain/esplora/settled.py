"""What was found in blocks before, so that a new block does not cost a request for each sale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pos_app.domain.credit import Tip
    from pos_app.ports import ChainOutput


@dataclass(frozen=True, slots=True, kw_only=True)
class _Finding:
    outputs: tuple[ChainOutput, ...]
    anchor: Tip


class SettledOutputs:
    """Kept over reconnections, so that a server's limits are not met twice with the same questions.

    A finding holds while its anchor, the tip of that time, is in the best chain, and until its
    script's history changes.
    """

    def __init__(self) -> None:
        self._findings: dict[bytes, _Finding] = {}

    def anchor(self, script: bytes) -> Tip | None:
        finding = self._findings.get(script)
        return None if finding is None else finding.anchor

    def outputs(self, script: bytes) -> tuple[ChainOutput, ...]:
        """KeyError when nothing is known."""
        return self._findings[script].outputs

    def keep(self, script: bytes, outputs: tuple[ChainOutput, ...], anchor: Tip) -> None:
        """Only what lies in blocks up to the anchor is kept."""
        heights = [output.height for output in outputs]
        if heights and all(each is not None and each <= anchor.height for each in heights):
            self._findings[script] = _Finding(outputs=outputs, anchor=anchor)
        else:
            self._findings.pop(script, None)

    def forget(self, scripts: Iterable[bytes]) -> None:
        for script in scripts:
            self._findings.pop(script, None)

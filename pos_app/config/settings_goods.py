"""The settings of tips, and of lists of what the shop sells."""

from __future__ import annotations

from dataclasses import dataclass, field

from pos_app.config.declaring import option_of
from pos_app.config.kinds import Flag, NotAllowedError, Number, Text

MOST_PRESETS = 4
_PERCENT = Number(least=1, most=100)


@dataclass(frozen=True, slots=True, kw_only=True)
class TipPresets:
    """A few whole per cent, each once."""

    @property
    def allowed(self) -> str:
        return f"a list of {MOST_PRESETS} whole numbers at most, each once, from 1 to 100"

    def read(self, raw: object) -> tuple[int, ...]:
        if not isinstance(raw, list | tuple) or len(raw) > MOST_PRESETS:
            raise NotAllowedError(self.allowed)
        try:
            percents = tuple(_PERCENT.read(each) for each in raw)
        except NotAllowedError:
            raise NotAllowedError(self.allowed) from None
        if len(set(percents)) < len(percents):
            raise NotAllowedError(self.allowed)
        return percents


@dataclass(frozen=True, slots=True, kw_only=True)
class TipSettings:
    on: bool = field(
        default=False,
        metadata=option_of(
            Flag(),
            "Ask for a tip",
            "Whether the customer is asked for a tip before there is a code to pay. Without one is "
            "one touch, as any.",
        ),
    )
    percents: tuple[int, ...] = field(
        default=(5, 10, 15),
        metadata=option_of(
            TipPresets(), "Offered tips, per cent", "Of what is to be paid, tax included."
        ),
    )
    own_amount: bool = field(
        default=True,
        metadata=option_of(
            Flag(),
            "Own amount",
            "Whether a customer may also type an amount, at most what is to be paid anyway.",
        ),
    )
    page: bool = field(
        default=True,
        metadata=option_of(
            Flag(),
            "Ask on the page",
            "Whether the customer's page asks as well, such as on a tablet: who answers first, "
            "page or screen, decides.",
        ),
    )
    upside_down: bool = field(
        default=False,
        metadata=option_of(
            Flag(),
            "Turned around",
            "Shows the question the other way up, for a screen that lies flat between both.",
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemSettings:
    folder: str | None = field(
        default=None,
        metadata=option_of(
            Text(longest=200, pattern="/.*", allowed_as="a folder's absolute path in quotes"),
            "Lists of items",
            "Where lists of what the shop sells are written, and looked for, as CSV files. Without "
            "it: `items` in the data folder.",
        ),
    )

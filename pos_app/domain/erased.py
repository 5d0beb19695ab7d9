"""What stands in the place of a personal text that was erased."""

from __future__ import annotations

# No keyboard of a till has this sign; papers and screens say "erased" for it.
ERASED = "\N{SYMBOL FOR DELETE}"

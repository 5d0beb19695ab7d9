"""Numbers and witnesses as transactions and blocks hold them.

Bitcoin Core, src/serialize.h (CompactSize); BIP 144 for witnesses.
"""

from __future__ import annotations

from pos_app.adapters.chain.common.answers import NonsenseError

# A smaller first byte is the number itself.
LONG = 0xFD
# First byte -> how many bytes follow it, and the least number that needs so many.
_LONG_SIZES = {0xFD: (2, 0xFD), 0xFE: (4, 0x1_0000), 0xFF: (8, 0x1_0000_0000)}


def after_witnesses(raw: bytes, position: int, inputs: int) -> int:
    """The position after the witnesses of so many inputs. IndexError when they end early."""
    total = 0
    for _ in range(inputs):
        items = raw[position]
        if items < LONG:
            position += 1
        else:
            items, position = read_size(raw, position)
        total += items
        for _ in range(items):
            size = raw[position]
            if size < LONG:
                position += 1 + size
            else:
                size, position = read_size(raw, position)
                position += size
    if not total:
        raise NonsenseError("a witness without anything in it")
    return position


def read_size(raw: bytes, position: int) -> tuple[int, int]:
    """A compact size, and the position after it. NonsenseError when it is written too long."""
    first = raw[position]
    if first < LONG:
        return first, position + 1
    width, least = _LONG_SIZES[first]
    end = position + 1 + width
    if end > len(raw):
        raise IndexError
    size = int.from_bytes(raw[position + 1 : end], "little")
    if size < least:
        raise NonsenseError("a size that is not in its shortest form")
    return size, end

"""A font as its difference from another: pieces copied from the base, and new bytes between them.

The form: a count; for each piece where it starts in the base, how long it is and how many new bytes come after it; then the new bytes. All
numbers are of 32 bits, big-endian. `publisher/layout/unpack.py` puts the font together again.
"""

from __future__ import annotations

import struct

SHORTEST = 24
"""A piece shorter than this many bytes is not worth copying."""


def _pieces(font: bytes) -> list[tuple[int, int]]:
    """Cut a TrueType file at the borders of its tables and of its glyphs."""
    count = struct.unpack(">H", font[4:6])[0]
    tables = {tag: (offset, length) for tag, _, offset, length in struct.iter_unpack(">4sLLL", font[12:12 + 16 * count])}
    cuts = {0, len(font)} | {edge for offset, length in tables.values() for edge in (offset, offset + length)}
    long = struct.unpack(">h", font[tables[b"head"][0] + 50:tables[b"head"][0] + 52])[0]
    start, length = tables[b"loca"]
    numbers = struct.iter_unpack(">L" if long else ">H", font[start:start + length])
    cuts |= {tables[b"glyf"][0] + (number if long else 2 * number) for (number,) in numbers}
    edges = sorted(cuts)
    return list(zip(edges, edges[1:], strict=False))


def difference(base: bytes, font: bytes) -> bytes:
    """Give what has to be stored to make `font` out of `base`."""
    known = {base[a:b]: a for a, b in reversed(_pieces(base)) if b - a >= SHORTEST}
    steps: list[list[int]] = [[0, 0, 0]]
    new: list[bytes] = []
    for a, b in _pieces(font):
        piece = font[a:b]
        at = known.get(piece)
        last = steps[-1]
        if at is None:
            last[2] += len(piece)
            new.append(piece)
        elif last[2] == 0 and last[0] + last[1] == at:
            last[1] += len(piece)
        else:
            steps.append([at, len(piece), 0])
    return struct.pack(">L", len(steps)) + b"".join(struct.pack(">LLL", *step) for step in steps) + b"".join(new)

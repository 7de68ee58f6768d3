"""The sRGB profile, worked out from the figures of IEC 61966-2-1 (ICC.1:2010, profile version 4.2)."""

from __future__ import annotations

from struct import pack

_PRIMARIES = ((0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.71410))
"""Red, green and blue as XYZ, adapted to the D50 white of the profile connection space."""

_D50 = (0.96420, 1.0, 0.82491)
_BRADFORD = (1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01708, -0.00925, 0.01508, 0.75168)
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)


def _fixed(*values: float) -> bytes:
    return b"".join(pack(">i", round(v * 65536)) for v in values)


def _words(text: str) -> bytes:
    coded = text.encode("utf-16-be")
    return b"mluc" + pack(">IIIHHII", 0, 1, 12, 0x656E, 0x5553, len(coded), 28) + coded


def srgb_profile() -> bytes:
    """Give the bytes of the profile; always the same."""
    curve = b"para" + pack(">IHH", 0, 3, 0) + _fixed(*_CURVE)
    tags = [
        (b"desc", _words("sRGB")), (b"cprt", _words("Public domain")), (b"wtpt", b"XYZ \0\0\0\0" + _fixed(*_D50)),
        (b"chad", b"sf32\0\0\0\0" + _fixed(*_BRADFORD)),
        *((name, b"XYZ \0\0\0\0" + _fixed(*xyz)) for name, xyz in zip((b"rXYZ", b"gXYZ", b"bXYZ"), _PRIMARIES, strict=True)),
        (b"rTRC", curve), (b"gTRC", curve), (b"bTRC", curve),
    ]
    offset, table, body = 128 + 4 + 12 * len(tags), b"", b""
    for name, data in tags:
        data += b"\0" * (-len(data) % 4)
        table += name + pack(">II", offset + len(body), len(data))
        body += data
    size = offset + len(body)
    head = pack(">I4xI4s4s4s6H4s", size, 0x04200000, b"mntr", b"RGB ", b"XYZ ", 2000, 1, 1, 0, 0, 0, b"acsp") + bytes(28) + _fixed(*_D50)
    return head.ljust(128, b"\0") + pack(">I", len(tags)) + table + body

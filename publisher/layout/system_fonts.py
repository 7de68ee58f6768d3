"""Fonts of the system by family name, and font files that a caller names: their tables read just far enough to know them."""

from __future__ import annotations

import struct
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO

from ..diagnostics import FontError
from .faces import Face, ascii_name

SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc"})
SFNT = frozenset({b"\x00\x01\x00\x00", b"OTTO", b"true"})
RESTRICTED = 0x0002 | 0x0100 | 0x0200
"""The bits of OS/2 fsType that forbid embedding, subsetting, and embedding of outlines (OpenType 1.9, OS/2 table)."""


@dataclass(frozen=True, slots=True)
class Named:
    """One face of a file: its number there, PostScript name, families in all languages, subfamily, and whether it may be embedded."""

    index: int
    postscript: str
    families: tuple[str, ...]
    regular: bool
    embeddable: bool


def folders() -> list[Path]:
    """Give the folders where this platform keeps fonts."""
    home = Path.home()
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"]
    if sys.platform == "win32":
        return [Path("C:/Windows/Fonts"), home / "AppData" / "Local" / "Microsoft" / "Windows" / "Fonts"]
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local" / "share" / "fonts", home / ".fonts"]


def _tables(stream: BinaryIO, start: int) -> dict[bytes, tuple[int, int]]:
    stream.seek(start)
    head = stream.read(12)
    if head[:4] not in SFNT:
        raise ValueError("not a TrueType or OpenType font")
    count = struct.unpack(">H", head[4:6])[0]
    rows = stream.read(16 * count)
    return {tag: (offset, length) for tag, _, offset, length in struct.iter_unpack(">4sLLL", rows)}


def _names(data: bytes) -> Iterator[tuple[int, str]]:
    """Give (name ID, text) of a name table: Unicode and Windows records, and Macintosh Roman ones."""
    count, storage = struct.unpack(">HH", data[2:6])
    for at in range(6, 6 + 12 * count, 12):
        platform, encoding, _, number, length, offset = struct.unpack(">6H", data[at:at + 12])
        if number not in (1, 2, 6, 16, 17):
            continue
        raw = data[storage + offset:storage + offset + length]
        if platform == 1 and encoding == 0:
            yield number, raw.decode("mac-roman", "replace")
        elif platform in (0, 3):
            yield number, raw.decode("utf-16-be", "replace")


def _read_face(stream: BinaryIO, start: int, index: int) -> Named:
    tables = _tables(stream, start)
    offset, length = tables[b"name"]
    stream.seek(offset)
    names = list(_names(stream.read(length)))
    fs_type = 0
    if b"OS/2" in tables:
        stream.seek(tables[b"OS/2"][0] + 8)
        fs_type = struct.unpack(">H", stream.read(2))[0]
    styles = [text for number, text in names if number == 17] or [text for number, text in names if number == 2]
    return Named(
        index,
        next((text for number, text in names if number == 6), ""),
        tuple(dict.fromkeys(text for number, text in names if number in (1, 16))),
        not styles or any(style.casefold() in ("regular", "常规", "標準", "标准体", "normal", "book", "roman") for style in styles),
        not fs_type & RESTRICTED,
    )


def read_names(path: Path) -> list[Named]:
    """Read the names of the faces in a font file.

    Raises:
        ValueError: The file is no TrueType or OpenType font.
        OSError: The file cannot be read.
    """
    with path.open("rb") as stream:
        head = stream.read(12)
        starts = [0]
        try:
            if head[:4] == b"ttcf":
                count = struct.unpack(">L", head[8:12])[0]
                starts = [start for (start,) in struct.iter_unpack(">L", stream.read(4 * min(count, 64)))]
            return [_read_face(stream, start, index) for index, start in enumerate(starts)]
        except (struct.error, KeyError):
            raise ValueError("a damaged font") from None


def _face(path: Path, named: Named) -> Face:
    name = ascii_name(named.postscript) or ascii_name(path.stem) or "Font"
    return Face(name, named.families[0] if named.families else path.stem, path, named.index)


@cache
def _by_family() -> dict[str, tuple[Path, Named]]:
    """List the embeddable faces of the system by family, once a process; of a family's faces the regular one is taken."""
    found: dict[str, tuple[Path, Named]] = {}
    for folder in folders():
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if path.suffix.lower() not in SUFFIXES:
                continue
            with suppress(ValueError, OSError):
                for named in read_names(path):
                    for family in named.families if named.embeddable else ():
                        key = family.casefold()
                        if key not in found or (named.regular and not found[key][1].regular):
                            found[key] = (path, named)
    return found


@cache
def find_system_face(families: tuple[str, ...]) -> Face | None:
    """Find the first of some families that the system has and that may be embedded; None where it has none."""
    listed = _by_family()
    for family in families:
        if family.casefold() in listed:
            return _face(*listed[family.casefold()])
    return None


@cache
def open_font_file(path: Path) -> Face:
    """Open a font file that a caller names. A face of a collection is chosen by `#` and its number: `simsun.ttc#1`.

    Raises:
        FontError: The file is missing, is no font, has no such face, or may not be embedded.
    """
    file, _, number = str(path).rpartition("#")
    if not (file and number.isdecimal()):
        file, number = str(path), "0"
    try:
        faces = read_names(Path(file))
    except OSError as fault:
        raise FontError(f"cannot read the font {file}: {fault.strerror or fault}", "L3", hint="check the path") from None
    except ValueError as fault:
        raise FontError(f"{file}: {fault}", "L3", hint="a .ttf, .otf or .ttc file is needed") from None
    if int(number) >= len(faces):
        raise FontError(f"{file} has {len(faces)} faces, no number {number}", "L3", hint="faces are numbered from 0")
    if not faces[int(number)].embeddable:
        raise FontError(f"{file} may not be embedded: its licence bits (OS/2 fsType) forbid it", "L3", hint="take another font")
    return _face(Path(file), faces[int(number)])

"""Bundled fonts unpacked at most once a user: into the cache folder of the platform, or into memory where that cannot be written."""

from __future__ import annotations

import hashlib
import lzma
import os
import struct
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..diagnostics import FontError


@dataclass(frozen=True, slots=True)
class Packed:
    """A bundled font as the manifest lists it: the packed file, and SHA-256 and length in bytes of what it unpacks to.

    A font with a `base` is packed as its difference from that one.
    """

    path: Path
    sha256: str
    size: int
    base: Packed | None = None


def cache_folder() -> Path:
    """Give the folder for what can be made again: of all the library, only this function looks at the environment."""
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "publisher"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "publisher" / "Cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "publisher"


def unpacked(font: Packed) -> bytes:
    """Give the unpacked bytes of a bundled font.

    Raises:
        FontError: The bundled file is missing or damaged.
    """
    cached = _cached(font)
    with suppress(OSError):
        if cached is not None and len(data := cached.read_bytes()) == font.size:
            return data
    data = _unpack(font)
    with suppress(OSError):
        if cached is not None:
            write_whole(cached, data)
    return data


def unpacked_file(font: Packed) -> Path | None:
    """Give the file in the cache that has a bundled font unpacked, or None where there is none: it can be read in parts."""
    cached = _cached(font)
    with suppress(OSError):
        if cached is not None and cached.stat().st_size == font.size:
            return cached
    return None


def _cached(font: Packed) -> Path | None:
    try:
        return cache_folder() / f"{font.path.name.split('.')[0]}-{font.sha256[:16]}.ttf"
    except RuntimeError:
        # There is no home folder.
        return None


def _unpack(font: Packed) -> bytes:
    try:
        data = lzma.decompress(font.path.read_bytes())
        if font.base is not None:
            data = _joined(unpacked(font.base), data)
    except (OSError, lzma.LZMAError, struct.error) as fault:
        raise FontError(f"cannot read the bundled font {font.path.name}: {fault}", "L3", hint="install the package again") from None
    if hashlib.sha256(data).hexdigest() != font.sha256:
        raise FontError(f"the bundled font {font.path.name} is not the one in the manifest", "L3", hint="install the package again")
    return data


def _joined(base: bytes, difference: bytes) -> bytes:
    """Put a font together from its base and its difference; fonts/difference.py describes the form."""
    (count,) = struct.unpack(">L", difference[:4])
    at = 4 + 12 * count
    pieces: list[memoryview] = []
    old, new = memoryview(base), memoryview(difference)
    for start, length, added in struct.iter_unpack(">LLL", new[4:at]):
        pieces += (old[start:start + length], new[at:at + added])
        at += added
    return b"".join(pieces)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that nobody ever sees half of it: other processes may be at the same work."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        os.replace(name, path)
    except OSError:
        with suppress(OSError):
            os.unlink(name)
        raise

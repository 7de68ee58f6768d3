"""A face: one font of a file, its characters and its bytes, opened only when asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ..diagnostics import FontError
from .unpack import Packed, unpacked, unpacked_file


@dataclass(frozen=True, eq=False)
class Face:
    """One face. Faces are compared by identity; `name` is ASCII, in the manner of PostScript names, and the same on every machine.

    `index` is the face's number in a collection (.ttc), else 0. `bundled` faces are open and may be embedded in an EPUB; others come from
    the system or the caller, and have no `licence` (an SPDX name or the like) and `attribution`.
    """

    name: str
    family: str
    path: Path | None
    index: int = 0
    packed: Packed | None = None
    licence: str = ""
    attribution: str = ""
    licence_file: Path | None = None

    @property
    def licence_text(self) -> str:
        """The whole licence of a bundled face, which goes wherever the face goes; empty for another."""
        return self.licence_file.read_text(encoding="utf-8") if self.licence_file else ""

    @property
    def bundled(self) -> bool:
        """Say whether the face comes with the library."""
        return self.packed is not None

    @cached_property
    def data(self) -> bytes:
        """The whole font file, unpacked (for a collection: all of it).

        Raises:
            FontError: The file is gone or damaged.
        """
        if self.packed is not None:
            return unpacked(self.packed)
        assert self.path is not None
        try:
            return self.path.read_bytes()
        except OSError as fault:
            raise FontError(f"cannot read the font {self.path}: {fault.strerror or fault}", "L3") from None

    @property
    def file(self) -> Path | None:
        """The font file where it stands unpacked on the disk; a reader that needs a part of it need not load the whole."""
        return self.path if self.packed is None else unpacked_file(self.packed)

    @cached_property
    def opened(self) -> Any:
        """The face as HarfBuzz has it. Where it stands unpacked on the disk it is mapped, not read: a Chinese face is 14 MB.

        Raises:
            FontError: The file is gone or damaged.
        """
        import uharfbuzz as hb

        blob = hb.Blob.from_file_path(str(file)) if self.packed and (file := self.file) else hb.Blob(self.data)
        return hb.Face(blob, self.index)

    @cached_property
    def characters(self) -> frozenset[str]:
        """The characters that the face has a glyph for."""
        return frozenset(map(chr, self.opened.unicodes))

    @cached_property
    def _font(self) -> Any:
        import uharfbuzz as hb

        return hb.Font(self.opened)

    def covers(self, codepoint: int) -> bool:
        """Say whether the face has a glyph for a code point.

        A text has fewer characters than a Chinese face, so this is faster than to list the face's.
        """
        return bool(self._font.get_nominal_glyph(codepoint))


def ascii_name(text: str) -> str:
    """Make a name that PDF and CSS take as it is: ASCII letters, figures and hyphens."""
    return re.sub(r"[^A-Za-z0-9-]", "", text)

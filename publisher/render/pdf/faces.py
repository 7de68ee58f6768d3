"""Faces as a PDF uses them: widths and codes of characters, and which face sets which character.

A code belongs to a character and not to a glyph, so two characters that share a drawing (⼀ and 一) still copy back as what they were.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from ...diagnostics import FontError
from ...layout.fonts import MISSING_HINT, missing_message

if TYPE_CHECKING:
    from ...layout.faces import Face
    from ...layout.fonts import FontSet


_STANDS_FOR_ANOTHER = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")
"""Radicals and compatibility ideographs: drawn like an ordinary character, which must keep the code where one is shared."""


class Typeface:
    """One face in one file: glyphs, advances in thousandths of an em, and the codes given out so far.

    `aliases` are the characters whose code does not copy back as they are: over CFF outlines a code is a glyph, which two may share.
    """

    def __init__(self, face: Face, resource: str) -> None:
        """Take a face; `resource` is its name on the pages. The font is opened at its first use."""
        self.face, self.resource = face, resource
        self.codes = _Codes(self)
        self.glyphs: list[int] = []
        self.aliases: set[str] = set()
        self._by_glyph: dict[int, str] = {}

    @cached_property
    def hb_face(self):  # type: ignore[no-untyped-def]
        """The face as HarfBuzz sees it; a file on the disk is mapped, so that only what is asked for is read."""
        import uharfbuzz as hb

        file = self.face.file
        blob = hb.Blob.from_file_path(str(file)) if file is not None and file.is_file() else hb.Blob(self.face.data)
        return hb.Face(blob, self.face.index)

    @cached_property
    def _font(self):  # type: ignore[no-untyped-def]
        import uharfbuzz as hb

        return hb.Font(self.hb_face)

    @cached_property
    def has_glyf(self) -> bool:
        """Whether the outlines are TrueType's; else they are CFF."""
        return "glyf" in self.hb_face.table_tags

    def glyph(self, char: str) -> int:
        """Give the glyph of a character, 0 where there is none."""
        return int(self._font.get_nominal_glyph(ord(char)) or 0)

    def advance(self, glyph: int) -> int:
        """Give a glyph's advance in thousandths of an em."""
        return int(self._font.get_glyph_h_advance(glyph) * 1000 / self.hb_face.upem + 0.5)

    def give_code(self, char: str) -> str:
        """Give out the code of a character as four hexadecimal digits: a number of our own over glyf outlines, the glyph's over CFF."""
        glyph = self.glyph(char)
        self.glyphs.append(glyph)
        if self.has_glyf:
            return f"{len(self.glyphs):04x}"
        if _STANDS_FOR_ANOTHER.match(char) or self._by_glyph.setdefault(glyph, char) != char:
            self.aliases.add(char)
        return f"{glyph:04x}"


class _Codes(dict[str, str]):
    """The codes of a typeface, given out at the first use of each character."""

    def __init__(self, typeface: Typeface) -> None:
        super().__init__()
        self._typeface = typeface

    def __missing__(self, char: str) -> str:
        code = self[char] = self._typeface.give_code(char)
        return code


class Sorts(dict[str, int]):
    """The characters of one role and their widths in thousandths of an em, each looked up once.

    `strangers` are the characters met so far that the role's own face lacks, with the face that sets them.
    """

    def __init__(self, role: str, case: TypeCase, faces: tuple[Face, ...]) -> None:
        """Take the role's faces in the order to be asked."""
        super().__init__()
        self.role, self._case, self._faces = role, case, faces
        self.strangers: dict[str, Typeface] = {}
        self.own = case.open(faces[0])

    def __missing__(self, char: str) -> int:  # noqa: D105 - the class says it
        for face in self._faces:
            typeface = self._case.open(face)
            if glyph := typeface.glyph(char):
                if typeface is not self.own:
                    self.strangers[char] = typeface
                width = self[char] = typeface.advance(glyph)
                return width
        raise FontError(missing_message([char]), "L2", hint=MISSING_HINT)

    def home(self, char: str) -> Typeface:
        """Give the typeface that sets a character already measured."""
        return self.strangers.get(char, self.own)


class TypeCase:
    """All faces that a document may use, each opened when first asked for."""

    def __init__(self, fonts: FontSet) -> None:
        """Take the faces of the document's language."""
        self._fonts = fonts
        self._opened: dict[tuple[str, int], Typeface] = {}
        self._sorts: dict[str, Sorts] = {}

    @property
    def used(self) -> list[Typeface]:
        """The typefaces that have given out a code, in the order of their opening."""
        return [t for t in self._opened.values() if t.glyphs]

    def sorts(self, role: str) -> Sorts:
        """Give the characters of a role."""
        if role not in self._sorts:
            self._sorts[role] = Sorts(role, self, self._fonts.faces(role))
        return self._sorts[role]

    def open(self, face: Face) -> Typeface:
        """Open a face once."""
        key = (face.name, face.index)
        if key not in self._opened:
            self._opened[key] = Typeface(face, f"F{len(self._opened) + 1}")
        return self._opened[key]

"""Faces as a PDF uses them: widths and codes of characters, and which face sets which character.

A code belongs to a character and not to a glyph, so two characters that share a drawing (⼀ and 一) still copy back as what they were.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from ...diagnostics import FontError
from ...layout.fonts import MISSING_HINT, missing_message

if TYPE_CHECKING:
    from ...layout.faces import Face
    from ...layout.fonts import FontSet


_STANDS_FOR_ANOTHER = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")
"""Radicals and compatibility ideographs: drawn like an ordinary character, which must keep the code where one is shared."""


SQUARE = 1000
"""What a character takes of a vertical line, in thousandths of an em."""


def stands_upright(char: str) -> bool:
    """Say whether a character stands upright in a vertical line; Latin, Greek and Cyrillic letters and half-width signs lie across it.

    Characters that Unicode calls wide or, symbols among the ambiguous, not narrow (UAX 11, 50).
    """
    return east_asian_width(char) in "WFA" and not (char < "\u2000" and char.isalpha())


class Typeface:
    """One face in one file: glyphs, advances in thousandths of an em, and the codes given out so far.

    `aliases` are the characters whose code does not copy back as they are: over CFF outlines a code is a glyph, which two may share.
    """

    def __init__(self, face: Face, resource: str, *, vertical: bool = False) -> None:
        """Take a face, to be opened at its first use; `resource` is its name on the pages, `vertical` that it is set from the top down."""
        self.face, self.resource, self.vertical = face, resource, vertical
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
        """Give the glyph of a character, 0 where there is none; in a vertical face its vertical form."""
        nominal = int(self._font.get_nominal_glyph(ord(char)) or 0)
        return self.turned(char) or nominal if self.vertical and nominal else nominal

    def turned(self, char: str) -> int:
        """Give the glyph of a character's vertical form, 0 where it has no form of its own."""
        import uharfbuzz as hb

        buffer = hb.Buffer()
        buffer.add_str(char)
        buffer.guess_segment_properties()
        buffer.direction = "ttb"
        hb.shape(self._font, buffer, {"vert": True})
        glyph = int(buffer.glyph_infos[0].codepoint)
        return glyph if glyph != self._font.get_nominal_glyph(ord(char)) else 0

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
        self.own = case.open(faces[0], vertical=case.vertical)

    def __missing__(self, char: str) -> int:  # noqa: D105 - the class says it
        for face in self._faces:
            typeface = self._case.open(face)
            if glyph := typeface.glyph(char):
                if self._case.vertical and (stands_upright(char) or typeface.turned(char)):
                    typeface = self._case.open(face, vertical=True)
                    if typeface is not self.own:
                        self.strangers[char] = typeface
                    self[char] = SQUARE
                    return SQUARE
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

    def __init__(self, fonts: FontSet, *, vertical: bool = False) -> None:
        """Take the faces of the document's language; `vertical` says that lines run from the top down."""
        self._fonts, self.vertical = fonts, vertical
        self._opened: dict[tuple[str, int, bool], Typeface] = {}
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

    def flat(self) -> TypeCase:
        """Give the same faces for lines that run across the page."""
        case = TypeCase(self._fonts)
        case._opened = self._opened
        return case

    def open(self, face: Face, *, vertical: bool = False) -> Typeface:
        """Open a face once for either way of setting."""
        key = (face.name, face.index, vertical)
        if key not in self._opened:
            self._opened[key] = Typeface(face, f"F{len(self._opened) + 1}", vertical=vertical)
        return self._opened[key]

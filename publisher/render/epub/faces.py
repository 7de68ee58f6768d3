"""Faces that travel with a book, if its maker asks for them: cut down to the characters in use, each with its licence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...layout import Face, Layout
from ...layout.fonts import INVISIBLE, FontSet
from ...model import Document, Strong

BODY = "song"
"""The role of what a layout has no style for: contents, title page, colophon."""
EMPHASIS = "hei"

APPLE = (
    b'<?xml version="1.0" encoding="utf-8"?>\n<display_options><platform name="*"><option name="specified-fonts">true</option></platform>'
    b"</display_options>\n"
)
"""What Apple Books asks for before it shows a book in its own faces: META-INF/com.apple.ibooks.display-options.xml."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """A face of the book: its family in the stylesheet, its file and the font in it; whether it is a bold one."""

    name: str
    file: str
    data: bytes
    bold: bool
    face: Face


def _texts(document: Document, layout: Layout, words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Give what is set in each role."""
    for block in document.blocks():
        yield layout.style(block).font, block.text
        yield from ((EMPHASIS, inline.text) for inline in block.inlines if isinstance(inline, Strong))
    for text in words:
        yield BODY, text
    yield from ((layout.styles["paragraph"].font, text) for text in words)


def families(document: Document, layout: Layout, fonts: FontSet, words: Iterable[str]) -> dict[str, dict[Face, set[str]]]:
    """Give, by role, the faces that set its text, in order, with their characters; open ones alone, for only those may be passed on.

    Args:
        document: whose blocks are set in the faces of their styles.
        layout: the styles.
        fonts: the faces.
        words: what else is printed: contents, title page, colophon.
    """
    wanted: dict[str, set[str]] = {}
    for role, text in _texts(document, layout, tuple(words)):
        wanted.setdefault(role, set()).update(text)
    found: dict[str, dict[Face, set[str]]] = {}
    for role, characters in sorted(wanted.items()):
        left = characters - INVISIBLE
        for face in fonts.faces(role):
            own = left & face.characters if face.bundled and left else set()
            if own:
                found.setdefault(role, {})[face] = own
                left -= own
    return found


def embed(chosen: Mapping[str, Mapping[Face, set[str]]], bold: Iterable[str]) -> list[Embedded]:
    """Cut the faces down to their characters.

    Args:
        chosen: what `families` gives.
        bold: the roles whose own face stands for the bold weight.
    """
    characters: dict[Face, set[str]] = {}
    for faces in chosen.values():
        for face, own in faces.items():
            characters.setdefault(face, set()).update(own)
    heavy = {next(iter(faces)) for role, faces in chosen.items() if role in bold}
    return [Embedded(face.name, f"fonts/{face.name}.ttf", _cut(face, own), face in heavy, face)
            for face, own in sorted(characters.items(), key=lambda pair: pair[0].name)]


def _cut(face: Face, characters: set[str]) -> bytes:
    """Give a font of these characters alone, with its marks for lines from the top down."""
    import uharfbuzz as hb

    cut = hb.SubsetInput()
    cut.unicode_set.clear()
    cut.unicode_set.update(map(ord, characters | {" "}))
    cut.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    return bytes(hb.subset(face.opened, cut).blob.data)


def licences(faces: Iterable[Embedded]) -> list[tuple[list[str], list[str]]]:
    """Give each licence once, as paragraphs without the lines drawn between, after the names of its faces with their makers."""
    covered: dict[str, list[str]] = {}
    for one in faces:
        covered.setdefault(one.face.licence_text, []).append(f"{one.name}: {one.face.attribution}")
    return [(names, re.split(r"\n\s*\n", re.sub(r"(?m)^-+$", "", text).strip())) for text, names in covered.items()]

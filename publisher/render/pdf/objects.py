"""PDF objects that reportlab lacks or writes in a way PDF/A refuses."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFObject, PDFPage


class Stream(PDFObject):  # type: ignore[misc]
    """A stream. reportlab's own puts no line end before `endstream`, which PDF/A forbids (ISO 19005-2, 6.1.7.1)."""

    __RefOnly__ = 1

    def __init__(self, entries: Mapping[str, Any], data: bytes, *, packed: bool = True) -> None:
        """Take the dictionary's entries besides /Length and /Filter; `packed` streams are deflated."""
        self.entries, self.data, self.packed = entries, data, packed

    def format(self, document: Any) -> bytes:
        """Give the bytes of the object."""
        data = zlib.compress(self.data, 6) if self.packed else self.data
        entries = {**self.entries, "Length": len(data), **({"Filter": "/FlateDecode"} if self.packed else {})}
        head: bytes = PDFDictionary(entries).format(document)
        return head + b"\nstream\n" + data + b"\nendstream"


class Raw(PDFObject):  # type: ignore[misc]
    """An object whose bytes are worked out when the file is written, so that it may name objects that come after it."""

    __RefOnly__ = 1

    def __init__(self, write: Any) -> None:
        """Take a function without arguments that gives the bytes."""
        self.write = write

    def format(self, document: Any) -> bytes:
        """Give the bytes of the object."""
        return bytes(self.write())


class TaggedPage(PDFPage):  # type: ignore[misc]
    """A page that carries the entries of tagging and nothing that reportlab would add."""

    __NoDefault__ = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]
    Override_default_compilation = 1

    def __init__(self, document: Any, number: int, size: tuple[float, float]) -> None:
        """Make page `number` (from 0) of a document; size in pt."""
        super().__init__()
        self.Annots: Any = None
        self.MediaBox = PDFArray([0, 0, round(size[0], 2), round(size[1], 2)])
        self.Resources = PDFDictionary({"Font": document.Reference(document.idToObject["BasicFonts"])})
        self.Parent = document.Reference(document.Pages)
        self.StructParents, self.Tabs = number, "/S"

    def check_format(self, document: Any) -> None:
        """Make the list of annotations an array."""
        if isinstance(self.Annots, list):
            self.Annots = PDFArray(self.Annots)


def number_of(document: Any, thing: Any) -> int:
    """Give the object number of a thing, registering it first where it is new."""
    reference = document.Reference(thing)
    return int(document.idToObjectNumberAndVersion[reference.name][0])


def text_string(text: str) -> str:
    """Give a text as a PDF string: UTF-16BE in hexadecimal, with its mark."""
    return "<feff" + text.encode("utf-16-be").hex() + ">"


__all__ = ["PDFArray", "PDFDictionary", "Raw", "Stream", "TaggedPage", "number_of", "text_string"]

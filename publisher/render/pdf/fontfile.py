"""A typeface as PDF objects: one Type0 font over a subset made by HarfBuzz (ISO 32000-1, 9.7)."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from .faces import Typeface
from .objects import Stream

_UNUSED = (
    b"GSUB", b"GPOS", b"GDEF", b"BASE", b"VORG", b"vhea", b"vmtx", b"DSIG", b"STAT", b"meta", b"gasp", b"kern", b"OS/2", b"post", b"name",
    b"cmap",
)
"""Tables that a reader of the PDF does not ask for."""


def _subset(typeface: Typeface) -> tuple[bytes, list[int]]:
    """Cut the face down to the glyphs in use; give the font file and, over glyf, each code's glyph in it."""
    import uharfbuzz as hb

    cut = hb.SubsetInput()
    cut.glyph_set.update({0, *typeface.glyphs})
    cut.unicode_set.clear()
    cut.layout_feature_tag_set.clear()
    cut.drop_table_tag_set.update(int.from_bytes(tag, "big") for tag in _UNUSED)
    flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
    if not typeface.has_glyf:
        flags |= hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.CFF_IDENTITY_CHARSET | hb.SubsetFlags.DOWNGRADE_CFF2
    cut.flags = flags
    for axis in typeface.hb_face.axis_infos:
        cut.pin_axis_to_default(typeface.hb_face, axis.tag)
    plan = hb.SubsetPlan(typeface.hb_face, cut)
    made = plan.execute()
    if not typeface.has_glyf:
        return made.reference_table("CFF ").data, []
    new = plan.old_to_new_glyph_mapping
    return made.blob.data, [new[g] for g in typeface.glyphs]


def _to_unicode(pairs: list[tuple[str, str]]) -> bytes:
    """Make the map from codes to text: UTF-16BE, so that characters above U+FFFF come back right; 100 entries a block at most."""
    rows = [f"<{code}> <{char.encode('utf-16-be').hex()}>" for code, char in pairs]
    blocks = [rows[n : n + 100] for n in range(0, len(rows), 100)]
    body = "\n".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode("ascii")


def _widths(typeface: Typeface, codes: list[int]) -> list[Any]:
    """Give the /W array: runs of neighbouring codes that are not one em wide."""
    rows: list[Any] = []
    last = -2
    for code, glyph in sorted(zip(codes, typeface.glyphs, strict=True)):
        width = typeface.advance(glyph)
        if width == 1000:
            continue
        if code == last:
            continue
        if code == last + 1:
            rows[-1].append(width)
        else:
            rows += [code, [width]]
        last = code
    return rows


def _array(values: list[Any]) -> str:
    return "[" + " ".join(_array(v) if isinstance(v, list) else str(v) for v in values) + "]"


def _descriptor(typeface: Typeface, name: str) -> dict[str, Any]:
    import uharfbuzz as hb

    extents = hb.Font(typeface.hb_face).get_font_extents("ltr")
    scale = 1000 / typeface.hb_face.upem
    ascent, descent = round(extents.ascender * scale), round(extents.descender * scale)
    return {
        "Type": "/FontDescriptor", "FontName": f"/{name}", "Flags": 4, "FontBBox": f"[-200 {descent} 1200 {ascent}]", "ItalicAngle": 0,
        "Ascent": ascent, "Descent": descent, "CapHeight": min(ascent, 730), "StemV": 80,
    }


def add_font(document: Any, typeface: Typeface) -> bytes:
    """Write a typeface's objects into a reportlab document and list it for its pages; give the digest of the subset.

    Args:
        document: the `reportlab.pdfbase.pdfdoc.PDFDocument`.
        typeface: the typeface; its codes are all given out.
    """
    from reportlab.pdfbase.pdfdoc import PDFDictionary

    data, new_glyphs = _subset(typeface)
    digest = sha256(data).digest()
    tag = "".join(chr(65 + b % 26) for b in digest[:6])
    name = f"{tag}+{typeface.face.name}"[:63]
    pairs = {code: char for char, code in typeface.codes.items() if char in typeface.aliases}
    pairs |= {code: char for char, code in typeface.codes.items() if char not in typeface.aliases}
    codes = [int(code, 16) for code in typeface.codes.values()]
    if typeface.has_glyf:
        program = Stream({"Length1": len(data)}, data)
        key, subtype = "FontFile2", "CIDFontType2"
        table = b"\0\0" + b"".join(g.to_bytes(2, "big") for g in new_glyphs)
        extra = {"CIDToGIDMap": document.Reference(Stream({}, table))}
    else:
        program = Stream({"Subtype": "/CIDFontType0C"}, data)
        key, subtype, extra = "FontFile3", "CIDFontType0", {}
    descriptor = PDFDictionary({**_descriptor(typeface, name), key: document.Reference(program)})
    descendant = PDFDictionary({
        "Type": "/Font", "Subtype": f"/{subtype}", "BaseFont": f"/{name}", "DW": 1000,
        "W": _array(_widths(typeface, codes)), "CIDSystemInfo": "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
        "FontDescriptor": document.Reference(descriptor), **extra,
    })
    font = PDFDictionary({
        "Type": "/Font", "Subtype": "/Type0", "BaseFont": f"/{name}", "Encoding": "/Identity-V" if typeface.vertical else "/Identity-H",
        "DescendantFonts": f"[{_reference(document, descendant)}]",
        "ToUnicode": document.Reference(Stream({}, _to_unicode(list(pairs.items())))),
    })
    document.idToObject["BasicFonts"].dict[typeface.resource] = document.Reference(font)
    return digest


def _reference(document: Any, thing: Any) -> str:
    return str(document.Reference(thing).format(document).decode("ascii"))

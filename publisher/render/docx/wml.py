"""WordprocessingML elements: names, text that XML can carry, runs, properties in the order the schema asks for."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lxml import etree

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = f"{{{NS}}}"
R = f"{{{NS_R}}}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Element = Any
"""An lxml element; lxml ships no types."""

Attributes = Mapping[str, str]
Properties = Mapping[str, Attributes | Sequence[tuple[str, Attributes]]]
"""Properties of a paragraph or a run: element name to its attributes, or to its children with theirs."""

_PARAGRAPH = """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens
    kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing
    mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl rPr sectPr"""
_RUN = """rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color
    spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang"""
_RANK = {tag: {name: n for n, name in enumerate(order.split())} for tag, order in (("pPr", _PARAGRAPH), ("rPr", _RUN))}

# Characters outside XML 1.0's Char production. Lone surrogates come from broken UTF-16.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CONTROLS = re.compile("(\t|\r\n|[\r\n\u2028\u2029])")
# Marks that Word takes from the Latin font unless the run is hinted: quotation marks, dashes, ellipsis, middle dot, ①, Ⅰ, ● and their like.
_AMBIGUOUS = re.compile("[\u00a7\u00a8\u00b0\u00b1\u00b7\u00d7\u00f7\u2010-\u2027\u2030-\u205e\u20a0-\u2bff]")
_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u052f"
_ACCENTED = "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u052f"
# A Western word that a hint would spoil: with an accented, Greek or Cyrillic letter, or an apostrophe or dash between letters.
_WESTERN = re.compile(
    f"((?:[{_LATIN}0-9]{{1,40}}[’–-]){{0,8}}[{_LATIN}]{{0,40}}(?:[{_ACCENTED}]|(?<=[{_LATIN}])[’–](?=[{_LATIN}]))(?:[{_LATIN}0-9]|[’–-](?=[{_LATIN}]))*)"
)


def clean(text: str) -> str:
    """Replace what XML cannot carry: a control that is white space by a space, anything else by U+FFFD, so that its place is seen."""
    return _FORBIDDEN.sub(lambda m: " " if m[0].isspace() else "\ufffd", text)


def root(name: str) -> Element:
    """Make a part's root element `w:name` with the namespaces of the part."""
    return etree.Element(W + name, nsmap={"w": NS, "r": NS_R})


def serialise(element: Element) -> bytes:
    """Give a part's bytes."""
    data: bytes = etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data


def sub(parent: Element, name: str, attributes: Attributes | None = None, /, **more: str) -> Element:
    """Append `w:name` with attributes of the same namespace."""
    node = etree.SubElement(parent, W + name)
    for key, value in {**(attributes or {}), **more}.items():
        node.set(W + key, value)
    return node


def val(value: object) -> Attributes:
    """Give the one attribute `w:val`."""
    return {"val": str(value)}


def properties(parent: Element, tag: str, values: Properties) -> None:
    """Append `w:pPr` or `w:rPr` with its children in schema order; nothing where there are none."""
    if not values:
        return
    rank = _RANK[tag]
    node = sub(parent, tag)
    for name in sorted(values, key=rank.__getitem__):
        value = values[name]
        if isinstance(value, Mapping):
            sub(node, name, value)
        else:
            holder = sub(node, name)
            for child, attributes in value:
                sub(holder, child, attributes)


def paragraph(parent: Element, style: str, values: Properties | None = None) -> Element:
    """Append an empty paragraph of a style, with properties of its own if any."""
    node = etree.SubElement(parent, W + "p")
    properties(node, "pPr", {"pStyle": val(style), **(values or {})})
    return node


def stub(parent: Element) -> Element:
    """Append a paragraph of no height."""
    node = sub(parent, "p")
    sub(sub(node, "pPr"), "spacing", before="0", after="0", line="20", lineRule="exact")
    return node


def runs(parent: Element, text: str, values: Properties | None = None) -> None:
    """Append text as runs: tabs and line breaks as their elements, Chinese marks hinted to the Chinese font."""
    for piece, hinted in _pieces(clean(text)):
        run = etree.SubElement(parent, W + "r")
        own: dict[str, Any] = dict(values or {})
        if hinted:
            own["rFonts"] = {**own.get("rFonts", {}), "hint": "eastAsia"}
        properties(run, "rPr", own)
        _characters(run, piece)


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    if not _AMBIGUOUS.search(text):
        if text:
            yield text, False
        return
    for n, piece in enumerate(_WESTERN.split(text)):
        if piece:
            yield piece, n % 2 == 0 and _AMBIGUOUS.search(piece) is not None


def _characters(run: Element, text: str) -> None:
    for piece in _CONTROLS.split(text):
        if piece == "\t":
            etree.SubElement(run, W + "tab")
        elif piece and _CONTROLS.fullmatch(piece):
            etree.SubElement(run, W + "br")
        elif piece:
            node = etree.SubElement(run, W + "t")
            node.text = piece
            if piece[0].isspace() or piece[-1].isspace() or "  " in piece:
                node.set(SPACE, "preserve")


def field(parent: Element, instruction: str, cached: str, values: Properties | None = None) -> None:
    """Append a complex field with its cached result; without one Word is told to reckon it."""
    for kind, content in (("begin", ""), ("instr", instruction), ("separate", ""), ("cached", cached), ("end", "")):
        if kind == "cached":
            runs(parent, content, values)
            continue
        run = sub(parent, "r")
        properties(run, "rPr", values or {})
        if kind == "instr":
            node = sub(run, "instrText")
            node.text = f" {content} "
            node.set(SPACE, "preserve")
        else:
            sub(run, "fldChar", {"fldCharType": kind, **({"dirty": "1"} if kind == "begin" and not cached else {})})


def twips(points: float) -> int:
    """Give twentieths of a point, rounded down, so that a full page of lines never exceeds its text area."""
    return math.floor(points * 20 + 1e-6)

"""`settings.xml` and `fontTable.xml`: how Word treats Chinese lines in this file, and what stands in for a missing face."""

from __future__ import annotations

from .plan import Plan
from .wml import root, serialise, sub, val

# Word's own lists for Chinese know no dash and no wave: GB/T 15834—2011, 5.1.2 and 5.1.5 keep —— whole and ～ off a line's start.
_NOT_FIRST = "!%),.:;>?]}¢¨°·ˇˉ―—‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"
_NOT_LAST = "$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥"
_COMPATIBILITY = ("spaceForUL", "balanceSingleByteDoubleByteWidth", "doNotLeaveBackslashAlone", "ulTrailSpace", "doNotExpandShiftReturn",
                  "adjustLineHeightInTable", "useFELayout")
_WORD = "http://schemas.microsoft.com/office/word"


def settings_part(plan: Plan) -> bytes:
    """Give `settings.xml`; the children stand in the order of the schema."""
    part = root("settings")
    sub(part, "zoom", percent="100")
    if plan.layout.page.mirrored:
        sub(part, "mirrorMargins")
    sub(part, "bordersDoNotSurroundHeader")
    sub(part, "bordersDoNotSurroundFooter")
    sub(part, "defaultTabStop", val(plan.em(plan.layout.styles["paragraph"]) * 2))
    if plan.two_sided:
        sub(part, "evenAndOddHeaders")
    sub(part, "drawingGridVerticalSpacing", val(156))
    sub(part, "characterSpacingControl", val("compressPunctuation"))
    sub(part, "noLineBreaksAfter", lang=plan.locale, val=_NOT_LAST)
    sub(part, "noLineBreaksBefore", lang=plan.locale, val=_NOT_FIRST)
    if plan.notes.by_block:
        notes = sub(part, "footnotePr")
        for n in (-1, 0):
            sub(notes, "footnote", id=str(n))
    compatibility = sub(part, "compat")
    for name in _COMPATIBILITY:
        sub(compatibility, name)
    for name, value in (("compatibilityMode", "15"), ("overrideTableStyleFontSizeAndJustification", "1"), ("enableOpenTypeFeatures", "1"),
                        ("doNotFlipMirrorIndents", "1"), ("differentiateMultirowTableHeaders", "1")):
        sub(compatibility, "compatSetting", name=name, uri=_WORD, val=value)
    sub(part, "themeFontLang", val="en-US", eastAsia=plan.locale)
    sub(part, "decimalSymbol", val("."))
    sub(part, "listSeparator", val(","))
    return serialise(part)


def font_table_part(plan: Plan) -> bytes:
    """Give `fontTable.xml`: each face the styles name, with the name to take in its stead."""
    part = root("fonts")
    charset = {"zh-CN": "86"}.get(plan.locale, "88")
    listed: set[str] = set()
    for font in plan.office.values():
        if font.east_asia not in listed:
            listed.add(font.east_asia)
            node = sub(part, "font", name=font.east_asia)
            if font.alt and font.alt != font.east_asia:
                sub(node, "altName", val(font.alt))
            sub(node, "panose1", val(font.panose))
            sub(node, "charset", val(charset))
            sub(node, "family", val("auto"))
            sub(node, "pitch", val("variable"))
    for latin in dict.fromkeys(font.latin for font in plan.office.values()):
        node = sub(part, "font", name=latin)
        sub(node, "panose1", val("02020603050405020304"))
        sub(node, "charset", val("00"))
        sub(node, "family", val("roman"))
        sub(node, "pitch", val("variable"))
    return serialise(part)

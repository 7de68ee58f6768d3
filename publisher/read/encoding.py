"""What encoding a source is in: by its mark, by whether it decodes, by how much of the result is everyday Chinese."""

from __future__ import annotations

import codecs
import unicodedata
from collections import Counter

from publisher.diagnostics import SourceError

from .frequent import FREQUENT

_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF", "take its text out first, e.g. with pdftotext"),
    (b"PK\x03\x04", "a ZIP archive (a DOCX, ODT or EPUB is one too)", "give its plain text"),
    (b"\xd0\xcf\x11\xe0", "an old Office file", "save it as plain text first"),
    (b"{\\rtf", "an RTF file", "save it as plain text first"),
    (b"\x89PNG", "a PNG picture", "it needs OCR first"),
    (b"\xff\xd8\xff", "a JPEG picture", "it needs OCR first"),
    (b"GIF8", "a GIF picture", "it needs OCR first"),
    (b"II*\x00", "a TIFF picture", "it needs OCR first"),
    (b"MM\x00*", "a TIFF picture", "it needs OCR first"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
)

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
"""Byte order marks; UTF-32 before UTF-16, whose little-endian mark it starts with."""

_CANDIDATES = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
_SAMPLE = 20_000
_LEAST, _SURE = 0.15, 0.5
_MOST_NUL, _MOST_CONTROLS = 0.01, 0.02
_CONTROLS = bytes({*range(32), 127} - set(b"\t\n\v\f\r"))
_ASK = "name it with the encoding option, e.g. gb18030, big5 or utf-16-le"


def decode(data: bytes, name: str, encoding: str | None = None) -> tuple[str, str]:
    """Decode a source; give its text, without a byte order mark, and the name of the encoding.

    Raises SourceError when the data is another kind of file, does not decode, or decodes to no Chinese or plain text in any encoding known.
    """
    if encoding is not None:
        return _decode_as(data, name, encoding)
    for mark, found in _MARKS:
        if data.startswith(mark):
            return _decode_as(data, name, found)
    for magic, what, hint in _MAGIC:
        if data.startswith(magic):
            raise SourceError(f"this is {what}, not text", "R5", name, hint=hint)
    if data.count(0) <= len(data) * _MOST_NUL:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = ""
        if text and (text.isascii() or everyday_share(text) > 0):
            return text, "utf-8"
        # A few words in GBK may be valid UTF-8 by chance (通知 is ֪ͨ then), but never hanzi.
        found, encoding, share = _best(data)
        if text and share < _SURE:
            return text, "utf-8"
    else:
        found, encoding, share = _best(data)
    if share >= _LEAST:
        return found.removeprefix("\ufeff"), encoding
    if _is_binary(data):
        raise SourceError("this is a binary file, not text", "R5", name, hint="give plain text, e.g. what pdftotext writes")
    if not data:
        return "", "utf-8"
    raise _nearest_fault(data, name)


def _decode_as(data: bytes, name: str, encoding: str) -> tuple[str, str]:
    try:
        text = data.decode(encoding)
    except LookupError:
        raise SourceError(f"there is no encoding named {encoding!r}", "R7", name, hint=_ASK) from None
    except UnicodeDecodeError as fault:
        raise _broken(data, name, encoding, fault) from None
    if not isinstance(text, str):
        raise SourceError(f"{encoding!r} is no character encoding", "R7", name, hint=_ASK)
    return text.removeprefix("\ufeff"), codecs.lookup(encoding).name


def _best(data: bytes) -> tuple[str, str, float]:
    """Take the candidate whose result has the largest share of everyday Chinese; give the text, the encoding and that share."""
    best = ("", "", 0.0)
    for encoding in _CANDIDATES:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        share = everyday_share(text)
        if share > best[2]:
            best = (text, encoding, share)
    return best


def _is_binary(data: bytes) -> bool:
    return len(data) - len(data.translate(None, _CONTROLS)) > len(data) * _MOST_CONTROLS


def everyday_share(text: str) -> float:
    """Give the share of everyday Chinese among the characters beyond ASCII, less what no text holds; of plain text where all is ASCII."""
    sample = text[:_SAMPLE]
    counts = Counter(sample)
    beyond = {c: count for c, count in counts.items() if c > "\x7f"}
    control = sum(count for c, count in counts.items() if c < " " and c not in "\t\r\n\f")
    if not beyond:
        plain = len(sample) - control
        return plain / len(sample) if sample and plain > 0.98 * len(sample) else 0.0
    odd = control + sum(count for c, count in beyond.items() if unicodedata.category(c) in ("Co", "Cn", "Cc", "Cs"))
    return (sum(count for c, count in beyond.items() if c in FREQUENT) - 2 * odd) / sum(beyond.values())


def _nearest_fault(data: bytes, name: str) -> SourceError:
    """Tell the first fault in the encoding that comes nearest: the one with the fewest bytes that do not decode."""
    faults = []
    for encoding in ("utf-8", "gb18030", "big5hkscs"):
        text = data.decode(encoding, errors="replace")
        share = everyday_share(text)
        faults.append((text.count("\ufffd") - share * len(text), encoding))
    _, encoding = min(faults)
    try:
        data.decode(encoding)
    except UnicodeDecodeError as fault:
        return _broken(data, name, encoding, fault)
    return SourceError("the encoding cannot be told: no reading gives Chinese text", "R6", name, hint=_ASK)


def _broken(data: bytes, name: str, encoding: str, fault: UnicodeDecodeError) -> SourceError:
    line = data.count(b"\n", 0, fault.start) + 1
    wrong = data[fault.start : fault.start + 2].hex(" ")
    return SourceError(f"the text is not valid {encoding}: bytes {wrong} at offset {fault.start}", "R6", name, ((line, line),),
                       "mend the bytes, or name another encoding")

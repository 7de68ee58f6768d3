"""File names of editions: a name people can read, whatever the title holds."""

from __future__ import annotations

import re
import unicodedata

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)$")


def edition_name(stem: str, script: str, ending: str) -> str:
    """Give `<stem>[.<script>].<ending>`; characters that a file system forbids become `_`."""
    clean = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", stem)).strip(" .") or "edition"
    if _RESERVED.match(clean):
        clean = f"_{clean}"
    # 255 bytes is what file systems take; leave room for script and ending.
    while len(clean.encode()) > 200:
        clean = clean[:-1]
    return f"{clean}.{ending}" if script == "as-is" else f"{clean}.{script}.{ending}"

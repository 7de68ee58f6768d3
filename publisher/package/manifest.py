"""What a release folder holds: one entry a file, as JSON and as checksums."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from ..model import Metadata

MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "epub": "application/epub+zip",
    "json": "application/json",
    "md": "text/markdown",
    "review": "text/html",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a release: what it is, whose text it holds, how large it is, and its SHA-256."""

    name: str
    format: str
    script: str
    source: str
    title: str
    author: tuple[str, ...]
    language: str
    date: str
    updated: str
    bytes: int
    sha256: str

    @property
    def media_type(self) -> str:
        """The file's media type."""
        return MEDIA_TYPES[self.format]


def make_entry(name: str, form: str, script: str, source: str, metadata: Metadata, time: datetime, data: bytes) -> Entry:
    """Give the entry of one finished file; `time` (UTC) is what the edition itself bears."""
    return Entry(name, form, script, source, metadata.title or name, metadata.author or ((metadata.issuer,) if metadata.issuer else ()),
                 metadata.language, metadata.date, time.strftime("%Y-%m-%dT%H:%M:%SZ"), len(data), hashlib.sha256(data).hexdigest())


def manifest(entries: Iterable[Entry]) -> bytes:
    """Give editions.json."""
    rows = [asdict(e) for e in sorted(entries, key=lambda e: e.name)]
    return (json.dumps({"schema": "1", "editions": rows}, ensure_ascii=False, indent=1) + "\n").encode()


def checksums(entries: Iterable[Entry]) -> bytes:
    """Give SHA256SUMS, in the form that `sha256sum -c` reads."""
    return "".join(f"{e.sha256}  {e.name}\n" for e in sorted(entries, key=lambda e: e.name)).encode()

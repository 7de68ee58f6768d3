"""Settings: a TOML file beside the source, and options over it, as frozen dataclasses.

A key that is not known is an error that names the nearest one that is. Paths in a file count from the file's own folder.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from .diagnostics import SettingsError
from .model import Correction, Kind, Metadata

FORMATS = ("docx", "pdf", "epub", "json", "md", "review")
EDITIONS = ("docx", "pdf", "epub")
SCRIPTS = ("as-is", "zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK")
FONT_ROLES = ("song", "song-bold", "hei", "kai", "fangsong", "xiaobiaosong", "fallback")


@dataclass(frozen=True, slots=True)
class Settings:
    """All that a build can be told. Every field has the value that serves most."""

    name: str = ""
    """File name of the editions, without ending; empty: the source's stem."""
    formats: tuple[str, ...] = EDITIONS
    scripts: tuple[str, ...] = ("as-is",)
    layout: str = "auto"
    """`auto`, a layout's name, or the path of a layout file."""
    metadata: Mapping[str, Any] = field(default_factory=dict)
    """Metadata that replaces what the recovery found."""
    encoding: str | None = None
    repairs_off: tuple[str, ...] = ()
    """Names of the repairs of `normalise` that are not wanted."""
    corrections: tuple[Correction, ...] = ()
    vocabulary: bool = False
    """Whether a Traditional edition also takes its region's words."""
    keep: tuple[str, ...] = ()
    """Strings that a change of script leaves as they are."""
    words: Mapping[str, str] = field(default_factory=dict)
    """Strings and what they become in the other script."""
    convert_file_names: bool = False
    """Whether the file name of a converted edition is converted as well."""
    fonts: Mapping[str, Path] = field(default_factory=dict)
    """Font files by role: song, song-bold, hei, kai, fangsong, xiaobiaosong."""
    ignore_system_fonts: bool = False
    embed_fonts: bool = False
    """Whether an EPUB takes the faces of its layout with it; else it is read in the reader's own."""
    check: bool = False
    """Whether the text is taken back out of each edition and compared with the model."""
    time: datetime | None = None
    """What the editions say of their making (UTC); None: the document's own date."""


DEFAULTS = Settings()

T = TypeVar("T")


def load_settings(path: Path, base: Settings = DEFAULTS) -> Settings:
    """Read an edition's settings from a TOML file, over `base`.

    Raises:
        SettingsError: the file cannot be read, is not TOML, or has a key or a value that is not known.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as fault:
        raise SettingsError(f"cannot read settings: {fault.strerror}", "X1", source=str(path)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise SettingsError(f"not TOML: {fault}", "X1", source=str(path), hint="see docs/settings.md for the keys") from None
    known(data, _TABLES, "", str(path))
    changes: dict[str, Any] = {}
    for name, read in _TABLES.items():
        if name in data:
            changes.update(read(data[name], path))
    return replace(base, **changes)


def known(table: Mapping[str, Any], keys: Any, place: str, source: str = "") -> None:
    """Raise SettingsError for the first key of `table` that is not among `keys`, naming the nearest that is."""
    for key in table:
        if key not in keys:
            near = get_close_matches(key, list(keys), 1)
            where = f" in [{place}]" if place else ""
            hint = f"did you mean '{near[0]}'?" if near else f"known: {', '.join(keys)}"
            raise SettingsError(f"unknown key '{key}'{where}", "X2", source=source, hint=hint)


def chosen(values: tuple[str, ...], options: tuple[str, ...], what: str, source: str = "") -> tuple[str, ...]:
    """Give `values` without repeats; raise SettingsError for one that is not among `options`."""
    for value in values:
        if value not in options:
            near = get_close_matches(value, options, 1)
            hint = f"did you mean '{near[0]}'?" if near else f"known: {', '.join(options)}"
            raise SettingsError(f"unknown {what} '{value}'", "X2", source=source, hint=hint)
    return tuple(dict.fromkeys(values))


def time_from_epoch(value: str) -> datetime:
    """Read SOURCE_DATE_EPOCH: whole seconds since 1970, UTC; raises SettingsError for anything else."""
    try:
        return datetime.fromtimestamp(int(value), UTC)
    except (ValueError, OverflowError, OSError):
        raise SettingsError(f"SOURCE_DATE_EPOCH is not a number of seconds: '{value}'", "X5") from None


def _typed(value: Any, kind: type[T], key: str, path: Path) -> T:
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise SettingsError(f"'{key}' must be a {_TOML_NAMES[kind]}", "X2", source=str(path))
    return value


def _strings(value: Any, key: str, path: Path) -> tuple[str, ...]:
    rows = [value] if isinstance(value, str) else _typed(value, list, key, path)
    return tuple(_typed(row, str, key, path) for row in rows)


_TOML_NAMES: dict[type, str] = {str: "string", bool: "true or false", int: "whole number", list: "list", dict: "table"}


def _edition(data: Any, path: Path) -> dict[str, Any]:
    table = _typed(data, dict, "edition", path)
    known(table, ("name", "formats", "scripts", "layout", "encoding"), "edition", str(path))
    out: dict[str, Any] = {key: _typed(table[key], str, key, path) for key in ("name", "layout", "encoding") if key in table}
    if str(out.get("layout", "")).endswith(".toml"):
        out["layout"] = str(path.parent / out["layout"])
    if "formats" in table:
        out["formats"] = chosen(_strings(table["formats"], "formats", path), FORMATS, "format", str(path))
    if "scripts" in table:
        out["scripts"] = chosen(_strings(table["scripts"], "scripts", path), SCRIPTS, "script", str(path))
    return out


def _metadata(data: Any, path: Path) -> dict[str, Any]:
    table = _typed(data, dict, "metadata", path)
    known(table, [f.name for f in fields(Metadata)], "metadata", str(path))
    text = {key: _typed(value, str, key, path) for key, value in table.items() if key != "author"}
    author = {"author": _strings(table["author"], "author", path)} if "author" in table else {}
    return {"metadata": {**text, **author}}


def _normalise(data: Any, path: Path) -> dict[str, Any]:
    table = _typed(data, dict, "normalise", path)
    return {"repairs_off": tuple(name for name, on in table.items() if not _typed(on, bool, name, path))}


def _script(data: Any, path: Path) -> dict[str, Any]:
    table = _typed(data, dict, "script", path)
    known(table, ("vocabulary", "keep", "words", "file_names"), "script", str(path))
    out: dict[str, Any] = {}
    if "vocabulary" in table:
        out["vocabulary"] = _typed(table["vocabulary"], bool, "vocabulary", path)
    if "file_names" in table:
        out["convert_file_names"] = _typed(table["file_names"], bool, "file_names", path)
    if "keep" in table:
        out["keep"] = _strings(table["keep"], "keep", path)
    if "words" in table:
        words = _typed(table["words"], dict, "words", path)
        out["words"] = {key: _typed(value, str, key, path) for key, value in words.items()}
    return out


def _fonts(data: Any, path: Path) -> dict[str, Any]:
    table = _typed(data, dict, "fonts", path)
    known(table, ("ignore_system", "embed", *FONT_ROLES), "fonts", str(path))
    out: dict[str, Any] = {"fonts": {role: path.parent / _typed(table[role], str, role, path) for role in FONT_ROLES if role in table}}
    if "ignore_system" in table:
        out["ignore_system_fonts"] = _typed(table["ignore_system"], bool, "ignore_system", path)
    if "embed" in table:
        out["embed_fonts"] = _typed(table["embed"], bool, "embed", path)
    return out


def _corrections(data: Any, path: Path) -> dict[str, Any]:
    rows = _typed(data, list, "corrections", path)
    return {"corrections": tuple(_correction(_typed(row, dict, "corrections", path), path) for row in rows)}


def _correction(row: Mapping[str, Any], path: Path) -> Correction:
    kinds: dict[str, type] = {
        "line": int, "kind": str, "level": int, "text": str, "drop": str, "join": bool, "article": bool, "split": str, "after": int,
    }
    known(row, kinds, "[corrections]", str(path))
    if "line" not in row:
        raise SettingsError("a correction without 'line'", "X2", source=str(path), hint="line = the source line its block starts on")
    values: dict[str, Any] = {key: _typed(value, kinds[key], key, path) for key, value in row.items()}
    if "kind" in values:
        values["kind"] = Kind(chosen((values["kind"],), tuple(Kind), "kind", str(path))[0])
    return Correction(**values)


_TABLES: dict[str, Callable[[Any, Path], dict[str, Any]]] = {
    "edition": _edition, "metadata": _metadata, "normalise": _normalise, "script": _script, "fonts": _fonts, "corrections": _corrections,
}

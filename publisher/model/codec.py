"""The model as JSON, both ways, and the JSON Schema of it. The shape is a promise: `schema` changes when it does."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from .document import SCHEMA_VERSION, Article, Block, Document, DocumentKind, Kind, Metadata, PageStart
from .inlines import Inline, LineBreak, NoteRef, Strong, Text
from .source import Dropped, LineRange

Json = dict[str, Any]


def to_json(document: Document, diagnostics: Iterable[Mapping[str, Any]] = ()) -> Json:
    """Give a document as JSON-ready values, with the diagnostics that belong to it."""
    return {
        "schema": SCHEMA_VERSION,
        "source": document.source,
        "kind": document.kind.value,
        "metadata": _metadata_out(document.metadata),
        "articles": [{"blocks": [_block_out(b) for b in a.blocks]} for a in document.articles],
        "dropped": [_dropped_out(d) for d in document.dropped],
        "diagnostics": [dict(d) for d in diagnostics],
    }


def from_json(data: Mapping[str, Any]) -> Document:
    """Read a document back from JSON values.

    Raises:
        ValueError: the schema version is not ours, or a part has not the shape the schema gives.
    """
    if data.get("schema") != SCHEMA_VERSION:
        raise ValueError(f"schema {data.get('schema')!r} is not {SCHEMA_VERSION!r}: write the model again with this version of the library")
    try:
        return Document(
            source=data["source"],
            kind=DocumentKind(data["kind"]),
            articles=tuple(Article(tuple(_block_in(b) for b in a["blocks"])) for a in data["articles"]),
            metadata=_metadata_in(data["metadata"]),
            dropped=tuple(Dropped(d["text"], d["reason"], _lines_in(d["lines"]), d.get("instead", "")) for d in data["dropped"]),
        )
    except (KeyError, TypeError, AttributeError) as fault:
        raise ValueError(f"not a document of schema {SCHEMA_VERSION}: {fault}") from None


def dumps(document: Document, diagnostics: Iterable[Mapping[str, Any]] = ()) -> str:
    """Give a document as JSON text: UTF-8 characters as they are, two spaces of indent, a newline at the end."""
    return json.dumps(to_json(document, diagnostics), ensure_ascii=False, indent=1) + "\n"


def loads(text: str) -> Document:
    """Read a document from JSON text; raises ValueError like `from_json`."""
    return from_json(json.loads(text))


def _metadata_out(metadata: Metadata) -> Json:
    values = {f.name: getattr(metadata, f.name) for f in fields(Metadata)}
    return {name: list(v) if isinstance(v, tuple) else v for name, v in values.items() if v}


def _metadata_in(data: Mapping[str, Any]) -> Metadata:
    known = {f.name for f in fields(Metadata)}
    if strange := sorted(set(data) - known):
        raise ValueError(f"unknown metadata: {', '.join(strange)}")
    values: Json = {name: tuple(v) if isinstance(v, list) else v for name, v in data.items()}
    values.setdefault("language", "")
    return Metadata(**values)


def _dropped_out(dropped: Dropped) -> Json:
    row: Json = {"text": dropped.text, "reason": dropped.reason, "lines": [list(r) for r in dropped.lines]}
    if dropped.instead:
        row["instead"] = dropped.instead
    return row


def _block_out(block: Block) -> Json:
    row: Json = {"kind": block.kind.value}
    if block.level is not None:
        row["level"] = block.level
    row["text"] = block.text
    row["lines"] = [list(r) for r in block.lines]
    if block.group is not None:
        row["group"] = block.group
    if block.inlines and not (len(block.inlines) == 1 and isinstance(block.inlines[0], Text) and block.inlines[0].text):
        row["inlines"] = [_inline_out(i) for i in block.inlines]
    if block.pages:
        row["pages"] = [{"at": p.at, "label": p.label} for p in block.pages]
    if block.apart:
        row["apart"] = True
    return row


def _block_in(row: Mapping[str, Any]) -> Block:
    if "inlines" in row:
        inlines = tuple(_inline_in(i) for i in row["inlines"])
    else:
        inlines = (Text(row["text"]),) if row["text"] else ()
    pages = tuple(PageStart(p["at"], p["label"]) for p in row.get("pages", ()))
    return Block(Kind(row["kind"]), inlines, _lines_in(row["lines"]), row.get("level"), row.get("group"), pages, row.get("apart", False))


def _inline_out(inline: Inline) -> Json:
    match inline:
        case Text(text):
            return {"text": text}
        case Strong(text):
            return {"strong": text}
        case NoteRef(mark):
            return {"note": mark}
        case LineBreak():
            return {"break": True}


def _inline_in(row: Mapping[str, Any]) -> Inline:
    match dict(row):
        case {"text": str(text)}:
            return Text(text)
        case {"strong": str(text)}:
            return Strong(text)
        case {"note": str(mark)}:
            return NoteRef(mark)
        case {"break": True}:
            return LineBreak()
    raise ValueError(f"not an inline: {row}")


def _lines_in(rows: Iterable[Iterable[int]]) -> tuple[LineRange, ...]:
    return tuple((first, last) for first, last in rows)


def json_schema() -> Json:
    """Give the JSON Schema of the model, made from the classes; docs/schema.json is this, checked in."""
    text: Json = {"type": "string"}
    lines: Json = {"type": "array", "items": {"type": "array", "items": {"type": "integer", "minimum": 1}, "minItems": 2, "maxItems": 2},
                   "description": "1-based inclusive ranges of source lines"}
    inlines: Json = {"type": "array", "items": {"oneOf": [
        _object({"text": text}), _object({"strong": text}), _object({"note": text}), _object({"break": {"const": True}})]}}
    pages: Json = {"type": "array", "items": _object({"at": {"type": "integer", "minimum": 0}, "label": text}),
                   "description": "pages of the source that start in the block: before which character of its text, and their numbers"}
    block = _object({"kind": {"enum": [k.value for k in Kind]}, "text": text, "lines": lines, "level": {"type": "integer", "minimum": 1},
                     "group": {"type": "integer"}, "inlines": inlines, "pages": pages, "apart": {"const": True}},
                    optional=("level", "group", "inlines", "pages", "apart"))
    metadata = {f.name: {"type": "array", "items": text} if f.name == "author" else text for f in fields(Metadata)}
    severity: Json = {"enum": ["error", "warning", "doubt", "note"]}
    diagnostic = _object({"code": text, "severity": severity, "message": text, "source": text, "lines": lines, "hint": text},
                         optional=("source", "lines", "hint"))
    schema = _object({
        "schema": {"const": SCHEMA_VERSION},
        "source": {"type": "string", "description": "the source's file name"},
        "kind": {"enum": [k.value for k in DocumentKind]},
        "metadata": _object(metadata, optional=tuple(metadata)),
        "articles": {"type": "array", "items": _object({"blocks": {"type": "array", "items": block}})},
        "dropped": {"type": "array", "items": _object(
            {"text": text, "reason": text, "lines": lines, "instead": text}, optional=("instead",))},
        "diagnostics": {"type": "array", "items": diagnostic},
    })
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "publisher document", **schema}


def _object(properties: Json, *, optional: tuple[str, ...] = ()) -> Json:
    required = [key for key in properties if key not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}

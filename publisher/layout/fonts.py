"""Faces by role for a language: bundled, of the system or the caller's own, with their order of fallback."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from ..diagnostics import Diagnostic, FontError, Severity
from .data import data_folder
from .faces import Face
from .system_fonts import find_system_face, open_font_file
from .unpack import Packed

ROLES = ("song", "song-bold", "hei", "kai", "fangsong", "xiaobiaosong")
"""The roles of faces in Chinese typesetting."""

FALLBACK = "fallback"
"""What a caller's font is given for that is asked when all others lack a character."""

_INVISIBLE_RANGES = ((0x200B, 0x200F), (0x2028, 0x202E), (0x2060, 0x206F), (0xFE00, 0xFE0F), (0xE0100, 0xE01EF))
INVISIBLE = frozenset("\t\n\r\u00ad\ufeff") | {chr(c) for first, last in _INVISIBLE_RANGES for c in range(first, last + 1)}
"""Characters that print nothing: no face need cover them, and they stay in the run they stand in."""


@dataclass(frozen=True, slots=True)
class OfficeFont:
    """The names of a role's face in a DOCX: for Chinese, for Latin, what to take instead, and PANOSE as 20 hexadecimal digits."""

    east_asia: str
    latin: str
    alt: str
    panose: str


@dataclass(frozen=True, eq=False)
class FontSet:
    """The faces for a language. `notes` says where a role is not set in a face of its own kind.

    `embed` asks that a book whose reader may have faces of his own (EPUB) takes these with it.
    """

    language: str
    chains: Mapping[str, tuple[Face, ...]]
    notes: tuple[Diagnostic, ...] = ()
    embed: bool = False
    _chosen: dict[str, dict[str, Face]] = field(default_factory=dict, repr=False, compare=False)

    def faces(self, role: str) -> tuple[Face, ...]:
        """Give the faces of a role in order of fallback: its own, then those of the same script, then of the other script.

        Raises:
            FontError: There is no such role.
        """
        try:
            return self.chains[role]
        except KeyError:
            raise FontError(f"no role of a face is called '{role}'", "L1", hint=f"roles: {', '.join(ROLES)}") from None

    def face(self, role: str, character: str) -> Face:
        """Give the face that sets a character in a role.

        Raises:
            FontError: No face has the character.
        """
        known = self._chosen.setdefault(role, {})
        found = known.get(character)
        if found is None:
            chain = self.faces(role)
            found = chain[0] if character in INVISIBLE else next((f for f in chain if f.covers(ord(character))), None)
            if found is None:
                raise FontError(missing_message([character]), "L2", hint=MISSING_HINT)
            known[character] = found
        return found

    def split(self, role: str, text: str) -> list[tuple[Face, str]]:
        """Split text into runs, each with the face that sets it.

        Raises:
            FontError: No face has one of the characters.
        """
        if not text:
            return []
        choice = {c: self.face(role, c) for c in set(text)}
        if len(set(choice.values())) == 1:
            return [(choice[text[0]], text)]
        runs = [(next((choice[c] for c in text if c not in INVISIBLE), choice[text[0]]), "")]
        for face, group in groupby(text, lambda c: None if c in INVISIBLE else choice[c]):
            piece = "".join(group)
            if face is None or face is runs[-1][0]:
                runs[-1] = (runs[-1][0], runs[-1][1] + piece)
            else:
                runs.append((face, piece))
        return runs

    def uncovered(self, text: str) -> list[str]:
        """Give the distinct characters of a text that some role has no face for, in order of code points."""
        return sorted(c for c in set(text) - INVISIBLE if not any(face.covers(ord(c)) for face in self.chains["song"]))


MISSING_HINT = f"correct the character in the source, or give a font that has it with --font {FALLBACK}=PATH"


def missing_message(characters: list[str]) -> str:
    """Say which characters no face has, with their code points; the first ten of them."""
    named = "、".join(f"'{c}' (U+{ord(c):04X})" if c.isprintable() else f"U+{ord(c):04X}" for c in characters[:10])
    more = f" and {len(characters) - 10} more" if len(characters) > 10 else ""
    return f"no face has {named}{more}"


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((data_folder("fonts") / "fonts.toml").read_text(encoding="utf-8"))


@cache
def _bundled() -> dict[str, Face]:
    """Give the bundled faces by name, as the manifest lists them; one object a face, so that each is opened once a process."""
    folder = data_folder("fonts")
    try:
        rows = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["faces"]
    except (OSError, ValueError) as fault:
        raise FontError(f"cannot read the list of bundled fonts: {fault}", "L3", hint="install the package again") from None
    packed: dict[str, Packed] = {}
    for row in rows:
        packed[row["name"]] = Packed(folder / row["file"], row["ttf_sha256"], row["ttf_bytes"], packed.get(row.get("base", "")))
    return {r["name"]: Face(r["name"], r["family"], None, 0, packed[r["name"]], r["licence"], r["attribution"], folder / r["licence_file"])
            for r in rows}


def language_of(tag: str) -> str:
    """Give the language of fonts.toml for a BCP 47 tag.

    Raises:
        FontError: There are no faces for the language.
    """
    table = _table()
    tag = table["same"].get(tag, tag)
    if tag not in table["languages"]:
        raise FontError(f"no faces for the language '{tag}'", "L1", hint=f"languages: {', '.join([*table['languages'], 'zh-Hant'])}")
    return tag


def _own(language: str) -> dict[str, list[Face]]:
    """Give the bundled faces of each role of a language."""
    bundled = _bundled()
    return {role: [bundled[name] for name in _table()["languages"][language][role]] for role in ROLES}


def _chain(role: str, own: Mapping[str, list[Face]], other: Mapping[str, list[Face]], last: list[Face]) -> tuple[Face, ...]:
    order = [role, *_table()["fallback"][role]]
    faces = [face for table in (own, other) for step in order for face in table[step]] + last
    return tuple(dict.fromkeys(faces))


def _given(overrides: Mapping[str, Path]) -> dict[str, Face]:
    for role in overrides:
        if role not in (*ROLES, FALLBACK):
            raise FontError(f"no role of a face is called '{role}'", "L1", hint=f"roles: {', '.join(ROLES)}, {FALLBACK}")
    return {role: open_font_file(Path(path)) for role, path in overrides.items()}


def load_fonts(language: str, *, overrides: Mapping[str, Path] | None = None, ignore_system: bool = False, embed: bool = False) -> FontSet:
    """Choose the faces for a language. No font is opened before a character is asked for.

    Args:
        language: A BCP 47 tag: zh-Hans, zh-Hant, zh-Hant-TW, zh-Hant-HK.
        overrides: Font files for roles; each comes before the faces that the role would have, one for `fallback` after all others.
        ignore_system: Take no font of the system, so that every machine makes the same edition.
        embed: Ask that an EPUB takes its faces with it.

    Raises:
        FontError: An unknown language or role, or a font file that is missing, is no font, or may not be embedded.
    """
    key = language_of(language)
    table = _table()
    given = _given(overrides or {})
    asked_last = given.pop(FALLBACK, None)
    own = _own(key)
    found: dict[str, Face] = {}
    if not ignore_system:
        for role, families in table["system"].get(key, {}).items():
            face = None if role in given else find_system_face(tuple(families))
            if face is not None:
                found[role] = face
    for role, face in {**found, **given}.items():
        own[role] = [face, *own[role]]
    other = _own(table["languages"][key]["other"])
    last = [_bundled()[name] for name in table["last"]] + ([asked_last] if asked_last else [])
    notes = tuple(
        Diagnostic("L4", Severity.NOTE, row["message"], hint=row["hint"])
        for role, row in table.get("stand-in", {}).get(key, {}).items()
        if role not in found and role not in given
    )
    return FontSet(language, {role: _chain(role, own, other, last) for role in ROLES}, notes, embed)


def office_names(language: str) -> Mapping[str, OfficeFont]:
    """Give, by role, the names that a DOCX in a language gives its faces.

    Raises:
        FontError: There are no faces for the language.
    """
    return {role: OfficeFont(**row) for role, row in _table()["office"][language_of(language)].items()}

"""What the library has to say: diagnostics as values, errors, and the one table of exit codes.

Nothing here prints. The library returns diagnostics and raises errors; the command decides what a person sees.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Any

LineRange = tuple[int, int]


class ExitCode(IntEnum):
    """What `build-edition` returns to the shell."""

    BUILT = 0
    FAULT = 1
    USAGE = 2
    WARNINGS = 3
    SOURCE = 4
    SETTINGS = 5
    STRUCTURE = 6
    FONT = 7
    RENDER = 8
    CHECK = 9
    INTERRUPTED = 130


class Severity(StrEnum):
    """How much a diagnostic matters: an error stops the build, a warning and a doubt do not."""

    ERROR = "error"
    WARNING = "warning"
    DOUBT = "doubt"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One remark about a source or an edition.

    `code` is stable and searchable: a letter for the stage (R read, N normalise, S structure, C conversion of script, L layout and fonts,
    D DOCX, P PDF, E EPUB, K check, X settings and use) and a number. `lines` are 1-based inclusive ranges of the source.
    """

    code: str
    severity: Severity
    message: str
    lines: tuple[LineRange, ...] = ()
    hint: str = ""
    source: str = ""

    def to_json(self) -> dict[str, Any]:
        """Give the diagnostic as JSON-ready values; empty fields are left out."""
        row: dict[str, Any] = {"code": self.code, "severity": str(self.severity), "message": self.message}
        if self.source:
            row["source"] = self.source
        if self.lines:
            row["lines"] = [list(r) for r in self.lines]
        if self.hint:
            row["hint"] = self.hint
        return row

    def to_line(self) -> str:
        """Give the diagnostic as one line of text: place, severity, code, message, hint."""
        place = self.source
        if self.lines:
            place += f":{self.lines[0][0]}"
        head = f"{place}: " if place else ""
        tail = f" ({self.hint})" if self.hint else ""
        return f"{head}{self.severity} {self.code}: {self.message}{tail}"


@dataclass
class PublisherError(Exception):
    """Base of every error the library raises on purpose: one clear line, where it applies, and what to do."""

    message: str
    code: str = "X0"
    source: str = ""
    lines: Sequence[LineRange] = field(default_factory=tuple)
    hint: str = ""

    exit_code = ExitCode.FAULT

    def __str__(self) -> str:
        """Give the error as one line."""
        return self.diagnostic().to_line()

    def diagnostic(self) -> Diagnostic:
        """Give the error as a diagnostic."""
        return Diagnostic(self.code, Severity.ERROR, self.message, tuple(self.lines), self.hint, self.source)


class UsageError(PublisherError):
    """The call asks for something that is not there or does not go together."""

    exit_code = ExitCode.USAGE


class SourceError(PublisherError):
    """A source cannot be read."""

    exit_code = ExitCode.SOURCE


class SettingsError(PublisherError):
    """The settings are wrong."""

    exit_code = ExitCode.SETTINGS


class StructureError(PublisherError):
    """A character of the source is neither in a block nor on the list of what was left out."""

    exit_code = ExitCode.STRUCTURE


class FontError(PublisherError):
    """A face is missing, or no face covers a character."""

    exit_code = ExitCode.FONT


class RenderError(PublisherError):
    """An edition cannot be written."""

    exit_code = ExitCode.RENDER


class CheckError(PublisherError):
    """A finished edition does not say what the model says."""

    exit_code = ExitCode.CHECK

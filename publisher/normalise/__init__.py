"""Repairs of what extraction from a PDF did to a text: each one named, pure and switchable, with its record of what it took out."""

from __future__ import annotations

from collections.abc import Callable, Collection

from publisher.diagnostics import SettingsError
from publisher.model import SourceText

from .compatibility import unify_compatibility
from .contents import drop_contents
from .cover import drop_cover
from .doubled_lines import merge_doubled_lines
from .furniture import drop_furniture
from .letter_spacing import close_letter_spacing
from .name_rows import part_name_rows
from .narrow_columns import part_narrow_columns
from .note_marks import join_note_marks
from .overprint import undo_overprint
from .place_labels import drop_place_labels
from .rules import drop_rules
from .spacing import close_spacing
from .split_lines import join_split_lines
from .vertical import join_vertical

REPAIRS: tuple[tuple[str, Callable[[SourceText], SourceText]], ...] = (
    ("compatibility-forms", unify_compatibility),
    ("rules", drop_rules),
    ("doubled-lines", merge_doubled_lines),
    ("overprint", undo_overprint),
    ("vertical-lines", join_vertical),
    ("contents", drop_contents),
    ("cover", drop_cover),
    ("page-furniture", drop_furniture),
    ("narrow-columns", part_narrow_columns),
    ("note-marks", join_note_marks),
    ("place-labels", drop_place_labels),
    ("name-rows", part_name_rows),
    ("split-lines", join_split_lines),
    ("letter-spacing", close_letter_spacing),
    ("cjk-latin-spacing", close_spacing),
)
"""The repairs in the order in which they are made. Doubles go first, for a doubled running head is still a running head; contents and
cover go before the heads, which repeat what the cover says; broken lines are joined when no head stands between; spacing goes last, for
wide gaps tell columns."""


def normalise(source: SourceText, *, off: Collection[str] = ()) -> SourceText:
    """Make all repairs except those named in `off`. Raises SettingsError for a name that no repair has."""
    names = [name for name, _ in REPAIRS]
    for name in off:
        if name not in names:
            raise SettingsError(f"there is no repair named {name!r}", "N1", hint="the repairs are " + ", ".join(names))
    for name, repair in REPAIRS:
        if name not in off:
            source = repair(source)
    return source

"""The ways in which the test documents are set: page, measure, running heads, and the bad habits of real PDFs."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document is set. Lengths are pt; `characters` are those of a full line of one column, `lines` those of a column.

    `number` is the page number's form; `head` says which running head is set: `title`, `issue`, `both` (odd and even pages) or none.
    `autospace` leaves a quarter em between Chinese and Latin, as word processors do. `overprint` writes display lines twice, so far apart.
    `title` is `plain`, `spaced` (a space between characters) or `vertical` (a character a line); with `title_last` it follows the page's
    text in the file. `stray` puts a space after every so many characters; `quotes` sets closing marks for some opening ones.
    """

    name: str
    width: float = 595.0
    height: float = 842.0
    left: float = 79.0
    top: float = 105.0
    size: float = 16.0
    leading: float = 29.0
    characters: int = 28
    lines: int = 22
    columns: int = 1
    gap: float = 24.0
    number: str = ""
    head: str = ""
    autospace: bool = False
    overprint: float = 0.0
    title: str = "plain"
    title_last: bool = False
    stray: int = 0
    quotes: str = "right"


OFFICIAL = Setting("official", number="— {} —", autospace=True)
COLUMNS = Setting("columns", width=572, height=600, left=54, top=80, size=11, leading=15.4, characters=20, lines=27, columns=2,
                  number="{}", head="issue")
NARROW = Setting("narrow", width=420, height=595, left=62, top=70, size=12.5, leading=20, characters=23, lines=22,
                 number="{}", head="both")
JOURNAL = Setting("journal", width=516, height=728, left=58, top=70, size=10.5, leading=16, characters=38, lines=36,
                  number="· {} ·", head="title")
FORMS = {
    form.name: form
    for form in (
        OFFICIAL, COLUMNS, NARROW, JOURNAL,
        replace(OFFICIAL, name="overprint", overprint=0.3, autospace=False),
        replace(OFFICIAL, name="spaced", title="spaced", stray=37),
        replace(COLUMNS, name="columns-open", leading=17.5, lines=24),
        replace(COLUMNS, name="title-last", title_last=True, head="both"),
        replace(NARROW, name="vertical", title="vertical", title_last=True),
        replace(JOURNAL, name="shadow", overprint=1.5, quotes="wrong"),
    )
}
"""The settings by name."""

"""The pieces of torn lines: what each line of a text tells by itself, and what all of them tell of how the text was torn."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from operator import itemgetter

from publisher.model import Line
from publisher.patterns import lazy

from .led_verse import SHARE, WIDEST, has_verse, is_poem, leads_to_verse
from .marks import ending, origins_stand_apart, quotes_are_careless, width
from .numbering import mark_of
from .shapes import ALONE, BARE_LABEL, DATE, EDITED_BY, FIELD, LABEL, NUMBERED_CAPTION, WORKPLACES

NEVER_BEGIN = "，。、；：！？”’）》】」』．"
SURE = "，。、；：！？"
PAUSES = "，、；：．,;:"
ENDS = "。！？”’）》】」』"
OPENERS = "“‘（《【「『〔［"
_MARKS = re.compile(f"[{PAUSES}{ENDS}{OPENERS}]")
MEETING = PAUSES + ENDS
_MEETING = re.compile(f"[{NEVER_BEGIN}][{NEVER_BEGIN}{OPENERS}]")
LEAST_MEETING = 2
_SPEECH = re.compile("[：:][“”]")
_PAUSE = re.compile(f"[{PAUSES}。！？]")
_COPIES = re.compile("(?:抄送|抄报|分送|主送)[：:]")
ABSTRACT = re.compile(r"[\[【［]?(?:摘\s?要|关\s?键\s?词|提\s?要)[\]】］]?\s*[：:]?$")
_PLACES = re.compile(r"[（(]\s?1\s?[.．、]")
_FORMS = (ABSTRACT, _PLACES, FIELD, DATE, ALONE, BARE_LABEL, LABEL, EDITED_BY, NUMBERED_CAPTION, WORKPLACES, _COPIES)
_LABEL = lazy(r"([\u4e00-\u9fff]{1,5})[：:]")
_VERSE = lazy("(?:[\u4e00-\u9fff]{4,7}[，；？])?[\u4e00-\u9fff]{4,7}[，。；！？]")
AGAIN = 3
"""A label that stands so often at a line's head is a speaker's."""
NARROWEST = 10.0
LEAST_LINES = 3
LEAST_SHARE, LEAST_WIDTH = 0.34, 0.6
"""A second measure is shown by so many lines for each line of the first, and so wide; pieces are of one width by chance."""
TORN, LEAST_TORN, AT_COMMAS = 0.02, 2, 0.3
SAYING = 4.0
SHORT = 4.0
"""A text is torn at its marks if so many of its lines are short of the measure by more than this and end in mid-sentence."""
UNDER, INDENT = 1.3, 2.0
"""How far the sum of a torn line may fall short of the measure, and how far a first line is set in."""


@dataclass
class Piece:
    """A line as it came: its width, half the marks in it, how it ends; `named` says that it starts with a speaker's name, `label` that this
    is all of it, `never` that its first mark starts no line, `apart` that more blank lines stand before it than usual, `said` that it is a
    word or two for saying, in a text that is torn before what is said."""

    line: Line
    text: str
    width: float
    squeeze: float
    end: str
    named: bool
    label: bool
    never: bool
    apart: bool
    said: bool

    @cached_property
    def inner(self) -> bool:
        """Whether a mark stands within it."""
        return _PAUSE.search(self.text, 0, len(self.text) - 1) is not None

    @cached_property
    def marked(self) -> bool:
        """Whether its form starts a line."""
        return self.named or any(shape.match(self.text) for shape in _FORMS) or mark_of(self.text) is not None


def pieces_of(lines: Sequence[Line]) -> list[Piece]:
    """Give the lines of a text as pieces."""
    names = Counter(found.group(1) for line in lines if (found := _LABEL.match(line.text)))
    speakers = {name for name, count in names.items() if count >= AGAIN}
    never = NEVER_BEGIN.replace("”", "") if quotes_are_careless([line.text for line in lines]) else NEVER_BEGIN
    usual = max(Counter(line.blank_before for line in lines[1:]).items(), key=itemgetter(1), default=(0, 0))[0]
    torn_at_speech = not any(_SPEECH.search(line.text) for line in lines)
    pieces = [_piece(line, speakers, never, usual, torn_at_speech=torn_at_speech) for line in lines]
    if origins_stand_apart(lines):
        for before, piece in pairwise(pieces):
            piece.apart = piece.apart or piece.text[0] in "（(" and before.end == "stop"
    _set_verse(pieces)
    return pieces


def _set_verse(pieces: Sequence[Piece]) -> None:
    """Set verses apart that a colon leads to: pieces of one length, two at least, each a line or two of as many characters."""
    for at, led in enumerate(pieces):
        stop = at + 1
        while led.end == "colon" and stop < len(pieces) and _VERSE.fullmatch(pieces[stop].text):
            if len(pieces[stop].text) != len(pieces[at + 1].text):
                break
            stop += 1
        if led.end == "colon" and stop - at <= 2 and leads_to_verse(pieces[at - 1].text * (at > 0) + led.text):
            while stop < len(pieces) and has_verse(pieces[stop].text):
                stop += 1
        if stop - at > 2:
            for piece in pieces[at + 1 : stop]:
                piece.apart = True
    wide = sorted(piece.width for piece in pieces)[len(pieces) * 9 // 10] if pieces else 0.0
    for short, run in groupby(pieces, key=lambda piece: piece.width <= min(WIDEST, SHARE * wide)):
        own = list(run)
        if short and is_poem(own):
            for piece in own:
                piece.apart = True


def _piece(line: Line, speakers: Collection[str], never: str, usual: int, *, torn_at_speech: bool) -> Piece:
    text = line.text.strip()
    label = _LABEL.match(text) if speakers else None
    named = label is not None and label.group(1) in speakers
    marks, label_only = len(_MARKS.findall(text)), named and text[-1] in "：:"
    wide, end = width(text), ending(text)
    said = torn_at_speech and end == "colon" and wide <= SAYING
    return Piece(line, text, wide, marks / 2, end, named, label_only, text[:1] in never, line.blank_before > usual, said)


def measures_of(pieces: Sequence[Piece]) -> list[tuple[float, list[int]]]:
    """Find the widths that many lines share, widest first, each with the places of its lines."""
    cells: Counter[int] = Counter()
    for piece in pieces:
        if piece.width >= NARROWEST:
            cells[round(piece.width * 2)] += 1
    shared = {cell: sum(cells[cell + d] for d in (-1, 0, 1)) for cell in cells}
    least = max([LEAST_LINES, *(LEAST_SHARE * count for count in shared.values())])
    found: list[float] = []
    for cell in sorted(shared, key=lambda cell: (-shared[cell], -cell)):
        if shared[cell] >= least and all(abs(cell / 2 - other) >= 2.5 for other in found):
            found.append(cell / 2)
    found = [m for m in found if m >= LEAST_WIDTH * max(found)]
    return [(m, [i for i, piece in enumerate(pieces) if abs(piece.width - m) <= 0.75]) for m in sorted(found, reverse=True)]


def are_torn(pieces: Sequence[Piece], measure: float, wide: float, *, meeting: bool) -> bool:
    """Tell whether lines end at a comma far short of the measure and go on with a short line without any mark: verse does not.

    Nor does it end lines within a series, at 、.
    """
    if sum(piece.text[-1] == "、" and piece.width < wide / 2 for piece in pieces) >= max(LEAST_TORN, TORN * len(pieces)):
        return True
    if meeting and sum(piece.end == "comma" for piece in pieces) >= AT_COMMAS * len(pieces):
        return True
    count = sum(_parts_at_comma(piece, after, measure) for piece, after in pairwise(pieces))
    if count == 1 and meeting:
        # One is enough where lines are torn where marks meet, if its pieces are a first line's and a full one follows.
        at = next(n for n, (piece, after) in enumerate(pairwise(pieces)) if _parts_at_comma(piece, after, measure))
        whole = pieces[at].width + pieces[at + 1].width + INDENT
        return abs(whole - measure) <= UNDER and at + 2 < len(pieces) and pieces[at + 2].width > measure - INDENT
    return count > 1 and count >= TORN * len(pieces)


def _parts_at_comma(piece: Piece, after: Piece, measure: float) -> bool:
    return piece.end == "comma" and after.end == "none" and not after.apart and max(piece.width, after.width) < measure - SHORT


def are_torn_where_marks_meet(pieces: Sequence[Piece]) -> bool:
    """Tell whether hardly a line has two marks that meet inside, and several start with a mark that never starts one."""
    inside = sum(len(_MEETING.findall(piece.line.text)) for piece in pieces)
    return sum(piece.never for piece in pieces) >= max(LEAST_MEETING, inside)

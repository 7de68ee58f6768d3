"""Entries of lists of people among the lines: name and post, on one line or several; and speakers between their statements."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from publisher.patterns import lazy

from .people import is_name
from .shapes import ATTENDANCE, BYLINE, DASHED, DATE, NAME, NAME_POST, POST_END

if TYPE_CHECKING:
    from .rows import Row

LEAST_SPEAKERS, LEAST_NAMES, MOST_POST_LINES, MOST_SPEAKER_LINES = 3, 3, 6, 4
_HAN = "\u4e00-\u9fff"
APART = lazy(rf"^(?:[{_HAN}·]{{2,6}}|[{_HAN}] [{_HAN}])(?:（[^（）]{{1,9}}）[ 　]*　|[ 　]*　[ 　]*　)[{_HAN}]")
"""A name, and set apart from it what it is the name of."""
NAME_ALONE = lazy(rf"^[{_HAN}·]{{2,6}}（[^（）]{{1,9}}）$")
"""A name with what is said of it in brackets, its post on the lines below."""
LONGEST_NAME, WIDEST_POST = 13, 60.0
"""A name, and a speaker's post, is no longer than this, in characters."""


def set_entries(rows: Sequence[Row]) -> None:
    """Find entries of name and post that have like neighbours, names alone on a line with the post on the lines below, and speakers."""
    like = [_is_entry(row) for row in rows]
    in_list = _in_lists(rows, like)
    for i, row in enumerate(rows):
        row.entry = row.entry or row.line.mark == "name"
        if row.entry:
            continue
        if like[i] and (in_list[i] or sum(like[max(0, i - 3) : i + 4]) >= 3):
            row.entry = True
            if row.text.endswith("、") and i + 1 < len(rows) and not like[i + 1]:
                rows[i + 1].entry = True
        elif len(row.text) <= LONGEST_NAME and NAME.match(row.text) and not POST_END.search(row.text):
            for own in rows[i : i + 1 + _post_lines(rows, i + 1)] if _post_lines(rows, i + 1) else ():
                own.entry = True
    _set_posts_over_lines(rows, in_list)
    _set_speakers(rows)


def _in_lists(rows: Sequence[Row], like: Sequence[bool]) -> list[bool]:
    """Tell of each line whether it stands in a list of names set apart from their posts, three of them and more, on one page.

    A post may go on over a few lines, so that only lines without a sentence stand between the names.
    """
    out = [False] * len(rows)
    start, names, last = 0, 0, -MOST_POST_LINES
    for i in range(len(rows) + 1):
        apart = i < len(rows) and like[i] and APART.search(rows[i].text) is not None
        alone = i < len(rows) and names > 0 and NAME_ALONE.match(rows[i].text) is not None
        goes_on = i < len(rows) and names > 0 and i - last <= MOST_POST_LINES and _may_be_post(rows[i], rows[start])
        if not (apart or alone or goes_on) or apart and rows[i].page != rows[start].page:
            if names >= LEAST_NAMES:
                out[start:i] = [True] * (i - start)
            start, names = i, 0
        if apart or alone and names:
            names, last = names + 1, i
    return out


def _may_be_post(row: Row, first: Row) -> bool:
    if row.page != first.page or row.mark is not None or row.end not in ("none", "comma") or "。" in row.text:
        return False
    return not any(shape.match(row.text) for shape in (DATE, DASHED, BYLINE, ATTENDANCE))


def _set_posts_over_lines(rows: Sequence[Row], in_list: Sequence[bool]) -> None:
    """Give the entries of a list the further lines of their posts: those up to the next name, of the last one up to the word for a post."""
    begun = False
    for i, row in enumerate(rows):
        if not in_list[i]:
            begun = False
        elif _begins_entry(row):
            begun, row.entry = True, True
        elif begun and _goes_on(rows, in_list, i):
            row.entry = row.entry_on = True
        else:
            begun = False


def _begins_entry(row: Row) -> bool:
    return _is_entry(row) or NAME_ALONE.match(row.text) is not None


def _goes_on(rows: Sequence[Row], in_list: Sequence[bool], i: int) -> bool:
    """Tell whether the next name, or the word for a post, comes within a post's lines from i on."""
    for k in range(i, min(i + MOST_POST_LINES, len(rows))):
        if not in_list[k]:
            break
        if _begins_entry(rows[k]) or POST_END.search(rows[k].text):
            return True
    return False


def _set_speakers(rows: Sequence[Row]) -> None:
    """Find speakers between their statements: name and post after a paragraph's end, three times or more; a post may need two lines.

    Beside them a name and what stands behind it are a speaker, whatever the word for the post.
    """
    found: list[list[Row]] = []
    likely: list[Row] = []
    for before, row, after in zip(rows, rows[1:], [*rows[2:], None], strict=False):
        entry = NAME_POST.match(row.text) if before.end == "stop" and _is_entry(row) else None
        if entry is None or not is_name(entry.group(1)):
            continue
        if POST_END.search(row.text):
            found.append([row])
        elif after is not None and row.end == "none" and after.end == "none" and after.mark is None and POST_END.search(after.text):
            found.append([row, after])
        elif row.end == "none":
            likely.append(row)
    if len(found) < LEAST_SPEAKERS:
        return
    for row in (*(row for own in found for row in own), *likely):
        row.entry = True
    for i, before in enumerate(rows):
        if before.end == "stop":
            lines = list(takewhile(_may_name, rows[i + 1 : i + 1 + MOST_SPEAKER_LINES]))
            for row in lines[: speaker_size([row.text for row in lines])]:
                row.entry = True


def speaker_size(lines: Sequence[str]) -> int:
    """Count the lines at the head of some that are one name alone and a post, the one over the other as an extraction wrote them."""
    names = [NAME.match(text) is not None and POST_END.search(text) is None for text in lines]
    for size in range(2, len(lines) + 1):
        post = next((text for text, name in zip(lines[size - 1 :: -1], names[size - 1 :: -1], strict=True) if not name), "")
        if sum(names[:size]) == 1 and POST_END.search(post):
            return size
    return 0


def _may_name(row: Row) -> bool:
    return row.end in ("none", "comma") and row.mark is None and "。" not in row.text and "，" not in row.text


def _is_entry(row: Row) -> bool:
    if row.mark is not None or row.end not in ("none", "comma") or row.text.count("，") > 1 or "。" in row.text:
        return False
    return ("）" in row.text or len(row.text.split()) > 1) and NAME_POST.match(row.text) is not None


def _post_lines(rows: Sequence[Row], start: int) -> int:
    """Count the lines that give a post, from `start`: short, without a sentence, the last one ending with the word for a post."""
    found, wide = 0, 0.0
    for j in range(start, min(start + 5, len(rows))):
        post = rows[j]
        wide += post.width
        if post.page != rows[start - 1].page or post.end not in ("none", "comma") or post.mark or wide > WIDEST_POST:
            break
        if DASHED.match(post.text) or BYLINE.match(post.text):
            break
        if "。" in post.text or post.text.count("，") > 1 or NAME.match(post.text) and not POST_END.search(post.text):
            break
        if POST_END.search(post.text):
            found = j - start + 1
    return found

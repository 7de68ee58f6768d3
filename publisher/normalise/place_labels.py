"""Labels at a page's edge that name the place a report comes from, glued to the office that signs it: 某市总工会某市."""

from __future__ import annotations

from dataclasses import replace

from publisher.model import Dropped, SourceText
from publisher.patterns import lazy

_LABELLED = lazy(r"(?P<place>[\u3400-\u9fff]{2,3})[\u3400-\u9fff]{0,12}(?:会|會|局|委|院|社|站|中心|公司|政府)(?P<label>(?P=place))")
LEAST = 2
"""So many lines of a source have one, for one alone may be a name."""


def drop_place_labels(source: SourceText) -> SourceText:
    """Take out the place at the end of a line that is an office of that place and nothing else (reason "running-head")."""
    found = {at: match for at, line in enumerate(source.lines) if (match := _LABELLED.fullmatch(line.text))}
    if len(found) < LEAST:
        return source
    lines = list(source.lines)
    dropped = list(source.dropped)
    for at, match in found.items():
        dropped.append(Dropped(match["label"], "running-head", lines[at].lines))
        lines[at] = replace(lines[at], text=match.string[: match.start("label")])
    return replace(source, lines=tuple(lines), dropped=tuple(dropped))

"""The one table of what each reading of a line costs; the decoder takes the cheapest reading of a whole text.

A cost of about 1 is a shrug, 3 a strong hint, 6 all but a proof. Bonuses are negative.
"""

COSTS = {
    # ending a paragraph after a line that ends with …
    "end.stop": 0.0, "end.colon": 0.6, "end.dash": 0.8, "end.semi": 0.5, "end.comma": 6.0, "end.none": 4.05, "end.none.long": 3.25,
    "end.full": 0.94,             # … when the line is full, so that nothing shows that it was ended on purpose
    "end.none.full": 3.0,        # … and there is no terminal mark either
    "end.full.scale": 0.3, "end.full.least": -0.2, "end.full.most": 2.43, "end.closing": -1.0,
    "end.open": 3.0,             # a bracket or quotation mark still open
    # going on with a paragraph
    "join.room": 0.1,
    "join.room.each": 2.6,       # the next unit would have fitted, the break was not forced: for each character of room, up to
    "join.room.most": 7.0,
    "join.stop": 0.1, "join.stop.page": 1.2, "join.origin": -4.05,            # a stop at the end of a full line
    "join.stop.room": 2.5,       # a stop, and room left
    "join.gap": 1.62,             # more blank lines than usual
    "join.no-gap": -0.8,
    "join.open": -1.2,           # inside open quotation marks or brackets
    "join.over-page": 0.2,
    "join.over-display": 1.5,    # over titles and other display lines
    "join.over-display-page": 0.4,
    "join.over-entry": 3.0,       # over the name and post of a speaker
    "join.free": 3.0,            # text that is not broken into lines: only a page break parts a paragraph
    "join.free.stop": 6.0, "join.free.short": 3.0,
    "join.closer": -6.0,         # a line that starts with what never starts a paragraph
    # a first line
    "first.over": 2.89,           # for each character by which indent and line together are wider than the measure, up to
    "first.over.most": 3.25,
    "first.not-indented": 1.3,   # where the extraction kept indents
    "first.indented": -2.0,
    "first.mark": -1.01,          # a number that goes on in sequence
    "first.after-gap": -1.0,
    "first.closer": 6.0,
    "first.salutation": -0.09, "first.news": -2.0, "first.opening": -1.2, "cont.opening": 0.8, "first.bullet": -2.0, "first.dashed": 1.0,
    "cont.entry": 3.0, "cont.markdown": 8.0, "display.markdown": 8.0, "cont.salutation": 3.0, "cont.bullet": 3.0, "cont.inner-gap": 1.5, "cont.off-rhythm": 0.4, "cont.recipients": 1.5,
    "cont.indented": 4.0,
    "cont.mark": 3.0,            # a number in sequence, taken for running text
    "cont.mark.lone": 0.6,
    # a heading
    "head.marked": -0.1, "head.plain": 5.4, "head.stop": 5.0, "head.line": 0.7, "head.comma": 4.0, "head.unsure": 2.0, "head.level": -4.0, "head.full": 0.1, "head.run-in": 5.0,
    # a display line: title, byline, date, row of a list, verse
    "display.short": 1.2, "display.like-text": 8.1, "display.wide": 1.2, "display.stop": 3.0, "display.comma": 2.0, "display.shape": -2.8,
    "display.rhythm": -0.78, "display.edge": -0.2, "display.near-edge": -0.78, "display.centred": -1.5, "display.marked": 4.5, "display.run": 0.14, "display.standout": -1.5,
    "display.note": 5.0, "display.inner-gap": -1.5, "display.cut": 3.0, "display.after-article": -2.5, "display.unmarked": -0.3, "display.run.edge": -1.2,
    "display.entry": -2.0,       # one of several entries "name, post", or a name alone above a post
}

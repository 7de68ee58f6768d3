"""The one table of what each reading of a line costs; the decoder takes the cheapest reading of a whole text.

A cost of about 1 is a shrug, 3 a strong hint, 6 all but a proof; what is negative speaks for the reading. Values with two decimals were
learned (docs/structure.md).
"""

COSTS: dict[str, float] = {
    # Ending a paragraph after a line.
    "end.stop": 0.0,                # it ends a sentence
    "end.colon": 0.6,
    "end.dash": 0.8,
    "end.semi": 0.5,
    "end.comma": 6.0,
    "end.none": 5.67,               # no mark at its end, a paragraph of one line
    "end.none.long": 5.0,           # no mark at its end, a longer paragraph
    "end.full": 0.94,               # it is full: nothing shows that it was ended on purpose
    "end.none.full": 3.0,           # … and there is no mark either
    "end.full.scale": 0.3,          # a full line that ends a sentence: weight of the lengths of the paragraphs around,
    "end.full.least": -0.2,         # … at least,
    "end.full.most": 2.43,          # … and at most
    "end.closing": -1.0,            # the next line stands just before a date: a closing sentence
    "end.open": 3.0,                # a bracket or quotation mark is still open
    # Going on with a paragraph.
    "join.room": 0.1,               # the next unit would have fitted, the break was not forced,
    "join.room.each": 2.6,          # … for each character of room more,
    "join.room.exact": 1.2,         # … and at least, where full lines have no room at all
    "join.room.most": 7.0,          # … and at most
    "join.stop": 0.1,               # a sentence ends at the end of the full line
    "join.stop.page": 1.2,          # … and the page with it
    "join.stop.room": 2.5,          # a sentence ends and there is room
    "join.stop.exact": 2.6,         # … for one character more, where full lines have no room at all
    "join.link": -6.0,              # the line before ends within a link, or with an opening mark
    "join.date": -4.0,              # the line before ends within a date or a telephone number
    "join.origin": -4.05,           # the line is the origin of a news item, in brackets
    "join.gap": 1.62,               # more blank lines than usual
    "join.no-gap": -0.8,            # fewer
    "join.open": -1.2,              # inside open quotation marks or brackets
    "join.over-page": 0.2,
    "join.over-display": 1.5,       # over titles and other display lines of the page
    "join.over-display-page": 0.4,  # over those that close a page
    "join.over-entry": 3.0,         # over the name and post of a speaker, or a table
    "join.free": 3.0,               # text that is not broken into lines: only a page break parts a paragraph,
    "join.free.stop": 6.0,          # … and not after a sentence,
    "join.free.short": 3.0,         # … nor after a short line
    "join.shut": 8.0,               # the line before is a block by its form
    "join.resumed": 3.0,            # over a head, where the article before has ended: it goes on with something else
    "join.verb": 3.5,               # the line before ends with "强调", and what is stressed does not follow
    "join.recipients": -4.0,        # the line before names offices and is full, this one ends the list with a colon
    "join.listed": -4.0,            # the contents have the two lines as one entry
    "join.closer": -6.0,            # the line starts with what never starts a paragraph
    # A sentence left open at a cut.
    "thread.open": 1.2,             # the text after the cut is another's
    "thread.taken-up": 0.3,         # … and this line takes it up
    "thread.comma": 1.0,            # … behind a comma, which goes on with anything
    "thread.frame": 1.5,            # what it goes on with stands in a column of another width
    "thread.tiny": 2.0,             # a paragraph of a few characters after the cut
    "thread.unmarked": 1.5,         # … in mid-page, where only the width of the lines changes
    # A first line.
    "first.over": 2.89,             # indent and line are wider than the measure: for each character,
    "first.over.most": 3.25,        # … and at most
    "first.not-indented": 1.3,      # the extraction kept indents, and there is none
    "first.indented": -2.0,
    "first.mark": -1.01,            # a number that goes on in sequence
    "first.head-kind": 2.0,         # … of the kind that the text's headings have, and no mark at the end
    "first.salutation": -0.09,
    "first.news": -2.0,             # the opening of a news item
    "first.news-opening": -0.5,     # a date or a purpose, as news items open
    "first.opening": -1.2,          # words that paragraphs of this text open with
    "first.bullet": -2.0,           # a bullet, or one of several labels
    "first.dashed": 0.6,            # dashes, and no mark at the end
    "first.dashed-point": -5.0,     # a dash below the end of a sentence: one of several points
    "first.dashed-close": 4.0,      # … close below another line
    "first.unlabelled": 1.2,        # in an editor's note, or among speeches that begin with a name
    "first.after-gap": -0.6,
    "first.closer": 6.0,
    "first.goes-on": 20.0,          # by the blank lines of a Markdown source it goes on with the line before
    "first.listed": 6.0,            # the contents list the line: it is a title or a heading
    # A further line, whatever came before.
    "cont.begins": 20.0,            # by the blank lines of a Markdown source it begins a block
    "cont.indented": 4.0,
    "cont.mark": 3.0,               # a number in sequence
    "cont.mark.lone": 0.3,          # a number that is not
    "cont.entry": 3.0,              # an entry of name and post, or a footnote
    "cont.markdown": 8.0,           # a mark of Markdown, or a form that always starts a block
    "cont.salutation": 3.0,
    "cont.bullet": 3.0,
    "cont.opening": 0.8,
    "cont.inner-gap": 2.1,          # a gap between Chinese words
    "cont.off-rhythm": 0.4,         # set in another frame than its neighbours
    "cont.recipients": 1.5,
    "cont.listed": 6.0,
    # A heading.
    "head.marked": -0.4,
    "head.plain": 5.4,              # without a number
    "head.stop": 5.0,               # it ends like a sentence
    "head.line": 0.7,               # each further line
    "head.turned": 1.0,             # its line was turned with room left, and the two would not fit on one,
    "head.turned.comma": 0.5,       # … behind a comma
    "head.comma": 4.0,
    "head.unsure": 2.0,             # its number is not in sequence
    "head.level": -4.0,             # marked by Markdown
    "head.full": 1.5,               # its last line is full
    "head.listed": 1.0,             # the contents list it, and it has no number
    "head.run-in": 5.0,             # a sentence ends inside the line
    # A display line: title, byline, date, row of a list.
    "display.short": 1.2,
    "display.like-text": 6.5,       # as wide as the text
    "display.wide": 1.2,            # wider than the text
    "display.stop": 3.0,
    "display.comma": 2.0,
    "display.shape": -2.8,          # the shape of a byline, a subtitle, a date
    "display.dashed-close": -1.5,   # … dashes, close below another line
    "display.verb": -3.0,           # it ends with "强调", and what is stressed does not follow
    "display.rhythm": -1.2,         # set in another frame than its neighbours
    "display.edge": -0.2,           # the first or last of its page
    "display.near-edge": -1.1,      # near them
    "display.centred": -1.5,
    "display.marked": 4.5,          # a number in sequence
    "display.run": 0.44,            # after another display line
    "display.run.edge": -1.2,       # … near a page's edge
    "display.standout": -1.5,       # written down the page, or double and wider than the text
    "display.note": 5.0,            # a note that goes on
    "display.inner-gap": -2.6,
    "display.cut": 3.0,             # a bracket is open or closed too often
    "display.opener": 6.0,          # … and has just been opened: nothing ends so
    "display.after-article": -2.5,  # after the end of an article
    "display.next-item": -1.5,      # … where most ends of articles have such a line below them
    "display.over-news": -1.5,      # … and over what opens as news do
    "display.unmarked": -0.3,       # not a mark in it
    "display.listed": 0.0,          # the contents list it
    "display.entry": -2.0,          # an entry of name and post, or a footnote
    "display.markdown": 8.0,
}

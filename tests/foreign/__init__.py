"""Documents set by other programs (a browser, office programs, typesetters) and taken out by other ways than ours.

`texts/` holds what the extraction gave, damaged as real PDFs are (overprint, letter spacing, running heads glued to the text, columns in
another order), `golds/` the structure that each was set from. All prose was written for these tests. `python -m tests.foreign` prints what
comes back of each, `--record` sets the figures down that the test holds the recovery to.
"""

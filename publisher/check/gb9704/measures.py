"""What GB/T 9704—2012 asks, clause by clause, and how far a page may be from it: the one table of the check."""

from __future__ import annotations

from dataclasses import dataclass

MM = 72 / 25.4
"""Points in a millimetre."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing asked: clause, what it is about, what is asked in words with its figure and tolerance, and these two."""

    clause: str
    what: str
    words: str
    value: float = 0.0
    slack: float = 0.0

    def holds(self, measured: float) -> bool:
        """Say whether a measured value is within the tolerance."""
        return abs(measured - self.value) <= self.slack + 1e-6

    def __str__(self) -> str:
        """Give what is asked in words."""
        return self.words.format(value=self.value, slack=self.slack)


ASKED: dict[str, Asked] = {
    # code: clause, what, in words, value, tolerance. Tolerances are the standard's where it gives one (5.2.1), else what a careful hand
    # measures on paper. 字 is the pitch of the text's characters, a line that of its lines.
    "K901": Asked("5.1", "paper", "A4, 210 × 297 mm, to {slack:g} mm", 0, 1),
    "K902": Asked("5.2.1", "top margin (天头)", "{value:g} ± {slack:g} mm", 37, 1),
    "K903": Asked("5.2.1", "binding margin (订口)", "{value:g} ± {slack:g} mm", 28, 1),
    "K904": Asked("5.2.1", "text area (版心)", "156 × 225 mm, to {slack:g} mm", 0, 1),
    "K905": Asked("5.2.3", "lines a page", "{value:g}, from 28.99 to 29.61 pt a line, to {slack:g} pt", 22, 0.25),
    "K906": Asked("5.2.3", "characters a line", "28, of {value:g} ± {slack:g} pt", 15.79, 0.28),
    "K907": Asked("5.2.2", "size of the text", "3号, {value:g} ± {slack:g} pt", 16, 0.3),
    "K908": Asked("5.2.2", "face of the text", "仿宋"),
    "K909": Asked("5.2.4", "colour", "black, but for the issuing body's mark and the rules of the masthead"),
    "K910": Asked("7.5", "page number", "one on every page"),
    "K911": Asked("7.5", "form of the page number", "— n —, one-字 rules on both sides, running on from page to page"),
    "K912": Asked("7.5", "type of the page number", "4号, {value:g} ± {slack:g} pt, 宋体", 14, 0.3),
    "K913": Asked("7.5", "height of the page number", "the one-字 rule {value:g} ± {slack:g} mm under the text area", 7, 1),
    "K914": Asked("7.5", "side of the page number",
                  "{value:g} ± {slack:g} 字 free, right on odd pages, left on even ones", 1, 0.35),
    "K920": Asked("7.2.4", "colour of the issuing body's mark and its rule (7.2.7)", "red"),
    "K921": Asked("7.2.4", "issuing body's mark", "centred, to {slack:g} mm", 0, 2),
    "K922": Asked("7.2.4", "top of the issuing body's mark", "{value:g} ± {slack:g} mm under the top of the text area", 35, 2),
    "K923": Asked("7.2.5", "place of the document number", "{value:g} lines under the mark, centred; beside a signer 1 字 in", 2, 0.5),
    "K924": Asked("7.2.5", "form of the document number", "the year in 〔〕, no 第, no leading zero"),
    "K925": Asked("7.2.7", "red rule", "{value:g} ± {slack:g} mm under the document number", 4, 1),
    "K926": Asked("7.2.7", "width of the red rule", "that of the text area, to {slack:g} mm", 0, 1),
    "K927": Asked("10.1", "letter form",
                  "mark 30 mm from the edge, red double rules of 170 mm 4 mm under it and 20 mm above the foot"),
    "K930": Asked("7.3.1", "size of the title", "2号, {value:g} ± {slack:g} pt", 22, 0.5),
    "K931": Asked("7.3.1", "lines of the title", "centred, to {slack:g} 字", 0, 0.5),
    "K932": Asked("7.3.1", "place of the title", "{value:g} lines under the red rule", 2, 0.5),
    "K933": Asked("7.3.1", "shape of the title", "trapezium or lozenge, no line {slack:g} 字 narrower than those above and below it", 0, 1),
    "K934": Asked("7.3.1", "line break in the title", "between words"),
    "K935": Asked("7.3.1", "face of the title", "小标宋"),
    "K936": Asked("7.3.2", "place of the recipients (主送机关)", "{value:g} line under the title, flush left to {slack:g} 字", 1, 0.4),
    "K937": Asked("7.3.2", "end of the recipients (主送机关)", "a full-width colon"),
    "K940": Asked("7.3.3", "indent of paragraphs", "{value:g} ± {slack:g} 字", 2, 0.3),
    "K941": Asked("7.3.3", "faces of headings", "一、 黑体, （一） 楷体, 1. and （1） 仿宋"),
    "K942": Asked("7.3.3", "end of the page", "no heading without text under it"),
    "K943": Asked("7.3.3", "first page", "shows text of the body"),
    "K944": Asked("7.3.4", "attachment note",
                  "附件：, one line under the body, 2 字 in, Arabic figures, no closing mark, turned lines under the name"),
    "K945": Asked("7.3.5", "place of signature and date",
                  "one line under the text, {value:g} 字 free, the date 2 字 right of the signature; for a seal 4 字 free; to {slack:g}",
                  2, 0.5),
    "K946": Asked("7.3.5.4", "form of the date", "year, month and day in Arabic figures, no leading zero"),
    "K947": Asked("7.3.7", "opening of an attachment", "before the colophon; 附件1 flush left in 黑体 on line 1, title centred on line 3"),
    "K950": Asked("7.4.1", "rules of the colophon (版记)",
                  "wide as the text area, outer ones 0.35 mm, inner 0.25 mm, to {slack:g} mm", 0, 0.06),
    "K951": Asked("7.4.1", "last rule of the colophon (版记)", "on the foot of the text area, to {slack:g} mm", 0, 1),
    "K952": Asked("7.4.2", "type of the colophon (版记)", "4号, {value:g} ± {slack:g} pt, 仿宋", 14, 0.3),
    "K953": Asked("7.4.2", "copies (抄送机关)",
                  "抄送：…。, {value:g} ± {slack:g} 字 free at both sides, turned lines under the first name", 1, 0.35),
    "K954": Asked("7.4.3", "printing body and date",
                  "{value:g} ± {slack:g} 字 free at both sides, …年…月…日印发, no leading zero", 1, 0.35),
}


@dataclass(frozen=True, slots=True)
class Departure:
    """One departure: which row of the table, on which page (0: the document as a whole), what was measured, and how far off it is."""

    code: str
    page: int
    measured: str
    off: float = 1.0

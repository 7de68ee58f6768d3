"""Official pages set by hand with reportlab alone, in a face that the file names and does not hold: nothing of the renderer is in them."""

from __future__ import annotations

import io
from dataclasses import dataclass

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from .official import PROSE

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
PITCH, EM = 225 * MM / 22, 156 * MM / 28
LEFT, TOP, WIDTH = 28 * MM, 37 * MM, 156 * MM
FACE = "STSong-Light"


class Sheet:
    """Pages set line by line; rows are those of the standard's grid, from 1."""

    def __init__(self, **how) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont(FACE))
        self.file = io.BytesIO()
        self.canvas = Canvas(self.file, pagesize=A4, **how)

    def text(self, top: float, text: str, *, x: float = LEFT, size: float = EM, color=(0, 0, 0)) -> None:
        """Set characters side by side, their squares `top` pt under the paper's edge."""
        self.canvas.setFillColorRGB(*color)
        self.canvas.setFont(FACE, size)
        for n, char in enumerate(text):
            self.canvas.drawString(x + n * size, A4[1] - top - 0.88 * size, char)

    def line(self, row: float, text: str, *, x: float = LEFT, size: float = EM) -> None:
        """Set characters in the middle of a row."""
        self.text(TOP + (row - 0.5) * PITCH - size / 2, text, x=x, size=size)

    def centred(self, row: float, text: str, size: float) -> None:
        """Set characters in the middle of the text area."""
        self.line(row, text, x=LEFT + (WIDTH - len(text) * size) / 2, size=size)

    def rule(self, top: float, thickness: float, *, x: float = LEFT, width: float = WIDTH, color=(0, 0, 0)) -> None:
        """Fill a bar."""
        self.canvas.setFillColorRGB(*color)
        self.canvas.rect(x, A4[1] - top - thickness, width, thickness, stroke=0, fill=1)

    def close(self, number: str) -> None:
        """Set the page number and end the page."""
        text = f"— {number} —"
        self.canvas.setFillColorRGB(0, 0, 0)
        self.canvas.setFont(FACE, 14)
        width = self.canvas.stringWidth(text, FACE, 14)
        y = A4[1] - (37 + 225 + 7) * MM - 0.38 * 14
        self.canvas.drawString(LEFT + WIDTH - 14 - width if int(number) % 2 else LEFT + 14, y, text)
        self.canvas.showPage()

    def page(self, number: str) -> None:
        """Set a page of 22 full lines."""
        for row in range(1, 23):
            self.line(row, (PROSE * 2)[row : row + 28])
        self.close(number)

    def data(self) -> bytes:
        self.canvas.save()
        return self.file.getvalue()


@dataclass(frozen=True)
class Form:
    """A whole document as the standard has it; each field is something that may be otherwise."""

    mark_top: float = 35
    mark_left: float = 0
    rule_drop: float = 4
    rule_width: float = 156
    title: tuple[str, ...] = ("某某省人民政府", "关于进一步加强某某工作的通知")
    last_line: str = ""
    first_page_text: bool = True
    attachment_row: int = 3
    colophon_rise: float = 0
    colophon_rule: float = 0.35
    colophon_left: float = 1
    sealed: bool = False
    red: tuple[float, float, float] = (0.8, 0, 0)

    def data(self) -> bytes:
        sheet = Sheet()
        row = self.head(sheet)
        while row < 23 and self.first_page_text:
            sheet.line(row, PROSE[row : row + 28])
            row += 1
        sheet.close("1")
        for number in "234":
            sheet.page(number)
        if self.last_line:
            for row in range(1, 22):
                sheet.line(row, "各地各部门要把这项工作摆在重要位置。" if row == 21 else PROSE[row : row + 28])
            sheet.line(22, self.last_line, x=LEFT + 2 * EM)
            sheet.close("5")
        self.end(sheet, "6" if self.last_line else "5")
        return sheet.data()

    def head(self, sheet: Sheet) -> int:
        top = TOP + self.mark_top * MM
        sheet.text(top, "某某省人民政府文件", x=LEFT + (WIDTH - 9 * 48) / 2 + self.mark_left * MM, size=48, color=self.red)
        number = top + 48 + 2 * PITCH + 6.6
        sheet.text(number, "某政发〔2021〕3号", x=LEFT + (WIDTH - 11 * EM) / 2)
        sheet.rule(number + EM + self.rule_drop * MM, 1, width=self.rule_width * MM, color=self.red)
        row = round((number + EM + 4 * MM - TOP) / PITCH) + 3
        for n, text in enumerate(self.title):
            sheet.centred(row + n, text, 22)
        row += len(self.title) + 1
        sheet.line(row, "各市、州人民政府：")
        return row + 1

    def end(self, sheet: Sheet, number: str) -> None:
        sheet.line(1, "特此通知。", x=LEFT + 2 * EM)
        date = LEFT + WIDTH - ((4 if self.sealed else 2) + 9) * EM
        sheet.line(3, "某某省人民政府", x=date + (1 if self.sealed else -2) * EM)
        sheet.line(4, "2021年3月5日", x=date)
        sheet.close(number)
        sheet.line(1, "附件1")
        sheet.centred(self.attachment_row, "某某工作任务分工表", 22)
        sheet.line(self.attachment_row + 2, "一是分工。", x=LEFT + 2 * EM)
        self.colophon(sheet)
        sheet.close(str(int(number) + 1))

    def colophon(self, sheet: Sheet) -> None:
        foot = TOP + 225 * MM - self.colophon_rise * MM
        sheet.rule(foot - 40, self.colophon_rule * MM)
        sheet.rule(foot - 20, 0.25 * MM)
        sheet.rule(foot - 0.35 * MM, 0.35 * MM)
        left = LEFT + self.colophon_left * 14
        sheet.text(foot - 37, "抄送：某某省委办公厅。", x=left, size=14)
        sheet.text(foot - 17, "某某省人民政府办公厅", x=left, size=14)
        sheet.text(foot - 17, "2021年3月5日印发", x=LEFT + WIDTH - 12 * 14, size=14)

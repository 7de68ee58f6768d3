"""Lines from the top down: numbers upright, the sheet turned, pages from right to left."""

from __future__ import annotations

import re

import pytest

from publisher.render.epub.vertical import turned, upright

from .samples import SPACES, B, K, document, every_kind, opened, printed


@pytest.mark.parametrize(("text", "expected"), [
    ("5月", "[5]月"), ("12月", "[12]月"), ("共120人", "共(120)人"), ("2024年", "(2024)年"), ("好!?", "好[!?]"),
    ("12345人", "12345人"), ("3.5倍", "3.5倍"), ("10,000人", "10,000人"), ("50%", "50%"), ("A4纸", "A4纸"), ("2018-05-09", "2018-05-09"),
    ("5℃", "5℃"), ("1<2", "[1]&lt;[2]"), ("", ""),
])
def test_short_numbers_stand_upright(text, expected):
    html = str(upright(text))
    html = re.sub(r'<span class="together">(.*?)</span>', r"[\1]", html)
    assert re.sub(r'<span class="stacked">(.*?)</span>', r"(\1)", html) == expected


@pytest.mark.parametrize(("across", "down"), [
    ("margin: 1em 2em 3em 4em;", "margin: 4em 1em 2em 3em;"), ("margin: 1em 2em 3em;", "margin: 2em 1em 2em 3em;"),
    ("padding: 0 3%;", "padding: 3% 0 3% 0;"), ("margin: 0;", "margin: 0;"), ("border-bottom: 1px solid;", "border-left: 1px solid;"),
    ("margin-left: 1em;", "margin-top: 1em;"), ("min-width: 5em;", "min-height: 5em;"), ("max-width: 100%;", "max-width: 100%;"),
    ("text-align: left;", "text-align: left;"),
])
def test_sides_are_turned(across, down):
    assert turned(across) == down


def test_four_turns_lead_back():
    sheet = opened(every_kind()).archive.read("EPUB/style.css").decode()
    boxes = re.sub(r"(margin|padding): [^;]+;", "", sheet)
    found = boxes
    for _ in range(4):
        found = turned(found.replace("min-height", "min-width"))
    assert found.replace("min-height", "min-width") == boxes


def test_book_runs_from_right_to_left():
    book = opened(every_kind("zh-Hant-TW"), "vertical")
    assert book.package.find("opf:spine", SPACES).get("page-progression-direction") == "rtl"
    assert book.package.find("opf:metadata/opf:meta[@name='primary-writing-mode']", SPACES).get("content") == "vertical-rl"
    assert "直排" in book.meta("opf:meta[@property='schema:accessibilitySummary']")[0]
    css = book.archive.read("EPUB/style.css").decode()
    assert css.index("writing-mode: vertical-rl") > css.index("text-indent: 2em")
    assert book.xml("cover.xhtml").get("class") == "across"
    assert book.text == printed(every_kind("zh-Hant-TW"))


def test_numbers_are_upright_in_text_title_contents_and_colophon_but_not_in_tables():
    rows = [B(K.TITLE, "2024年总结"), B(K.PARAGRAPH, "共12人。"), B(K.TABLE_ROW, "1\t25", group=1)]
    made = document(rows, title="2024年总结", date="2024-05")
    book = opened(made, "vertical")
    path = "//x:span[@class='stacked' or @class='together']/text()"
    assert book.xpath("ch-001.xhtml", path) == ["2024", "12"]
    assert book.xpath("nav.xhtml", f"//x:nav[@role='doc-toc']{path}") == ["2024"]
    assert {"2024", "5"} <= set(book.xpath("colophon.xhtml", path))
    assert book.xpath("title-page.xhtml", f"//x:h1{path}") == ["2024"]
    assert not opened(made).xpath("ch-001.xhtml", path)


@pytest.mark.parametrize("layout", ["book", "vertical", "periodical-vertical"])
@pytest.mark.parametrize("title", ["书", "青海工运 2023 年第 4 期", "关于做好2024年度先进集体评选推荐工作的通知", "很长的题名" * 40])
def test_what_a_cover_says_stays_on_it(layout, title):
    made = document([B(K.PARAGRAPH, "正文。")], title=title, issuer="某某省某某市某某县人民政府办公室", date="2024-05-06",
                    document_number="某政办发〔2024〕7号", author=("张三", "李四"))
    svg = opened(made, layout).xml("cover.svg")
    space = "{http://www.w3.org/2000/svg}"
    points = [tuple(map(float, pair)) for path in svg.iter(f"{space}path") for pair in re.findall(r"(-?[\d.]+) (-?[\d.]+)", path.get("d"))]
    assert len(points) > 100
    assert all(40 <= x <= 1160 and 40 <= y <= 1560 for x, y in points)
    bars = [(int(r.get("width")), int(r.get("height"))) for r in list(svg.iter(f"{space}rect"))[1:]]
    assert len(bars) == 3
    assert all((width < height) == ("vertical" in layout) for width, height in bars)

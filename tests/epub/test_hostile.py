"""Bad input: clean files, nothing lost."""

from __future__ import annotations

import pytest

from publisher.model import Document, DocumentKind
from publisher.render.epub.inlines import clean

from .samples import B, K, document, opened, plain, printed

TITLE = "</title><script>alert(1)</script>&nbsp;" + "“引号”" + "\x01\x0c"

HOSTILE = {
    "markup in title": plain(title=TITLE, issuer="<&>\"'", author=("<a>", "<a>", ""), rights="©<&>", identifier="a<b>&\"c"),
    "control characters": plain("甲\x00乙\x08丙\x0b丁\ufffe戊\ud800己"),
    "no title": document([B(K.PARAGRAPH, "只有正文。")]),
    "empty article": document([], [B(K.FURNITURE, "— 1 —")], [B(K.PARAGRAPH, "")], [B(K.PARAGRAPH, "有。")]),
    "nothing at all": Document("", DocumentKind.TEXT, ()),
    "long paragraph": plain("很长的段落，没有尽头。" * 1000),
    "long title": document([B(K.TITLE, "题" * 3000), B(K.PARAGRAPH, "文")]),
    "outside the plane": plain("人名：𠀡𡃁𬳽，表情💡，组合é。"),
    "white title": plain(title=" \n\t　"),
    "deep headings": document([B(K.HEADING, f"{n}级", level=n) for n in range(1, 12)]),
    "ragged table": document([B(K.TABLE_ROW, text) for text in ("甲\t乙\t丙", "", "丁\t\t\t戊")]),
    "many columns": document([B(K.TABLE_ROW, "\t".join("列" * 30))] * 3),
    "hostile name": Document("../../a b<c>&.txt", DocumentKind.TEXT, plain().articles),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_text_stays_whole(name):
    made = HOSTILE[name]
    book = opened(made, "book")
    assert book.text == "".join(clean(printed(made)).split())
    assert book.meta("dc:title")[0].strip()


def test_forbidden_characters():
    assert clean("甲\x00乙\x0b丙\ud800丁\uffff𠀡\t\n") == "甲乙 丙\ufffd丁\ufffd𠀡\t\n"


def test_missing_glyphs_do_not_stop_the_cover():
    assert opened(plain(title="无字\U000e0001\U0010fffd之名")).archive.read("EPUB/cover.svg").count(b"<path") >= 5

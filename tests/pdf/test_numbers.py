"""Numbers in a content stream have no exponent: a reader takes `1.2e-15 Tc` for an unknown operator and shows an empty page."""

from __future__ import annotations

import re
import subprocess

import pikepdf
import pytest

from publisher.layout import BY_KIND, load_layout
from publisher.layout.fonts import load_fonts
from publisher.render import Stamp
from publisher.render.pdf import render
from publisher.render.pdf.ink import number

from ..roundtrip.documents import Sample, samples

EXPONENT = re.compile(rb"\d[eE][-+]?\d")


WRITTEN = [(1.2e-15, "0"), (0.00004, "0"), (15.79, "15.79"), (100.0, "100"), (1e7, "10000000"), (-0.25, "-0.25")]


@pytest.mark.parametrize(("value", "written"), WRITTEN)
def test_written_out(value, written):
    assert number(value) == written


@pytest.mark.parametrize("sample", samples(), ids=lambda s: s.name)
def test_poppler_draws_every_page_without_complaint(sample: Sample, tool, tmp_path):
    """In the layout that the kind of the document asks for, over the tagged text as well."""
    programs = [tool("pdftotext", "the pages"), tool("pdfinfo", "the structure tree")]
    document = sample.document()
    layout = load_layout(BY_KIND[document.kind], sample.language)
    path = tmp_path / "edition.pdf"
    path.write_bytes(render(document, layout, load_fonts(sample.language, ignore_system=True), Stamp()))
    for command in ([programs[0], str(path), "-"], [programs[1], "-struct-text", str(path)]):
        told = subprocess.run(command, capture_output=True, check=True)
        assert not told.stderr
    for page in pikepdf.open(path).pages:
        drawn = b"\n".join(row for row in page.Contents.read_bytes().split(b"\n") if b"MCID" not in row)
        assert not EXPONENT.search(re.sub(rb"<[0-9a-f]*>", b"", drawn))

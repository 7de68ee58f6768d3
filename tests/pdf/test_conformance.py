"""PDF/UA-1 and PDF/A-2a, by veraPDF: its command on the path, or its jar named by VERAPDF_JAR."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from .conftest import MADE, make
from .test_index import made as with_index


def command() -> list[str]:
    if jar := os.environ.get("VERAPDF_JAR"):
        return ["java", "-cp", jar, "org.verapdf.apps.GreenfieldCliWrapper"]
    if program := shutil.which("verapdf"):
        return [program]
    reason = "veraPDF is not installed (put verapdf on the path or its jar into VERAPDF_JAR): conformance not checked"
    if os.environ.get("PUBLISHER_REQUIRE_TOOLS") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_conforms(flavour, tmp_path):
    program = command()
    files = []
    for row in (row for row in MADE if row[0] in ("sample", "002")):
        path = tmp_path / f"{'-'.join(row)}.pdf"
        path.write_bytes(make(*row).data)
        files.append(str(path))
    index = tmp_path / "index.pdf"
    index.write_bytes(with_index("book"))
    files.append(str(index))
    report = subprocess.run([*program, "--flavour", flavour, "--format", "text", "-v", *files], capture_output=True, text=True).stdout
    assert report.count("PASS") == len(files), report

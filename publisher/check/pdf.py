"""The text of a PDF edition, read back through its structure tree by poppler: what a screen reader would say."""

from __future__ import annotations

import shutil
import subprocess

PROGRAM = "pdfinfo"


def text_of_pdf(data: bytes) -> str | None:
    """Give the text of the structure tree without cover and contents; None where poppler's pdfinfo is not installed.

    Page numbers and running heads are artifacts and in no tree. The sections that a layout adds bear a title, those of articles none.
    """
    program = shutil.which(PROGRAM)
    if program is None:
        return None
    import tempfile

    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        told = subprocess.run([program, "-struct-text", file.name], capture_output=True, check=False).stdout
    said: list[bytes] = []
    layouts_own = False
    # Titles come out as raw UTF-16, so the lines are told apart as bytes.
    for line in told.split(b"\n"):
        depth = len(line) - len(line.lstrip(b" "))
        if depth == 2 and line[2:3] != b'"':
            layouts_own = b' "' in line
        elif not layouts_own and line.lstrip(b" ").startswith(b'"') and line.endswith(b'"'):
            said.append(line.strip(b" ")[1:-1])
    return "\n".join(part.decode("utf-8", "replace") for part in said)

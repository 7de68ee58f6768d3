"""Writing finished files: whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from ..diagnostics import RenderError


def write_files(files: Iterable[tuple[Path, bytes]]) -> None:
    """Write each file under a passing name beside its place, then move all to their names: a reader never meets a half-written one.

    Raises:
        RenderError: a folder or a file cannot be written.
    """
    moves: list[tuple[str, Path]] = []
    try:
        for path, data in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, passing = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
            moves.append((passing, path))
            with os.fdopen(handle, "wb") as out:
                out.write(data)
            # mkstemp makes files for their owner alone; an edition is a file like any other.
            os.chmod(passing, 0o666 & ~_umask())
        while moves:
            os.replace(*moves[0])
            moves.pop(0)
    except OSError as fault:
        place = fault.filename2 or fault.filename
        raise RenderError(f"cannot write {place}: {fault.strerror}", "P2", hint="is the folder there, and may you write in it?") from None
    finally:
        for passing, _ in moves:
            Path(passing).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

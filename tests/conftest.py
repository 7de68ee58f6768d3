"""What several folders of tests share: where the seeds are, and what to do where a tool is absent."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


@pytest.fixture(scope="session")
def tool():
    """Give a function that finds a program, skipping the test where it is absent — or failing it where PUBLISHER_REQUIRE_TOOLS=1."""

    def find(name: str, what_for: str) -> str:
        path = shutil.which(name)
        if path is None:
            reason = f"{name} is not installed: {what_for} not checked"
            if os.environ.get("PUBLISHER_REQUIRE_TOOLS") == "1":
                pytest.fail(reason)
            pytest.skip(reason)
        return path

    return find


@pytest.fixture(scope="session", params=SEEDS, ids=lambda p: p.stem[:3])
def seed(request) -> Path:
    return request.param

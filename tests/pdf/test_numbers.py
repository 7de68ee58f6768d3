"""Numbers in a content stream have no exponent: a reader takes `1.2e-15 Tc` for an unknown operator and shows an empty page."""

from __future__ import annotations

import pytest

from publisher.render.pdf.objects import number


@pytest.mark.parametrize(("value", "written"), [(1.2e-15, "0"), (0.00004, "0"), (15.79, "15.79"), (100.0, "100"), (1e7, "10000000"), (-0.25, "-0.25")])
def test_written_out(value, written):
    assert number(value) == written

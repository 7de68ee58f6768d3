"""A document set by hand to the standard, and the same with one thing otherwise: the checker without our renderer."""

from __future__ import annotations

import pytest

pytest.importorskip("pdfminer")

from publisher.check import check_official
from publisher.diagnostics import Severity

from .by_hand import Form

FACES = {"K908", "K935", "K947", "K952"}
"""The one face of these pages is Song: not the text's, the title's, an attachment's or the colophon's."""


def warned(form: Form) -> set[str]:
    return {d.code for d in check_official(form.data()) if d.severity is Severity.WARNING}


def test_a_document_to_the_standard_departs_in_its_face_only():
    assert warned(Form()) == FACES


def test_room_for_a_seal_is_no_departure():
    assert warned(Form(sealed=True)) == FACES


OTHERWISE = {
    "mark_top": (50, "K922"),
    "mark_left": (-4, "K921"),
    "rule_drop": (7, "K925"),
    "rule_width": (140, "K926"),
    "red": ((0, 0, 0.8), "K920"),
    "last_line": ("一、抓好落实", "K942", "K941"),
    "first_page_text": (False, "K943"),
    "colophon_rise": (6, "K951"),
    "colophon_rule": (1, "K950"),
    "colophon_left": (0, "K953", "K954"),
}


@pytest.mark.parametrize("field", OTHERWISE)
def test_one_thing_otherwise(field):
    value, code, *also = OTHERWISE[field]
    assert code in (found := warned(Form(**{field: value}))) and found - FACES <= {code, *also}


@pytest.mark.parametrize(("title", "expected"), [
    (("某某省人民政府", "关于", "进一步加强某某工作的通知"), {"K933"}),
    (("某某省人民政府关于进一步加强", "某某工作的通知"), set()),
    (("某某省人民政府关于进一步", "加强某某工作", "和某某建设以及某某改革的通知"), {"K933"}),
    (("某某省", "人民政府关于印发某某", "办法的通知"), set()),
    (("某某省人民政府关于做好20", "21年某某工作的通知"), {"K934"}),
    (("某某省人民政府关于加强某某工作", "的通知"), {"K934"}),
    (("某某省人民政府关于印发《", "某某工作办法》的通知"), {"K934"}),
    (("某某省人民政府关于摆正位", "置和加强组织领导的通知"), {"K934"}),
])
def test_shape_and_breaks_of_the_title(title, expected):
    assert warned(Form(title=title)) - FACES == expected

"""The letter (信函格式, GB/T 9704—2012, 10.1): its mark over a double rule, its number at the right, a second rule at the foot of page 1.

Mark and rules stand outside the text area, so their paragraphs are framed at their place on the page; they stay paragraphs to be edited.
"""

from __future__ import annotations

from typing import Any

from ...layout import MM, Style
from . import vocabulary as names
from .plan import Plan
from .styles import indents
from .wml import paragraph, root, serialise, twips, val

_WIDTH, _TOP, _FOOT, _DROP = 170.0, 30.0, 20.0, 4.0
"""In mm: the rules' length, the mark's top under that of the page, the second rule over its foot, the first one under the mark."""


def letter_head(plan: Plan) -> dict[str, Any]:
    """Give the properties of the mark's paragraph: 30 mm from the top of the page, 4 mm over a red double rule, the thick line above."""
    rule = ("bottom", _rule(plan, "thickThinSmallGap", _DROP * MM))
    return {"framePr": _frame(_TOP), "pBdr": [rule], "spacing": {"before": "0", "after": "0"}}


def letter_number(plan: Plan) -> dict[str, Any]:
    """Give the properties of the number's paragraph: flush right, on the first line under the rule."""
    return {"jc": val("right"), "ind": indents(plan, Style()), "spacing": {"before": "0", "after": str(plan.pitch)}}


def letter_footer_part(plan: Plan) -> bytes:
    """Give the foot of a letter's first page: no number, a red double rule 20 mm over the page's foot, the thin line above."""
    part = root("ftr")
    frame = _frame(plan.lying.layout.page.height - _FOOT)
    spacing = {"before": "0", "after": "0", "line": "20", "lineRule": "exact"}
    paragraph(part, names.FOOTER.id, {"framePr": frame, "pBdr": [("top", _rule(plan, "thinThickSmallGap", 0))], "spacing": spacing})
    paragraph(part, names.FOOTER.id, {})
    return serialise(part)


def _frame(top: float) -> dict[str, str]:
    return {"w": str(twips(_WIDTH * MM)), "hSpace": "0", "wrap": "notBeside", "vAnchor": "page", "hAnchor": "page", "xAlign": "center",
            "y": str(twips(top * MM))}


def _rule(plan: Plan, form: str, space: float) -> dict[str, str]:
    return {"val": form, "sz": "24", "space": str(round(space)), "color": plan.accent or "000000"}

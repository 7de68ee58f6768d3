"""Print what comes back of each text; `--record` sets it down."""

from __future__ import annotations

import json
import sys
from statistics import fmean

from ..roundtrip.score import Score
from .samples import HERE, scores

FIGURES = Score.__slots__

done = dict(scores())
print(f"{'':<28}" + "".join(f"{figure:>10}" for figure in FIGURES))
for name, own in done.items():
    print(f"{name:<28}" + "".join(f"{getattr(own, figure):10.3f}" for figure in FIGURES))
print(f"{'mean':<28}" + "".join(f"{fmean(getattr(own, figure) for own in done.values()):10.3f}" for figure in FIGURES))
if "--record" in sys.argv:
    figures = {name: round(own.blocks, 3) for name, own in done.items()}
    (HERE / "measured.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")

"""Lines of Chinese text: breaking, squeezing, spacing, justification. Pure: knows widths in thousandths of an em, and no format."""

from .columns import share_width
from .lines import Cut, choose, first_fit, optimum
from .prepare import EM, GAP, Prepared, drop_loose_spaces, prepare
from .setting import Setting, set_lines, set_natural
from .titles import balance
from .words import Words

__all__ = [
    "EM", "GAP", "Cut", "Prepared", "Setting", "Words", "balance", "choose", "drop_loose_spaces", "first_fit", "optimum", "prepare",
    "set_lines", "set_natural", "share_width",
]

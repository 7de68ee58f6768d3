"""The marks of Chinese text by what they do in a line (CLREQ 3.1; GB/T 15834—2011)."""

from __future__ import annotations

OPENING = "‘“（《〈【〔『「｛［〖﹁﹃"
"""Full-width marks whose blank half is the left one; none ends a line."""

CLOSING = "’”）》〉】〕』」｝］〗﹂﹄"
"""Full-width marks whose blank half is the right one; none starts a line."""

POINTS = "、，。．；：！？"
"""Pausing and stopping marks: blank at the right in Simplified text, on both sides in the Traditional of Taiwan and Hong Kong."""

DASHES = "—…⋯～·・–‥"
"""Marks without a blank half that do not start a line; a pair of the first three is one mark of two characters."""

UNIT_SIGNS = "‰％℃℉°′″"
"""Signs that belong to the figure before them."""

NARROW_CLOSING = ",.;:!?)]}%"
NARROW_OPENING = "([{$"
CURRENCY = "￥＄￡€№＃"

NO_START = frozenset(CLOSING + POINTS + DASHES + UNIT_SIGNS + NARROW_CLOSING + "〞」、﹐﹑﹒﹔﹕﹖﹗")
"""Characters that never start a line, but where the text itself begins with one."""

NO_END = frozenset(OPENING + NARROW_OPENING + CURRENCY)
"""Characters that never end a line."""

NUMBER_UNITS = frozenset(
    "年月日号时分秒个名人位家户次件项条款万亿千百元角米里吨克斤升度亩岁周期届章节页版级倍种台辆座所间号"
    "號時個項條萬億級種臺輛歲週屆節頁畝噸間"
)
"""Characters that stay with a figure written before them."""

HANZI = "一-鿿㐀-䶿〇々豈-﫿ぁ-ゖァ-ヺーㄅ-ㄯ\U00020000-\U000323af"
"""Characters that take one square and may be parted anywhere, as the inside of a regular expression's class."""

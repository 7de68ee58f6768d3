"""What a line's break says where lines keep to their measure, and headings as wide as it."""

from publisher.read import read_bytes
from publisher.structure import recover

WORDS = "河边的老街有四百步长街面铺着青石板雨后发亮街东头是一座石桥桥上的栏杆被几代人的手磨得光滑孩子们放学以后总要在桥上坐一会儿"
MEASURE = 24


def wrapped(size: int, seed: int) -> str:
    """Set a paragraph of so many characters, with commas, on lines of the measure, the first one two characters in."""
    text = [WORDS[(seed * 7 + i * 5 + i // 9) % len(WORDS)] for i in range(size - 1)]
    lines = -(-(size + 2) // MEASURE)
    for i in range(4, size - 3, 11):
        # No mark may begin or end a line.
        if (i + 2) % MEASURE not in (0, 1, MEASURE - 1):
            text[i] = "，"
    whole = "".join(text) + "。"
    return "\n".join([whole[: MEASURE - 2], *(whole[MEASURE - 2 + MEASURE * k :][:MEASURE] for k in range(lines - 1))])


def paragraphs(text: str) -> list[str]:
    """Recover a text's blocks."""
    return [block.text for block in recover(read_bytes(text.encode(), "x.txt"))[0].blocks()]


def test_a_line_one_character_short_ends_its_paragraph():
    body = [wrapped(22 + 24 * 3 + 10 + k, k) for k in range(18)]
    short = wrapped(22 + 24 * 2 + 23, 11)
    assert len(short.split("\n")[-1]) == MEASURE - 1
    below = "桥上的人都回家去了。"
    found = paragraphs("\n".join([*body[:5], short, below, *body[5:]]))
    assert below in found
    assert short.replace("\n", "") in found


def test_a_full_line_says_nothing():
    body = [wrapped(22 + 24 * 3 + 10 + k, k) for k in range(18)]
    full = wrapped(22 + 24 * 2 + 24, 11)
    found = paragraphs("\n".join([*body[:5], full, "桥上的人都回家去了。", *body[5:]]))
    assert full.replace("\n", "") + "桥上的人都回家去了。" in found


def test_a_heading_as_wide_as_the_text_is_known_by_others_of_its_form():
    heads = [
        "深入理解河上的船家为什么都要在天亮以前出门", "深入理解桥上的孩子",
        "深入理解街东头的人家为什么总把门开着过夜晚\n也不担心有人在半夜里走进来拿走自家的东西呢",
    ]
    texts = ["老人告诉我们，" + wrapped(22 + 24 * 3 + k, k).replace("\n", "")[7:] for k in (9, 10, 11)]
    set_texts = ["\n".join([text[:22], *(text[22 + 24 * n :][:24] for n in range(4))]) for text in texts]
    source = "\n".join(f"{head}\n{text}" for head, text in zip(heads[1:2] + heads[:1] + heads[2:], set_texts, strict=True))
    assert heads[2].replace("\n", "") in paragraphs(source)

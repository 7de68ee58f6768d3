"""How much of a document came back: whole blocks exactly right, white space aside, and what was right about them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from publisher.model import OUTSIDE, Block, Document, Kind

from .documents import Gold, Sample

BODY = (Kind.PARAGRAPH, Kind.QUOTE, Kind.LIST_ITEM, Kind.SALUTATION, Kind.HEADING)


@dataclass(frozen=True, slots=True)
class Score:
    """Figures from 0 to 1: F1 of whole blocks, titles, headings and article starts; share of the blocks found in their kind and order."""

    blocks: float
    kinds: float
    titles: float
    headings: float
    order: float
    articles: float


def squeeze(text: str) -> str:
    """Give a text without its white space."""
    return "".join(text.split())


def f1(hits: int, wanted: int, found: int) -> float:
    """Give the harmonic mean of precision and recall; 1 where nothing was wanted and nothing found."""
    return 2 * hits / (wanted + found) if wanted + found else 1.0


def counted_f1(wanted: Iterable[Hashable], found: Iterable[Hashable]) -> float:
    """Give F1 of two multisets."""
    a, b = Counter(wanted), Counter(found)
    return f1((a & b).total(), a.total(), b.total())


def pair_up(gold: Sequence[Gold], got: Sequence[Block]) -> list[tuple[Gold, int]]:
    """Pair gold blocks with the places of the recovered ones that have the same text, in order."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, block in reversed(list(enumerate(got))):
        places[squeeze(block.text)].append(place)
    return [(b, places[squeeze(b.text)].pop()) for b in gold if places[squeeze(b.text)]]


def longest_rise(values: Iterable[int]) -> int:
    """Give the length of the longest increasing run that can be picked out."""
    tails: list[int] = []
    for value in values:
        place = bisect_left(tails, value)
        tails[place:place + 1] = [value]
    return len(tails)


def _starts(articles: Iterable[Sequence[Block | Gold]]) -> list[str]:
    firsts = (next((b for b in article if b.kind in BODY), None) for article in articles)
    return [squeeze(b.text)[:12] for b in firsts if b is not None]


def score(sample: Sample, document: Document) -> Score:
    """Compare a recovered document with its gold."""
    gold = [b for b in sample.blocks if b.kind not in OUTSIDE]
    got = [b for b in document.blocks() if squeeze(b.text)]
    pairs = pair_up(gold, got)
    right = [(g, i) for g, i in pairs if got[i].kind in g.kinds and (got[i].kind is not Kind.HEADING or got[i].level == g.level)]

    def of_kind(kind: Kind) -> float:
        # A block that may be of two kinds counts as wanted only where it was read so.
        hits = sum(got[i].kind is kind for _, i in right)
        free = sum(g.kind is kind and got[i].kind is not kind for g, i in right)
        extra = sum(g.kind is not kind and got[i].kind is kind for g, i in right)
        return f1(hits, sum(g.kind is kind for g in gold) - free + extra, sum(b.kind is kind for b in got))

    articles = [[b for b in a.blocks if b.kind not in OUTSIDE and squeeze(b.text)] for a in document.articles]
    return Score(
        blocks=f1(len(pairs), len(gold), len(got)),
        kinds=len(right) / len(pairs) if pairs else 0.0,
        titles=of_kind(Kind.TITLE),
        headings=of_kind(Kind.HEADING),
        order=longest_rise(i for _, i in pairs) / len(pairs) if pairs else 0.0,
        articles=counted_f1(_starts(sample.articles()), _starts(articles)),
    )

"""The test documents: gold structures in a format one can read and write by hand.

A file of `documents/` has a head of `key: value` lines, a line `---`, and then one block a line:

    kind| text                       paragraph| 今年以来，……
    kind level| text                 heading 2| （一）加强领导
    kind/other| text                 either kind is right; the first is the one that is set
    kind| as printed => as it reads  list_item| 李　明　某某局局长 => 李明 某某局局长

`===` on a line of its own starts the next article. In a table row ` | ` parts the cells. Blank lines mean nothing. The head's keys:
`title` names the document in running heads, `issue` is the issue line of a periodical, `kind` is notice, periodical or text,
`language` a BCP 47 tag, `flow` says that articles follow one another on a page, `settings` lists how the document is set, and `of` names
documents whose articles it takes over: a whole issue is made of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from publisher.model import OUTSIDE, Article, Block, Document, DocumentKind, Kind, Metadata

FOLDER = Path(__file__).parent / "documents"

_BLOCK = re.compile(r"([a-z_]+(?:/[a-z_]+)*)(?: (\d))?\| ?(.+)")


@dataclass(frozen=True, slots=True)
class Gold:
    """A block as it should come back: its text, the kinds that are right, the article it belongs to, and how it is printed."""

    kinds: tuple[Kind, ...]
    level: int | None
    text: str
    printed: str
    article: int

    @property
    def kind(self) -> Kind:
        return self.kinds[0]


@dataclass(frozen=True, slots=True)
class Sample:
    """A test document."""

    name: str
    title: str
    issue: str
    kind: DocumentKind
    language: str
    flow: bool
    settings: tuple[str, ...]
    blocks: tuple[Gold, ...]

    def articles(self) -> list[list[Gold]]:
        """Give the blocks by article."""
        count = self.blocks[-1].article
        return [[b for b in self.blocks if b.article == n] for n in range(1, count + 1)]

    def document(self) -> Document:
        """Give the document as the product's own model."""
        groups = _groups(self.blocks)
        articles = tuple(
            Article(tuple(Block.of(b.kind, b.text, level=b.level, group=groups.get(id(b))) for b in article)) for article in self.articles()
        )
        return Document(self.name, self.kind, articles, Metadata(title=self.title, language=self.language))

    def with_wrong_quotes(self) -> Sample:
        """Give the document as a careless typist leaves it: the first opening quotation mark of a block is a closing one."""
        def wrong(text: str) -> str:
            return text.replace("“", "”", 1)

        return replace(self, blocks=tuple(replace(b, text=wrong(b.text), printed=wrong(b.printed)) for b in self.blocks))


def _groups(blocks: tuple[Gold, ...]) -> dict[int, int]:
    grouped = (Kind.TABLE_ROW, Kind.VERSE, Kind.LIST_ITEM)
    groups: dict[int, int] = {}
    number, last = 0, None
    for block in blocks:
        if block.kind in grouped:
            number += block.kind is not last
            groups[id(block)] = number
        last = block.kind
    return groups


def read_sample(path: Path) -> Sample:
    """Read one document; raises ValueError for a line that is none."""
    head_text, _, body = path.read_text(encoding="utf-8").partition("\n---")
    head = dict(line.split(": ", 1) for line in head_text.splitlines())
    article, blocks = 1, []
    for part in filter(None, head.get("of", "").split(", ")):
        blocks += [replace(b, article=b.article + article - 1) for b in read_sample(path.with_name(f"{part}.txt")).blocks]
        article = blocks[-1].article + 1
    for line in filter(None, map(str.rstrip, body.splitlines())):
        if line == "===":
            article += 1
            continue
        found = _BLOCK.fullmatch(line)
        if found is None:
            raise ValueError(f"{path.name}: not a block: {line}")
        kinds, level, text = found.groups()
        printed, _, reads = text.partition(" => ")
        if kinds.startswith("table_row"):
            printed = printed.replace(" | ", "\t")
        blocks.append(Gold(tuple(Kind(k) for k in kinds.split("/")), int(level) if level else None, reads or printed, printed, article))
    return Sample(path.stem, head["title"], head.get("issue", ""), DocumentKind(head["kind"]), head.get("language", "zh-Hans"),
                  head.get("flow") == "yes", tuple(head["settings"].split(", ")), tuple(blocks))


def sample_of(document: Document, name: str) -> Sample:
    """Give a document of the model as a test document: what its own editions should come back to."""
    blocks = tuple(
        Gold((b.kind,), b.level, b.text, b.text, n) for n, article in enumerate(document.articles, 1) for b in article.blocks
        if b.kind not in OUTSIDE
    )
    data = document.metadata
    return Sample(name, data.title, "", document.kind, data.language, False, (), blocks)


def samples() -> list[Sample]:
    """Give all documents, in order of their names."""
    return [read_sample(path) for path in sorted(FOLDER.glob("*.txt"))]

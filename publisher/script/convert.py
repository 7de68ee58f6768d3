"""Convert a paragraph of text, or a whole document with its metadata, to another script."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from publisher.diagnostics import Diagnostic
from publisher.model import Article, Block, Document, Metadata

from .name_rows import certain_names
from .paragraph import Converted, Rules, convert_paragraph
from .people import document_names
from .quotes import State
from .review import review
from .runs import convert_inlines
from .spans import matcher
from .targets import target_of


def convert_text(text: str, *, to: str, vocabulary: bool = False) -> str:
    """Convert one paragraph as an edition would: characters, names and quotation marks, with `vocabulary` the region's words too.

    `to` is a key of SCRIPTS; UsageError for another. Lines of the text count as paragraphs of their own.
    """
    return convert_paragraph(text, Rules(target_of(to), vocabulary)).text


def convert_document(
    document: Document, *, to: str, vocabulary: bool = False, keep: Collection[str] = (), words: Mapping[str, str] | None = None,
) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Convert a document: every block, the metadata and the language tag; give it with the review list of doubtful choices.

    `keep` are strings that are never converted, `words` strings with the form that is forced on them. Blocks keep their lines; what was
    dropped from the edition stays as the source has it. UsageError for a `to` that is no key of SCRIPTS.
    """
    rules = Rules(target_of(to), vocabulary, tuple(keep), dict(words or {}), document_names(document), document.metadata.language)
    results = _converted(document, rules)
    each = iter(results)
    articles = tuple(Article(tuple(_block(*next(each)) for _ in article.blocks)) for article in document.articles)
    metadata = _metadata(document.metadata, rules)
    return replace(document, articles=articles, metadata=metadata), review(results, rules, document.source)


def _converted(document: Document, rules: Rules) -> list[tuple[Block, Converted]]:
    """Convert every block, and those once more that name a person whom another block shows to be one."""
    states: list[State] = [()]
    results: list[tuple[Block, Converted]] = []
    for block in (block for article in document.articles for block in article.blocks):
        results.append((block, convert_paragraph(block.text, rules, states[-1])))
        states.append(results[-1][1].quotes.open)
    named = set[str]().union(*(certain_names(result.source, result.names) for _, result in results)) - set(rules.names)
    more = replace(rules, names=(*rules.names, *sorted(named)))
    anybody = matcher(named)
    for n, (block, result) in enumerate(results):
        known = {(name.start, name.end) for name in result.names}
        if not known.issuperset(m.span() for m in anybody.finditer(result.source)):
            results[n] = (block, convert_paragraph(block.text, more, states[n]))
    return results


def _block(block: Block, result: Converted) -> Block:
    pages = tuple(replace(page, at=result.place(page.at)) for page in block.pages)
    return replace(block, inlines=convert_inlines(block.inlines, result), pages=pages)


def _metadata(metadata: Metadata, rules: Rules) -> Metadata:
    """Convert what a reader sees of the metadata; the source's name and the identifier stay."""
    def one(text: str) -> str:
        return convert_paragraph(text, rules).text

    return replace(
        metadata, title=one(metadata.title), author=tuple(map(one, metadata.author)), issuer=one(metadata.issuer),
        document_number=one(metadata.document_number), publisher=one(metadata.publisher), rights=one(metadata.rights),
        description=one(metadata.description), language=rules.target.tag,
    )

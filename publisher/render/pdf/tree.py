"""The structure tree written out: one object an element, the parent tree, and the references between them."""

from __future__ import annotations

from typing import Any

from .objects import Raw, number_of, text_string
from .tags import Element


def _prune(element: Element) -> bool:
    """Drop elements that hold nothing, but for empty cells, which keep a table's columns; say whether this one stays."""
    element.kids = [kid for kid in element.kids if not isinstance(kid, Element) or _prune(kid)]
    return bool(element.kids) or element.tag in ("TD", "TH")


def add_tree(document: Any, root: Element, pages: list[Any], owners: list[list[Element]], annotations: list[tuple[Any, Element]]) -> None:
    """Write the structure tree of a document.

    Args:
        document: the reportlab document.
        root: the element Document.
        pages: the page objects in order.
        owners: for each page the elements of its marked contents by number.
        annotations: link annotations with their elements.
    """
    for annotation, owner in annotations:
        owner.kids.append(annotation)
    _prune(root)
    page_numbers = [number_of(document, page) for page in pages]
    objects: dict[int, Raw] = {}
    order: list[tuple[Element, Element | None]] = []

    def walk(element: Element, parent: Element | None) -> None:
        order.append((element, parent))
        for kid in element.kids:
            if isinstance(kid, Element):
                walk(kid, element)

    walk(root, None)
    numbers: dict[int, int] = {}
    tree = Raw(lambda: b"")
    tree_number = number_of(document, tree)
    for element, _ in order:
        objects[id(element)] = Raw(lambda: b"")
        numbers[id(element)] = number_of(document, objects[id(element)])
    for element, parent in order:
        above = numbers[id(parent)] if parent is not None else tree_number
        row = _row(document, element, above, numbers, page_numbers).encode("ascii")
        objects[id(element)].write = lambda row=row: row
    parents = [f"{page} [{' '.join(f'{numbers[id(e)]} 0 R' for e in owned)}]" for page, owned in enumerate(owners)]
    parents += [f"{len(pages) + n} {numbers[id(owner)]} 0 R" for n, (_, owner) in enumerate(annotations)]
    parent_tree = f"<</Nums [{' '.join(parents)}]>>".encode("ascii")
    listed = number_of(document, Raw(lambda: parent_tree))
    top = f"<</Type /StructTreeRoot /K [{numbers[id(root)]} 0 R] /ParentTree {listed} 0 R /ParentTreeNextKey {len(parents)}>>"
    tree.write = lambda: top.encode("ascii")
    document.Catalog.StructTreeRoot = tree


def _row(document: Any, element: Element, above: int, numbers: dict[int, int], pages: list[int]) -> str:
    """Give one element as PDF source; its page is that of its first mark, marks on other pages name theirs."""
    home = next((kid[0] for kid in element.kids if isinstance(kid, tuple)), None)
    kids = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(f"{numbers[id(kid)]} 0 R")
        elif isinstance(kid, tuple):
            page, mark = kid
            kids.append(str(mark) if page == home else f"<</Type /MCR /Pg {pages[page]} 0 R /MCID {mark}>>")
        else:
            kids.append(f"<</Type /OBJR /Obj {number_of(document, kid)} 0 R>>")
    listed = f" /K {kids[0] if len(kids) == 1 else '[' + ' '.join(kids) + ']'}" if kids else ""
    place = f" /Pg {pages[home]} 0 R" if home is not None else ""
    title = f" /T {text_string(element.title)}" if element.title else ""
    return f"<</S /{element.tag} /P {above} 0 R{place}{title}{element.attributes}{listed}>>"

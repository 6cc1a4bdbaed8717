"""The part of a navigation that one page shows. What it costs does not depend on how large the academy is.

Sections that the page is not in are one link, and of a long section only the neighbours of the page are named, with a
link to all of them. So a page is made anew when something near it changes, and not when anything does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from guidewright.render import NavItem

__all__ = ["Nearby", "Node", "View"]

LONGEST = 40
AROUND = 8


@dataclass(slots=True, eq=False)
class Node:
    """An entry as templates see it, theirs and the theme's.

    Attributes:
        title: what it says.
        url: where it leads, from the language's root; of a section, its first page.
        current: whether it is the page itself.
        active: whether the page is it or in it.
        section: whether it has entries of its own.
        children: those that are shown; the first is about the section. Other sections show that one alone.
        shortened: whether a section shows only some of its entries.
        parent: the section that it is in.
        signed: its signature, where many pages show it as it is.
    """

    title: str
    url: str
    current: bool = False
    active: bool = False
    section: bool = False
    children: list[Node] = field(default_factory=list)
    shortened: bool = False
    parent: Node | None = None
    is_index: bool = False
    signed: str = ""

    @property
    def ancestors(self) -> list[Node]:
        """The sections that it is in, innermost first."""
        return [] if self.parent is None else [self.parent, *self.parent.ancestors]

    @property
    def is_section(self) -> bool:
        """The engine's name."""
        return self.section

    @property
    def is_page(self) -> bool:
        """The engine's name."""
        return not self.section

    def signature(self) -> str:
        """All that a template can print of it."""
        if self.signed:
            return self.signed
        inner = "".join([child.signature() for child in self.children])
        flags = f"{self.current:d}{self.active:d}{self.section:d}{self.shortened:d}"
        return f"({self.title}\0{self.url}\0{flags}{inner})"


@dataclass(frozen=True, slots=True)
class View:
    """What a page shows of the navigation.

    Attributes:
        items: the top of it.
        homepage: the language's first page.
        own: the entry of the page itself; `None` for a page that is not in the navigation.
        before, after: the pages around it.
    """

    items: tuple[Node, ...]
    homepage: Node
    own: Node | None = None
    before: Node | None = None
    after: Node | None = None

    @property
    def signature(self) -> str:
        """All that a template can print of it."""
        around = (one.signature() if one else "-" for one in (self.before, self.after))
        return "\n".join((*(item.signature() for item in self.items), *around))


class Nearby:
    """A whole navigation, of which each page sees what is near it."""

    def __init__(self, items: Sequence[NavItem], url_of: Callable[[str], str]) -> None:
        """Find every page's place.

        Args:
            items: the navigation of a language.
            url_of: the address of a page by the name of its file.
        """
        self._items = tuple(items)
        self._url_of = url_of
        self._order: list[NavItem] = []
        self._places: dict[str, tuple[int, tuple[NavItem, ...]]] = {}
        self._closed: dict[int, Node] = {}
        self._latest: tuple[str | None, View] | None = None
        self._find(self._items, ())

    def _find(self, items: Sequence[NavItem], above: tuple[NavItem, ...]) -> None:
        for item in items:
            if item.page is None:
                self._find(item.children, (*above, item))
            else:
                self._places[item.page] = (len(self._order), above)
                self._order.append(item)

    def title(self, name: str) -> str | None:
        """What the navigation calls a page."""
        found = self._places.get(name)
        return self._order[found[0]].title if found else None

    def view(self, name: str | None = None) -> View:
        """What a page shows; without a name, a page that has no place in the navigation."""
        if self._latest is None or self._latest[0] != name:
            self._latest = (name, self._view(name))
        return self._latest[1]

    def _view(self, name: str | None) -> View:
        at, above = self._places.get(name or "", (-1, ()))
        home = self._leaf(_first(self._items[0]))
        items = tuple(self._node(item, name, at, above) for item in self._items)
        own = _current(items)
        if at < 0:
            return View(items, home)
        before = self._leaf(self._order[at - 1]) if at > 0 else None
        after = self._leaf(self._order[at + 1]) if at + 1 < len(self._order) else None
        return View(items, home, own, before, after)

    def _leaf(self, item: NavItem) -> Node:
        page = item.page or ""
        return Node(item.title, self._url_of(page), is_index=page.rpartition("/")[2] == "index.md")

    def _node(self, item: NavItem, name: str | None, at: int, above: tuple[NavItem, ...]) -> Node:
        if item.page is not None:
            leaf = self._leaf(item)
            leaf.current = leaf.active = item.page == name
            return leaf
        if not any(item is one for one in above):
            return self._closed_section(item)
        shown = item.children
        node = Node(item.title, self._url_of(_first(item).page or ""), active=True, section=True)
        if len(shown) > LONGEST and not shown[-1].children:
            node.shortened = True
            shown = (shown[0], *self._neighbours(item, at))
        node.children = [self._node(child, name, at, above) for child in shown]
        for child in node.children:
            child.parent = node
        return node

    def _closed_section(self, item: NavItem) -> Node:
        """A section that the page is not in: the same for all those pages."""
        node = self._closed.get(id(item))
        if node is None:
            first = self._leaf(_first(item))
            node = Node(item.title, first.url, section=True, children=[first])
            first.parent = node
            node.signed = node.signature()
            self._closed[id(item)] = node
        return node

    def _neighbours(self, section: NavItem, at: int) -> tuple[NavItem, ...]:
        """The page and those around it, without the one about the section."""
        if self._places[self._order[at].page or ""][1][-1] is not section:
            return ()
        start, _ = self._places[section.children[0].page or ""]
        inner = at - start
        return section.children[max(1, inner - AROUND) : inner + AROUND + 1]


def _first(item: NavItem) -> NavItem:
    while item.page is None:
        item = item.children[0]
    return item


def _current(items: Sequence[Node]) -> Node | None:
    for item in items:
        if item.current:
            return item
        if item.active:
            return _current(item.children)
    return None

"""Plain elements, and what every part of an answer's tree needs to draw them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from calculator.words import WORDS, say, typeset

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from calculator.catalog import Catalog
    from calculator.model import Clause, Localized


@dataclass(frozen=True, slots=True)
class Node:
    """An element: its tag, its attributes, and what stands in it."""

    tag: str
    attrs: Mapping[str, str] = field(default_factory=dict)
    children: tuple[Node | str, ...] = ()


def node(tag: str, name: str, *children: Node | str, **attrs: str) -> Node:
    """An element of a class; `data_value` gives the attribute data-value."""
    named = {key.replace("_", "-"): value for key, value in attrs.items()}
    return Node(tag, {"class": name, **named}, children)


def node_json(tree: Node | str) -> object:
    """A tree as plain data."""
    if isinstance(tree, str):
        return tree
    return {
        "tag": tree.tag,
        "attrs": dict(tree.attrs),
        "children": [node_json(child) for child in tree.children],
    }


def filled(text: str, nodes: Mapping[str, Node]) -> Iterator[Node | str]:
    """A text whose places, named between two NULs, are taken by nodes."""
    for position, piece in enumerate(text.split("\0")):
        if piece:
            yield nodes[piece] if position % 2 else piece


@dataclass(frozen=True, slots=True)
class Place:
    """For whom an answer is drawn, from where its links lead, and how deep its headings stand."""

    catalog: Catalog
    lang: str
    base: str
    level: int = 2

    def below(self) -> Place:
        """The same place one heading deeper."""
        return replace(self, level=self.level + 1)

    def say(self, key: str, **values: object) -> str:
        """One of our sentences; it may name the service and its provider."""
        guide = self.catalog.guide
        names = {"service": guide.service[self.lang], "provider": guide.provider[self.lang]}
        return say(key, self.lang, **{**names, **values})

    def text(self, text: Localized) -> str:
        """A short text of the catalog as it is set in this language; never a quotation."""
        return typeset(text[self.lang], self.lang)

    def heading(self, name: str, *children: Node | str) -> Node:
        """A heading at this depth."""
        return node(f"h{self.level}", name, *children)

    def row(self, label: str, *children: Node | str) -> Node:
        """One fact of an answer: what it is, and beside it the fact."""
        heading = self.below().heading("result__label", self.say(label))
        return node("div", "result__row", heading, node("div", "result__value", *children))

    def link(self, clause: Clause) -> Node:
        """A clause by its number and title."""
        number = node("span", "ref__number", clause.number)
        return node(
            "a",
            "ref",
            number,
            f" {self.text(clause.title)}",
            href=f"{self.base}{clause.page}/#{clause.id}",
        )

    def brief_link(self, clause: Clause) -> Node:
        """A clause by its number alone."""
        number = node("span", "ref__number", clause.number)
        href = f"{self.base}{clause.page}/#{clause.id}"
        return node("a", "ref", number, href=href, title=self.text(clause.title))

    def kind(self, clause: Clause) -> Node:
        """What kind of clause it is, in a word."""
        word = f"kind_{clause.kind}"
        text = self.say(word if word in WORDS else "kind_other")
        return node("span", f"result__kind result__kind--{clause.kind}", text)

    def quote(self, clause: Clause) -> Node:
        """The clause verbatim."""
        lines = clause.quote(self.lang).split("\n")
        return node("blockquote", "result__quote", *(Node("p", {}, (line,)) for line in lines))

    def badge(self, provenance: str) -> Node:
        """Where a figure comes from."""
        return node("span", f"badge-{provenance}", self.say(f"provenance_{provenance}"))

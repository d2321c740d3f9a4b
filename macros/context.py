"""What every fragment needs to know: the catalog, the language, the version and the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from calculator.words import french_spaces
from tools.advice_archive import Revision, revisions
from tools.catalog import open_catalog
from tools.site_downloads import text_place
from tools.site_templates import compiled
from tools.site_words import words
from tools.versions import Release, releases

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calculator.catalog import Catalog
    from calculator.model import Clause

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!])")


@dataclass(frozen=True, slots=True)
class Site:
    """One guide being built, seen from one of its pages.

    `base` is the relative address of the guide's root from the page, `root` the one from the
    guide's root to the folder that holds `assets/`; both end with a slash or are empty.
    `release` is None for the draft; `unread` are the ids whose words in this language nobody has
    approved against the language translated from; `revisions` are those of the advice.
    """

    catalog: Catalog
    lang: str
    root: str
    words: Mapping[str, str]
    templates: Environment
    files: Mapping[str, str]
    release: Release | None = None
    unread: frozenset[str] = frozenset()
    revisions: tuple[Revision, ...] = ()
    page: str = ""
    base: str = "./"

    def file(self, name: str) -> str:
        """The relative address of `assets`, `engine`, `runtime`, `text` or `worker`."""
        return f"{self.base}{self.root}{self.files[name]}"

    def on(self, url: str) -> Site:
        """The same guide seen from the page with this address below the guide's root."""
        page = url.strip("./")
        return replace(self, page=page, base="../" * len(page.split("/")) if page else "./")

    def href(self, clause: Clause) -> str:
        """The relative address of a clause from the present page."""
        return (
            f"#{clause.id}"
            if clause.page == self.page
            else f"{self.base}{clause.page}/#{clause.id}"
        )

    def render(self, template: str, **values: object) -> str:
        """One template filled in; everything it prints is escaped."""
        return self.templates.get_template(template).render(site=self, w=self.words, **values)


def open_site(extra: Mapping[str, Any], project: Path) -> Site:
    """Read the catalog that the build names; the version in force where it names none."""
    lang = extra["lang"]
    # YAML reads a version such as 2025-03-01 as a day.
    catalog = open_catalog(project / extra["catalog"], str(extra["edition"]) or None)
    known = releases(project / extra["catalog"])
    guide = catalog.guide
    return Site(
        catalog=catalog,
        lang=lang,
        root=extra["root"],
        words=words(lang, service=guide.service[lang], provider=guide.provider[lang]),
        templates=_templates(lang),
        files={
            "assets": extra["assets"],
            "engine": extra["engine"],
            "text": extra["text"] or text_place(guide.version),
            "runtime": extra["runtime"],
            "worker": f"{extra['assets']}worker.js",
        },
        release=next((each for each in known if each.version == guide.version), None),
        revisions=tuple(revisions(project / extra["catalog"])),
        unread=frozenset(() if lang == guide.languages[0] else str(extra["unread"] or "").split()),
    )


def markdown_text(text: str) -> str:
    """Plain text made safe inside a line of Markdown: nothing in it is markup any more."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _MARKDOWN.sub(r"\\\1", escaped)


def _templates(lang: str) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=compiled(),
    )
    environment.filters["typo"] = french_spaces if lang == "fr" else str
    environment.filters["markdown_text"] = markdown_text
    return environment

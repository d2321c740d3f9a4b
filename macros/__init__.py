"""The mkdocs-macros module of the guide: page fragments made from the catalog.

Thin on purpose: it reads the catalog once per build and hands the pages a few functions that
return HTML or Markdown.  It knows pages, not rules; another site generator needs another adapter
of this size, nothing more.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from macros import configure, fragments, pages, quality, triage
from macros.context import Site, open_site
from tools.site_assets import install_for_one_guide

if TYPE_CHECKING:
    from collections.abc import Callable


def define_env(env: Any) -> None:  # noqa: ANN401 - the plugin's own class, untyped
    """Open the catalog, name the site after its service and offer the fragments to the pages."""
    site = open_site(env.conf["extra"], Path(env.project_dir))
    _adapt_theme(env.conf, site)
    env.variables["service"] = site.catalog.guide.service[site.lang]
    env.variables["provider"] = site.catalog.guide.provider[site.lang]
    modules = (fragments, pages, quality, configure, triage)
    for fragment in (each for module in modules for each in module.FRAGMENTS):
        env.macro(_bound(fragment, site, env), fragment.__name__)


def on_post_build(env: Any) -> None:  # noqa: ANN401 - the plugin's own class, untyped
    """A guide built alone carries the shared assets itself; `guide build` shares them."""
    extra = env.conf["extra"]
    if not extra["root"]:
        install_for_one_guide(
            Path(env.conf["site_dir"]),
            Path(env.project_dir),
            Path(env.project_dir, extra["catalog"]),
            extra["lang"],
        )


def _bound(fragment: Callable[..., str], site: Site, env: Any) -> Callable[..., str]:  # noqa: ANN401
    def call(*arguments: Any) -> str:  # noqa: ANN401 - whatever the page passes
        return fragment(site.on(env.page.url), *arguments)

    return call


def _adapt_theme(conf: Any, site: Site) -> None:  # noqa: ANN401 - MkDocs' configuration
    conf["site_name"] = site.words["site_title"]
    conf["extra"]["words"] = site.words
    conf["extra"]["guide"] = site.catalog.guide
    conf["extra"]["files"] = site.files
    conf["nav"] = [
        _translated(entry, conf["extra"]["sections"], site.lang) for entry in conf["nav"]
    ]
    if conf["extra"]["root"]:
        # The site above the guides has one page for missing addresses and one map, for all.
        conf["theme"].static_templates.clear()
    for palette in conf["theme"]["palette"]:
        palette["toggle"]["name"] = site.words["palette"]


def _translated(entry: Any, sections: dict[str, dict[str, str]], lang: str) -> Any:  # noqa: ANN401
    if not isinstance(entry, dict):
        return entry
    return {sections[key][lang]: below for key, below in entry.items()}

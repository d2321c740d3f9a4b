"""Files for the servers that may hold the site: headers, types, real redirects to what is in force.

They are written from the same rules as our own server's, for nginx, for Caddy, and in the two files
that several static hosts read (`_headers`, `_redirects`).  None names a folder or a host, so they
hold wherever the site lies and under any path.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tools.headers import (
    ASK_AGAIN,
    EVERYWHERE,
    FOR_EVER,
    HASHED,
    PAGE,
    SCRIPT,
    TYPES,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from tools.site_versions import Versions

FOLDER = "servers"


def write(site: Path, versions: Versions) -> None:
    """Write the file of each kind of server into a site."""
    latest, languages = versions.latest.name, tuple(versions.languages)
    texts = {
        f"{FOLDER}/nginx.conf": nginx(latest, languages),
        f"{FOLDER}/Caddyfile": caddy(latest, languages),
        "_headers": header_rules(),
        "_redirects": redirect_rules(latest, languages),
    }
    (site / FOLDER).mkdir(exist_ok=True)
    for name, text in texts.items():
        (site / name).write_text(text, encoding="utf-8", newline="\n")


def nginx(latest: str, languages: Iterable[str]) -> str:
    """What to include in a `server` or `location` block whose root is the site's folder."""
    return _lines(
        "# Include this in the server block whose root is the site's folder.",
        "index index.html;",
        "error_page 404 /404.html;",
        "charset utf-8;",
        "charset_types text/css text/csv text/html text/javascript text/plain;",
        "gzip_static on;",
        "types {",
        *(f"  {_bare(kind)} {suffix[1:]};" for suffix, kind in TYPES.items()),
        "}",
        f"rewrite ^(.*/(?:{'|'.join(languages)}))/latest/(.*)$ $1/{latest}/$2 redirect;",
        *_nginx_headers({**EVERYWHERE, **PAGE, "Cache-Control": ASK_AGAIN}),
        # The first pattern that fits counts.
        "location ~ " + _quoted(f"{HASHED}.*[.]m?js$") + " {",
        *_indented(_nginx_headers({**EVERYWHERE, **SCRIPT, "Cache-Control": FOR_EVER})),
        "}",
        "location ~ [.]m?js$ {",
        *_indented(_nginx_headers({**EVERYWHERE, **SCRIPT, "Cache-Control": ASK_AGAIN})),
        "}",
        "location ~ " + _quoted(HASHED) + " {",
        *_indented(_nginx_headers({**EVERYWHERE, "Cache-Control": FOR_EVER})),
        "}",
    )


def _nginx_headers(given: Mapping[str, str]) -> Iterator[str]:
    return (f"add_header {name} {_quoted(value)} always;" for name, value in given.items())


def caddy(latest: str, languages: Iterable[str]) -> str:
    """What to import in a site block whose root is the site's folder."""
    return _lines(
        "# Import this in the site block whose root is the site's folder.",
        f"@latest path_regexp latest ^(.*/(?:{'|'.join(languages)}))/latest/(.*)$",
        f"redir @latest {{re.latest.1}}/{latest}/{{re.latest.2}} 302",
        "header {",
        *_indented(f"{name} {_quoted(value)}" for name, value in EVERYWHERE.items()),
        "  -Server",
        "}",
        f"@kept path_regexp {HASHED}",
        f"@fresh not path_regexp {HASHED}",
        "@scripts path *.js *.mjs",
        "@pages path *.html */",
        f"header @kept Cache-Control {_quoted(FOR_EVER)}",
        f"header @fresh Cache-Control {_quoted(ASK_AGAIN)}",
        *(f"header @scripts {name} {_quoted(value)}" for name, value in SCRIPT.items()),
        *(f"header @pages {name} {_quoted(value)}" for name, value in PAGE.items()),
        *(line for suffix, kind in TYPES.items() for line in _caddy_type(suffix, kind)),
        "file_server {",
        "  precompressed br gzip",
        "}",
        "handle_errors {",
        "  @missing expression {http.error.status_code} == 404",
        "  rewrite @missing /404.html",
        "  file_server",
        "}",
    )


def _caddy_type(suffix: str, kind: str) -> tuple[str, str]:
    name = f"@a{suffix.replace('.', '-')}"
    return f"{name} path *{suffix}", f"header {name} Content-Type {_quoted(kind)}"


def header_rules() -> str:
    """The file `_headers`: a pattern of addresses, then its headers, indented."""
    return _lines(
        "/*",
        *_rule(EVERYWHERE),
        "/*.html",
        *_rule(PAGE),
        "/*/",
        *_rule(PAGE),
        "/*.js",
        *_rule(SCRIPT),
        "/*.mjs",
        *_rule(SCRIPT),
    )


def _rule(given: Mapping[str, str]) -> Iterator[str]:
    return (f"  {name}: {value}" for name, value in given.items())


def redirect_rules(latest: str, languages: Iterable[str]) -> str:
    """The file `_redirects`: from where, to where, and that it is for now only."""
    return _lines(*(f"/{lang}/latest/* /{lang}/{latest}/:splat 302" for lang in languages))


def _bare(kind: str) -> str:
    """A type without its encoding, which nginx adds by itself."""
    return kind.partition(";")[0]


def _quoted(value: str) -> str:
    return '"' + re.sub(r'(["\\])', r"\\\1", value) + '"'


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


def _lines(*lines: str) -> str:
    return "\n".join([*lines, ""])

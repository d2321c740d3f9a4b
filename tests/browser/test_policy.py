"""Each page allows itself its own scripts and files, nothing more, and gets along with that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.site_policy import with_policy

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, ConsoleMessage, Request

STRICT = ("default-src 'none'", "style-src 'self'", "form-action 'none'", "base-uri 'self'")


def test_every_page_keeps_to_its_policy(chromium: Browser, origin: str, site: Path) -> None:
    """No page breaks the policy it carries, complains in the console or asks another host."""
    pages = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html"))]
    context = chromium.new_context()
    page = context.new_page()
    told: list[str] = []

    def complaint(said: ConsoleMessage) -> None:
        if said.type in {"error", "warning"}:
            told.append(f"{page.url}: {said.text}")

    def foreign(request: Request) -> None:
        if not request.url.startswith((f"{origin}/", "data:", "blob:")):
            told.append(f"{page.url}: asks {request.url}")

    page.on("console", complaint)
    page.on("request", foreign)
    try:
        for address in pages:
            page.goto(f"{origin}/{address.removesuffix('index.html')}", wait_until="load")
    finally:
        context.close()

    assert len(pages) > 40
    assert told == []


def test_every_page_carries_a_strict_policy(site: Path) -> None:
    """No page of the site goes without, and none allows inline code, eval or another origin."""
    for path in sorted(site.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        assert text.count("Content-Security-Policy") == 1, path
        policy = text.partition('http-equiv="Content-Security-Policy" content="')[2]
        policy = policy.partition('"')[0]
        assert all(rule in policy for rule in STRICT), path
        assert not {"unsafe-inline", "unsafe-eval", "http", "*"} & set(policy.split()), path
        assert "'unsafe-" not in policy, path


def test_a_script_that_slipped_in_does_not_run(
    chromium: Browser, site: Path, origin: str, version: str
) -> None:
    """Code written into a page behind its policy, as an element or a handler, stays dead."""
    page = (site / f"en/{version}/check/index.html").read_text(encoding="utf-8")
    slipped = (
        "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
    )
    context = chromium.new_context()
    try:
        tab = context.new_page()
        tab.route(
            "**/check/",
            lambda route: route.fulfill(
                body=page.replace("</body>", f"{slipped}</body>"), content_type="text/html"
            ),
        )
        tab.goto(f"{origin}/en/{version}/check/", wait_until="load")
        tab.wait_for_timeout(200)

        assert tab.title() != "owned"
    finally:
        context.close()


def test_the_policy_is_one_of_its_page() -> None:
    """A page gets the hash of the code in it; code of another page is none of its own."""
    one, other = (
        with_policy(f'<meta charset="utf-8"><script>{code}</script>') for code in ("a()", "b()")
    )

    assert one.partition("sha256-")[2][:44] != other.partition("sha256-")[2][:44]
    assert one.count("sha256-") == other.count("sha256-") == 1

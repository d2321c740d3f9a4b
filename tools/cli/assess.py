"""`guide assess`: is this request in scope, by which clause, how many hours, by when."""

from __future__ import annotations

import json
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from calculator import Request, answer_json, assess
from tools.advice_archive import open_with_revision
from tools.answer_text import answer_text
from tools.answering import Order, answer_lines
from tools.cli.options import catalog_option, effort_option, json_option
from tools.contracts import read_contract
from tools.effort_file import open_with_effort
from tools.errors import GuideError, MisuseError
from tools.progress import shown
from tools.requests import each_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from calculator import Answer, Contract
    from calculator.catalog import Catalog

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command("assess")
@click.argument("text", nargs=-1)
@click.option("--file", "source", type=_FILE, help="Requests to answer, one JSON object a line.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Where answers go.")
@click.option("--lang", type=click.Choice(["fr", "en"]), help="Language of the answer.")
@click.option("--version", "edition", metavar="V", help="Version of the guide, or “draft”.")
@click.option("--answer", "replies", multiple=True, metavar="QUESTION=VALUE", help="A reply.")
@click.option("--submitted", metavar="ISO", help="When the request was sent: 2026-03-02T09:15.")
@click.option("--level", help="Urgency level of the contract.")
@click.option("--channel", type=click.Choice(["portal", "other"]), default="portal")
@click.option(
    "--estimate", type=click.FloatRange(0, 2000, min_open=True), help="Hours a person estimates."
)
@effort_option
@click.option("--contract", "terms", type=_FILE, help="JSON file with what the contract says.")
@click.option("--advice", "revision", type=int, metavar="N", help="As revision N answered.")
@catalog_option
@json_option
def command(  # noqa: PLR0913 - one parameter for each option
    *,
    text: tuple[str, ...],
    source: Path | None,
    out: Path | None,
    lang: str | None,
    edition: str | None,
    replies: tuple[str, ...],
    submitted: str | None,
    level: str | None,
    channel: str,
    estimate: float | None,
    effort: Path | None,
    terms: Path | None,
    revision: int | None,
    catalog: Path,
    as_json: bool,
) -> None:
    """Answer the request TEXT, or every request of a file.

    Each line of the file is {"id", "text", "lang"?}; each line of the output is the answer with
    the same id. A line that cannot be read is reported, the others are answered, exit code 1.

    Example: guide assess "Add Lea to the support group"
    """
    if (source is None) == (not text):
        raise MisuseError("Give either a TEXT or --file IN.jsonl.")
    if revision is not None and (source or effort):
        raise MisuseError("--advice answers one TEXT, with the hours of that revision.")
    given, contract = read_contract(terms)
    if revision is None:
        opened = open_with_effort(catalog, edition, effort)
    else:
        opened = open_with_revision(catalog, edition, revision)
    request = Request(
        text=" ".join(text),
        lang=lang,
        answers=_replies(replies, opened),
        submitted=submitted,
        level=level,
        channel=channel,
        estimate=estimate,
    )
    answer = _assess(opened, request, contract)
    if source is not None:
        hashes = opened.contract_hash, opened.advice_hash
        order = Order(catalog, opened.guide.version, effort, given, request, hashes)
        _answer_file(opened, order, source, out)
    elif as_json:
        _write(json.dumps(answer_json(answer), ensure_ascii=False, indent=2, sort_keys=True), out)
    else:
        _write(answer_text(opened, answer, answer.lang), out)


def _assess(catalog: Catalog, request: Request, contract: Contract) -> Answer:
    try:
        return assess(catalog, request, contract)
    except ValueError as error:
        raise MisuseError(str(error)) from error


def _answer_file(catalog: Catalog, order: Order, source: Path, out: Path | None) -> None:
    """Answer line after line; what was written before stays until all of them are answered."""
    done = [0.0]
    lines = each_line(source, lambda share: done.__setitem__(0, share))
    replies = answer_lines(catalog, order, lines)
    faults = []
    with _opened(out) as file:
        for reply in shown(replies, lambda: done[0]) if out else replies:
            if reply.fault:
                faults.append(reply.line)
            else:
                click.echo(reply.line, file)
    if faults:
        raise GuideError("\n".join(faults))


@contextmanager
def _opened(out: Path | None) -> Iterator[TextIO | None]:
    """A file to write into that takes its name once all is written; None for standard output."""
    if out is None:
        yield None
        return
    beside = out.with_name(f"{out.name}.part")
    try:
        with beside.open("w", encoding="utf-8") as file:
            yield file
        beside.replace(out)
    finally:
        beside.unlink(missing_ok=True)


def _write(text: str, out: Path | None) -> None:
    if out is None:
        click.echo(text)
    else:
        out.write_text(f"{text}\n", encoding="utf-8")


def _replies(replies: tuple[str, ...], catalog: Catalog) -> dict[str, str]:
    """The replies by question; every mistake in them is told at once."""
    found, faults = {}, []
    for reply in replies:
        name, equals, value = reply.partition("=")
        question = catalog.advice.all_questions.get(name)
        if question is None or not equals:
            known = ", ".join(catalog.advice.all_questions)
            faults.append(f"--answer {reply}: write QUESTION=VALUE; the questions are {known}.")
        elif question.option(value) is None:
            values = ", ".join(option.value for option in question.options)
            faults.append(f"--answer {reply}: the values of {name} are {values}.")
        else:
            found[name] = value
    if faults:
        raise MisuseError("\n".join(faults))
    return found

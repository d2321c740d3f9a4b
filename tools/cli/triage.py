"""`guide triage`: a whole backlog answered, row by row, and what it comes to."""

from __future__ import annotations

import json
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tools.catalog import version_in_force
from tools.cli.options import catalog_option, effort_option, json_option
from tools.contracts import read_contract
from tools.desk.backlog import open_backlog
from tools.desk.triage import Tally
from tools.desk.triage_files import kind_of, writing
from tools.desk.triage_summary import Report, summary_json, summary_text
from tools.effort_file import open_with_effort
from tools.errors import GuideError, MisuseError
from tools.progress import shown
from tools.triage_crew import Desk, answer_all

if TYPE_CHECKING:
    from calculator import Contract
    from calculator.catalog import Catalog
    from tools.desk.backlog import Backlog
    from tools.desk.triage_files import Writer

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command("triage")
@click.argument("backlog", type=_FILE)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where the rows go: a name ending with .csv, .xlsx, .json or .md.",
)
@click.option("--column", "columns", multiple=True, metavar="NAME", help="A column of text.")
@click.option("--lang", type=click.Choice(["fr", "en"]), help="Language of the output.")
@click.option("--version", "edition", metavar="V", help="Version of the guide, or “draft”.")
@effort_option
@click.option("--contract", "terms", type=_FILE, help="JSON file with what the contract says.")
@catalog_option
@json_option
def command(  # noqa: PLR0913 - one parameter for each option
    *,
    backlog: Path,
    out: Path | None,
    columns: tuple[str, ...],
    lang: str | None,
    edition: str | None,
    effort: Path | None,
    terms: Path | None,
    catalog: Path,
    as_json: bool,
) -> None:
    """Answer every row of BACKLOG, a CSV file or a workbook (.xlsx).

    Columns of text are guessed, and named in the summary; --column chooses others, more than one
    where it is repeated.  Rows that cannot be read are listed, the others are answered, exit code
    1.

    Example: guide triage backlog.csv --out answers.xlsx
    """
    _check_place(out, backlog)
    given, contract = read_contract(terms)
    version = edition or version_in_force(catalog)
    with open_backlog(backlog, columns) as read:
        opened = open_with_effort(catalog, version, effort)
        lang = lang or (read.lang if read.lang in opened.guide.languages else None)
        lang = lang or opened.guide.languages[0]
        hashes = opened.contract_hash, opened.advice_hash
        desk = Desk(catalog, version, effort, given, lang, hashes)
        with writing(out, opened, lang) if out else nullcontext() as writer:
            report = _report(opened, desk, read, contract, writer)
    if as_json:
        click.echo(json.dumps(summary_json(report), ensure_ascii=False, indent=2))
    else:
        click.echo(summary_text(report))
    broken = len(report.summary.broken)
    if broken:
        rows = "1 row" if broken == 1 else f"{broken} rows"
        raise GuideError(f"{backlog}: {rows} could not be read, see above.")


def _report(
    catalog: Catalog, desk: Desk, backlog: Backlog, contract: Contract, writer: Writer | None
) -> Report:
    """Answer and write row after row; what they come to."""
    tally = Tally()
    for found in shown(answer_all(catalog, desk, backlog.rows), backlog.share):
        counted = tally.add(found)
        if writer:
            writer.add(counted)
    report = Report(catalog, backlog, tally.summary(catalog, contract), desk.lang)
    if writer:
        writer.finish(report)
    return report


def _check_place(out: Path | None, backlog: Path) -> None:
    """Better now than after an hour of answering."""
    if out is None:
        return
    kind_of(out)
    if not out.parent.is_dir():
        raise MisuseError(f"--out {out}: there is no folder {out.parent}.")
    if out.exists() and out.samefile(backlog):
        raise MisuseError(f"--out {out} is the backlog itself: give another name.")

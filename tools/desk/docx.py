"""The annex as a Word document: one template filled by one piece of code, the same bytes anywhere.

Headings, lists and tables are real ones, so that a screen reader and a table of contents find them;
the header row of a table repeats on each page, and the language of the text is set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from calculator.nodes import Place
from calculator.report import Badge, Bullets, Code, Paragraph, Quote, Ref
from tools.desk import docx_template as template
from tools.desk.annex import annex
from tools.desk.annex_words import tell
from tools.desk.archive import zipped
from tools.desk.cells import readable
from tools.desk.lines import piece_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculator.catalog import Catalog
    from calculator.report import Block, Piece, Section, Table, Text
    from calculator.sizing import Sizing

_LANGUAGES = {"fr": ("fr-FR", ","), "en": ("en-GB", ".")}
_WIDTH = 9_638
"""The width of the text, in twentieths of a point."""
_SHORT = 6
_NARROW, _LABEL = 1_000, 1_700
_TALL = 700
_PER_SIGN = 105
_TO_FILL_IN = frozenset({"parties", "signatures"})
_LONGEST_CELL, _SHORTEST_CELL = 52, 8


def export_docx(catalog: Catalog, sizing: Sizing, lang: str, head: str | None = None) -> bytes:
    """The annex to a Statement of Work; `head` is the head hash of the chain of versions."""
    place = Place(catalog, lang, "")
    language, decimal = _LANGUAGES[lang]
    title, subtitle = tell(place, "title"), tell(place, "subtitle")
    footer = tell(place, "footer", version=sizing.version, hash=sizing.contract_hash[:8])
    service = catalog.guide.service[lang]
    body = "\n".join(_body(place, annex(place, sizing, head), title, subtitle))
    parts = {
        "[Content_Types].xml": template.CONTENT_TYPES,
        "_rels/.rels": template.RELATIONS,
        "docProps/core.xml": template.CORE.format(
            title=_xml(f"{title} – {service}"), subject=_xml(subtitle), language=language
        ),
        "docProps/app.xml": template.APP,
        "word/document.xml": template.DOCUMENT.format(body=body),
        "word/_rels/document.xml.rels": template.DOCUMENT_RELATIONS,
        "word/styles.xml": template.STYLES.format(language=language),
        "word/numbering.xml": template.NUMBERING,
        "word/settings.xml": template.SETTINGS.format(language=language, decimal=decimal),
        "word/header1.xml": template.HEADER.format(
            left=_xml(f"{title} – {service}"), right=_xml(tell(place, "header"))
        ),
        "word/footer1.xml": template.FOOTER.format(left=_xml(footer)),
    }
    return zipped((name, text.encode()) for name, text in parts.items())


def _body(place: Place, sections: tuple[Section, ...], title: str, subtitle: str) -> Iterator[str]:
    yield _paragraph("Title", _run(title))
    yield _paragraph("Subtitle", _run(subtitle))
    for section in sections:
        yield _paragraph("Heading1", _run(section.heading))
        for block in section.blocks:
            yield from _block(place, section, block)


def _block(place: Place, section: Section, block: Block) -> Iterator[str]:
    if isinstance(block, Bullets):
        for item in block.items:
            yield _paragraph("ListBullet", _runs(place, item))
    elif isinstance(block, Paragraph):
        yield from _paragraphs(place, block)
    else:
        yield _table(place, section, block)
        yield _paragraph("Small", "")


def _paragraphs(place: Place, block: Paragraph) -> Iterator[str]:
    """A paragraph; a quotation is one for each of its lines."""
    if isinstance(block.text[0], Quote):
        for line in piece_text(place, block.text[0]).split("\n"):
            yield _paragraph("Clause", _run(line))
    else:
        yield _paragraph("Small" if block.small else "Normal", _runs(place, block.text))


def _table(place: Place, section: Section, table: Table) -> str:
    """A table of the house; what it is about is told to those who cannot see it."""
    tall = section.id in _TO_FILL_IN
    # A short table stays on one page: each row keeps with the next.
    together = range(len(table.rows) - 1 if len(table.rows) <= _SHORT else 0)
    widths = _even(table) if tall else _widths(place, table)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = _row(
        [
            _cell(width, _paragraph(_style("CellHead", table, at), _run(text)))
            for at, (text, width) in enumerate(zip(table.header, widths, strict=True))
        ],
        head=True,
    )
    rows = "".join(
        _row(
            [
                _cell(width, _in_cell(place, table, at, cell, keep=number in together))
                for at, (cell, width) in enumerate(zip(row, widths, strict=True))
            ],
            tall=tall,
        )
        for number, row in enumerate(table.rows)
    )
    total = table.total and bool(table.rows)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/>'
        f'<w:tblW w:w="{_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="06{"60" if total else "20"}" w:firstRow="1" '
        f'w:lastRow="{int(total)}" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption {_attribute(section.heading)}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>"
    )


def _attribute(text: str) -> str:
    quoted = _xml(text).replace('"', "&quot;")
    return f'w:val="{quoted}"'


def _row(cells: list[str], *, head: bool = False, tall: bool = False) -> str:
    height = f'<w:trHeight w:val="{_TALL}" w:hRule="atLeast"/>' if tall else ""
    repeat = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{height}{repeat}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(width: int, content: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def _in_cell(place: Place, table: Table, at: int, cell: Text, *, keep: bool) -> str:
    """What stands in a cell: a quotation line by line, anything else in one paragraph."""
    if cell and isinstance(cell[0], Quote):
        lines = piece_text(place, cell[0]).split("\n")
        return "".join(_paragraph("CellClause", _run(line), keep=keep) for line in lines)
    return _paragraph(_style("Cell", table, at), _runs(place, cell), keep=keep)


def _style(name: str, table: Table, at: int) -> str:
    return f"{name}Number" if at in table.numeric else name


def _widths(place: Place, table: Table) -> list[int]:
    """Columns by what stands in them, together as wide as the text."""
    wanted = []
    for at, title in enumerate(table.header):
        longest = max(
            [len(title) // 2, *(_length(place, row[at]) for row in table.rows)], default=0
        )
        wanted.append(min(_LONGEST_CELL, max(_SHORTEST_CELL, longest)) * _PER_SIGN)
    scale = _WIDTH / sum(wanted)
    widths = [max(_NARROW, round(width * scale)) for width in wanted]
    widest = max(range(len(widths)), key=widths.__getitem__)
    widths[widest] += _WIDTH - sum(widths)
    return widths


def _even(table: Table) -> list[int]:
    """Columns to write in, the first one narrow."""
    rest = (_WIDTH - _LABEL) // (len(table.header) - 1)
    return [_WIDTH - rest * (len(table.header) - 1), *[rest] * (len(table.header) - 1)]


def _length(place: Place, cell: Text) -> int:
    return sum(len(piece_text(place, piece)) for piece in cell)


def _paragraph(style: str, runs: str, *, keep: bool = False) -> str:
    kept = "<w:keepNext/>" if keep else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}</w:pPr>{runs}</w:p>'


def _runs(place: Place, text: Text) -> str:
    return "".join(_piece(place, piece) for piece in text)


def _piece(place: Place, piece: Piece) -> str:
    if isinstance(piece, Ref):
        clause = place.catalog.guide.clause(piece.clause)
        number = _run(clause.number, "Number")
        return number if piece.brief else number + _run(f" {place.text(clause.title)}")
    if isinstance(piece, Badge):
        return _run(place.say(f"provenance_{piece.provenance}"), "Badge")
    if isinstance(piece, Code):
        return _run(piece, "Code")
    return _run(piece_text(place, piece))


def _run(text: str, style: str = "") -> str:
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{_xml(text)}</w:t></w:r>'


def _xml(text: str) -> str:
    return escape(readable(" ".join(text.split("\n"))))

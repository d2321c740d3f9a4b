"""The formats of what sales takes away, by their names."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from calculator.sizing_json import sizing_json
from tools.desk.docx import export_docx
from tools.desk.markdown import export_md
from tools.desk.sheet import export_csv, export_xlsx
from tools.desk.text import export_txt

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from calculator.catalog import Catalog
    from calculator.sizing import Sizing


def export_json(catalog: Catalog, sizing: Sizing, lang: str) -> bytes:
    """All figures as UTF-8 JSON; codes and ids are the same in every language."""
    del catalog, lang
    return f"{json.dumps(sizing_json(sizing), ensure_ascii=False, indent=2)}\n".encode()


EXPORTS: Mapping[str, Callable[[Catalog, Sizing, str], bytes]] = {
    "csv": export_csv,
    "docx": export_docx,
    "json": export_json,
    "md": export_md,
    "txt": export_txt,
    "xlsx": export_xlsx,
}
"""By name; the annex (`docx`) also takes the head hash of the chain of versions, where known."""

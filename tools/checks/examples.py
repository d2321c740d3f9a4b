"""Rules about examples: enough of them, in both languages."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tools.data import items, mapping, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tools.positions import Document
    from tools.problems import Problem
    from tools.sources import Sources

_JUDGED = ("exc-", "inc-")
_ENOUGH_JUDGED = 12
_ENOUGH_IN_EACH_LANGUAGE = 5
_ENOUGH_OTHERS = 6
_ENOUGH_UNRELATED = 60


def thin_examples(sources: Sources) -> Iterator[Problem]:
    """Too few examples for a clause (a warning).

    Requests are recognised by examples: 12 for each inclusion and exclusion with 5 in each
    language, 6 for any other clause that has some, 60 that belong to no clause.
    Bad: three examples of an inclusion.  Good: twelve, six in each language.
    """
    if not any(name.startswith("advice/") for name in sources.documents):
        return
    by_clause = {mapping(file.data).get("clause"): file for file in sources.example_files}
    for entry in sources.entries:
        if entry.level == "clause" and entry.id.startswith(_JUDGED) and entry.id not in by_clause:
            message = f"“{entry.id}” has no examples: add advice/examples/{entry.id}.yml"
            yield entry.document.warning((*entry.path, "id"), "thin-examples", message)
    for clause, file in by_clause.items():
        yield from _too_few(file, clause if isinstance(clause, str) else "")


def _too_few(file: Document, clause: str) -> Iterator[Problem]:
    examples = [mapping(each) for each in items(mapping(file.data).get("examples"))]
    judged = clause.startswith(_JUDGED)
    enough = _ENOUGH_JUDGED if judged else _ENOUGH_OTHERS if clause else _ENOUGH_UNRELATED
    if len(examples) < enough:
        message = f"examples in all: {len(examples)}, {enough} are wanted: add some"
        yield file.warning(("examples",), "thin-examples", message)
    by_language = Counter(text(example.get("lang")) for example in examples)
    for lang in ("fr", "en"):
        if judged and by_language[lang] < _ENOUGH_IN_EACH_LANGUAGE:
            found = f"examples in “{lang}”: {by_language[lang]}"
            message = f"{found}, {_ENOUGH_IN_EACH_LANGUAGE} are wanted: add some"
            yield file.warning(("examples",), "thin-examples", message)

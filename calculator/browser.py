"""The engine as the worker of a page sees it: JSON in, JSON out, no state but the catalog."""

from __future__ import annotations

import json
from importlib import import_module
from pkgutil import walk_packages
from typing import TYPE_CHECKING, Any

import calculator
from calculator.answer import Request, answer_json, canonical_json
from calculator.assess import assess
from calculator.catalog import catalog_of, under
from calculator.contract import contract_from_json
from calculator.view import answer_view, node_json

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from calculator.catalog import Catalog

type Kind = Callable[[Catalog, Mapping[str, Any]], dict[str, Any]]
"""What answers one kind of message."""

_loaded: list[Catalog] = []


def boot(data: str, contract: str, contract_hash: str) -> None:
    """Take in what all versions share and the text of one; they stay until others replace them.

    `data` is the JSON of what `compile_data` gives, lessons or not; for the text see `catalog_of`.
    """
    _loaded[:] = [catalog_of(json.loads(data), contract, contract_hash)]


def complete() -> None:
    """Import every module of the engine, so that none is looked for later."""
    for module in walk_packages(calculator.__path__, "calculator."):
        import_module(module.name)


def loaded() -> Catalog:
    """The catalog taken in last; IndexError where none has been."""
    return _loaded[0]


def handle(message: str) -> str:
    """The reply to one message of a page; it repeats `id`, and holds `error` where all fails.

    `kind` says what is asked, `assess` where it is left out:

    - `assess`: `request`, `contract` (or null), `lang` and `base` give `answer`, `answer_json` (its
      canonical text) and `view`;
    - `under`: the same with `other` (`contract`, the canonical text of another version, and `hash`,
      its SHA-256) give `view`, the answer under that version, and `compare`, what differs;
    - `redline`: `texts` and `answered`, the contract texts of two versions and the outcomes of the
      same requests under each, as JSON, give the parts of a page, see `calculator.redline_page`;
    - `configure`: `agreement`, `lang`, `base` and `live` (true while somebody types) give `sizing`,
      `view`, the `agreement` as it was read, and `faults` with `path` and `text`;
    - `scenarios`: some `scenarios`, each with `name` and `agreement`, give `view`, a table of them;
    - `example`: `lang` gives an `agreement` to begin with.
    """
    return reply_to(message, _KINDS)


def reply_to(message: str, kinds: Mapping[str, Kind]) -> str:
    """The reply to a message by the function for its kind."""
    asked = json.loads(message)
    try:
        reply = kinds[asked.get("kind", "assess")](loaded(), asked)
    except ValueError as error:
        reply = {"error": {"code": "input", "message": str(error)}}
    return json.dumps({"id": asked["id"], **reply}, ensure_ascii=False)


def _assess(catalog: Catalog, asked: Mapping[str, Any]) -> dict[str, Any]:
    answer = assess(catalog, _request(asked), contract_from_json(asked.get("contract")))
    view = answer_view(catalog, answer, asked["lang"], asked["base"])
    return {
        "answer": answer_json(answer),
        "answer_json": canonical_json(answer),
        "view": node_json(view),
    }


def _under(catalog: Catalog, asked: Mapping[str, Any]) -> dict[str, Any]:
    # Asked for by few, and only once an answer stands.
    from calculator.comparing import Side, comparison_view, other_base  # noqa: PLC0415

    request, contract = _request(asked), contract_from_json(asked.get("contract"))
    lang, base = asked["lang"], asked["base"]
    far = under(catalog, asked["other"]["contract"], asked["other"]["hash"])
    here, there = (Side(each, assess(each, request, contract)) for each in (catalog, far))
    view = answer_view(far, there.answer, lang, other_base(base, far.guide.version))
    told = comparison_view(here, there, lang, base)
    return {
        "answer": answer_json(there.answer),
        "view": node_json(view),
        "compare": node_json(told),
    }


def _redline(_: Catalog, asked: Mapping[str, Any]) -> dict[str, Any]:
    # Wanted on one page alone.
    from calculator.redline_page import step, step_page  # noqa: PLC0415

    before, after = (json.loads(text) for text in asked["texts"])
    old, new = (json.loads(text) for text in asked["answered"])
    page = step_page(step((before, after), (old, new)), asked["lang"], asked["base"])
    return {
        "title": page.title,
        "kinds": page.kinds,
        "redline": node_json(page.redline),
        "behaviour": node_json(page.behaviour),
    }


def _request(asked: Mapping[str, Any]) -> Request:
    fields = asked["request"]
    return Request(
        text=fields["text"],
        lang=fields.get("lang"),
        answers=fields.get("answers") or {},
        submitted=fields.get("submitted"),
        level=fields.get("level"),
        channel=fields.get("channel") or "portal",
    )


def _sizing(catalog: Catalog, asked: Mapping[str, Any]) -> dict[str, Any]:
    # Most pages never size anything: they start without these modules.
    from calculator.browser_sizing import reply  # noqa: PLC0415

    return reply(catalog, asked)


_KINDS: Mapping[str, Kind] = {
    "assess": _assess,
    "under": _under,
    "redline": _redline,
    "configure": _sizing,
    "example": _sizing,
    "scenarios": _sizing,
}

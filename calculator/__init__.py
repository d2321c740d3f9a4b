"""The engine: answers requests from the catalog of a service, with the standard library alone."""

from calculator.answer import Answer, Request, answer_json, canonical_json
from calculator.assess import assess
from calculator.contract import DEFAULT_CONTRACT, Contract, contract_from_json

__all__ = [
    "DEFAULT_CONTRACT",
    "Answer",
    "Contract",
    "Request",
    "answer_json",
    "assess",
    "canonical_json",
    "contract_from_json",
]

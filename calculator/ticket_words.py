"""What a ticket made of an answer says around it, in French and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_TEXTS: Mapping[str, tuple[str, str]] = {
    "ticket": ("Ouvrir un ticket avec cette demande", "Open a ticket with this request"),
    "ticket_copy": ("Copier le texte du ticket", "Copy the text of the ticket"),
    "ticket_hint": (
        "Ce texte reste sur cette page : collez-le dans le portail de tickets.",
        "This text stays on this page: paste it into the ticket portal.",
    ),
    "ticket_guide": ("Réponse du guide de service :", "What the service guide answers:"),
    "ticket_ready": ("À joindre ou à préparer :", "To attach or have ready:"),
    "ticket_open": ("À préciser :", "To be settled:"),
    "ticket_hours": (
        "Heures à prévoir : {likely} h le plus souvent, de {low} à {high} h selon les cas",
        "Hours to plan for: {likely} h most often, {low} to {high} h depending on the case",
    ),
}

TICKET: Mapping[str, Mapping[str, str]] = {
    key: {"fr": french, "en": english} for key, (french, english) in _TEXTS.items()
}
"""The texts by their key, then by language."""

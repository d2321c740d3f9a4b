"""The words of the page that sorts a backlog, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "again": {"fr": "Trier un autre fichier", "en": "Sort another file"},
    "cancel": {"fr": "Arrêter", "en": "Stop"},
    "choose": {"fr": "Choisir un fichier…", "en": "Choose a file…"},
    "columns": {"fr": "Colonnes qui décrivent la demande", "en": "Columns that tell the request"},
    "configure": {
        "fr": "Dimensionner un contrat avec ces tickets",
        "en": "Size a contract with these tickets",
    },
    "drop": {
        "fr": "Déposez un fichier CSV ou XLSX ici, collez des lignes, ou choisissez un fichier.",
        "en": "Drop a CSV or XLSX file here, paste rows, or choose a file.",
    },
    "filter": {"fr": "Filtrer par mot ou par clause", "en": "Filter by word or clause"},
    "limits": {
        "fr": "Jusqu’à 20 000 lignes et 20 Mo. L’export d’un outil de tickets convient tel quel. "
        "Rien ne quitte ce navigateur.",
        "en": "Up to 20,000 rows and 20 MB. An export of your ticket system will do as it is. "
        "Nothing leaves this browser.",
    },
    "next": {"fr": "Suivantes", "en": "Next"},
    "no_script": {
        "fr": "Sans JavaScript, cette page ne peut rien trier ; la commande guide triage le fait.",
        "en": "Without JavaScript this page sorts nothing; the command guide triage does.",
    },
    "paste": {"fr": "Lignes collées", "en": "Pasted rows"},
    "paste_read": {"fr": "Lire ces lignes", "en": "Read these rows"},
    "preview": {"fr": "Premières lignes", "en": "First rows"},
    "previous": {"fr": "Précédentes", "en": "Previous"},
    "progress": {"fr": "Avancement", "en": "Progress"},
    "result": {"fr": "Tickets triés", "en": "Sorted tickets"},
    "start": {"fr": "Trier", "en": "Sort"},
    "verdicts": {"fr": "Montrer seulement", "en": "Show only"},
}


def triage_words(lang: str) -> dict[str, str]:
    """Every word of the page in one language."""
    return {code: text[lang] for code, text in WORDS.items()}

"""What a triaged backlog says around the catalog's own texts, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.words import WORDS, say, typeset

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tools.desk.backlog_table import Broken

_TEXTS: Mapping[str, tuple[str, str]] = {
    # French, English.
    "row": ("Ligne", "Row"),
    "key": ("Clé", "Key"),
    "text": ("Demande", "Request"),
    "verdict": ("Réponse", "Verdict"),
    "best": ("Plus probable", "Best guess"),
    "number": ("Clause n°", "Clause number"),
    "title": ("Clause", "Clause title"),
    "clause": ("Identifiant de clause", "Clause id"),
    "low": ("Heures basses", "Hours low"),
    "likely": ("Heures probables", "Hours likely"),
    "high": ("Heures hautes", "Hours high"),
    "provenance": ("Base des heures", "Hours rest on"),
    "route": ("Pour l’obtenir", "Route"),
    "question": ("Question à poser", "Question to ask"),
    "duplicate_of": ("Doublon de la ligne", "Duplicate of row"),
    "note": ("Remarque", "Note"),
    "rows_sheet": ("Lignes", "Rows"),
    "summary": ("Synthèse", "Summary"),
    "source": ("Fichier lu", "File read"),
    "kind_comma": ("virgules", "commas"),
    "kind_semicolon": ("points-virgules", "semicolons"),
    "kind_tab": ("tabulations", "tabs"),
    "kind_list": ("une colonne", "one column"),
    "kind_cp1252": ("Windows-1252", "Windows-1252"),
    "columns": ("Colonnes de texte", "Text columns"),
    "columns_guessed": (
        "{names} (devinées ; --column NOM pour en choisir d’autres)",
        "{names} (guessed; --column NAME to choose others)",
    ),
    "columns_given": ("{names} (choisies)", "{names} (chosen)"),
    "column_at": ("colonne {n}", "column {n}"),
    "key_column": ("Colonne de clé", "Key column"),
    "rows": ("Lignes lues", "Rows read"),
    "duplicates": ("Doublons", "Duplicates"),
    "share": (
        "{rows} ({percent} %), {hours} h ({hours_percent} % des heures)",
        "{rows} ({percent} %), {hours} h ({hours_percent} % of the hours)",
    ),
    "share_no_hours": (
        "{rows} ({percent} %), sans heures estimées",
        "{rows} ({percent} %), no hours estimated",
    ),
    "by_verdict": ("Par réponse", "By verdict"),
    "by_verdict_note": (
        "Les heures sont celles de ce qui est inclus, aussi dans une ligne exclue en partie.",
        "Hours are those of what is included, also within a row that is out in part.",
    ),
    "outside": (
        "Ce qui demande une autre Déclaration de Travaux ou un autre accord",
        "What needs another statement of work or another agreement",
    ),
    "prerequisites": ("À préparer", "Have ready"),
    "counted": ("{number} {title} : {rows}", "{number} {title}: {rows}"),
    "hours": ("Heures de tout ce qui est inclus", "Hours of everything included"),
    "distinct_hours": ("Les mêmes sans doublons", "The same without duplicates"),
    "one_row": ("1 ligne", "1 row"),
    "many_rows": ("{n} lignes", "{n} rows"),
    "line": ("{heading} : {text}", "{heading}: {text}"),
    "heading": ("{heading} :", "{heading}:"),
    "range": (
        "{likely} h, le plus souvent de {low} à {high} h ; au budget, {mean} h",
        "{likely} h, most often {low} to {high} h; for a budget, {mean} h",
    ),
    "illustrative": (
        "{percent} % des heures reposent sur des chiffres illustratifs.",
        "{percent} % of the hours rest on illustrative figures.",
    ),
    "broken": ("Lignes illisibles", "Broken rows"),
    "broken_at": ("ligne {row} : {reason}", "row {row}: {reason}"),
    "manual": ("Réponse corrigée à la main.", "Verdict corrected by hand."),
    "more": ("et {n} autres", "and {n} more"),
    "none": ("aucune", "none"),
    "asks": ("{n} demandes : {verdicts}.", "{n} requests: {verdicts}."),
    "also": ("Aussi en jeu : {clauses}.", "Also in play: {clauses}."),
    "closest": ("Clause la plus proche : {clauses}.", "Closest clause: {clauses}."),
    "cut": (
        "Le texte est abrégé ici ; la réponse tient compte de la suite.",
        "The text is cut short here; the answer took the rest into account.",
    ),
    "broken_cells": (
        "{cells} cellules pour {columns} colonnes (guillemets manquants ?)",
        "{cells} cells for {columns} columns (quotes missing?)",
    ),
    "broken_quotes": (
        "un guillemet ouvert n’est pas fermé comme il faut",
        "a quotation mark is opened and not closed as it should be",
    ),
    "broken_bytes": (
        "des octets ne forment aucun texte ; enregistrez le fichier en UTF-8",
        "some bytes are no text; save the file as UTF-8",
    ),
    "file_empty": ("{path} est vide.", "{path} is empty."),
    "file_no_table": (
        "{path} ne contient aucun tableau : la première ligne doit nommer les colonnes.",
        "{path} holds no table: the first row must name the columns.",
    ),
    "file_no_column": (
        "{path} n’a pas de colonne {column} : il a {known}.",
        "{path} has no column {column}: it has {known}.",
    ),
    "file_no_text": (
        "{path} n’est ni un fichier CSV ni un classeur (.xlsx).",
        "{path} is neither a CSV file nor a workbook (.xlsx).",
    ),
    "file_no_workbook": (
        "{path} n’est pas un classeur, malgré son nom : est-ce un fichier CSV ?",
        "{path} is no workbook, whatever its name says: is it a CSV file?",
    ),
    "file_old_office": (
        "{path} est d’un ancien format, ou protégé : enregistrez-le en .xlsx, sans mot de passe.",
        "{path} is of an old format or has a password: save it as .xlsx, without one.",
    ),
    "file_web_page": (
        "{path} est une page web ou du XML : enregistrez-le en .csv ou .xlsx depuis un tableur.",
        "{path} is a web page or XML: save it as .csv or .xlsx from a spreadsheet.",
    ),
    "file_damaged": (
        "{path} est endommagé, ou n’est pas un classeur : enregistrez-le de nouveau.",
        "{path} is damaged or no workbook: open it in a spreadsheet and save it again.",
    ),
    "file_unpacks": (
        "{path} occupe {size} Mo une fois décompressé, plus que {most} : enregistrez-le en .csv.",
        "{path} unpacks to {size} MB, more than {most}: save it as .csv.",
    ),
    "broken_empty": ("aucun texte dans les colonnes lues", "no text in the columns read"),
    "broken_formula": (
        "la cellule contient l’erreur {value} au lieu d’un texte",
        "the cell holds the error {value} instead of a text",
    ),
    "broken_damaged": (
        "la feuille est endommagée ; la suite n’a pas pu être lue",
        "the sheet is damaged; what follows could not be read",
    ),
}


def tell(key: str, lang: str, **values: object) -> str:
    """One text with its blanks filled in."""
    french, english = _TEXTS[key]
    return typeset((french if lang == "fr" else english).format(**values), lang)


def kind(word: str, lang: str) -> str:
    """One word on what sort of file was read; names of encodings and sheets are their own."""
    return tell(f"kind_{word}", lang) if f"kind_{word}" in _TEXTS else word


def rows_text(number: int, lang: str) -> str:
    """So many rows."""
    return tell("one_row" if number == 1 else "many_rows", lang, n=number)


def verdict(code: str, lang: str) -> str:
    """The name of a verdict; nothing for none."""
    return say(f"verdict_{code}", lang) if code else ""


def routes(ways: Iterable[str], lang: str) -> str:
    """The ways to get what is out, joined by “or”."""
    return say("or", lang).join(say(f"route_{way}", lang) for way in ways)


def reason(broken: Broken, lang: str) -> str:
    """Why a row could not be read."""
    return tell(f"broken_{broken.reason}", lang, **dict(broken.values))


def remark(code: str, lang: str) -> str:
    """The text of a note, the engine's or the desk's."""
    if code in _TEXTS:
        return tell(code, lang)
    return say(f"note_{code}", lang) if f"note_{code}" in WORDS else code

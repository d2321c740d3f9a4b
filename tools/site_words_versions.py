"""What the site says of versions, their history, and the copies of it that browsers keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION_WORDS: Mapping[str, Mapping[str, str]] = {
    "banner_build_old": {
        "fr": "Ce site a été construit avant l’entrée en vigueur de la version {version}.",
        "en": "This site was built before version {version} came into force.",
    },
    "banner_draft": {
        "fr": "Projet de prochaine version, non en vigueur.",
        "en": "Draft of the next version, not in force.",
    },
    "banner_read_in_force": {
        "fr": "Lire la version en vigueur",
        "en": "Read the version in force",
    },
    "banner_superseded": {
        "fr": "Une version plus récente du guide est en vigueur : {version}.",
        "en": "A more recent version of the guide is in force: {version}.",
    },
    "banner_upcoming": {
        "fr": "Cette version s’applique à partir du {date}.",
        "en": "This version applies from {date}.",
    },
    "banner_withdrawn": {
        "fr": "Cette version est retirée à compter du {date} : {reason}",
        "en": "This version is withdrawn from {date} on: {reason}",
    },
    "script_gone": {
        "fr": "Une partie de cette page n’a pas pu être chargée : son texte est complet, mais ses "
        "outils peuvent manquer.",
        "en": "A part of this page could not be loaded: its text is complete, but its tools may be "
        "missing.",
    },
    "build_newer": {
        "fr": "Une édition plus récente de ce site est en ligne.",
        "en": "A newer edition of this site is online.",
    },
    "build_reload": {"fr": "Recharger la page", "en": "Load the page again"},
    "compare_button": {"fr": "Montrer les changements", "en": "Show what changes"},
    "compare_from": {"fr": "De la version", "en": "From version"},
    "compare_title": {"fr": "Comparer deux versions", "en": "Compare two versions"},
    "compare_to": {"fr": "à la version", "en": "to version"},
    "data_clear": {
        "fr": "Effacer les données enregistrées",
        "en": "Clear stored data",
    },
    "data_cleared": {
        "fr": "Tout ce que ce site avait enregistré dans ce navigateur est effacé.",
        "en": "All that this site had stored in this browser is gone.",
    },
    "effective_announced": {"fr": "annoncée", "en": "announced"},
    "effective_assumed": {"fr": "supposée", "en": "assumed"},
    "effective_draft": {"fr": "aucune : projet", "en": "none: a draft"},
    "governs_amended": {
        "fr": "Date d’un avenant qui adopte une version plus récente (facultatif)",
        "en": "Date of an amendment that adopts a later version (optional)",
    },
    "governs_answer": {
        "fr": "Au {date}, parmi les versions connues ici : {version}, effet {effective} ({basis}).",
        "en": "On {date}, of the versions known here: {version}, effective {effective} ({basis}).",
    },
    "governs_bad": {
        "fr": "Cette date n’existe pas au calendrier.",
        "en": "This is no day of the calendar.",
    },
    "governs_button": {"fr": "Trouver la version", "en": "Find the version"},
    "governs_known": {
        "fr": "Une version publiée ailleurs depuis n’apparaîtrait pas ici.",
        "en": "A version published elsewhere since would not be seen here.",
    },
    "governs_none": {
        "fr": "Au {date}, aucune des versions connues ici : la première vaut dès le {effective}.",
        "en": "On {date}, none of the versions known here: the first takes effect on {effective}.",
    },
    "governs_order": {
        "fr": "L’avenant doit être postérieur à la signature.",
        "en": "The amendment must come after the signature.",
    },
    "governs_signed": {"fr": "Date de signature", "en": "Date of signature"},
    "hash_advice": {"fr": "Empreinte de l’aide (SHA-256)", "en": "Hash of the advice (SHA-256)"},
    "hash_contract": {"fr": "Empreinte du texte (SHA-256)", "en": "Hash of the text (SHA-256)"},
    "hash_file": {"fr": "Empreintes de ces fichiers", "en": "Hashes of these files"},
    "hash_note": {
        "fr": "Elle identifie cette reformulation, non le document signé par le fournisseur.",
        "en": "It identifies this rendering, not the document signed by the provider.",
    },
    "history_change_added": {"fr": "{n} clauses ajoutées", "en": "{n} clauses added"},
    "history_change_changed": {"fr": "{n} modifiées", "en": "{n} changed"},
    "history_change_moved": {"fr": "{n} déplacées", "en": "{n} moved"},
    "history_change_none": {"fr": "aucun changement", "en": "no change"},
    "history_change_removed": {"fr": "{n} retirées", "en": "{n} removed"},
    "history_change_renumbered": {"fr": "{n} renumérotées", "en": "{n} renumbered"},
    "history_changes": {"fr": "Ce qui change", "en": "What changes"},
    "history_concerns": {"fr": "Qui est concerné", "en": "Who it concerns"},
    "history_concerns_none": {"fr": "aucun contrat", "en": "no contract"},
    "history_concerns_on": {
        "fr": "contrats signés à partir du {from}",
        "en": "contracts signed from {from} on",
    },
    "history_concerns_span": {
        "fr": "contrats signés du {from} au {to}",
        "en": "contracts signed from {from} to {to}",
    },
    "history_effective": {"fr": "Date d’effet", "en": "Effective date"},
    "history_status": {"fr": "Statut", "en": "Status"},
    "offline_copy": {
        "fr": "Hors connexion : vous lisez la copie du {date}.",
        "en": "Offline: you are reading the copy of {date}.",
    },
    "offline_failed": {
        "fr": "La copie pour l’usage hors connexion n’a pas abouti.",
        "en": "The copy for use offline could not be made.",
    },
    "offline_keep": {
        "fr": "Rendre disponible hors connexion",
        "en": "Make available offline",
    },
    "offline_keeping": {
        "fr": "Copie pour l’usage hors connexion : {part} %",
        "en": "Copying for use offline: {part}%",
    },
    "offline_kept": {
        "fr": "Disponible hors connexion (copie du {date}).",
        "en": "Available offline (copy of {date}).",
    },
    "offline_room": {
        "fr": "Ce navigateur n’a pas assez de place pour l’usage hors connexion.",
        "en": "This browser has not enough room for use offline.",
    },
    "revision": {"fr": "Révision", "en": "Revision"},
    "revision_changed": {
        "fr": "Exemples traités autrement qu’avant",
        "en": "Examples answered otherwise than before",
    },
    "revision_date": {"fr": "Date", "en": "Date"},
    "revisions": {"fr": "Révisions des conseils", "en": "Revisions of the advice"},
    "status_draft": {"fr": "non en vigueur", "en": "not in force"},
    "status_in-force": {"fr": "en vigueur", "en": "in force"},
    "status_superseded": {"fr": "remplacée", "en": "superseded"},
    "status_upcoming": {"fr": "à venir", "en": "upcoming"},
    "status_withdrawn": {"fr": "retirée", "en": "withdrawn"},
    "translation_unread": {
        "fr": "Traduction à relire : le texte français prévaut.",
        "en": "Translation still to be read against the French text, which prevails.",
    },
    "version": {"fr": "Version", "en": "Version"},
    "version_draft": {"fr": "Projet", "en": "Draft"},
    "versions": {"fr": "Versions connues de ce site", "en": "Versions this site knows"},
    "wordings": {"fr": "Historique", "en": "History"},
    "wordings_draft": {
        "fr": "Rédaction du projet, pas encore en vigueur.",
        "en": "Wording of the draft, not yet in force.",
    },
    "wordings_gone": {
        "fr": "Retirée dans la version {version}, date d’effet {date}.",
        "en": "Retired in version {version}, effective date {date}.",
    },
    "wordings_leaves": {
        "fr": "Absente du projet.",
        "en": "Absent from the draft.",
    },
    "wordings_missing": {
        "fr": "L’historique n’a pas pu être chargé : il faut une connexion.",
        "en": "The history could not be loaded: it takes a connection.",
    },
    "wordings_of": {
        "fr": "Historique de la clause {number}",
        "en": "History of clause {number}",
    },
    "wordings_same": {
        "fr": "Une seule rédaction, depuis la version {version}, date d’effet {date}.",
        "en": "One wording only, since version {version}, effective date {date}.",
    },
    "wordings_since": {
        "fr": "Depuis la version {version}, date d’effet {date} :",
        "en": "Since version {version}, effective date {date}:",
    },
}

"""What a comparison of versions says around the clauses, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.words import WORDS, typeset

if TYPE_CHECKING:
    from collections.abc import Mapping

REDLINE_WORDS: Mapping[str, Mapping[str, str]] = {
    "state_added": {"fr": "Nouvelle", "en": "New"},
    "state_removed": {"fr": "Retirée", "en": "Retired"},
    "state_changed": {"fr": "Modifiée", "en": "Changed"},
    "state_moved": {"fr": "Déplacée", "en": "Moved"},
    "state_renumbered": {"fr": "Renumérotée", "en": "Renumbered"},
    "also_moved": {"fr": "et déplacée", "en": "and moved"},
    "tally_added_one": {"fr": "{n} clause nouvelle", "en": "{n} new clause"},
    "tally_added": {"fr": "{n} clauses nouvelles", "en": "{n} new clauses"},
    "tally_removed_one": {"fr": "{n} clause retirée", "en": "{n} retired clause"},
    "tally_removed": {"fr": "{n} clauses retirées", "en": "{n} retired clauses"},
    "tally_changed_one": {"fr": "{n} clause modifiée", "en": "{n} changed clause"},
    "tally_changed": {"fr": "{n} clauses modifiées", "en": "{n} changed clauses"},
    "tally_moved_one": {"fr": "{n} clause déplacée", "en": "{n} moved clause"},
    "tally_moved": {"fr": "{n} clauses déplacées", "en": "{n} moved clauses"},
    "tally_renumbered_one": {
        "fr": "{n} clause seulement renumérotée",
        "en": "{n} clause only renumbered",
    },
    "tally_renumbered": {
        "fr": "{n} clauses seulement renumérotées",
        "en": "{n} clauses only renumbered",
    },
    "tally_none": {
        "fr": "Aucune clause ne diffère entre ces deux versions.",
        "en": "No clause differs between these two versions.",
    },
    "folded_one": {"fr": "{n} clause sans changement", "en": "{n} unchanged clause"},
    "folded": {"fr": "{n} clauses sans changement", "en": "{n} unchanged clauses"},
    "folded_none": {"fr": "titres sans changement", "en": "unchanged headings"},
    "inserted": {"fr": "ajouté : ", "en": "inserted: "},
    "inserted_end": {"fr": " fin de l’ajout. ", "en": " end of insertion. "},
    "deleted": {"fr": "supprimé : ", "en": "deleted: "},
    "deleted_end": {"fr": " fin de la suppression. ", "en": " end of deletion. "},
    "became": {"fr": "devient", "en": "becomes"},
    "successor": {"fr": "Remplacée par", "en": "Succeeded by"},
    "read_in": {"fr": "Lire dans {version}", "en": "Read in {version}"},
    "draft": {"fr": "le projet", "en": "the draft"},
    "condition_route": {"fr": "Voie", "en": "Route"},
    "condition_unless": {"fr": "Sauf", "en": "Unless"},
    "condition_allows": {"fr": "Reste possible", "en": "Still possible"},
    "condition_consumes_hours": {"fr": "Décompté des heures", "en": "Draws on the hours"},
    "condition_binds": {"fr": "Oblige", "en": "Binds"},
    "condition_none": {"fr": "rien", "en": "nothing"},
    "binds_client": {"fr": "le Client", "en": "the Client"},
    "binds_provider": {"fr": "le prestataire", "en": "the provider"},
    "binds_both": {"fr": "les deux parties", "en": "both parties"},
    "behaviour_intro": {
        "fr": "Les {n} demandes données en exemple dans le guide ont été posées aux deux versions, "
        "avec l’aide d’aujourd’hui : {before}, puis {after}.",
        "en": "The {n} requests given as examples in the guide were put to both versions, with "
        "today’s advice: {before}, then {after}.",
    },
    "behaviour_none": {
        "fr": "Aucune ne reçoit une autre réponse.",
        "en": "None of them is answered otherwise.",
    },
    "behaviour_shift_one": {
        "fr": "{n} demande : « {{before}} » devient « {{after}} »",
        "en": "{n} request: “{{before}}” becomes “{{after}}”",
    },
    "behaviour_shift": {
        "fr": "{n} demandes : « {{before}} » devient « {{after}} »",
        "en": "{n} requests: “{{before}}” becomes “{{after}}”",
    },
    "behaviour_same_one": {
        "fr": "{n} demande toujours « {{verdict}} », mais pour une autre raison",
        "en": "{n} request still “{{verdict}}”, for another reason",
    },
    "behaviour_same": {
        "fr": "{n} demandes toujours « {{verdict}} », mais pour une autre raison",
        "en": "{n} requests still “{{verdict}}”, for another reason",
    },
    "behaviour_clauses": {"fr": "Décide :", "en": "Decides:"},
    "behaviour_hours": {"fr": "Heures :", "en": "Hours:"},
    "behaviour_deadline": {
        "fr": "Première réponse, en heures ouvrées :",
        "en": "First response, in business hours:",
    },
    "compare_same": {
        "fr": "Même réponse selon {here} et selon {there}.",
        "en": "The same answer under {here} and under {there}.",
    },
    "compare_reasons": {
        "fr": "« {before} » selon {here} comme selon {there}, mais :",
        "en": "“{before}” under {here} and under {there} alike, but:",
    },
    "compare_otherwise": {
        "fr": "« {before} » selon {here} ; « {after} » selon {there}.",
        "en": "“{before}” under {here}; “{after}” under {there}.",
    },
    "compare_absent": {
        "fr": "décide selon {version} ; {other} ne l’a pas",
        "en": "decides under {version}; {other} does not have it",
    },
    "compare_only": {
        "fr": "ne décide que selon {version}",
        "en": "decides under {version} only",
    },
    "compare_reworded": {
        "fr": "n’a pas les mêmes mots selon {version} et selon {other}",
        "en": "has other words under {version} than under {other}",
    },
    "version_named": {"fr": "la version {version}", "en": "version {version}"},
    "yes": {"fr": "oui", "en": "yes"},
    "no": {"fr": "non", "en": "no"},
}


def tell(key: str, lang: str, **values: object) -> str:
    """One text with its blanks filled in, set as its language wants it."""
    words = REDLINE_WORDS.get(key) or WORDS[key]
    return typeset(words[lang].format(**values), lang)


def counted(key: str, n: int, lang: str) -> str:
    """A count of things in words: the singular for one; in French for none as well."""
    one = n == 1 or (lang == "fr" and n == 0)
    return tell(f"{key}_one" if one else key, lang, n=n)


def version_name(version: str, lang: str) -> str:
    """A version as a sentence names it."""
    return tell("draft", lang) if version == "draft" else version


def version_named(version: str, lang: str) -> str:
    """A version within a sentence that does not say yet that it is one."""
    if version == "draft":
        return tell("draft", lang)
    return tell("version_named", lang, version=version)

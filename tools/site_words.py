"""The words of the site itself, in both languages: labels, notices and states, never clause text.

They name no service: the name of the service and of its provider come from the catalog.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.words import WORDS as ANSWER_WORDS
from tools.site_words_versions import VERSION_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHARED = ("route_", "unless", "verdict_")
"""The words of clauses that answers use too start like this."""

WORDS: Mapping[str, Mapping[str, str]] = {
    **VERSION_WORDS,
    "advice_competes": {"fr": "À distinguer de", "en": "Not to be confused with"},
    "advice_examples": {
        "fr": "Exemples de demandes ({shown} sur {n} étudiés)",
        "en": "Example requests ({shown} of {n} worked)",
    },
    "advice_examples_count": {
        "fr": "Exemples de demandes étudiés : {n}",
        "en": "Example requests worked: {n}",
    },
    "advice_ready": {"fr": "Utile à préparer", "en": "Useful to have ready"},
    "advice_recognised": {
        "fr": "Reconnus sans avoir été appris : {right} sur {n}.",
        "en": "Recognised without having been taught: {right} of {n}.",
    },
    "badge_illustrative": {"fr": "chiffre illustratif", "en": "illustrative figure"},
    "binds_both": {"fr": "engage les deux parties", "en": "binds both parties"},
    "binds_client": {"fr": "à la charge du client", "en": "the client’s part"},
    "binds_provider": {"fr": "à la charge de {provider}", "en": "{provider}’s part"},
    "check_account_manager": {"fr": "Responsable de compte", "en": "Account manager"},
    "check_answer": {"fr": "Réponse", "en": "Answer"},
    "check_approved": {
        "fr": "Une approbation préalable a été donnée",
        "en": "Prior approval has been given",
    },
    "check_button": {"fr": "Vérifier", "en": "Check"},
    "check_calendar": {"fr": "Heures ouvrées du contrat", "en": "Business hours of the contract"},
    "check_channel": {"fr": "Envoyée par", "en": "Sent through"},
    "check_channel_other": {"fr": "un autre canal", "en": "another channel"},
    "check_channel_portal": {"fr": "le système de tickets", "en": "the ticket system"},
    "check_channels_agreed": {
        "fr": "Un autre canal que le système de tickets est convenu par écrit",
        "en": "Another channel than the ticket system is agreed in writing",
    },
    "check_contract": {"fr": "Votre contrat", "en": "Your contract"},
    "check_contracted": {
        "fr": "Le contrat prévoit explicitement :",
        "en": "The contract explicitly provides for:",
    },
    "check_copy_link": {
        "fr": "Copier un lien vers cette réponse",
        "en": "Copy a link to this answer",
    },
    "check_details": {
        "fr": "Ajouter des précisions : envoi, contrat",
        "en": "Add details: sending, contract",
    },
    "check_details_hint": {
        "fr": "Tout est facultatif et reste dans votre navigateur. Les délais qui comptent sont "
        "ceux de votre contrat.",
        "en": "All optional, and it stays in your browser. The targets that count are those of "
        "your contract.",
    },
    "check_example": {"fr": "Exemple de réponse", "en": "Sample answer"},
    "check_hours_left": {"fr": "Heures restantes", "en": "Hours left"},
    "check_hours_left_fault": {
        "fr": "Un nombre d’heures, zéro ou plus.",
        "en": "A number of hours, zero or more.",
    },
    "check_keys": {"fr": "Ctrl + Entrée pour vérifier", "en": "Ctrl + Enter to check"},
    "check_label": {"fr": "Votre demande", "en": "Your request"},
    "check_level": {"fr": "Niveau d’urgence", "en": "Urgency level"},
    "check_level_none": {"fr": "non précisé", "en": "not given"},
    "check_levels_illustrative": {
        "fr": "Niveaux illustratifs",
        "en": "Illustrative levels",
    },
    "check_noscript": {
        "fr": "Sans JavaScript, cette page ne peut pas calculer de réponse. "
        "La liste complète du périmètre, plus bas, reste utilisable.",
        "en": "Without JavaScript this page cannot work out an answer. "
        "The full list of the scope, further down, still works.",
    },
    "check_placeholder": {
        "fr": "Écrivez-la comme vous l’écririez dans un ticket.",
        "en": "Write it as you would in a ticket.",
    },
    "check_plan": {"fr": "Produit", "en": "Plan"},
    "check_private": {
        "fr": "Ce que vous écrivez reste dans votre navigateur.",
        "en": "What you type stays in your browser.",
    },
    "check_sending": {"fr": "Envoi et délai de réponse", "en": "Sending and response target"},
    "check_submitted": {"fr": "Envoyée le", "en": "Sent on"},
    "check_submitted_fault": {
        "fr": "Un moment entre le {since} et le {until}.",
        "en": "A moment from {since} to {until}.",
    },
    "clause_copied": {"fr": "Lien copié", "en": "Link copied"},
    "clause_copy": {"fr": "Copier le lien", "en": "Copy link"},
    "clause_copy_failed": {
        "fr": "Copie refusée par le navigateur : {url}",
        "en": "The browser refused to copy: {url}",
    },
    "clause_copy_of": {
        "fr": "Copier le lien de la clause {number}",
        "en": "Copy the link to clause {number}",
    },
    "clause_gone": {
        "fr": "La clause « {id} » n’existe pas sur cette page de la version {version}.",
        "en": "The clause “{id}” does not exist on this page of version {version}.",
    },
    "clause_proposed": {
        "fr": "Précision proposée, que le texte source ne contient pas",
        "en": "Proposed clarification, not in the source text",
    },
    "clause_source": {"fr": "Source", "en": "Source"},
    "clause_still_in": {"fr": "Reste possible", "en": "Still possible"},
    "effective": {"fr": "Date d’effet", "en": "Effective date"},
    "evidence_fair": {"fr": "indices suffisants", "en": "fair evidence"},
    "evidence_strong": {"fr": "indices forts", "en": "strong evidence"},
    "evidence_thin": {"fr": "indices minces", "en": "thin evidence"},
    "file_json": {"fr": "Texte contractuel (JSON)", "en": "Contract text (JSON)"},
    "file_pdf": {"fr": "Guide en PDF", "en": "Guide as PDF"},
    "file_txt": {"fr": "Guide en texte brut", "en": "Guide as plain text"},
    "footer_notice": {
        "fr": "Ce site est une reformulation du guide de service {service}. "
        "Les documents contractuels signés entre les parties prévalent.",
        "en": "This site is a reworded rendering of the {service} service guide. "
        "The contract documents signed between the parties prevail.",
    },
    "footer_parts": {"fr": "Licences", "en": "Licences"},
    "footer_privacy": {
        "fr": "Aucune requête vers un tiers, aucun traceur.",
        "en": "No request to any third party, no tracker.",
    },
    "footer_translation": {
        "fr": "Le texte français fait foi ; l’anglais est une traduction de courtoisie.",
        "en": "The French text prevails; this English version is a courtesy translation.",
    },
    "glossary_see": {"fr": "Voir", "en": "See"},
    "hours_consumed": {
        "fr": "consomme des Heures Réservées",
        "en": "consumes Reserved Hours",
    },
    "index_excluded": {"fr": "Exclu", "en": "Excluded"},
    "index_included": {"fr": "Inclus", "en": "Included"},
    "language_other": {"fr": "Read this page in English", "en": "Lire cette page en français"},
    "no_text_here": {
        "fr": "Cette version du guide ne contient aucune clause à cet endroit.",
        "en": "This version of the guide holds no clause here.",
    },
    "palette": {"fr": "Changer de thème clair ou sombre", "en": "Switch light or dark theme"},
    "quality_accuracy": {
        "fr": "verdict juste, sans droit d’abstention",
        "en": "right verdict, never abstaining",
    },
    "quality_all": {"fr": "Tous les exemples", "en": "All examples"},
    "quality_answered": {"fr": "demandes tranchées", "en": "answered"},
    "quality_clause": {"fr": "Clause", "en": "Clause"},
    "quality_count": {"fr": "nombre", "en": "number"},
    "quality_en": {"fr": "En anglais", "en": "In English"},
    "quality_evidence": {"fr": "Indices", "en": "Evidence"},
    "quality_fr": {"fr": "En français", "en": "In French"},
    "quality_group": {"fr": "Exemples", "en": "Examples"},
    "quality_none": {
        "fr": "Aucune mesure n’a encore été faite pour cette version.",
        "en": "Nothing has been measured for this version yet.",
    },
    "quality_note": {
        "fr": "Mesuré le {date}. Entre parenthèses, l’intervalle de confiance à 95 % (Wilson).",
        "en": "Measured on {date}. In brackets, the 95% confidence interval (Wilson).",
    },
    "quality_precision": {"fr": "justes parmi les tranchées", "en": "right when answered"},
    "quality_right": {"fr": "justes", "en": "right"},
    "quality_title": {"fr": "Justesse des réponses", "en": "How right the answers are"},
    "quality_wrong_included": {"fr": "« inclus » à tort", "en": "wrong “included”"},
    "route": {"fr": "Voie", "en": "Route"},
    "site_kind": {"fr": "guide de service", "en": "service guide"},
    "site_title": {"fr": "Guide de service {service}", "en": "{service} service guide"},
    "voice_notice": {
        "fr": "Le texte en caractères à empattements est celui des clauses ; "
        "le reste est une aide à la lecture.",
        "en": "Text set in serif type is clause text; everything else is a reading aid.",
    },
}


def words(lang: str, **names: str) -> dict[str, str]:
    """Every word of the site in one language, with `{service}` and `{provider}` filled in.

    Places named otherwise (`{n}`, `{version}`…) are left for whoever knows the value.
    """
    shared = {code: text for code, text in ANSWER_WORDS.items() if code.startswith(_SHARED)}
    return {code: _fill(text[lang], names) for code, text in {**shared, **WORDS}.items()}


def _fill(text: str, names: Mapping[str, str]) -> str:
    for name, value in names.items():
        text = text.replace(f"{{{name}}}", value)
    return text

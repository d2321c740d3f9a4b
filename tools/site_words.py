"""The words of the site itself, in both languages: labels, notices and states, never clause text.

They name no service: the name of the service and of its provider come from the catalog.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.words import WORDS as ANSWER_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHARED = ("route_", "unless", "verdict_")
"""The words of clauses that answers use too start like this."""

WORDS: Mapping[str, Mapping[str, str]] = {
    "advice_competes": {"fr": "À distinguer de", "en": "Not to be confused with"},
    "advice_examples": {
        "fr": "Exemples de demandes ({shown} sur {n} étudiés)",
        "en": "Example requests ({shown} of {n} worked)",
    },
    "advice_examples_count": {
        "fr": "Exemples de demandes étudiés : {n}",
        "en": "Example requests worked: {n}",
    },
    "advice_recognised": {
        "fr": "Reconnus sans avoir été appris : {right} sur {n}.",
        "en": "Recognised without having been taught: {right} of {n}.",
    },
    "advice_ready": {"fr": "Utile à préparer", "en": "Useful to have ready"},
    "badge_illustrative": {"fr": "chiffre illustratif", "en": "illustrative figure"},
    "banner_build_old": {
        "fr": "Ce site a été construit avant l’entrée en vigueur de la version {version}.",
        "en": "This site was built before version {version} came into force.",
    },
    "banner_draft": {
        "fr": "Projet de prochaine version, non en vigueur.",
        "en": "Draft of the next version, not in force.",
    },
    "banner_superseded": {
        "fr": "Une version plus récente du guide est en vigueur : {version}.",
        "en": "A more recent version of the guide is in force: {version}.",
    },
    "banner_withdrawn": {
        "fr": "Cette version est retirée à compter du {date} : {reason}",
        "en": "This version is withdrawn from {date} on: {reason}",
    },
    "banner_upcoming": {
        "fr": "Cette version s’applique à partir du {date}.",
        "en": "This version applies from {date}.",
    },
    "banner_read_in_force": {
        "fr": "Lire la version en vigueur",
        "en": "Read the version in force",
    },
    "binds_both": {"fr": "engage les deux parties", "en": "binds both parties"},
    "binds_client": {"fr": "à la charge du client", "en": "the client’s part"},
    "binds_provider": {"fr": "à la charge de {provider}", "en": "{provider}’s part"},
    "check_answer": {"fr": "Réponse", "en": "Answer"},
    "check_button": {"fr": "Vérifier", "en": "Check"},
    "check_channel": {"fr": "Envoyée par", "en": "Sent through"},
    "check_channel_other": {"fr": "un autre canal", "en": "another channel"},
    "check_channel_portal": {"fr": "le système de tickets", "en": "the ticket system"},
    "check_approved": {
        "fr": "Une approbation préalable a été donnée",
        "en": "Prior approval has been given",
    },
    "check_channels_agreed": {
        "fr": "Un autre canal que le système de tickets est convenu par écrit",
        "en": "Another channel than the ticket system is agreed in writing",
    },
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
    "build_newer": {
        "fr": "Une édition plus récente de ce site est en ligne.",
        "en": "A newer edition of this site is online.",
    },
    "build_reload": {"fr": "Recharger la page", "en": "Load the page again"},
    "data_clear": {
        "fr": "Effacer les données enregistrées",
        "en": "Clear stored data",
    },
    "data_cleared": {
        "fr": "Tout ce que ce site avait enregistré dans ce navigateur est effacé.",
        "en": "All that this site had stored in this browser is gone.",
    },
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
    "translation_unread": {
        "fr": "Traduction à relire : le texte français prévaut.",
        "en": "Translation still to be read against the French text, which prevails.",
    },
    "compare_button": {"fr": "Montrer les changements", "en": "Show what changes"},
    "compare_from": {"fr": "De la version", "en": "From version"},
    "compare_title": {"fr": "Comparer deux versions", "en": "Compare two versions"},
    "compare_to": {"fr": "à la version", "en": "to version"},
    "check_copy_link": {
        "fr": "Copier un lien vers cette réponse",
        "en": "Copy a link to this answer",
    },
    "check_contract": {"fr": "Votre contrat", "en": "Your contract"},
    "check_contracted": {
        "fr": "Le contrat prévoit explicitement :",
        "en": "The contract explicitly provides for:",
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
    "check_account_manager": {"fr": "Responsable de compte", "en": "Account manager"},
    "check_calendar": {"fr": "Heures ouvrées du contrat", "en": "Business hours of the contract"},
    "check_plan": {"fr": "Produit", "en": "Plan"},
    "check_hours_left": {"fr": "Heures restantes", "en": "Hours left"},
    "check_hours_left_fault": {
        "fr": "Un nombre d’heures, zéro ou plus.",
        "en": "A number of hours, zero or more.",
    },
    "check_levels_illustrative": {
        "fr": "Niveaux illustratifs",
        "en": "Illustrative levels",
    },
    "check_sending": {"fr": "Envoi et délai de réponse", "en": "Sending and response target"},
    "check_submitted_fault": {
        "fr": "Un moment entre le {since} et le {until}.",
        "en": "A moment from {since} to {until}.",
    },
    "check_example": {"fr": "Exemple de réponse", "en": "Sample answer"},
    "check_keys": {"fr": "Ctrl + Entrée pour vérifier", "en": "Ctrl + Enter to check"},
    "check_label": {"fr": "Votre demande", "en": "Your request"},
    "check_level": {"fr": "Niveau d’urgence", "en": "Urgency level"},
    "check_level_none": {"fr": "non précisé", "en": "not given"},
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
    "check_private": {
        "fr": "Ce que vous écrivez reste dans votre navigateur.",
        "en": "What you type stays in your browser.",
    },
    "check_submitted": {"fr": "Envoyée le", "en": "Sent on"},
    "clause_copied": {"fr": "Lien copié", "en": "Link copied"},
    "clause_copy": {"fr": "Copier le lien", "en": "Copy link"},
    "clause_copy_of": {
        "fr": "Copier le lien de la clause {number}",
        "en": "Copy the link to clause {number}",
    },
    "clause_copy_failed": {
        "fr": "Copie refusée par le navigateur : {url}",
        "en": "The browser refused to copy: {url}",
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
    "effective_announced": {"fr": "annoncée", "en": "announced"},
    "effective_assumed": {"fr": "supposée", "en": "assumed"},
    "effective_draft": {"fr": "aucune : projet", "en": "none: a draft"},
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
    "file_json": {"fr": "Texte contractuel (JSON)", "en": "Contract text (JSON)"},
    "file_pdf": {"fr": "Guide en PDF", "en": "Guide as PDF"},
    "file_txt": {"fr": "Guide en texte brut", "en": "Guide as plain text"},
    "hash_advice": {"fr": "Empreinte de l’aide (SHA-256)", "en": "Hash of the advice (SHA-256)"},
    "hash_contract": {"fr": "Empreinte du texte (SHA-256)", "en": "Hash of the text (SHA-256)"},
    "hash_note": {
        "fr": "Elle identifie cette reformulation, non le document signé par le fournisseur.",
        "en": "It identifies this rendering, not the document signed by the provider.",
    },
    "hash_file": {"fr": "Empreintes de ces fichiers", "en": "Hashes of these files"},
    "history_change_added": {"fr": "{n} clauses ajoutées", "en": "{n} clauses added"},
    "history_change_changed": {"fr": "{n} modifiées", "en": "{n} changed"},
    "history_change_moved": {"fr": "{n} déplacées", "en": "{n} moved"},
    "history_change_none": {"fr": "aucun changement", "en": "no change"},
    "history_change_removed": {"fr": "{n} retirées", "en": "{n} removed"},
    "history_change_renumbered": {"fr": "{n} renumérotées", "en": "{n} renumbered"},
    "history_changes": {"fr": "Ce qui change", "en": "What changes"},
    "history_effective": {"fr": "Date d’effet", "en": "Effective date"},
    "history_status": {"fr": "Statut", "en": "Status"},
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
    "evidence_fair": {"fr": "indices suffisants", "en": "fair evidence"},
    "evidence_strong": {"fr": "indices forts", "en": "strong evidence"},
    "evidence_thin": {"fr": "indices minces", "en": "thin evidence"},
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
    "status_draft": {"fr": "non en vigueur", "en": "not in force"},
    "status_in-force": {"fr": "en vigueur", "en": "in force"},
    "status_superseded": {"fr": "remplacée", "en": "superseded"},
    "status_withdrawn": {"fr": "retirée", "en": "withdrawn"},
    "status_upcoming": {"fr": "à venir", "en": "upcoming"},
    "version": {"fr": "Version", "en": "Version"},
    "version_draft": {"fr": "Projet", "en": "Draft"},
    "versions": {"fr": "Versions connues de ce site", "en": "Versions this site knows"},
    "voice_notice": {
        "fr": "Le texte en caractères à empattements est celui des clauses ; "
        "le reste est une aide à la lecture.",
        "en": "Text set in serif type is clause text; everything else is a reading aid.",
    },
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

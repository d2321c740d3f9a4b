"""What answers say around the clauses, in both languages.  The service is named by the catalog."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "verdict_included": {"fr": "Inclus", "en": "Included"},
    "verdict_depends": {"fr": "Sous condition", "en": "It depends"},
    "verdict_excluded": {"fr": "Exclu", "en": "Excluded"},
    "verdict_client": {"fr": "À votre charge", "en": "Yours to do"},
    "verdict_contact": {"fr": "À voir avec {provider}", "en": "A matter for your contact"},
    "verdict_unclear": {"fr": "Pas de réponse sûre", "en": "No certain answer"},
    "verdict_unrelated": {"fr": "Sans rapport avec {service}", "en": "Not about {service}"},
    "means_included": {
        "fr": "Le service couvre cette demande.",
        "en": "The service covers this request.",
    },
    "means_depends": {
        "fr": "Une condition du guide en décide.",
        "en": "A condition of the guide decides.",
    },
    "means_excluded": {
        "fr": "Le guide écarte expressément cette demande.",
        "en": "The guide expressly leaves this request out.",
    },
    "means_client": {
        "fr": "Le guide confie cette tâche au client.",
        "en": "The guide makes this the client’s own task.",
    },
    "means_contact": {
        "fr": "Ce n’est pas une prestation technique : le guide dit à qui s’adresser.",
        "en": "This is not technical work: the guide says whom to turn to.",
    },
    "means_unclear": {
        "fr": "Le texte ne permet pas de trancher. Voici les clauses les plus proches.",
        "en": "The text does not allow a safe answer. These clauses come closest.",
    },
    "means_unrelated": {
        "fr": "Cette demande ne semble pas concerner {service}. Votre service informatique ou "
        "votre interlocuteur habituel saura vous orienter.",
        "en": "This request does not seem to be about {service}. Your IT department or your usual "
        "contact will know where to ask.",
    },
    "empty": {
        "fr": "Décrivez une demande pour obtenir une réponse.",
        "en": "Describe a request to get an answer.",
    },
    "your_words": {"fr": "Dans votre demande", "en": "In your request"},
    "decides": {"fr": "Clause qui décide", "en": "The clause that decides"},
    "decides_many": {"fr": "Clauses qui décident", "en": "The clauses that decide"},
    "closest": {"fr": "Clauses les plus proches", "en": "Closest clauses"},
    "none_of_these": {
        "fr": "Aucune ne convient ? Posez la question à votre interlocuteur chez {provider}.",
        "en": "None of these? Ask your contact at {provider}.",
    },
    "question": {"fr": "Une précision", "en": "One question"},
    "replied": {"fr": "Précision donnée", "en": "You said"},
    "hours": {"fr": "Heures à prévoir", "en": "Hours to expect"},
    "hours_range": {"fr": "de {low} à {high} h", "en": "{low} to {high} h"},
    "hours_likely": {"fr": "le plus souvent {likely} h", "en": "most often {likely} h"},
    "hours_mean": {"fr": "{mean} h à inscrire au budget", "en": "{mean} h to put in a budget"},
    "needs_scoping": {
        "fr": "Une demande de cette taille se cadre avant d’être chiffrée.",
        "en": "A request of this size is scoped before it is estimated.",
    },
    "provenance_illustrative": {"fr": "chiffre illustratif", "en": "illustrative figure"},
    "provenance_public": {"fr": "source publique", "en": "public source"},
    "provenance_contract": {"fr": "selon votre contrat", "en": "from your contract"},
    "provenance_calibrated": {"fr": "d’après vos tickets", "en": "from your tickets"},
    "provenance_source": {"fr": "selon le guide", "en": "from the guide"},
    "ready": {"fr": "À préparer de votre côté", "en": "To have ready on your side"},
    "route": {"fr": "Comment l’obtenir", "en": "How to get it"},
    "route_separate-offer": {
        "fr": "offre de services spécifique",
        "en": "a specific service offer",
    },
    "route_another-sow": {
        "fr": "autre Déclaration de Travaux",
        "en": "another Statement of Work",
    },
    "route_amended-sow": {
        "fr": "Déclaration de Travaux modifiée",
        "en": "an amended Statement of Work",
    },
    "route_additional-contract": {
        "fr": "contrat complémentaire",
        "en": "an additional contract",
    },
    "route_account-manager": {"fr": "responsable de compte", "en": "the account manager"},
    "route_written-approval": {
        "fr": "accord écrit des deux parties",
        "en": "written agreement of both parties",
    },
    "unless": {"fr": "Sauf", "en": "Unless"},
    "unless_approved": {"fr": "approbation préalable", "en": "approved beforehand"},
    "unless_contracted": {
        "fr": "disposition explicite du contrat",
        "en": "the contract explicitly provides for it",
    },
    "unless_written-agreement": {"fr": "accord écrit", "en": "agreed in writing"},
    "contact": {"fr": "À qui s’adresser", "en": "Whom to turn to"},
    "contact_person": {
        "fr": "à votre responsable de compte, nommé dans votre contrat",
        "en": "your account manager, named in your contract",
    },
    "consumes": {"fr": "Heures Réservées", "en": "Reserved Hours"},
    "consumes_yes": {
        "fr": "Le temps que {provider} y passe est décompté des Heures Réservées.",
        "en": "The time {provider} spends on it is taken from the Reserved Hours.",
    },
    "deadline": {"fr": "Première réponse visée", "en": "First response aimed at"},
    "deadline_by": {
        "fr": "au plus tard le {day} à {time}",
        "en": "by {day} at {time}",
    },
    "deadline_hours": {
        "fr": "{hours} h ouvrées, niveau « {level} », calendrier « {calendar} »",
        "en": "{hours} business hours, level “{level}”, calendar “{calendar}”",
    },
    "why": {"fr": "Pourquoi cette réponse", "en": "Why this answer"},
    "runner_up": {"fr": "Autre clause envisagée", "en": "Also considered"},
    "lost": {"fr": "({verdict}) – {reason}", "en": "({verdict}) – {reason}"},
    "lost_evidence": {
        "fr": "moins d’indices dans votre texte",
        "en": "fewer signs of it in your text",
    },
    "lost_severity": {
        "fr": "une exclusion l’emporte sur une inclusion",
        "en": "an exclusion outweighs an inclusion",
    },
    "lost_reply": {"fr": "votre précision l’écarte", "en": "your reply rules it out"},
    "would_change": {"fr": "Ce qui changerait la réponse", "en": "What would change the answer"},
    "change_to": {"fr": "si la demande relevait de", "en": "if the request came under"},
    "reliability": {"fr": "Fiabilité mesurée", "en": "Measured reliability"},
    "reliability_of": {
        "fr": "{right} réponses justes sur {of} avec autant d’indices, sur des exemples non appris",
        "en": "{right} of {of} answers with this much evidence were right, on examples not learnt",
    },
    "provenance": {
        "fr": "Guide version {version} ({contract}) · conseils r{revision} ({advice})",
        "en": "Guide version {version} ({contract}) · advice r{revision} ({advice})",
    },
    "asks": {"fr": "Votre texte contient {n} demandes", "en": "Your text holds {n} requests"},
    "ask": {"fr": "Demande {n}", "en": "Request {n}"},
    "note_cut": {
        "fr": "Seuls les 20 000 premiers caractères ont été lus.",
        "en": "Only the first 20,000 characters were read.",
    },
    "note_onboarding-hours": {
        "fr": "Le guide ne dit pas si l’onboarding est décompté des Heures Réservées.",
        "en": "The guide does not say whether onboarding draws on the Reserved Hours.",
    },
    "note_other-channel": {
        "fr": "Sans accord écrit, aucun délai ne s’applique hors du système de tickets.",
        "en": "Unless agreed in writing, no response target applies outside the ticket system.",
    },
    "note_not-submitted": {
        "fr": "Indiquez la date et l’heure d’envoi pour connaître l’échéance.",
        "en": "Give the date and time of sending to see when it is due.",
    },
    "note_no-hours-left": {
        "fr": "Les heures du contrat sont épuisées : il faut une approbation préalable.",
        "en": "The hours of the contract are used up: prior approval is needed.",
    },
    "note_contracted": {
        "fr": "Exclu en principe ; votre contrat le prévoit explicitement.",
        "en": "Out in principle; your contract explicitly provides for it.",
    },
    "note_approved": {
        "fr": "Exclu en principe ; une approbation préalable a été donnée.",
        "en": "Out in principle; prior approval has been given.",
    },
    "note_unknown-answer": {
        "fr": "Une précision n’a pas été comprise et n’a pas été prise en compte.",
        "en": "A reply was not understood and was left aside.",
    },
}


def say(key: str, lang: str, **values: object) -> str:
    """One text with its blanks filled in."""
    return WORDS[key][lang].format(**values)

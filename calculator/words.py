"""What answers say around the clauses, in both languages.  The service is named by the catalog."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from calculator.sizing_words import SIZING
from calculator.ticket_words import TICKET

if TYPE_CHECKING:
    from collections.abc import Mapping

_BEFORE = re.compile(r" (?=[;!?:»%])|(?<=\d) (?=h\b)")
_AFTER = re.compile(r"(?<=«) ")

WORDS: Mapping[str, Mapping[str, str]] = {
    **SIZING,
    **TICKET,
    "verdict_included": {"fr": "Inclus", "en": "Included"},
    "verdict_depends": {"fr": "Sous condition", "en": "It depends"},
    "verdict_excluded": {"fr": "Exclu", "en": "Excluded"},
    "verdict_client": {"fr": "De votre côté", "en": "On your side"},
    "verdict_contact": {
        "fr": "Une question pour votre interlocuteur",
        "en": "One for your contact",
    },
    "verdict_unclear": {"fr": "Trop peu pour trancher", "en": "Too little to go on"},
    "verdict_unrelated": {"fr": "Un autre sujet", "en": "Another matter"},
    "means_included": {
        "fr": "Cette demande fait partie du service.",
        "en": "This request is part of the service.",
    },
    "means_depends": {
        "fr": "Le guide y met une condition, et rien ici ne dit si elle est remplie.",
        "en": "The guide sets a condition, and nothing here says whether it is met.",
    },
    "means_asked": {
        "fr": "Tout tient à un détail : votre réponse tranchera.",
        "en": "It all hangs on one detail: your reply settles it.",
    },
    "means_excluded": {
        "fr": "Le guide met expressément cette demande en dehors du service.",
        "en": "The guide expressly places this request outside the service.",
    },
    "means_client": {
        "fr": "Le guide vous confie cette tâche.",
        "en": "The guide leaves this task to you.",
    },
    "means_contact": {
        "fr": "Ce n’est pas une intervention technique, mais le guide dit à qui en parler.",
        "en": "This is not technical work, but the guide says whom to talk to.",
    },
    "means_unclear": {
        "fr": "Mieux vaut ne rien affirmer. Précisez l’outil concerné et ce que vous souhaitez, "
        "ou voyez si l’une des clauses ci-dessous convient.",
        "en": "Better not to guess. Say which tool it concerns and what you would like, or see "
        "whether a clause below fits.",
    },
    "means_wordless": {
        "fr": "Aucun mot à lire ici. Écrivez en une phrase ce que vous souhaitez, et pour quel "
        "outil.",
        "en": "There are no words to read here. Say in a sentence what you would like, and for "
        "which tool.",
    },
    "means_unrelated": {
        "fr": "Ce texte ne semble pas concerner {service}. Votre service informatique saura sans "
        "doute vous orienter.",
        "en": "This text does not seem to concern {service}. Your own IT team will probably know "
        "where to ask.",
    },
    "whole": {
        "fr": "L’ensemble prend la réponse la plus stricte de vos {n} demandes, pour ne rien "
        "promettre de trop. Chacune a la sienne ci-dessous.",
        "en": "Of your {n} requests, the strictest answer stands for the whole, so that nothing "
        "is promised too soon. Each has its own below.",
    },
    "whole_same": {
        "fr": "La réponse est la même pour vos {n} demandes ; chacune est détaillée ci-dessous.",
        "en": "The answer is the same for all {n} requests; each is set out below.",
    },
    "empty": {
        "fr": "Décrivez une demande, la réponse s’affichera ici.",
        "en": "Describe a request and the answer appears here.",
    },
    "your_words": {"fr": "Ce qui a compté", "en": "What counted"},
    "decides": {"fr": "La clause qui décide", "en": "The clause that decides"},
    "decides_many": {"fr": "Les clauses en jeu", "en": "The clauses in play"},
    "closest": {"fr": "Les plus proches", "en": "Closest clauses"},
    "none_of_these": {
        "fr": "Aucune des trois ? Votre interlocuteur chez {provider} vous répondra.",
        "en": "None of these? Your contact at {provider} will help.",
    },
    "kind_inc": {"fr": "Inclusion", "en": "Inclusion"},
    "kind_exc": {"fr": "Exclusion", "en": "Exclusion"},
    "kind_res": {"fr": "Responsabilités", "en": "Responsibilities"},
    "kind_other": {"fr": "Clause du guide", "en": "Clause of the guide"},
    "hours": {"fr": "Heures à prévoir", "en": "Hours to plan for"},
    "hours_total": {
        "fr": "Heures, toutes demandes incluses",
        "en": "Hours for all included requests",
    },
    "hours_range": {
        "fr": "le plus souvent, de {low} à {high} h selon les cas",
        "en": "most often, {low} to {high} h depending on the case",
    },
    "hours_likely": {"fr": "{likely} h", "en": "{likely} h"},
    "hours_mean": {"fr": "Au budget, comptez {mean} h.", "en": "For a budget, count {mean} h."},
    "hours_based": {"fr": "Base de calcul : {tasks}.", "en": "Worked out from: {tasks}."},
    "hours_calibrated": {
        "fr": "Calibré (n = {n}) sur des tickets clos, le plus récent le {newest}.",
        "en": "Calibrated (n = {n}) on closed tickets, the newest of {newest}.",
    },
    "plot": {
        "fr": "Sur {of} demandes comparables, {within} prennent de {low} à {high} h, {less} moins "
        "et {more} davantage. Le plus probable : {likely} h.",
        "en": "Of {of} comparable requests, {within} take {low} to {high} h, {less} less and "
        "{more} more. Most likely: {likely} h.",
    },
    "plot_key": {
        "fr": "Un point, un cas sur vingt ; en plein, ceux de la fourchette.",
        "en": "Each dot is one case in twenty; the solid ones lie within the range.",
    },
    "needs_scoping": {
        "fr": "À cette taille, un cadrage passe avant tout chiffrage.",
        "en": "At this size, scoping comes before any estimate.",
    },
    "provenance_illustrative": {"fr": "chiffre illustratif", "en": "illustrative figure"},
    "provenance_public": {"fr": "source publique", "en": "public source"},
    "provenance_contract": {"fr": "selon votre contrat", "en": "from your contract"},
    "provenance_calibrated": {"fr": "d’après vos tickets", "en": "from your tickets"},
    "provenance_source": {"fr": "selon le guide", "en": "from the guide"},
    "ready": {"fr": "À préparer", "en": "Have ready"},
    "route": {"fr": "Pour l’obtenir", "en": "How to get it"},
    "route_separate-offer": {
        "fr": "offre de services spécifique",
        "en": "a specific service offer",
    },
    "route_another-sow": {"fr": "autre Déclaration de Travaux", "en": "another Statement of Work"},
    "route_amended-sow": {
        "fr": "Déclaration de Travaux modifiée",
        "en": "an amended Statement of Work",
    },
    "route_additional-contract": {"fr": "contrat complémentaire", "en": "an additional contract"},
    "route_account-manager": {"fr": "responsable de compte", "en": "the account manager"},
    "route_written-approval": {
        "fr": "accord écrit des deux parties",
        "en": "written agreement of both parties",
    },
    "or": {"fr": " ou ", "en": " or "},
    "unless": {"fr": "Sauf", "en": "Unless"},
    "unless_approved": {"fr": "approbation préalable", "en": "approved beforehand"},
    "unless_contracted": {
        "fr": "disposition explicite du contrat",
        "en": "the contract explicitly provides for it",
    },
    "unless_written-agreement": {"fr": "accord écrit", "en": "agreed in writing"},
    "exception_contracted": {
        "fr": "Si votre contrat le prévoit explicitement, indiquez-le dans les précisions de la "
        "demande : la réponse change.",
        "en": "If your contract explicitly provides for it, say so in the details of the request: "
        "the answer changes.",
    },
    "exception_approved": {
        "fr": "Avec une approbation préalable, la réponse change : indiquez-la dans les "
        "précisions de la demande.",
        "en": "With prior approval the answer changes: say so in the details of the request.",
    },
    "exception_written-agreement": {
        "fr": "Si un accord écrit le prévoit, c’est lui qui vaut.",
        "en": "If a written agreement provides for it, that agreement holds.",
    },
    "contact": {"fr": "À qui en parler", "en": "Whom to talk to"},
    "contact_person": {
        "fr": "Votre responsable de compte, nommé dans votre contrat.",
        "en": "Your account manager, named in your contract.",
    },
    "contact_named": {
        "fr": "{name}, votre responsable de compte.",
        "en": "{name}, your account manager.",
    },
    "consumes": {"fr": "Heures Réservées", "en": "Reserved Hours"},
    "consumes_yes": {
        "fr": "Le temps qu’y passe {provider} est décompté de vos Heures Réservées.",
        "en": "The time {provider} spends on it is drawn from your Reserved Hours.",
    },
    "deadline": {"fr": "Objectif de première réponse", "en": "First response target"},
    "deadline_by": {"fr": "{day} à {time}", "en": "{day}, {time}"},
    "deadline_hours": {
        "fr": "{hours} heures ouvrées. {level} · {calendar}.",
        "en": "{hours} business hours. {level} · {calendar}.",
    },
    "deadline_hour": {
        "fr": "{hours} heure ouvrée. {level} · {calendar}.",
        "en": "{hours} business hour. {level} · {calendar}.",
    },
    "deadline_aim": {
        "fr": "Un objectif que le service se fixe, pas un engagement.",
        "en": "A target that the service sets itself, not a promise.",
    },
    "deadline_closed": {"fr": "Férié entre-temps : {days}.", "en": "Closed meanwhile: {days}."},
    "urgency": {"fr": "Quelle est l’urgence ?", "en": "How urgent is it?"},
    "why": {"fr": "Pourquoi cette réponse ?", "en": "Why this answer?"},
    "runner_up": {"fr": "Également envisagée", "en": "Also considered"},
    "lost": {
        "fr": "– elle aurait donné « {verdict} » ; {reason}.",
        "en": "– it would have given “{verdict}”; {reason}.",
    },
    "lost_evidence": {
        "fr": "votre texte s’en rapproche moins",
        "en": "your text points to it less",
    },
    "lost_severity": {
        "fr": "une exclusion l’emporte sur une inclusion",
        "en": "an exclusion outweighs an inclusion",
    },
    "lost_reply": {"fr": "votre réponse l’a écartée", "en": "your reply ruled it out"},
    "would_change": {"fr": "Ce qui la changerait", "en": "What would change it"},
    "change_to": {
        "fr": "Une demande qui relèverait plutôt de :",
        "en": "A request that comes instead under:",
    },
    "disagree": {"fr": "Cette réponse vous paraît fausse ?", "en": "Does this answer look wrong?"},
    "disagree_hint": {
        "fr": "Choisissez la bonne réponse : un exemple à coller dans le catalogue est copié. Rien "
        "n’est envoyé d’ici, c’est vous qui le transmettez.",
        "en": "Choose the right answer: an example to paste into the catalog is copied. Nothing is "
        "sent from here; passing it on is up to you.",
    },
    "reliability": {"fr": "Fiabilité", "en": "Reliability"},
    "reliability_of": {
        "fr": "Avec autant d’indices, {right} réponses sur {of} étaient justes, mesurées sur des "
        "exemples jamais appris.",
        "en": "With this much evidence, {right} of {of} answers were right, measured on examples "
        "never learnt from.",
    },
    "provenance": {
        "fr": "Guide version {version} ({contract}) · conseils r{revision} ({advice})",
        "en": "Guide version {version} ({contract}) · advice r{revision} ({advice})",
    },
    "ask": {"fr": "Demande {n}", "en": "Request {n}"},
    "note_cut": {
        "fr": "Votre texte est long : les 20 000 premiers caractères ont été lus.",
        "en": "Your text is long: the first 20,000 characters were read.",
    },
    "note_languages": {
        "fr": "Le vérificateur lit le français et l’anglais : écrivez dans l’une des deux.",
        "en": "The checker reads English and French: please write in one of them.",
    },
    "note_onboarding-hours": {
        "fr": "Le guide ne dit pas si l’onboarding est décompté des Heures Réservées.",
        "en": "The guide does not say whether onboarding draws on the Reserved Hours.",
    },
    "note_other-channel": {
        "fr": "Hors du système de tickets, aucun délai ne s’applique, sauf accord écrit.",
        "en": "Outside the ticket system no response target applies, unless agreed in writing.",
    },
    "note_not-submitted": {
        "fr": "Indiquez quand la demande est envoyée : l’échéance s’affichera.",
        "en": "Say when the request is sent, and the due time appears.",
    },
    "note_no-hours-left": {
        "fr": "Il ne reste plus d’heures au contrat : il faut d’abord une approbation.",
        "en": "The contract has no hours left: approval has to come first.",
    },
    "note_contracted": {
        "fr": "Exclu en principe, mais votre contrat le prévoit explicitement.",
        "en": "Out in principle, but your contract explicitly provides for it.",
    },
    "note_approved": {
        "fr": "Exclu en principe, mais une approbation préalable a été donnée.",
        "en": "Out in principle, but prior approval has been given.",
    },
    "note_settled": {
        "fr": "Une clause de cette version répond elle-même à la question qui se posait.",
        "en": "A clause of this version itself answers the question there was.",
    },
    "note_not-in-version": {
        "fr": "La clause qui déciderait n’existe pas dans cette version du guide.",
        "en": "The clause that would decide does not exist in this version of the guide.",
    },
    "note_unknown-answer": {
        "fr": "L’une de vos réponses n’a pas été comprise ; elle n’a pas été prise en compte.",
        "en": "One of your replies was not understood and was left aside.",
    },
}


def say(key: str, lang: str, **values: object) -> str:
    """One text with its blanks filled in, set as its language wants it."""
    return typeset(WORDS[key][lang].format(**values), lang)


def typeset(text: str, lang: str) -> str:
    """A text with the spaces of its language."""
    return french_spaces(text) if lang == "fr" else text


def french_spaces(text: str) -> str:
    """No-break spaces where French typography wants them, so that no line starts with “;”."""
    return _AFTER.sub("\u00a0", _BEFORE.sub("\u00a0", text))

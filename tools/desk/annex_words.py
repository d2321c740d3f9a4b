"""What the annex says around the clauses, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.words import typeset

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calculator.nodes import Place

_TEXTS: Mapping[str, tuple[str, str]] = {
    # French, English.
    "title": ("Annexe à la Déclaration de Travaux", "Annex to the Statement of Work"),
    "subtitle": (
        "{service} : périmètre, heures, responsabilités",
        "{service}: scope, hours, responsibilities",
    ),
    "draft": (
        "Document de travail, sans valeur contractuelle avant la signature des deux parties.",
        "Working document, of no contractual value before both parties have signed.",
    ),
    "header": ("Document de travail", "Working document"),
    "footer": (
        "Guide version {version} · empreinte {hash}",
        "Guide version {version} · hash {hash}",
    ),
    "parties": ("Parties", "Parties"),
    "party": ("Partie", "Party"),
    "client": ("Le Client", "The Client"),
    "provider": ("Le prestataire", "The provider"),
    "company": ("Raison sociale", "Company"),
    "represented": ("Représentée par", "Represented by"),
    "capacity": ("En qualité de", "Acting as"),
    "object": ("Objet et version du guide", "Purpose and version of the guide"),
    "object_text": (
        (
            "Cette annexe précise le périmètre et les heures de {service}. Elle renvoie au guide "
            "de service par numéros de clauses, dans la version ci-dessous."
        ),
        (
            "This annex sets out the scope and the hours of {service}. It refers to the service "
            "guide by clause numbers, in the version below."
        ),
    ),
    "translation": (
        "Traduction de courtoisie : le texte du guide dans sa langue d’origine prévaut.",
        "Courtesy translation: the text of the guide in its original language prevails.",
    ),
    "reference": ("Référence", "Reference"),
    "value": ("Valeur", "Value"),
    "version": ("Version du guide", "Version of the guide"),
    "contract_hash": ("Empreinte du guide (SHA-256)", "Hash of the guide (SHA-256)"),
    "head": ("Tête de la chaîne des versions", "Head of the chain of versions"),
    "advice": ("Conseils", "Advice"),
    "advice_value": ("révision {revision}, empreinte {hash}", "revision {revision}, hash {hash}"),
    "plan": ("Produit de service", "Service product"),
    "products": ("Périmètre technique", "Technical scope"),
    "size": ("Taille", "Size"),
    "options": ("Options", "Options"),
    "start": ("Début", "Start"),
    "package": ("Heures Réservées", "Reserved Hours"),
    "package_value": ("{hours} h par mois", "{hours} h a month"),
    "blank": ("à compléter", "to be completed"),
    "scope": ("Prestations incluses", "Services included"),
    "scope_text": (
        (
            "Clauses dont relève le travail attendu. Les autres inclusions du guide ne sont pas "
            "retirées par ce tableau."
        ),
        (
            "Clauses that the expected work comes under. This table takes none of the guide’s "
            "other inclusions away."
        ),
    ),
    "number": ("N°", "No."),
    "clause": ("Clause", "Clause"),
    "expected": ("Travail attendu", "Expected work"),
    "hours": ("Heures par mois", "Hours a month"),
    "options_row": ("Option : {label}", "Option: {label}"),
    "a_month": ("{text}, {times} fois par mois", "{text}, {times} times a month"),
    "once_a_month": ("{text}, une fois par mois", "{text}, once a month"),
    "targets_blank": (
        "Niveaux, objectifs et calendrier des heures ouvrées : à compléter selon le contrat.",
        "Levels, targets and calendar of business hours: to be completed from the contract.",
    ),
    "others": ("et {n} autres", "and {n} more"),
    "total": ("Total, en moyenne", "Total, on average"),
    "excluded": ("Hors périmètre", "Out of scope"),
    "excluded_met": (
        "Parmi le travail décrit, ce qui suit est exclu :",
        "Of the work described, the following is out:",
    ),
    "excluded_all": ("Exclusions du guide", "Exclusions of the guide"),
    "excluded_text": (
        "Toutes les exclusions du guide s’appliquent, dans leur texte complet.",
        "All exclusions of the guide apply, in their full text.",
    ),
    "covered": (
        "Prévu explicitement par ce contrat",
        "Explicitly provided for by this contract",
    ),
    "hours_heading": ("Heures à prévoir", "Hours to plan for"),
    "figure": ("Estimation", "Estimate"),
    "low": ("Mois léger (un sur dix est en dessous)", "Light month (one in ten lies below)"),
    "likely": ("Mois médian", "Middle month"),
    "high": ("Mois chargé (un sur dix est au-dessus)", "Heavy month (one in ten lies above)"),
    "mean": ("Moyenne, à retenir pour le budget", "Mean, to be taken for the budget"),
    "responsibilities": ("Responsabilités du Client", "Responsibilities of the Client"),
    "when": ("Quand", "When"),
    "signatures": ("Signatures", "Signatures"),
    "name": ("Nom", "Name"),
    "date": ("Date", "Date"),
    "signature": ("Signature", "Signature"),
    "hash_note": (
        (
            "L’empreinte prouve que le texte du guide publié sous cette version n’a pas changé. "
            "Elle ne prouve rien d’un document signé ailleurs."
        ),
        (
            "The hash proves that the text of the guide published under this version is untouched. "
            "It proves nothing about a document signed elsewhere."
        ),
    ),
}


def tell(place: Place, key: str, **values: object) -> str:
    """One text with its blanks filled in; it may name the service and its provider."""
    french, english = _TEXTS[key]
    guide = place.catalog.guide
    named = {"service": guide.service[place.lang], "provider": guide.provider[place.lang]}
    filled = (french if place.lang == "fr" else english).format(**{**named, **values})
    return typeset(filled, place.lang)

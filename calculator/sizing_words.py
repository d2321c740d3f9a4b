"""What the sizing of a contract says around the clauses, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_TEXTS: Mapping[str, tuple[str, str]] = {
    # French, English.
    "sizing_title": ("Dimensionnement du contrat", "Sizing of the contract"),
    "sizing_hours": ("Heures par mois", "Hours a month"),
    "sizing_mean": ("{mean} h par mois au budget", "{mean} h a month for a budget"),
    "sizing_range": (
        "Le plus souvent de {low} à {high} h ; un mois sur deux, {likely} h suffisent.",
        "Most often {low} to {high} h; in one month of two, {likely} h suffice.",
    ),
    "sizing_mean_not_likely": (
        "Au budget va la moyenne, et non la valeur médiane : les rares mois lourds y comptent.",
        "A budget takes the mean, not the middle value: the few heavy months count in it.",
    ),
    "sizing_nothing": (
        "Décrivez le travail attendu chaque mois : les heures s’afficheront ici.",
        "Describe the work expected each month, and the hours appear here.",
    ),
    "sizing_rests": (
        "{percent} % des heures reposent sur des chiffres illustratifs.",
        "{percent}% of the hours rest on illustrative figures.",
    ),
    "sizing_rests_range": (
        "Les fourchettes s’appuient sur des écarts publiés, mesurés ailleurs.",
        "The ranges rest on published spreads, measured elsewhere.",
    ),
    "sizing_rests_own": (
        "Les fourchettes s’appuient sur {n} tickets clos.",
        "The ranges rest on {n} closed tickets.",
    ),
    "sizing_plot": (
        (
            "Sur {of} mois comparables, {within} demandent de {low} à {high} h, {less} moins "
            "et {more} davantage. Un mois sur deux : {likely} h au plus."
        ),
        (
            "Of {of} comparable months, {within} need {low} to {high} h, {less} less and {more} "
            "more. One month in two: {likely} h at most."
        ),
    ),
    "sizing_plot_key": (
        "Un point, un mois sur vingt ; en plein, ceux de la fourchette.",
        "Each dot is one month in twenty; the solid ones lie within the range.",
    ),
    "sizing_package": ("Forfait", "Package"),
    "sizing_package_chance": (
        "Un forfait de {hours} h {months}.",
        "A package of {hours} h {months}.",
    ),
    "sizing_months_of_ten": ("suffit dans {n} mois sur 10", "suffices in {n} months of 10"),
    "sizing_month_of_ten": ("suffit dans 1 mois sur 10", "suffices in 1 month of 10"),
    "sizing_months_all": ("suffit presque chaque mois", "suffices in almost every month"),
    "sizing_months_none": ("ne suffit presque jamais", "hardly ever suffices"),
    "sizing_packages": ("Ce que couvre un forfait", "What a package covers"),
    "sizing_packages_hours": ("Heures par mois", "Hours a month"),
    "sizing_packages_chance": ("Mois où elles suffisent", "Months in which they suffice"),
    "sizing_packages_note": (
        "Tailles données à titre d’exemple : le guide ne fixe aucun forfait.",
        "Sizes are examples: the guide sets no package.",
    ),
    "sizing_chosen": ("retenu", "chosen"),
    "sizing_fit": ("Ce qui entre dans le service", "What fits the service"),
    "sizing_gauge_count": ("En nombre", "By requests"),
    "sizing_gauge_hours": ("En heures", "By hours"),
    "sizing_line_some": ("{verdict} ({n} sur {of})", "{verdict} ({n} of {of})"),
    "sizing_line_hours": ("{hours} h par mois", "{hours} h a month"),
    "sizing_replied": ("Réponses données", "Replies given"),
    "sizing_fit_count": (
        "{percent} % des demandes sont incluses.",
        "{percent}% of the requests are included.",
    ),
    "sizing_fit_hours": (
        "{percent} % des heures qui ont pu être estimées.",
        "{percent}% of the hours that could be estimated.",
    ),
    "sizing_fit_missing": (
        "Sans estimation : {n} demandes par mois. Ce qui est hors périmètre n’est pas chiffré ici.",
        "Without an estimate: {n} requests a month. What is out of scope is not estimated here.",
    ),
    "sizing_fit_open": (
        "Les réponses aux questions ouvertes peuvent ajouter {hours} h par mois.",
        "The replies to open questions may add {hours} h a month.",
    ),
    "sizing_work": ("Le travail attendu", "The work expected"),
    "sizing_col_work": ("Travail", "Work"),
    "sizing_col_verdict": ("Réponse", "Verdict"),
    "sizing_col_clause": ("Clause", "Clause"),
    "sizing_col_times": ("Fois par mois", "Times a month"),
    "sizing_col_each": ("Heures à chaque fois", "Hours each time"),
    "sizing_col_hours": ("Heures par mois", "Hours a month"),
    "sizing_col_route": ("Pour l’obtenir", "How to get it"),
    "sizing_option": ("Option : {label}", "Option: {label}"),
    "sizing_items": ("{label} × {n}", "{label} × {n}"),
    "sizing_read_as": ("{text} – lu comme : {label}", "{text} – read as: {label}"),
    "sizing_backlog": ("Backlog : {label}", "Backlog: {label}"),
    "sizing_backlog_rest": ("autres demandes", "other requests"),
    "sizing_total": ("Total inclus, en moyenne", "Total included, on average"),
    "sizing_outside": ("Ce qui reste en dehors", "What stays out"),
    "sizing_outside_none": (
        "Rien de ce qui est décrit n’est exclu.",
        "Nothing of what is described is out.",
    ),
    "sizing_questions": ("À clarifier", "To be settled"),
    "sizing_question_line": ("Ligne {lines}", "Line {lines}"),
    "sizing_question_lines": ("Lignes {lines}", "Lines {lines}"),
    "sizing_unclear": (
        "à décrire autrement, il y a trop peu pour trancher.",
        "to be put another way, there is too little to go on.",
    ),
    "sizing_colon": (" : ", ": "),
    "sizing_onboarding": ("Les premières semaines", "The first weeks"),
    "sizing_onboarding_hours": (
        "Onboarding : {mean} h en moyenne, le plus souvent de {low} à {high} h.",
        "Onboarding: {mean} h on average, most often {low} to {high} h.",
    ),
    "sizing_once_hours": (
        "Options, au démarrage : {mean} h en moyenne, décomptées des Heures Réservées.",
        "Options, at the start: {mean} h on average, drawn from the Reserved Hours.",
    ),
    "sizing_weeks": (
        "En général, l’onboarding s’achève en {n} semaines.",
        "As a rule, onboarding ends within {n} weeks.",
    ),
    "sizing_day": ("Jour ouvré {n}", "Business day {n}"),
    "sizing_days": ("Jours ouvrés {first} à {last}", "Business days {first} to {last}"),
    "sizing_dates": ("{first} – {last}", "{first} – {last}"),
    "sizing_col_when": ("Quand", "When"),
    "sizing_col_step": ("Étape", "Step"),
    "sizing_col_likely": ("Heures probables", "Likely hours"),
    "sizing_col_requires": ("Ce qui aide, côté client", "What helps, on the client’s side"),
    "sizing_prerequisites": ("Ce que le client prépare", "What the client sees to"),
    "sizing_when_before": ("Avant le démarrage", "Before the start"),
    "sizing_when_onboarding": ("Pendant l’onboarding", "During onboarding"),
    "sizing_when_requests": ("Avec les demandes", "With requests"),
    "sizing_when_always": ("Pendant toute la durée du contrat", "Throughout the contract"),
    "sizing_targets": ("Délais de première réponse", "Targets for the first response"),
    "sizing_col_level": ("Niveau", "Level"),
    "sizing_col_target": ("Objectif, en heures ouvrées", "Target, in business hours"),
    "sizing_calendar": (
        "Calendrier des heures ouvrées – {calendar}.",
        "Calendar of business hours – {calendar}.",
    ),
    "sizing_targets_note": (
        "Ce sont des objectifs de première réponse qualifiée, jamais des délais de résolution.",
        "These are targets for the first qualified response, never times to resolution.",
    ),
    "sizing_overrun": ("Quand les heures sont épuisées", "When the hours run out"),
    "sizing_overrun_text": (
        (
            "Au-delà des heures souscrites, il faut une approbation préalable : sans elle, le "
            "travail est exclu."
        ),
        "Beyond the hours subscribed to, prior approval is needed: without it the work is out.",
    ),
    "sizing_overrun_approved": (
        "Le contrat prévoit une approbation préalable : faites-y écrire par qui, et jusqu’où.",
        "The contract provides for prior approval: have it say by whom, and up to what.",
    ),
    "sizing_lasts": (
        "Au rythme moyen, les {left} h restantes couvrent {months} mois.",
        "At the average pace, the {left} h left last {months} months.",
    ),
    "sizing_warnings": ("À savoir avant de signer", "Good to know before signing"),
    "sizing_money": ("En monnaie", "In money"),
    "sizing_money_month": (
        (
            "{mean} {currency} par mois au budget, le plus souvent de {low} à {high} {currency}, à "
            "{rate} {currency} l’heure."
        ),
        (
            "{mean} {currency} a month for a budget, most often {low} to {high} {currency}, at "
            "{rate} {currency} an hour."
        ),
    ),
    "sizing_money_package": (
        "Le forfait de {hours} h : {price} {currency} par mois.",
        "The package of {hours} h: {price} {currency} a month.",
    ),
    "sizing_money_once": (
        "Les options, au démarrage : {price} {currency} en moyenne.",
        "The options, at the start: {price} {currency} on average.",
    ),
    "sizing_money_note": (
        "Le taux horaire a été saisi ; le guide n’en donne aucun.",
        "The hourly rate was entered; the guide gives none.",
    ),
    "sizing_assumptions": ("Hypothèses", "Assumptions"),
    "sizing_scenarios": ("Scénarios côte à côte", "Scenarios side by side"),
    "sizing_scenarios_differs": ("diffère", "differs"),
    "sizing_scenarios_mean": ("Heures par mois, en moyenne", "Hours a month, on average"),
    "sizing_scenarios_range": ("Le plus souvent", "Most often"),
    "sizing_scenarios_package": ("Forfait", "Package"),
    "sizing_scenarios_money": ("Budget par mois", "Budget a month"),
    "sizing_scenarios_fit": ("Inclus", "Included"),
    "sizing_scenarios_outside": ("Clauses qui excluent", "Clauses that exclude"),
    "sizing_scenarios_questions": ("Questions ouvertes", "Open questions"),
    "sizing_scenarios_onboarding": ("Onboarding", "Onboarding"),
    "sizing_scenarios_once": ("Options, au démarrage", "Options, at the start"),
    "sizing_scenarios_plan": ("Produit de service", "Plan"),
    "sizing_scenarios_products": ("Périmètre technique", "Technical scope"),
    "sizing_scenarios_size": ("Taille", "Size"),
    "sizing_scenarios_options": ("Options", "Options"),
    "sizing_scenarios_lines": ("Lignes de travail", "Lines of work"),
    "sizing_assume_estimate": (
        (
            "Les heures sont des estimations, pas un engagement : environ un mois sur dix est plus "
            "léger que la fourchette, un sur dix plus lourd."
        ),
        (
            "Hours are estimates, not a commitment: about one month in ten is lighter than the "
            "range, one in ten heavier."
        ),
    ),
    "sizing_assume_draws": (
        (
            "Fourchette tirée de {draws} mois simulés, avec une part d’erreur commune à toutes les "
            "tâches."
        ),
        "The range comes from {draws} simulated months, with an error that tasks share in part.",
    ),
    "sizing_assume_increment": (
        "Heures arrondies par pas de {step} h.",
        "Hours rounded in steps of {step} h.",
    ),
    "sizing_assume_plan": ("Produit de service : {plan}.", "Service product: {plan}."),
    "sizing_assume_products": ("Périmètre technique : {products}.", "Technical scope: {products}."),
    "sizing_assume_product": ("{product} ({deployment})", "{product} ({deployment})"),
    "sizing_assume_size": ("Taille : {size}.", "Size: {size}."),
    "sizing_assume_staged": (
        "Chaque changement passe par un environnement de test : les heures en tiennent compte.",
        "Each change goes through a test environment: the hours allow for it.",
    ),
    "sizing_assume_options": ("Options retenues : {options}.", "Options chosen: {options}."),
    "sizing_assume_start": ("Début : {day}.", "Start: {day}."),
    "sizing_assume_package": (
        "Forfait retenu : {hours} h par mois.",
        "Package: {hours} h a month.",
    ),
    "sizing_assume_targets": (
        "Délais et calendrier donnés en exemple : ceux du contrat les remplacent.",
        "Targets and calendar are examples: those of the contract take their place.",
    ),
    "sizing_contact_account-manager": ("Responsable de compte", "Account manager"),
    "sizing_contact_escalation": ("Escalade", "Escalation"),
    "sizing_contact_point-of-contact": (
        "Point de Contact du client",
        "The client’s Point of Contact",
    ),
    "sizing_csv_line": ("Ligne", "Line"),
    "sizing_csv_work": ("Travail", "Work"),
    "sizing_csv_task": ("Identifiant de tâche", "Task id"),
    "sizing_csv_verdict": ("Réponse", "Verdict"),
    "sizing_csv_clause": ("Clause n°", "Clause number"),
    "sizing_csv_title": ("Clause", "Clause title"),
    "sizing_csv_id": ("Identifiant de clause", "Clause id"),
    "sizing_csv_times": ("Fois par mois", "Times a month"),
    "sizing_csv_items": ("Éléments à chaque fois", "Items each time"),
    "sizing_csv_each": ("Heures probables à chaque fois", "Likely hours each time"),
    "sizing_csv_hours": ("Heures par mois, en moyenne", "Hours a month, on average"),
    "sizing_csv_basis": ("Base des heures", "Hours rest on"),
    "sizing_csv_route": ("Pour l’obtenir", "How to get it"),
    "sizing_csv_question": ("Question à poser", "Question to ask"),
    "sizing_sheet_hours": ("Heures", "Hours"),
    "sizing_sheet_work": ("Travail", "Work"),
    "sizing_sheet_outside": ("Hors périmètre", "Out of scope"),
    "sizing_sheet_onboarding": ("Premières semaines", "First weeks"),
    "sizing_sheet_prerequisites": ("Responsabilités", "Responsibilities"),
    "sizing_sheet_assumptions": ("Hypothèses", "Assumptions"),
    "sizing_contacts": ("Interlocuteurs", "Contacts"),
    "sizing_note_other-version": (
        "Ce contrat renvoie à la version {pinned} ; le calcul suit la version {version}.",
        "This contract refers to version {pinned}; the figures follow version {version}.",
    ),
    "sizing_note_not-estimated": (
        "Une partie du travail inclus n’a pas de durée connue : elle s’ajoute aux heures.",
        "Some of the included work has no known duration: it comes on top of the hours.",
    ),
    "sizing_note_needs-scoping": (
        "Une tâche au moins est assez grande pour demander un cadrage avant tout chiffrage.",
        "At least one task is large enough to need scoping before any estimate.",
    ),
    "sizing_note_other-channels": (
        "D’autres canaux que le système de tickets sont prévus par écrit.",
        "Channels other than the ticket system are agreed in writing.",
    ),
    "sizing_note_approved-overrun": (
        "Une approbation préalable de dépassement est prévue.",
        "Prior approval of an overrun is provided for.",
    ),
    "sizing_hash": (
        "L’empreinte prouve que ce texte-ci n’a pas changé, pas ce qui a été signé ailleurs.",
        "The hash proves that this text is untouched, not what was signed elsewhere.",
    ),
    "sizing_version_line": (
        "Guide version {version}, empreinte {contract} ; conseils r{revision}, empreinte {advice}.",
        "Guide version {version}, hash {contract}; advice r{revision}, hash {advice}.",
    ),
}

SIZING: Mapping[str, Mapping[str, str]] = {
    key: {"fr": french, "en": english} for key, (french, english) in _TEXTS.items()
}

"""The words of the form that sizes a contract, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "add_task": {"fr": "Ajouter une tâche", "en": "Add a task"},
    "add_text": {"fr": "Décrire avec vos mots", "en": "Describe in your own words"},
    "approved": {
        "fr": "Dépassements approuvés d’avance",
        "en": "Work beyond the hours approved beforehand",
    },
    "badge_calibrated": {"fr": "chiffre calibré", "en": "calibrated figure"},
    "badge_contract": {"fr": "chiffre du contrat", "en": "figure of the contract"},
    "badge_illustrative": {"fr": "chiffre illustratif", "en": "illustrative figure"},
    "badge_public": {"fr": "chiffre public", "en": "public figure"},
    "badge_source": {"fr": "chiffre du guide", "en": "figure of the guide"},
    "backlog": {"fr": "Tickets triés", "en": "Sorted tickets"},
    "backlog_months": {"fr": "sur … mois", "en": "over … months"},
    "drop": {"fr": "Retirer ce scénario", "en": "Remove this scenario"},
    "scenarios": {"fr": "Scénarios côte à côte", "en": "Scenarios side by side"},
    "take_qr": {"fr": "Code QR", "en": "QR code"},
    "vary": {"fr": "+ Comparer une variante", "en": "+ Compare a variant"},
    "blank": {"fr": "Formulaire vide", "en": "Blank form"},
    "calendar": {"fr": "Heures ouvrées", "en": "Business hours"},
    "channels": {
        "fr": "Autres canaux que le portail convenus par écrit",
        "en": "Channels other than the portal agreed in writing",
    },
    "complexity": {"fr": "Difficulté", "en": "Difficulty"},
    "complexity_complex": {"fr": "complexe", "en": "complex"},
    "complexity_none": {"fr": "d’après le texte", "en": "as the words tell"},
    "complexity_normal": {"fr": "normale", "en": "normal"},
    "complexity_simple": {"fr": "simple", "en": "simple"},
    "contact": {"fr": "Point de contact du client", "en": "The client’s point of contact"},
    "contract": {"fr": "Le contrat", "en": "The contract"},
    "contracted": {
        "fr": "Exclusions que le contrat couvre explicitement",
        "en": "Exclusions that the contract covers explicitly",
    },
    "count": {"fr": "fois / mois", "en": "times / mo."},
    "currency": {"fr": "Devise (EUR, CHF…)", "en": "Currency (EUR, GBP…)"},
    "escalation": {"fr": "Escalade", "en": "Escalation"},
    "example": {"fr": "Exemple", "en": "Example"},
    "forget": {"fr": "Tout oublier", "en": "Forget everything"},
    "hours_each": {"fr": "Heures, si connues", "en": "Hours, if known"},
    "hours_left": {"fr": "Heures restantes", "en": "Hours left"},
    "increment": {"fr": "Pas de décompte (h)", "en": "Billing increment (h)"},
    "items_each": {"fr": "éléments", "en": "items"},
    "kept": {
        "fr": "Votre saisie reste dans ce navigateur ; rien n’est envoyé.",
        "en": "What you enter stays in this browser; nothing is sent.",
    },
    "lang_en": {"fr": "anglais", "en": "English"},
    "lang_fr": {"fr": "français", "en": "French"},
    "manager": {"fr": "Gestionnaire de compte", "en": "Account manager"},
    "money": {"fr": "Budget (facultatif)", "en": "Budget (optional)"},
    "money_hint": {
        "fr": "Sans tarif de votre part, aucun montant n’apparaît.",
        "en": "No amount appears unless you give a rate.",
    },
    "monthly": {"fr": "{hours} h par mois", "en": "{hours} h a month"},
    "more": {"fr": "Préciser", "en": "Details"},
    "no_script": {
        "fr": "Sans JavaScript, cette page montre un exemple et ne calcule pas.",
        "en": "Without JavaScript this page shows an example and computes nothing.",
    },
    "none": {"fr": "non précisé", "en": "not given"},
    "not_used": {"fr": "non concerné", "en": "not used"},
    "once": {"fr": "{hours} h au démarrage", "en": "{hours} h at the start"},
    "options": {"fr": "Options et leurs conséquences", "en": "Options and what follows from them"},
    "package": {"fr": "Forfait mensuel (h)", "en": "Monthly package (h)"},
    "plan": {"fr": "Produit de service", "en": "Plan"},
    "preset": {"fr": "exemple", "en": "example"},
    "products": {"fr": "Produits et hébergement", "en": "Products and deployment"},
    "rate": {"fr": "Tarif horaire", "en": "Hourly rate"},
    "remove": {"fr": "Retirer cette ligne", "en": "Remove this line"},
    "result": {"fr": "Dimensionnement", "en": "Sizing"},
    "sample": {
        "fr": "Exemple fictif : remplacez ses valeurs par les vôtres.",
        "en": "A made-up example: replace its values with yours.",
    },
    "size": {"fr": "Taille", "en": "Size"},
    "slider": {"fr": "Faire varier le forfait", "en": "Try another package"},
    "start": {"fr": "Premier jour", "en": "First day"},
    "take": {"fr": "À emporter", "en": "To take away"},
    "take_annex": {"fr": "Annexe (DOCX)", "en": "Annex (DOCX)"},
    "take_copy": {"fr": "Copier le texte", "en": "Copy the text"},
    "take_copy_md": {"fr": "Copier en Markdown", "en": "Copy as Markdown"},
    "take_lang": {"fr": "Langue des fichiers", "en": "Language of the files"},
    "take_link": {"fr": "Copier un lien", "en": "Copy a link"},
    "take_open": {"fr": "Ouvrir un fichier…", "en": "Open a file…"},
    "take_print": {"fr": "Imprimer", "en": "Print"},
    "take_rate": {"fr": "Tarif compris dans le lien", "en": "Rate included in the link"},
    "take_save": {"fr": "Enregistrer", "en": "Save"},
    "targets": {
        "fr": "Première réponse, en heures ouvrées",
        "en": "First response, in business hours",
    },
    "targets_presets": {
        "fr": "Sans délais saisis, ces exemples en tiennent lieu :",
        "en": "Where none are entered, these examples stand in:",
    },
    "targets_hint": {
        "fr": "Dès qu’un niveau est saisi, seuls les niveaux saisis comptent.",
        "en": "Once a level is entered, only the levels entered count.",
    },
    "task": {"fr": "Tâche", "en": "Task"},
    "task_choose": {"fr": "Choisir une tâche…", "en": "Choose a task…"},
    "terms": {"fr": "Conditions du contrat", "en": "Terms of the contract"},
    "text": {"fr": "Besoin, avec vos mots", "en": "What is needed, in your own words"},
    "text_placeholder": {
        "fr": "Chaque mois 10 nouveaux utilisateurs et 2 workflows",
        "en": "Each month 10 new users and 2 workflows",
    },
    "undo": {"fr": "Annuler", "en": "Undo"},
    "work_hint": {
        "fr": "Une liste collée devient autant de lignes ; Entrée en ajoute une.",
        "en": "A list that is pasted becomes as many lines; Enter adds one.",
    },
    "work": {"fr": "Travail attendu chaque mois", "en": "Work expected each month"},
}


def configure_words(lang: str) -> dict[str, str]:
    """Every word of the form in one language."""
    return {code: text[lang] for code, text in WORDS.items()}

// What the page that sorts a backlog says while it works, in each language of the pages.

/** @type {Record<string, Record<string, string>>} */
const WORDS = {
  fr: {
    "too-large": "Ce fichier pèse {size} Mo ; la limite est de 20 Mo. Exportez moins de lignes.",
    unreadable: "Ce fichier ne se lit pas comme un tableau (CSV ou XLSX).",
    empty: "Collez d’abord quelques lignes.",
    understood: "{name} : colonnes reconnues. Vérifiez-les, puis triez.",
    left: "{done} lignes, encore {seconds} s environ",
    some: "{done} lignes",
    stopped: "Arrêté après {done} lignes : ce qui suit ne compte que celles-ci.",
    cut: "Seules les {done} premières lignes sont triées : c’est la limite de cette page.",
    sum: "{rows} lignes, dont {duplicates} doublons. Inclus : {low} à {high} h, {mean} h en moyenne.",
    "sum-nothing": "{rows} lignes, dont {duplicates} doublons. Rien d’inclus à estimer.",
    broken: "Ligne {row} : {text}",
    more: "et {n} autres lignes illisibles",
    page: "{from}–{to} sur {all}",
    none: "Aucune ligne",
    duplicate: "doublon de la ligne {row}",
    manual: "corrigé à la main",
    correct: "Réponse de la ligne {row}",
    working: "Préparation du fichier…",
    done: "Fichier prêt.",
    hours: "Heures",
    sort: "Trier par",
  },
  en: {
    "too-large": "This file weighs {size} MB; the limit is 20 MB. Export fewer rows.",
    unreadable: "This file does not read as a table (CSV or XLSX).",
    empty: "Paste some rows first.",
    understood: "{name}: columns recognised. Check them, then sort.",
    left: "{done} rows, about {seconds} s left",
    some: "{done} rows",
    stopped: "Stopped after {done} rows: what follows counts these only.",
    cut: "Only the first {done} rows are sorted: that is the limit of this page.",
    sum: "{rows} rows, {duplicates} of them duplicates. Included: {low} to {high} h, {mean} h on average.",
    "sum-nothing": "{rows} rows, {duplicates} of them duplicates. Nothing included to estimate.",
    broken: "Row {row}: {text}",
    more: "and {n} more broken rows",
    page: "{from}–{to} of {all}",
    none: "No rows",
    duplicate: "duplicate of row {row}",
    manual: "corrected by hand",
    correct: "Verdict of row {row}",
    working: "Getting the file ready…",
    done: "The file is ready.",
    hours: "Hours",
    sort: "Sort by",
  },
};

/**
 * A sentence in the language of the page, in English where the page has another one.
 *
 * @param {string} lang
 * @param {string} code
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function say(lang, code, values = {}) {
  const text = (WORDS[lang] ?? WORDS["en"])?.[code] ?? code;
  const numbers = new Intl.NumberFormat(lang);
  return text.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name] ?? "";
    return typeof value === "number" ? numbers.format(value) : value;
  });
}

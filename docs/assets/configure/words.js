// What the page that sizes a contract says while it is used, in each language of the pages.

/** @type {Record<string, Record<string, string>>} */
const WORDS = {
  fr: {
    package: "{hours} h par mois suffisent dans {share} des mois.",
    heard: "Budget : {mean} heures par mois en moyenne.",
    "heard-nothing": "Rien à estimer pour l’instant.",
  },
  en: {
    package: "{hours} h a month suffice in {share} of months.",
    heard: "Budget: {mean} hours a month on average.",
    "heard-nothing": "Nothing to estimate yet.",
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
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

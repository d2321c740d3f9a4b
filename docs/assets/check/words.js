// What the checker says about itself, in each language of the pages.

/** @type {Record<string, Record<string, string>>} */
const WORDS = {
  fr: {
    loading: "Le vérificateur se prépare dans votre navigateur.",
    progress: "Le vérificateur se prépare dans votre navigateur : {part} %.",
    waiting: "Le vérificateur se prépare ; votre demande sera traitée dès qu’il sera prêt.",
    stale: "Vérification en cours.",
    retry: "Réessayer",
    "no-webassembly":
      "Ce navigateur ne prend pas en charge WebAssembly, dont le vérificateur a besoin. La liste " +
      "des prestations ci-dessous reste consultable.",
    "no-worker":
      "Le vérificateur n’a pas pu démarrer dans ce navigateur. La liste des prestations ci-dessous " +
      "reste consultable.",
    offline:
      "Le vérificateur n’a pas pu être chargé : la connexion semble interrompue. Votre texte est " +
      "conservé.",
    missing:
      "Un fichier du vérificateur n’a pas pu être chargé. Votre texte est conservé ; réessayez dans " +
      "un instant.",
    memory:
      "Ce navigateur manque de mémoire pour le vérificateur. Fermez des onglets, puis réessayez.",
    input:
      "L’une des précisions (date, niveau, contrat) dépasse ce que le vérificateur connaît. " +
      "Corrigez-la, puis réessayez.",
    slow: "Le vérificateur ne répond pas. Votre texte est conservé.",
    failed: "Le vérificateur a rencontré une erreur. Votre texte est conservé.",
  },
  en: {
    loading: "The checker is getting ready in your browser.",
    progress: "The checker is getting ready in your browser: {part}%.",
    waiting: "The checker is getting ready; your request will be answered as soon as it is.",
    stale: "Checking.",
    retry: "Try again",
    "no-webassembly":
      "This browser does not support WebAssembly, which the checker needs. The list of services " +
      "below can still be read.",
    "no-worker":
      "The checker could not start in this browser. The list of services below can still be read.",
    offline:
      "The checker could not be loaded: the connection seems to be down. Your text is kept.",
    missing:
      "A file of the checker could not be loaded. Your text is kept; try again in a moment.",
    memory: "This browser is short of memory for the checker. Close some tabs, then try again.",
    input:
      "One of the details (date, level, contract) is beyond what the checker knows. " +
      "Change it, then try again.",
    slow: "The checker does not answer. Your text is kept.",
    failed: "The checker met an error. Your text is kept.",
  },
};

/**
 * A sentence in the language of the page, in English where the page has another one.
 *
 * @param {string} lang
 * @param {string} code an unknown one gives the sentence of `failed`
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function say(lang, code, values = {}) {
  const words = WORDS[lang] ?? WORDS["en"] ?? {};
  const text = words[code] ?? words["failed"] ?? "";
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

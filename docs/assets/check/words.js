// What the pages say about the engine, in each language of the pages.

/** @type {Record<string, Record<string, string>>} */
const WORDS = {
  fr: {
    loading: "L’outil se prépare dans votre navigateur.",
    progress: "L’outil se prépare dans votre navigateur : {part} %.",
    waiting: "L’outil se prépare ; votre saisie sera traitée dès qu’il sera prêt.",
    stale: "Calcul en cours.",
    retry: "Réessayer",
    "no-webassembly":
      "Ce navigateur ne prend pas en charge WebAssembly, dont l’outil a besoin. Le reste du guide " +
      "se consulte sans lui.",
    "no-worker":
      "L’outil n’a pas pu démarrer dans ce navigateur. Le reste du guide se consulte sans lui.",
    offline:
      "L’outil n’a pas pu être chargé : la connexion semble interrompue. Votre saisie est conservée.",
    missing:
      "Un fichier de l’outil n’a pas pu être chargé. Votre saisie est conservée ; réessayez dans un " +
      "instant.",
    memory: "Ce navigateur manque de mémoire. Fermez des onglets, puis réessayez.",
    input:
      "L’une des précisions (date, niveau, contrat) dépasse ce que l’outil connaît. Corrigez-la, " +
      "puis réessayez.",
    slow: "L’outil ne répond pas. Votre saisie est conservée.",
    failed: "L’outil a rencontré une erreur. Votre saisie est conservée.",
  },
  en: {
    loading: "The tool is getting ready in your browser.",
    progress: "The tool is getting ready in your browser: {part}%.",
    waiting: "The tool is getting ready; what you entered will be worked out as soon as it is.",
    stale: "Working it out.",
    retry: "Try again",
    "no-webassembly":
      "This browser does not support WebAssembly, which the tool needs. The rest of the guide can " +
      "be read without it.",
    "no-worker":
      "The tool could not start in this browser. The rest of the guide can be read without it.",
    offline:
      "The tool could not be loaded: the connection seems to be down. What you entered is kept.",
    missing:
      "A file of the tool could not be loaded. What you entered is kept; try again in a moment.",
    memory: "This browser is short of memory. Close some tabs, then try again.",
    input:
      "One of the details (date, level, contract) is beyond what the tool knows. " +
      "Change it, then try again.",
    slow: "The tool does not answer. What you entered is kept.",
    failed: "The tool met an error. What you entered is kept.",
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

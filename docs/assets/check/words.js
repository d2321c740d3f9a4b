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
    "link-copied":
      "Lien copié : il contient votre demande et les précisions saisies ; rien n’a été envoyé.",
    "link-too-long": "Demande trop longue pour un lien. Raccourcissez-la, ou copiez-la en ticket.",
    "not-copied": "La copie n’est pas autorisée ici ; le lien est dans la barre d’adresse.",
    "link-damaged": "Ce lien est incomplet ou endommagé : rien n’en a été repris.",
    "link-same": "Repris d’un lien (version {version}) : la réponse est la même qu’alors.",
    "link-other": "Repris d’un lien vers la version {version}, où la réponse était « {verdict} ».",
    "link-guide":
      "Repris d’un lien, dont la réponse était « {verdict} ». Le texte du guide a changé depuis.",
    "link-advice":
      "Repris d’un lien, dont la réponse était « {verdict} ». Les clauses sont les mêmes ; l’aide à " +
      "la lecture a été révisée depuis ({then} → {now}).",
    "link-details":
      "Repris d’un lien, dont la réponse était « {verdict} ». Le guide n’a pas changé : les " +
      "précisions saisies ne sont pas les mêmes.",
    "under-current": "Répondre selon la version en vigueur ({version})",
    "under-linked": "Répondre selon la version du lien ({version})",
    "under-title": "Selon la version {version}",
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
    "link-copied": "Link copied: it holds your request and the details entered; nothing was sent.",
    "link-too-long": "This request is too long for a link. Shorten it, or copy it as a ticket.",
    "not-copied": "Copying is not allowed here; the link stands in the address bar.",
    "link-damaged": "This link is incomplete or damaged: nothing was taken from it.",
    "link-same": "Taken from a link (version {version}): the answer is the same as then.",
    "link-other": "Taken from a link to version {version}, where the answer was “{verdict}”.",
    "link-guide":
      "Taken from a link whose answer was “{verdict}”. The text of the guide has changed since.",
    "link-advice":
      "Taken from a link whose answer was “{verdict}”. The clauses are the same; the advice has been " +
      "revised since ({then} → {now}).",
    "link-details":
      "Taken from a link whose answer was “{verdict}”. The guide has not changed: the details entered " +
      "are not the same.",
    "under-current": "Answer under the version in force ({version})",
    "under-linked": "Answer under the version of the link ({version})",
    "under-title": "Under version {version}",
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

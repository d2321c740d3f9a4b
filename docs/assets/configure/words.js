// What the page that sizes a contract says while it is used, in each language of the pages.

/** @type {Record<string, Record<string, string>>} */
const WORDS = {
  fr: {
    package: "{hours} h par mois suffisent dans {share}\u00a0% des mois.",
    heard: "Budget : {mean} heures par mois en moyenne.",
    "heard-nothing": "Rien à estimer pour l’instant.",
    scenario: "Scénario {name}",
    working: "Préparation…",
    done: "Fichier prêt.",
    copied: "Texte copié.",
    "link-copied": "Lien copié : il contient le formulaire, rien n’a été envoyé.",
    "qr-label": "Code QR du lien vers ce contrat",
    "qr-shown": "Code QR prêt : il contient le lien, rien n’a été envoyé.",
    "qr-too-long":
      "Ce contrat est trop long pour un code QR lisible (1 500 octets) : copiez le lien, ou " +
      "enregistrez le fichier.",
    "link-too-long": "Trop long pour un lien : enregistrez le fichier et envoyez-le.",
    "not-copied": "La copie n’est pas autorisée ici ; le lien est dans la barre d’adresse.",
    "not-made": "Ce fichier n’a pas pu être préparé. Corrigez les champs signalés, puis réessayez.",
    "no-contract": "Ce fichier n’est pas un contrat enregistré par cette page.",
    "too-many":
      "{n} lignes collées : il en reste {room} ici. Pour davantage, passez par la page « Trier des " +
      "tickets ».",
    "link-damaged": "Ce lien est incomplet ou endommagé : rien n’en a été repris.",
    "link-same": "Repris d’un lien (version {version}) : les chiffres sont les mêmes qu’alors.",
    "link-guide":
      "Repris d’un lien. Alors : {then} h par mois (version {version}). Ici : {now} h. Le texte du " +
      "guide n’est pas le même.",
    "link-advice":
      "Repris d’un lien. Alors : {then} h par mois (version {version}). Ici : {now} h. Les chiffres " +
      "et mots d’aide ont été révisés depuis ; les clauses sont les mêmes.",
  },
  en: {
    package: "{hours} h a month suffice in {share}% of months.",
    heard: "Budget: {mean} hours a month on average.",
    "heard-nothing": "Nothing to estimate yet.",
    scenario: "Scenario {name}",
    working: "Getting it ready…",
    done: "The file is ready.",
    copied: "Text copied.",
    "link-copied": "Link copied: it holds the form, nothing was sent.",
    "qr-label": "QR code of the link to this contract",
    "qr-shown": "The QR code is ready: it holds the link, nothing was sent.",
    "qr-too-long":
      "This contract is too long for a QR code that can be read (1,500 bytes): copy the link, or " +
      "save the file.",
    "link-too-long": "Too long for a link: save the file and send that.",
    "not-copied": "Copying is not allowed here; the link stands in the address bar.",
    "not-made": "That file could not be made. Correct the fields marked, then try again.",
    "no-contract": "This file is no contract saved by this page.",
    "too-many": "{n} lines pasted: there is room for {room} here. For more, use the page “Sort tickets”.",
    "link-damaged": "This link is incomplete or damaged: nothing was taken from it.",
    "link-same": "Taken from a link (version {version}): the figures are the same as then.",
    "link-guide":
      "Taken from a link. Then: {then} h a month (version {version}). Here: {now} h. The text of the " +
      "guide is not the same.",
    "link-advice":
      "Taken from a link. Then: {then} h a month (version {version}). Here: {now} h. Figures and " +
      "hints have been revised since; the clauses are the same.",
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

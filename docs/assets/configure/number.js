// Numbers as people write them: 1,5 in French, 1.5 in English, both wherever it is clear.

const GROUPED = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;
const PLAIN = /^[+-]?\d+(\.\d+)?$/;
const SPACES = /[\s\u00a0\u202f’']/g;

/**
 * The number that a text means; the text itself where it means none, so that whoever checks it can
 * say what is wrong.
 *
 * @param {string} text
 * @param {string} lang
 * @returns {number | string}
 */
export function readNumber(text, lang) {
  const bare = text.replace(SPACES, "");
  const grouped = lang !== "fr" && GROUPED.test(bare);
  const plain = grouped ? bare.replaceAll(",", "") : bare.replace(",", ".");
  return PLAIN.test(plain) ? Number(plain) : text.trim();
}

/**
 * @param {number | string} value
 * @param {string} lang
 */
export function writeNumber(value, lang) {
  const text = String(value);
  return typeof value === "number" && lang === "fr" ? text.replace(".", ",") : text;
}

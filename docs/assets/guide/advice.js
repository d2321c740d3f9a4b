import { json, site, word } from "./data.js";
import { all, element } from "./dom.js";

/**
 * @typedef {object} ClauseAdvice
 * @property {string[]} ready clauses it is useful to have ready
 * @property {string[]} competes clauses it is easily taken for
 * @property {string[]} examples requests shown on the page
 * @property {number} count how many examples have been studied
 * @property {[number, number] | null} recognised how many were recognised untaught, of how many
 *
 * @typedef {object} ClausePlace
 * @property {string} number
 * @property {string} title
 * @property {string} page
 */

/** Fills the places for advice below the clauses; without it the guide is complete all the same. */
export async function fillAdvice() {
  const places = all("[data-advice]");
  if (places.length === 0) return;
  const [advice, clauses] = await Promise.all([
    json(`${site.root}assets/advice-${site.lang}.json`),
    json(`${site.base}clauses.json`),
  ]);
  const known = /** @type {{clauses: Record<string, ClauseAdvice>}} */ (advice).clauses;
  const index = /** @type {Record<string, ClausePlace>} */ (clauses);
  for (const place of places) fill(place, known[place.dataset.advice ?? ""], index);
  returnToTarget();
}

/**
 * @param {HTMLElement} place
 * @param {ClauseAdvice | undefined} advice
 * @param {Record<string, ClausePlace>} index
 */
function fill(place, advice, index) {
  if (!advice) return;
  place.append(
    ...relation("advice_ready", advice.ready, index),
    ...relation("advice_competes", advice.competes, index),
    ...examples(advice),
  );
  place.hidden = place.childElementCount === 0;
}

/**
 * @param {string} code
 * @param {string[]} ids
 * @param {Record<string, ClausePlace>} index
 * @returns {HTMLElement[]}
 */
function relation(code, ids, index) {
  const links = ids.filter((id) => id in index).map((id) => link(id, index[id]));
  if (links.length === 0) return [];
  const label = element("span", { class: "advice__label" }, word(code));
  const parts = links.flatMap((each, position) => (position ? [", ", each] : [each]));
  return [element("p", { class: "advice__relation" }, label, element("span", {}, ...parts))];
}

/**
 * @param {string} id
 * @param {ClausePlace} place
 * @returns {HTMLElement}
 */
function link(id, place) {
  const number = element("span", { class: "ref__number" }, place.number);
  const address = `${site.base}${place.page}/#${id}`;
  return element("a", { class: "ref", href: address }, number, ` ${place.title}`);
}

/**
 * @param {ClauseAdvice} advice
 * @returns {HTMLElement[]}
 */
function examples(advice) {
  if (advice.count === 0) return [];
  const counts = { shown: advice.examples.length, n: advice.count };
  const lines = advice.examples.map((text) => element("li", {}, quoted(text)));
  if (lines.length === 0) {
    return [element("p", { class: "advice__count" }, word("advice_examples_count", counts))];
  }
  const summary = element("summary", {}, word("advice_examples", counts));
  const list = element("ul", { class: "advice__examples" }, ...lines);
  return [element("details", { class: "advice" }, summary, list, ...recognised(advice))];
}

/**
 * @param {ClauseAdvice} advice
 * @returns {HTMLElement[]}
 */
function recognised(advice) {
  if (!advice.recognised) return [];
  const [right, n] = advice.recognised;
  return [element("p", { class: "advice__count" }, word("advice_recognised", { right, n }))];
}

/**
 * @param {string} text
 * @returns {string}
 */
function quoted(text) {
  return site.lang === "fr" ? `«\u00a0${text}\u00a0»` : `“${text}”`;
}

/** What was added above moved the clause that the address names. */
function returnToTarget() {
  document.querySelector(":target")?.scrollIntoView();
}

// Two versions to compare: the page of their redline is the one address that a pair has.

import { json, site, word } from "./data.js";
import { all, element } from "./dom.js";

/** @typedef {import("./versions.js").History} History */

const LIVE = "compare";

/**
 * The address of the redline of two versions below the folder of a language, the older one first.
 *
 * @param {History} history
 * @param {string} one
 * @param {string} other
 * @returns {string}
 */
export function redlineAddress(history, one, other) {
  const names = history.versions.map(({ version }) => version);
  const [newer, older] = [one, other].sort((a, b) => names.indexOf(a) - names.indexOf(b));
  const step = history.versions.find(({ version }) => version === newer)?.redline;
  const pair = `${older}..${newer}`;
  return step === `history/${pair}/` ? step : `history/${LIVE}/#${pair}`;
}

/** Fills each place that lets a reader choose two versions. */
export async function offerComparison() {
  const places = all("[data-compare-versions]");
  if (places.length === 0) return;
  const history = /** @type {History} */ (await json(`${site.root}history.json`));
  if (history.versions.length < 2) return;
  for (const place of places) place.replaceChildren(form(history, place.dataset["compareVersions"] ?? ""));
}

/**
 * @param {History} history
 * @param {string} pair what is chosen at first; the last step where it is no pair
 */
function form(history, pair) {
  const [newest, before] = history.versions.map(({ version }) => version);
  const [older, newer] = pair.includes("..") ? pair.split("..") : [before, newest];
  const from = choice(history, "from", older ?? "");
  const to = choice(history, "to", newer ?? "");
  const button = element("button", { class: "check__button", type: "submit" }, word("compare_button"));
  const made = element(
    "form",
    { class: "compare-form", method: "dialog", "aria-label": word("compare_title") },
    ...(pair.includes("..") ? [] : [element("strong", {}, word("compare_title"))]),
    field("from", from),
    field("to", to),
    button,
  );
  made.addEventListener("submit", (event) => {
    event.preventDefault();
    const address = redlineAddress(history, from.value, to.value);
    location.assign(new URL(`${site.root}${site.lang}/${address}`, document.baseURI));
  });
  return made;
}

/**
 * @param {History} history
 * @param {string} name
 * @param {string} chosen
 */
function choice(history, name, chosen) {
  const select = document.createElement("select");
  select.id = `compare-${name}`;
  for (const { version } of history.versions) {
    const text = version === "draft" ? word("version_draft") : version;
    select.append(new Option(text, version, false, version === chosen));
  }
  return select;
}

/**
 * @param {string} name
 * @param {HTMLSelectElement} select
 */
function field(name, select) {
  const label = element("label", { for: select.id }, word(`compare_${name}`));
  return element("p", { class: "check__field" }, label, select);
}

// The redline of any two versions, made in the browser by the engine that makes it at build time.

import { contractOf } from "../check/contract.js";
import { fetched } from "../check/desk.js";
import { connect } from "../check/engine.js";
import { Checker } from "../check/machine.js";
import { addressesOf, find } from "../check/place.js";
import { Status } from "../check/status.js";
import { build } from "../check/tree.js";
import { json, site } from "../guide/data.js";
import { element } from "../guide/dom.js";
import { redlineAddress } from "../guide/pick.js";
import { showTools } from "./tools.js";

/**
 * @typedef {import("../guide/versions.js").History} History
 * @typedef {import("../guide/versions.js").Version} Version
 * @typedef {import("../check/messages.js").Tree} Tree
 *
 * @typedef {object} Compared
 * @property {string} title
 * @property {[string, string, number][]} kinds
 * @property {Tree} redline
 * @property {Tree} behaviour
 */

/** Shows states, the redline and errors; see `Page` in machine.js. */
class RedlinePage extends Status {
  /** @param {Compared} compared */
  answer({ title, kinds, redline, behaviour }) {
    find("h1", HTMLElement).textContent = title;
    document.title = `${title} · ${document.title.split(" · ").at(-1)}`;
    this.heard = title;
    const place = find("[data-redline-kinds]", HTMLFieldSetElement);
    place.querySelectorAll("label").forEach((each) => each.remove());
    place.append(...kinds.map(kindChoice));
    place.hidden = kinds.length < 2;
    find("[data-redline-live]", HTMLElement).replaceChildren(build(redline));
    find("[data-behaviour-live]", HTMLElement).replaceChildren(build(behaviour));
    find("#answers", HTMLElement).hidden = false;
    showTools(find("[data-redline-tools]", HTMLFormElement));
  }

  sample() {}
}

/** Compare the two versions that the address names, and again when it names others. */
export function compareLive() {
  const root = find("[data-redline-live]", HTMLElement);
  const { lang = "" } = root.dataset;
  const page = new RedlinePage(
    root,
    find("#redline-status", HTMLElement),
    find("#redline-error", HTMLElement),
  );
  const reader = { lang, base: "../../" };
  const checker = new Checker(page, () =>
    connect(addressesOf(root), reader, (bytes, total) => page.progress(bytes, total)),
  );
  const run = async () => {
    try {
      const question = await questionOf(location.hash);
      if (question) checker.submit(question);
    } catch (reason) {
      page.state("error", false);
      page.failed(reason);
    }
  };
  page.onRetry(() => void run());
  addEventListener("hashchange", () => void run());
  for (const link of document.querySelectorAll("a[data-same-pair]")) {
    link.addEventListener("click", () => {
      if (link instanceof HTMLAnchorElement) link.hash = location.hash;
    });
  }
  void run();
}

/**
 * What the engine is asked; null where nothing is to be compared here.
 *
 * @param {string} hash
 */
async function questionOf(hash) {
  const history = /** @type {History} */ (await json(`${site.root}history.json`));
  const names = decodeURIComponent(hash.slice(1)).split("..");
  const pair = names.map((name) => history.versions.find(({ version }) => version === name));
  const [older, newer] = pair;
  if (!older || !newer || pair.length !== 2) return null;
  const address = redlineAddress(history, older.version, newer.version);
  if (!address.includes("#")) {
    location.replace(new URL(`${site.root}${site.lang}/${address}`, document.baseURI));
    return null;
  }
  choose(names);
  const [before, after] = await Promise.all([contractOf(older), contractOf(newer)]);
  const answered = await Promise.all([answers(older), answers(newer)]);
  return { kind: "redline", texts: [before, after], answered };
}

/**
 * The form says what the address says, whether it stands already or not.
 *
 * @param {string[]} names the older version, then the newer
 */
function choose(names) {
  find("[data-compare-versions]", HTMLElement).dataset["compareVersions"] = names.join("..");
  for (const [place, select] of document.querySelectorAll("[data-compare-versions] select").entries()) {
    if (select instanceof HTMLSelectElement) select.value = names[place] ?? "";
  }
}

/** @param {Version} version */
async function answers({ version }) {
  return (await fetched(`${site.root}assets/answers/${version}.json`)).text();
}

/** @param {[string, string, number]} kind code, name and how many clauses of it change */
function kindChoice([code, name, n]) {
  const box = element("input", { type: "checkbox", name: "kind", value: code, checked: "" });
  return element("label", {}, box, ` ${name} (${n})`);
}

// The same request under another version of the guide: that of a link, or the one in force today.

import { contractOf } from "./contract.js";
import { find } from "./place.js";
import { build } from "./tree.js";
import { say } from "./words.js";
import { json, site } from "../guide/data.js";

/**
 * @typedef {import("../guide/versions.js").History} History
 * @typedef {import("./messages.js").AssessQuestion} AssessQuestion
 */

/** Offers other versions below an answer and shows both answers with what makes the difference. */
export class OtherVersions {
  /** @type {AssessQuestion | null} */ #question = null;
  /** @type {{version: string, text: string} | null} what is compared, while the text stays */
  #shown = null;
  #root;
  #region;
  #ask;

  /**
   * @param {HTMLElement} root `[data-answer]`
   * @param {(question: any) => Promise<any>} ask puts a message to the engine
   */
  constructor(root, ask) {
    this.#root = root;
    this.#region = find("[data-other-versions]", HTMLElement, root);
    this.#ask = ask;
    this.#region.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("button[data-under]") : null;
      const version = button?.getAttribute("data-under");
      if (version) void this.#compare(version, true).catch((reason) => this.#failed(reason));
    });
  }

  /** Nothing to compare: no answer stands. */
  clear() {
    this.#question = null;
    this.#region.replaceChildren();
  }

  /**
   * @param {AssessQuestion} question the one whose answer stands
   * @param {string | null} linked the version of the link that brought the request here
   */
  async offer(question, linked) {
    this.clear();
    this.#question = question;
    if (site.alone) return;
    const { in_force: current, versions } = await history();
    if (this.#question !== question) return;
    const known = new Set(versions.map(({ version }) => version));
    const others = new Set([linked, current].filter((each) => each !== null && each !== site.version));
    this.#region.replaceChildren(
      ...[...others].filter((each) => known.has(each ?? "")).map((each) => this.#button(each ?? "", current)),
    );
    if (this.#shown?.text === question.request.text) await this.#compare(this.#shown.version, false);
  }

  /**
   * @param {string} version
   * @param {string | null} current
   */
  #button(version, current) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "result__other";
    button.dataset["under"] = version;
    button.textContent = say(this.#lang, version === current ? "under-current" : "under-linked", { version });
    return button;
  }

  /**
   * @param {string} version
   * @param {boolean} lead whether the reader asked for it and is to be led there
   */
  async #compare(version, lead) {
    const question = this.#question;
    if (!question) return;
    const { versions } = await history();
    const found = versions.find((each) => each.version === version);
    if (!found) return;
    const other = { contract: await contractOf(found), hash: found.contract_hash };
    const { view, compare, answer } = await this.#ask({ ...question, kind: "under", other });
    if (this.#question !== question) return;
    const title = document.createElement("h2");
    title.className = "compare__title";
    title.tabIndex = -1;
    title.textContent = say(this.#lang, "under-title", { version });
    const shown = document.createElement("section");
    shown.className = "compare__answer";
    shown.dataset["under"] = version;
    shown.dataset["verdict"] = answer.verdict;
    shown.append(title, build(compare), build(view));
    this.#region.querySelector("section")?.remove();
    this.#region.append(shown);
    this.#shown = { version, text: question.request.text };
    if (lead) title.focus();
  }

  get #lang() {
    return this.#root.dataset["lang"] ?? "";
  }

  /** @param {unknown} reason */
  #failed(reason) {
    console.error(reason);
    const fault = document.createElement("p");
    fault.className = "check__error";
    fault.setAttribute("role", "alert");
    fault.textContent = say(this.#lang, navigator.onLine ? "missing" : "offline");
    this.#region.querySelector("[role=alert]")?.remove();
    this.#region.append(fault);
  }
}

/** @returns {Promise<History>} */
async function history() {
  return /** @type {History} */ (await json(`${site.root}history.json`));
}

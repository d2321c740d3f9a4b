// The table of sorted rows: one page of it at a time, so that twenty thousand rows stay quick.

import { all, element } from "../guide/dom.js";
import { say } from "./words.js";

const A_PAGE = 50;
const COLUMNS = ["row", "key", "text", "verdict", "number", "hours", "note"];
const ORDERED = new Set(["row", "verdict", "number", "hours"]);

/**
 * @typedef {Record<string, any> & {row: number, verdict: string}} Row see tools/desk/browser.py
 */

/** Rows with what a person made of them: corrected, filtered, in another order. */
export class Table {
  /** @type {Row[]} */ #rows = [];
  /** @type {Row[]} */ #shown = [];
  /** @type {Record<string, string>} */ #headings = {};
  #from = 0;
  #order = "row";
  #down = false;
  #only = "";
  #words = "";
  #root;
  #lang;
  #numbers;
  #base;

  /** Verdicts that a person gave, by row. @type {Record<string, string>} */
  corrections = {};

  /**
   * @param {HTMLElement} root `[data-triage]`
   * @param {(corrections: Record<string, string>) => void} corrected
   */
  constructor(root, corrected) {
    this.#root = root;
    this.#lang = root.dataset["lang"] ?? "";
    this.#numbers = new Intl.NumberFormat(this.#lang);
    this.#base = root.dataset["base"] ?? "";
    root.addEventListener("change", (event) => {
      const select = event.target;
      if (!(select instanceof HTMLSelectElement) || !select.dataset["row"]) return;
      this.#correct(select.dataset["row"], select.value);
      corrected(this.corrections);
    });
    root.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      const order = button?.dataset["order"];
      const only = button?.dataset["only"];
      if (order) this.#sort(order);
      if (only) this.#filter({ only: this.#only === only ? "" : only });
    });
    this.#part("[data-filter]").addEventListener("input", (event) => {
      if (event.target instanceof HTMLInputElement) this.#filter({ words: event.target.value });
    });
  }

  clear() {
    this.#rows = [];
    this.corrections = {};
    this.#from = 0;
  }

  /**
   * @param {Row[]} rows
   * @param {Record<string, string>} headings
   */
  add(rows, headings) {
    this.#rows.push(...rows.map((row) => ({ ...row, given: row.verdict, hours: row["likely"] })));
    this.#headings = headings;
  }

  /** How many rows there are. */
  get length() {
    return this.#rows.length;
  }

  /** @param {number} pages */
  turn(pages) {
    const last = Math.max(0, Math.ceil(this.#shown.length / A_PAGE) - 1) * A_PAGE;
    this.#from = Math.min(last, Math.max(0, this.#from + pages * A_PAGE));
    this.#draw();
  }

  show() {
    const words = this.#words.toLocaleLowerCase(this.#lang);
    this.#shown = this.#rows.filter(
      (row) =>
        (!this.#only || row.verdict === this.#only) &&
        (!words || [row["text"], row["key"], row["number"], row["title"]].join(" ").toLocaleLowerCase(this.#lang).includes(words)),
    );
    const order = this.#order;
    const sign = this.#down ? -1 : 1;
    this.#shown.sort((one, other) => sign * compare(one[order], other[order]) || one.row - other.row);
    this.turn(0);
    this.#count();
  }

  /**
   * @param {string} row
   * @param {string} verdict
   */
  #correct(row, verdict) {
    const found = this.#rows.find((each) => String(each.row) === row);
    if (!found) return;
    found.verdict = verdict;
    if (verdict === found["given"]) delete this.corrections[row];
    else this.corrections[row] = verdict;
    this.#count();
    const note = this.#root.querySelector(`[data-note="${CSS.escape(row)}"]`);
    if (note) note.textContent = this.#note(found);
  }

  /** @param {string} order */
  #sort(order) {
    this.#down = this.#order === order && !this.#down;
    this.#order = order;
    this.#from = 0;
    this.show();
    const again = this.#root.querySelector(`[data-order="${order}"]`);
    if (again instanceof HTMLElement) again.focus();
  }

  /** @param {{only?: string, words?: string}} change */
  #filter({ only = this.#only, words = this.#words }) {
    this.#only = only;
    this.#words = words;
    this.#from = 0;
    this.show();
  }

  #count() {
    for (const button of all("[data-only]", this.#root)) {
      const code = button.dataset["only"] ?? "";
      const number = this.#rows.filter((row) => row.verdict === code).length;
      const counted = button.querySelector("[data-count]");
      if (counted) counted.textContent = new Intl.NumberFormat(this.#lang).format(number);
      button.setAttribute("aria-pressed", String(this.#only === code));
      button.hidden = number === 0 && this.#only !== code;
    }
  }

  #draw() {
    const head = element("tr", {}, ...COLUMNS.map((name) => this.#heading(name)));
    this.#part("[data-head]").replaceChildren(head);
    const rows = this.#shown.slice(this.#from, this.#from + A_PAGE);
    const choices = this.#choices();
    this.#part("[data-rows]").replaceChildren(...rows.map((row) => this.#row(row, choices)));
    const to = this.#from + rows.length;
    const values = { from: this.#from + 1, to, all: this.#shown.length };
    this.#part("[data-page]").textContent = say(this.#lang, rows.length ? "page" : "none", values);
  }

  /** @param {string} name */
  #heading(name) {
    const text = name === "hours" ? say(this.#lang, "hours") : (this.#headings[name] ?? name);
    if (!ORDERED.has(name)) return element("th", { scope: "col" }, text);
    const sorted = this.#order === name ? (this.#down ? "descending" : "ascending") : "none";
    const label = `${say(this.#lang, "sort")} ${text}`;
    const button = element("button", { type: "button", "data-order": name, "aria-label": label }, text);
    return element("th", { scope: "col", "aria-sort": sorted }, button);
  }

  /**
   * @param {Row} row
   * @param {Node} choices
   */
  #row(row, choices) {
    const clause = row["clause"]
      ? element("a", { href: `${this.#base}${row["page"]}/#${row["clause"]}`, title: row["title"] }, row["number"])
      : "";
    const numbers = this.#numbers;
    const hours = row["likely"] === null ? "" : `${numbers.format(row["low"])}–${numbers.format(row["high"])}`;
    return element(
      "tr",
      row["broken"] ? { class: "triage__row--broken" } : {},
      element("td", {}, String(row.row)),
      element("td", {}, String(row["key"] ?? "")),
      element("td", { class: "triage__text" }, String(row["text"])),
      element("td", {}, row["broken"] ? "–" : this.#choice(row, choices)),
      element("td", {}, clause),
      element("td", {}, hours),
      element("td", { class: "triage__note", "data-note": String(row.row) }, this.#note(row)),
    );
  }

  /** The verdicts to choose from, made once for all rows. */
  #choices() {
    const choices = document.createDocumentFragment();
    for (const button of all("[data-only]", this.#root)) {
      const code = button.dataset["only"] ?? "";
      choices.append(element("option", { value: code }, button.firstChild?.textContent?.trim() ?? code));
    }
    return choices;
  }

  /**
   * @param {Row} row
   * @param {Node} choices
   */
  #choice(row, choices) {
    const label = say(this.#lang, "correct", { row: row.row });
    const select = element("select", { "data-row": String(row.row), "data-verdict": row.verdict, "aria-label": label });
    select.append(choices.cloneNode(true));
    select.querySelector(`option[value="${CSS.escape(row.verdict)}"]`)?.setAttribute("selected", "");
    return select;
  }

  /** @param {Row} row */
  #note(row) {
    return [
      this.corrections[row.row] ? say(this.#lang, "manual") : "",
      row["duplicate_of"] ? say(this.#lang, "duplicate", { row: row["duplicate_of"] }) : "",
      row["question"] ?? "",
      row["route"] ?? "",
    ]
      .filter(Boolean)
      .join(" · ");
  }

  /** @param {string} selector */
  #part(selector) {
    const found = this.#root.querySelector(selector);
    if (!(found instanceof HTMLElement)) throw new Error(`The page has no ${selector}.`);
    return found;
  }
}

/**
 * @param {any} one
 * @param {any} other
 */
function compare(one, other) {
  if (one === other) return 0;
  if (one === null || one === undefined) return 1;
  if (other === null || other === undefined) return -1;
  return one < other ? -1 : 1;
}

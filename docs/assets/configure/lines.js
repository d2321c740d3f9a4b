// The lines of work expected each month: rows that can be added, removed, filled in and read.

import { readNumber, writeNumber } from "./number.js";

/**
 * @typedef {Record<string, any>} Line one entry of `lines` of an agreement
 * @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control
 */

/** Every line's own number, so that labels find their fields. */
const FIRST = 1000;

/** The rows of the form. */
export class Lines {
  /** @type {WeakMap<Element, Record<string, any>>} */ #backlogs = new WeakMap();
  #next = FIRST;
  #list;
  #form;
  #lang;

  /**
   * @param {HTMLFormElement} form
   * @param {HTMLElement} list
   * @param {string} lang
   */
  constructor(form, list, lang) {
    this.#form = form;
    this.#list = list;
    this.#lang = lang;
  }

  /** @returns {HTMLElement[]} the rows that hold something, in order */
  rows() {
    return [...this.#list.children]
      .filter((row) => row instanceof HTMLElement)
      .filter((row) => this.#said(row));
  }

  /** @returns {Line[]} */
  read() {
    return this.rows().map((row) => this.#line(row));
  }

  /**
   * A new row of a kind, at the end.
   *
   * @param {string} kind
   * @returns {HTMLElement}
   */
  add(kind) {
    const template = this.#form.querySelector(`template[data-template="${CSS.escape(kind)}"]`);
    if (!(template instanceof HTMLTemplateElement)) throw new Error(`No line of kind ${kind}.`);
    this.#next += 1;
    const made = template.content.cloneNode(true);
    const row = made instanceof DocumentFragment ? made.firstElementChild : null;
    if (!(row instanceof HTMLElement)) throw new Error(`An empty template of kind ${kind}.`);
    for (const each of row.querySelectorAll("[id], [for]")) {
      for (const name of ["id", "for"]) {
        const value = each.getAttribute(name);
        if (value) each.setAttribute(name, value.replace(/-N$/, `-${this.#next}`));
      }
    }
    this.#list.append(row);
    return row;
  }

  /** @param {readonly Line[]} lines */
  write(lines) {
    this.#list.replaceChildren();
    for (const line of lines) this.#fill(this.add(kindOf(line)), line);
  }

  /**
   * The field of a row, null where it has none of that name.
   *
   * @param {Element} row
   * @param {string} name
   * @returns {Control | null}
   */
  field(row, name) {
    const found = row.querySelector(`[data-field="${CSS.escape(name)}"]`);
    return isControl(found) ? found : null;
  }

  /** @param {HTMLElement} row */
  #said(row) {
    if (row.dataset["line"] === "backlog") return this.#backlogs.has(row);
    return Boolean(this.field(row, row.dataset["line"] ?? "")?.value.trim());
  }

  /**
   * @param {HTMLElement} row
   * @returns {Line}
   */
  #line(row) {
    /** @type {Line} */
    const line = {};
    for (const control of row.querySelectorAll("[data-field]")) {
      if (!isControl(control) || control.value.trim() === "") continue;
      const name = control.dataset["field"] ?? "";
      line[name] =
        control.dataset["type"] === "number"
          ? readNumber(control.value, this.#lang)
          : control.value;
    }
    const backlog = this.#backlogs.get(row);
    if (backlog) {
      const { months = 1 } = line;
      return { backlog: { ...backlog, months } };
    }
    return line;
  }

  /**
   * @param {HTMLElement} row
   * @param {Line} line
   */
  #fill(row, line) {
    const { backlog, ...fields } = line;
    if (backlog) {
      this.#backlogs.set(row, backlog);
      fields["months"] = backlog.months;
      const shown = row.querySelector("[data-backlog]");
      if (shown) shown.textContent = tally(backlog);
    }
    for (const [name, value] of Object.entries(fields)) {
      const control = this.field(row, name);
      if (control) control.value = writeNumber(value, this.#lang);
      if (control?.closest("details") && value) control.closest("details")?.setAttribute("open", "");
    }
  }
}

/** @param {Line} line */
function kindOf(line) {
  if (line["backlog"]) return "backlog";
  return line["text"] ? "text" : "task";
}

/** @param {Record<string, any>} backlog */
function tally(backlog) {
  const rows = Object.values(backlog["verdicts"] ?? {});
  return String(rows.reduce((sum, each) => sum + Number(each), 0));
}

/**
 * @param {Element | null} element
 * @returns {element is Control}
 */
export function isControl(element) {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement
  );
}

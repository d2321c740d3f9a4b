// The lines of work expected each month: rows that can be added, removed, filled in and read.

import { readNumber, writeNumber } from "./number.js";
import { Tasks } from "./tasks.js";

/**
 * @typedef {Record<string, any>} Line one entry of `lines` of an agreement
 * @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control
 */

/** More than that are a backlog, to be sorted first. */
export const MOST_LINES = 500;
/** Every line's own number, so that labels find their fields. */
const FIRST = 1000;

/** The rows of the form. */
export class Lines {
  /** @type {WeakMap<Element, Record<string, any>>} */ #backlogs = new WeakMap();
  /** What a line holds that its row has no field for: replies to questions, and more. */
  /** @type {WeakMap<Element, Record<string, any>>} */ #others = new WeakMap();
  #next = FIRST;
  #tasks;
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
    this.#tasks = new Tasks(form);
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
   * A new row of a kind, behind another one or at the end.
   *
   * @param {string} kind
   * @param {Element | null} [behind]
   * @returns {HTMLElement}
   */
  add(kind, behind = null) {
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
    if (behind) behind.after(row);
    else this.#list.append(row);
    return row;
  }

  /**
   * Several needs at once: the first one into the row where they were pasted if it is empty, each
   * of the others into a row of its own.
   *
   * @param {HTMLElement} row
   * @param {readonly string[]} needs
   * @returns {HTMLElement} the last of the rows
   */
  spread(row, needs) {
    let last = row;
    for (const text of needs) {
      const free = last === row && !this.#said(row);
      if (!free) last = this.add("text", last);
      this.#fill(last, { text });
    }
    return last;
  }

  /**
   * Settle a question in some rows; null takes the reply back.
   *
   * @param {readonly HTMLElement[]} rows
   * @param {string} question
   * @param {string | null} value
   */
  reply(rows, question, value) {
    for (const row of rows) {
      const { answers: before = {}, ...others } = this.#others.get(row) ?? {};
      const answers = { ...before };
      if (value === null) delete answers[question];
      else answers[question] = value;
      const some = Object.keys(answers).length > 0;
      this.#others.set(row, some ? { ...others, answers } : others);
    }
  }

  /**
   * Show beside each row what became of it.
   *
   * @param {readonly Node[]} outcomes
   * @param {readonly number[]} places the rows they belong to, among those that hold something
   */
  tell(outcomes, places) {
    const rows = this.rows();
    const told = new Map(places.map((place, at) => [rows[place], outcomes[at]]));
    for (const row of this.#list.children) {
      const outcome = row instanceof HTMLElement ? told.get(row) : undefined;
      row.querySelector("[data-outcome]")?.replaceChildren(...(outcome ? [outcome] : []));
    }
  }

  /** @param {readonly Line[]} lines */
  write(lines) {
    this.#list.replaceChildren();
    for (const line of lines.slice(0, MOST_LINES + 1)) this.#fill(this.add(kindOf(line)), line);
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
    const line = { ...this.#others.get(row) };
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
    const { backlog, ...fields } = typeof line === "object" && line !== null ? line : {};
    if (backlog) {
      this.#backlogs.set(row, backlog);
      fields["months"] = backlog.months;
      const shown = row.querySelector("[data-backlog]");
      if (shown) shown.textContent = tally(backlog);
    }
    for (const [name, value] of Object.entries(fields)) {
      const control = this.field(row, name);
      if (!control && value !== null) {
        this.#others.set(row, { ...this.#others.get(row), [name]: value });
      }
      const written = writeNumber(value, this.#lang);
      if (name === "task" && control instanceof HTMLSelectElement) this.#tasks.choose(control, written);
      else if (control) control.value = written;
      if (control?.closest("details") && value) control.closest("details")?.setAttribute("open", "");
    }
  }
}

/**
 * The needs of a list that was pasted: one a line, without what marks the entries of a list.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function needsOf(text) {
  return text
    .split(/[\r\n\u2028\u2029]+/)
    .map((line) => line.replace(/^\s*(?:[-–—•*·]+|\d{1,3}[.)])\s+/, "").trim())
    .filter(Boolean);
}

/** @param {Line} line */
function kindOf(line) {
  if (line?.["backlog"]) return "backlog";
  return line?.["text"] ? "text" : "task";
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

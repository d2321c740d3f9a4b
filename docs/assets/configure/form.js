// The form of a contract as an agreement, and back.

import { isControl, Lines } from "./lines.js";
import { readNumber, writeNumber } from "./number.js";

/**
 * @typedef {import("../check/messages.js").Agreement} Agreement
 * @typedef {import("./lines.js").Control} Control
 */

const FORMAT = 1;

/** The fields of the form by the path of what they hold, and the lines of work. */
export class ContractForm {
  #form;
  #lang;
  lines;

  /**
   * @param {HTMLFormElement} form
   * @param {string} lang
   */
  constructor(form, lang) {
    this.#form = form;
    this.#lang = lang;
    const list = form.querySelector("[data-lines]");
    if (!(list instanceof HTMLElement)) throw new Error("The form has no lines.");
    this.lines = new Lines(form, list, lang);
  }

  /** @returns {Control[]} */
  #controls() {
    return [...this.#form.querySelectorAll("[data-path]")].filter(isControl);
  }

  /**
   * What the form says; what is left empty is left out.
   *
   * @returns {Agreement}
   */
  read() {
    /** @type {Agreement} */
    const agreement = { format: FORMAT };
    for (const control of this.#controls()) {
      const value = this.#value(control);
      if (value !== undefined) put(agreement, control.dataset["path"] ?? "", value);
    }
    this.#showPresets();
    const lines = this.lines.read();
    return lines.length > 0 ? { ...agreement, lines } : agreement;
  }

  /** Where a contract gives no target, its field shows the one that stands in under the plan. */
  #showPresets() {
    const plan = this.control("plan")?.value ?? "";
    for (const field of this.#controls()) {
      if (!(field instanceof HTMLInputElement) || !field.dataset["presets"]) continue;
      const presets = JSON.parse(field.dataset["presets"]);
      field.placeholder = writeNumber(presets[plan] ?? presets[""], this.#lang);
    }
  }

  /** @param {Agreement} agreement */
  write(agreement) {
    for (const control of this.#controls()) {
      const value = take(agreement, control.dataset["path"] ?? "");
      if (control instanceof HTMLInputElement && control.type === "checkbox") {
        control.checked = Array.isArray(value) ? value.includes(control.value) : value === true;
      } else {
        control.value = value === undefined || value === null ? "" : this.#written(value);
      }
    }
    this.lines.write(Array.isArray(agreement["lines"]) ? agreement["lines"] : []);
  }

  /**
   * The field that a path of a fault is about, or the nearest one around it.
   *
   * @param {string} path
   * @returns {Control | null}
   */
  control(path) {
    const [, line, field] = /^lines\[(\d+)\](?:\.([\w-]+))?/.exec(path) ?? [];
    if (line !== undefined) {
      const row = this.lines.rows()[Number(line)];
      const inside = row ? (this.lines.field(row, field ?? "") ?? row.querySelector("[data-field]")) : null;
      return isControl(inside) ? inside : null;
    }
    const exact = this.#controls().find((each) => each.dataset["path"] === path);
    return exact ?? this.#controls().find((each) => each.dataset["path"]?.startsWith(`${path}.`)) ?? null;
  }

  /**
   * The value of a field; undefined where it says nothing.
   *
   * @param {Control} control
   * @returns {unknown}
   */
  #value(control) {
    if (control instanceof HTMLInputElement && control.type === "checkbox") {
      if (!control.checked) return undefined;
      return control.dataset["type"] === "list" ? [control.value] : true;
    }
    const text = control.value.trim();
    if (text === "") return undefined;
    if (control.dataset["path"] === "currency") return text.toUpperCase();
    return control.dataset["type"] === "number" ? readNumber(text, this.#lang) : text;
  }

  /** @param {unknown} value */
  #written(value) {
    return writeNumber(typeof value === "number" ? value : String(value), this.#lang);
  }
}

/**
 * Put a value at a path of an object; values of a list are gathered.
 *
 * @param {Record<string, any>} target
 * @param {string} path
 * @param {unknown} value
 */
function put(target, path, value) {
  const steps = path.split(".");
  const last = steps.pop() ?? "";
  let at = target;
  for (const step of steps) at = at[step] ??= {};
  at[last] = Array.isArray(value) ? [...(at[last] ?? []), ...value] : value;
}

/**
 * @param {Record<string, any>} source
 * @param {string} path
 * @returns {unknown}
 */
function take(source, path) {
  /** @type {any} */
  let at = source;
  for (const step of path.split(".")) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, step)) return undefined;
    at = at[step];
  }
  return at;
}

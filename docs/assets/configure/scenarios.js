import { build } from "../check/tree.js";
import { say } from "./words.js";

/**
 * @typedef {import("../check/messages.js").Agreement} Agreement
 * @typedef {import("./memory.js").State} State
 */

/** More than that cannot be read side by side. */
export const MOST_SCENARIOS = 4;

/** The contracts that are weighed against each other: one is in the form, the others wait. */
export class Scenarios {
  /** @type {State} */ #state;
  #bar;
  #table;
  #lang;

  /**
   * @param {HTMLElement} bar the buttons, `[data-scenarios]`
   * @param {HTMLElement} table where they are shown side by side, `[data-side-by-side]`
   * @param {string} lang
   * @param {Agreement} first
   */
  constructor(bar, table, lang, first) {
    this.#bar = bar;
    this.#table = table;
    this.#lang = lang;
    this.#state = { all: [first], at: 0 };
    this.#draw();
  }

  /**
   * All of them, with what the form says now in its place.
   *
   * @param {Agreement} current
   * @returns {State}
   */
  with(current) {
    const { all, at } = this.#state;
    this.#state = { all: all.with(at, current), at };
    return this.#state;
  }

  /**
   * @param {State} state
   * @returns {Agreement} the one for the form
   */
  set(state) {
    this.#state = state;
    this.#draw();
    return state.all[state.at] ?? {};
  }

  /**
   * The state after an action on the bar; null for any other button.
   *
   * @param {HTMLButtonElement} button
   * @param {Agreement} current
   * @returns {State | null}
   */
  after(button, current) {
    const { all, at } = this.with(current);
    const { do: action, scenario } = button.dataset;
    if (scenario !== undefined) return { all, at: Number(scenario) };
    if (action === "vary") return { all: [...all, current], at: all.length };
    if (action === "drop") return { all: all.toSpliced(at, 1), at: Math.max(0, at - 1) };
    return null;
  }

  /**
   * The question whose answer shows them side by side; null where there is only one.
   *
   * @returns {{kind: "scenarios", scenarios: {name: string, agreement: Agreement}[]} | null}
   */
  question() {
    const { all } = this.#state;
    if (all.length < 2) return null;
    const scenarios = all.map((agreement, at) => ({ name: this.#name(at), agreement }));
    return { kind: "scenarios", scenarios };
  }

  /** @param {import("../check/messages.js").Tree} view */
  show(view) {
    const place = this.#table.querySelector("[data-scenarios-table]");
    if (this.#state.all.length > 1) place?.replaceChildren(build(view));
  }

  #draw() {
    const { all, at } = this.#state;
    const tabs = all.map((_, index) => {
      const tab = document.createElement("button");
      tab.type = "button";
      tab.className = "cfg__button";
      tab.dataset["scenario"] = String(index);
      tab.setAttribute("aria-pressed", String(index === at));
      tab.textContent = this.#name(index);
      return tab;
    });
    this.#bar.querySelector("[data-choices]")?.replaceChildren(...(all.length > 1 ? tabs : []));
    for (const only of this.#bar.querySelectorAll("[data-only-several]")) {
      if (only instanceof HTMLElement) only.hidden = all.length < 2;
    }
    const vary = this.#bar.querySelector("[data-do=vary]");
    if (vary instanceof HTMLButtonElement) vary.disabled = all.length >= MOST_SCENARIOS;
    this.#table.hidden = all.length < 2;
  }

  /** @param {number} at */
  #name(at) {
    return say(this.#lang, "scenario", { name: String.fromCharCode(65 + at) });
  }
}

import { readReply } from "../check/form.js";
import { Status } from "../check/status.js";
import { build } from "../check/tree.js";
import { Parts } from "./parts.js";
import { say } from "./words.js";

/** A screen reader hears of new figures once nobody has typed for so long. */
const QUIET_MS = 1_500;

/**
 * @typedef {import("../check/messages.js").Sized} Sized
 * @typedef {import("../check/messages.js").ConfigureQuestion} ConfigureQuestion
 * @typedef {import("./form.js").ContractForm} ContractForm
 * @typedef {import("./package.js").PackageSlider} PackageSlider
 */

/**
 * The elements of the page that a sizing is shown on.
 *
 * @typedef {object} Elements
 * @property {HTMLElement} root `[data-contract]`
 * @property {HTMLElement} sample what is said of the example
 * @property {HTMLElement} status
 * @property {HTMLElement} alert
 * @property {HTMLElement} faults the list of faults that belong to no field
 */

/** Shows sizings and faults; see `Page` in machine.js. */
export class SizingPage extends Status {
  /** @type {readonly number[]} */ #places = [];
  #elements;
  #parts;
  #form;
  #slider;

  /**
   * @param {Elements} elements
   * @param {ContractForm} form
   * @param {PackageSlider | null} slider
   */
  constructor(elements, form, slider) {
    super(elements.root, elements.status, elements.alert, QUIET_MS);
    this.#elements = elements;
    this.#parts = new Parts(elements.root);
    this.#form = form;
    this.#slider = slider;
  }

  /**
   * Show a sizing; quick figures are followed by exact ones.
   *
   * @param {Sized} sized
   * @param {ConfigureQuestion} question
   * @returns {ConfigureQuestion | void}
   */
  answer(sized, question) {
    const { root } = this.#elements;
    this.#parts.draw(sized.view);
    this.#form.lines.tell(sized.lines.map(build), sized.places);
    this.#places = sized.places;
    this.#slider?.show(this.quantiles(), sized.agreement["package"] ?? null);
    this.#faults(sized.faults);
    const lang = root.dataset["lang"] ?? "";
    const mean = sized.sizing.monthly?.mean;
    this.heard =
      mean === undefined
        ? say(lang, "heard-nothing")
        : say(lang, "heard", { mean: new Intl.NumberFormat(lang).format(mean) });
    root.dataset["version"] = sized.sizing.version;
    if (question.live) return { ...question, live: false };
    root.dispatchEvent(new CustomEvent("sized", { bubbles: true, detail: sized }));
  }

  sample() {}

  /**
   * The chances that the sizing shown holds.
   *
   * @returns {import("./package.js").Quantiles}
   */
  quantiles() {
    const holder = this.#elements.root.querySelector("[data-quantiles]");
    return JSON.parse(holder?.getAttribute("data-quantiles") ?? "[]");
  }

  /**
   * The reply to a question that a click gives; null where it gives none.
   *
   * @param {EventTarget | null} target
   * @returns {{question: string, value: string | null, rows: HTMLElement[]} | null}
   */
  reply(target) {
    const reply = readReply(target);
    const asked = target instanceof Element ? target.closest("[data-lines]") : null;
    if (!reply || !(asked instanceof HTMLElement)) return null;
    const rows = this.#form.lines.rows();
    const waiting = (asked.dataset["lines"] ?? "").split(" ").map(Number);
    const found = waiting.map((line) => rows[this.#places[line] ?? line]);
    return { ...reply, rows: found.filter((row) => row !== undefined) };
  }

  /** @param {{path: string, text: string}[]} faults */
  #faults(faults) {
    for (const shown of document.querySelectorAll("[data-fault]")) {
      const control = document.getElementById(shown.getAttribute("data-fault") ?? "");
      control?.removeAttribute("aria-invalid");
      control?.removeAttribute("aria-errormessage");
      shown.remove();
    }
    const { faults: list } = this.#elements;
    list.replaceChildren();
    for (const { path, text } of faults) {
      const control = this.#form.control(path);
      if (control) besideField(control, text);
      else list.append(item(`${path} : ${text}`));
    }
    list.hidden = list.children.length === 0;
  }
}

/**
 * @param {HTMLElement} control
 * @param {string} text
 */
function besideField(control, text) {
  const fault = document.createElement("span");
  fault.className = "cfg__fault";
  fault.id = `${control.id}-fault`;
  fault.dataset["fault"] = control.id;
  fault.textContent = text;
  control.closest("details")?.setAttribute("open", "");
  control.setAttribute("aria-invalid", "true");
  control.setAttribute("aria-errormessage", fault.id);
  control.after(fault);
}

/** @param {string} text */
function item(text) {
  const made = document.createElement("li");
  made.textContent = text;
  return made;
}

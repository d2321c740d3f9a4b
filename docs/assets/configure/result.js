import { Status } from "../check/status.js";
import { build } from "../check/tree.js";
import { say } from "./words.js";

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
 * @property {HTMLElement} body what is replaced by each sizing
 * @property {HTMLElement} sample what is said of the example
 * @property {HTMLElement} status
 * @property {HTMLElement} alert
 * @property {HTMLElement} faults the list of faults that belong to no field
 */

/** Shows sizings and faults; see `Page` in machine.js. */
export class SizingPage extends Status {
  #elements;
  #form;
  #slider;

  /**
   * @param {Elements} elements
   * @param {ContractForm} form
   * @param {PackageSlider | null} slider
   */
  constructor(elements, form, slider) {
    super(elements.root, elements.status, elements.alert);
    this.#elements = elements;
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
    const { root, body } = this.#elements;
    body.replaceChildren(build(sized.view));
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
    const holder = this.#elements.body.querySelector("[data-quantiles]");
    return JSON.parse(holder?.getAttribute("data-quantiles") ?? "[]");
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

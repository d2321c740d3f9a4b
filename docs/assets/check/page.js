import { CODES, CheckError } from "./messages.js";
import { build } from "./tree.js";
import { say } from "./words.js";

/**
 * The elements of the page that the checker reads and writes.
 *
 * @typedef {object} Elements
 * @property {HTMLElement} root `[data-answer]`
 * @property {HTMLElement} body what is replaced by each answer
 * @property {HTMLElement | null} sample what introduces the answer that came with the page
 * @property {HTMLElement} status
 * @property {HTMLElement} alert
 */

const STEP = 10;

/** Shows states, answers and errors; see `Page` in machine.js. */
export class AnswerPage {
  /** @type {() => void} */ #retry = () => {};
  #told = -1;
  #elements;
  #first;

  /** @param {Elements} elements */
  constructor(elements) {
    this.#elements = elements;
    this.#first = {
      children: [...elements.body.childNodes],
      verdict: elements.root.dataset["verdict"] ?? "",
    };
    elements.body.tabIndex = -1;
  }

  /** @param {() => void} retry what the button beside an error does */
  onRetry(retry) {
    this.#retry = retry;
  }

  /**
   * @param {import("./machine.js").State} state
   * @param {boolean} waiting
   */
  state(state, waiting) {
    const { root, status, alert } = this.#elements;
    root.dataset["state"] = state;
    root.setAttribute("aria-busy", String(state === "loading" || state === "stale"));
    if (state !== "error") {
      alert.hidden = true;
      alert.replaceChildren();
    }
    if (state === "loading") this.#told = -1;
    const code = state === "loading" && waiting ? "waiting" : state;
    status.textContent = code === "ready" || code === "error" ? "" : this.#say(code);
  }

  /**
   * How far the download is, told in steps so that a screen reader is not flooded.
   *
   * @param {number} bytes
   * @param {number} total
   */
  progress(bytes, total) {
    const { root, status } = this.#elements;
    const part = Math.floor((bytes / total) * (100 / STEP)) * STEP;
    if (root.dataset["state"] !== "loading" || part <= this.#told) return;
    this.#told = part;
    status.textContent = this.#say("progress", { part });
  }

  /** @param {import("./messages.js").Answered} answered */
  answer(answered) {
    const { root } = this.#elements;
    this.#replace([build(answered.view)], true);
    root.dataset["verdict"] = answered.answer.verdict;
    root.dataset["version"] = answered.answer.version;
    root.dispatchEvent(new CustomEvent("answered", { bubbles: true, detail: answered }));
  }

  sample() {
    this.#replace(this.#first.children, false);
    this.#elements.root.dataset["verdict"] = this.#first.verdict;
  }

  /** @param {unknown} reason */
  failed(reason) {
    const { alert } = this.#elements;
    const retry = document.createElement("button");
    retry.type = "button";
    retry.className = "check__retry";
    retry.textContent = this.#say("retry");
    retry.addEventListener("click", () => this.#retry());
    alert.replaceChildren(this.#say(codeOf(reason)), " ", retry);
    alert.hidden = false;
    console.error(reason);
  }

  /**
   * @param {Node[]} nodes
   * @param {boolean} hideSample
   */
  #replace(nodes, hideSample) {
    const { body, sample } = this.#elements;
    const within = body.contains(document.activeElement);
    body.replaceChildren(...nodes);
    if (sample) sample.hidden = hideSample;
    if (within) body.focus({ preventScroll: true });
  }

  /**
   * @param {string} word
   * @param {Record<string, string | number>} [values]
   */
  #say(word, values) {
    return say(this.#elements.root.dataset["lang"] ?? "", word, values);
  }
}

/** @param {unknown} reason */
function codeOf(reason) {
  if (!navigator.onLine) return CODES.offline;
  return reason instanceof CheckError ? reason.code : CODES.failed;
}

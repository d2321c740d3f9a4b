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
  #heard = "";
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
    if (code === "ready") status.replaceChildren(unseen(this.#heard));
    else status.textContent = code === "error" ? "" : this.#say(code);
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
    this.#heard = verdictOf(this.#elements.body);
    root.dataset["verdict"] = answered.answer.verdict;
    root.dataset["version"] = answered.answer.version;
    root.dispatchEvent(new CustomEvent("answered", { bubbles: true, detail: answered }));
  }

  sample() {
    this.#replace(this.#first.children, false);
    this.#heard = "";
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
    const active = document.activeElement;
    const within = active !== null && body.contains(active);
    const reply = active?.getAttribute("data-value");
    body.replaceChildren(...nodes);
    if (sample) sample.hidden = hideSample;
    if (within) (replyOf(body, reply) ?? body).focus({ preventScroll: true });
  }

  /**
   * @param {string} word
   * @param {Record<string, string | number>} [values]
   */
  #say(word, values) {
    return say(this.#elements.root.dataset["lang"] ?? "", word, values);
  }
}

/**
 * The button of a reply, if it is there again: whoever chose it stays where they were.
 *
 * @param {HTMLElement} body
 * @param {string | null | undefined} value
 * @returns {HTMLElement | null}
 */
function replyOf(body, value) {
  return value ? body.querySelector(`button[data-value="${CSS.escape(value)}"]`) : null;
}

/**
 * What a screen reader says of a new answer: its verdict, not the whole of it.
 *
 * @param {HTMLElement} body
 */
function verdictOf(body) {
  const parts = body.querySelector(".result__verdict")?.children ?? [];
  return [...parts].map((part) => part.textContent.replace(/\.?$/, ".")).join(" ");
}

/** @param {string} text */
function unseen(text) {
  const span = document.createElement("span");
  span.className = "visually-hidden";
  span.textContent = text;
  return span;
}

/** @param {unknown} reason */
function codeOf(reason) {
  if (!navigator.onLine) return CODES.offline;
  return reason instanceof CheckError ? reason.code : CODES.failed;
}

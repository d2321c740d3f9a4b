import { Status } from "./status.js";
import { build } from "./tree.js";

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

/** Shows states, answers and errors; see `Page` in machine.js. */
export class AnswerPage extends Status {
  #elements;
  #first;

  /** @param {Elements} elements */
  constructor(elements) {
    super(elements.root, elements.status, elements.alert);
    this.#elements = elements;
    this.#first = {
      children: [...elements.body.childNodes],
      verdict: elements.root.dataset["verdict"] ?? "",
    };
    elements.body.tabIndex = -1;
  }

  /**
   * @param {import("./messages.js").Answered} answered
   * @param {import("./messages.js").Question} question
   */
  answer(answered, question) {
    const { root } = this.#elements;
    this.#replace([build(answered.view)], true);
    this.heard = verdictOf(this.#elements.body);
    root.dataset["verdict"] = answered.answer.verdict;
    root.dataset["version"] = answered.answer.version;
    root.dispatchEvent(new CustomEvent("answered", { bubbles: true, detail: { ...answered, question } }));
  }

  sample() {
    this.#replace(this.#first.children, false);
    this.heard = "";
    this.#elements.root.dataset["verdict"] = this.#first.verdict;
    this.#elements.root.dispatchEvent(new CustomEvent("emptied", { bubbles: true }));
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

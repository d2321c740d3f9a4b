// A checked request as a link that pins the version, and what such a link brings back.

import { readQuestion, writeQuestion } from "./form.js";
import { find } from "./place.js";
import { addressWith, LinkError, pinned, unpack } from "./share.js";
import { say } from "./words.js";
import { word } from "../guide/data.js";

/**
 * @typedef {import("./messages.js").Answered} Answered
 * @typedef {import("./messages.js").AssessQuestion} AssessQuestion
 * @typedef {import("./share.js").Shared} Shared
 */

/**
 * What a link says of the answer of then: the verdict, the clauses that decided, the hours.
 *
 * @param {Answered["answer"]} answer
 */
function toldOf({ verdict, clauses, hours }) {
  return [verdict, clauses.map(({ id }) => id).join(" "), hours?.likely ?? null];
}

/** The row below an answer that copies its link, and the note about a link that was opened. */
export class AnswerLink {
  /** @type {Answered["answer"] | null} */ #answer = null;
  /** @type {AssessQuestion | null} */ #question = null;
  /** @type {Shared | null} */ #opened = null;
  #root;
  #note;
  #told;

  /** @param {HTMLElement} root `[data-answer]` */
  constructor(root) {
    this.#root = root;
    this.#note = find("[data-link-note]", HTMLElement, root);
    this.#told = find("[data-take-told]", HTMLElement, root);
    const button = find("[data-take=link]", HTMLButtonElement, root);
    button.addEventListener("click", () => {
      this.#copy().catch(() => this.#say("not-copied"));
    });
  }

  /** The version that the link opened was made under; null where none was opened. */
  get version() {
    return this.#opened?.version ?? null;
  }

  /**
   * An answer stands: it can be taken along, and be compared with that of a link just opened.
   *
   * @param {Answered["answer"]} answer
   * @param {AssessQuestion} question
   */
  keep(answer, question) {
    if (this.#question && this.#question.request.text !== question.request.text) this.#opened = null;
    this.#answer = answer;
    this.#question = question;
    this.#say("");
    this.#remark(this.#opened ? this.#compared(this.#opened, answer) : "");
  }

  /** No answer stands any more. */
  drop() {
    this.#answer = null;
    this.#question = null;
    this.#opened = null;
    this.#remark("");
  }

  /**
   * Fill the form in as the link in the address says; where it cannot be read, that is said.
   *
   * @param {HTMLFormElement} form
   * @returns {Promise<Record<string, string> | null>} the replies it holds, null where it is damaged
   */
  async open(form) {
    this.drop();
    try {
      const opened = await unpack(location.hash);
      if (opened.kind !== "check") throw new LinkError(opened.kind);
      const answers = writeQuestion(form, opened.state);
      if (!readQuestion(form, answers)) throw new LinkError("Nothing asked.");
      this.#opened = opened;
      return answers;
    } catch {
      this.#remark(say(this.#lang, "link-damaged"));
      return null;
    }
  }

  async #copy() {
    const answer = this.#answer;
    if (!answer || !this.#question) return;
    const { request, contract } = this.#question;
    const address = await addressWith({
      kind: "check",
      version: answer.version,
      ...pinned(answer),
      told: toldOf(answer),
      state: { request, contract },
    });
    if (address === null) {
      this.#say("link-too-long");
      return;
    }
    await navigator.clipboard.writeText(address);
    this.#say("link-copied");
  }

  /**
   * What is said of a request that came by a link: whether its answer is that of then.
   *
   * @param {Shared} shared
   * @param {Answered["answer"]} answer
   */
  #compared(shared, answer) {
    const { version, contract, advice, told } = shared;
    const values = { version, here: answer.version, verdict: verdictOf(told) };
    if (version !== answer.version) return say(this.#lang, "link-other", values);
    if (JSON.stringify(told) === JSON.stringify(toldOf(answer))) {
      return say(this.#lang, "link-same", values);
    }
    if (!answer.contract_hash.startsWith(contract)) return say(this.#lang, "link-guide", values);
    const then = advice.split(" ")[0] ?? "";
    const advised = { ...values, then, now: `r${answer.advice_revision}` };
    return say(this.#lang, advice === pinned(answer).advice ? "link-details" : "link-advice", advised);
  }

  get #lang() {
    return this.#root.dataset["lang"] ?? "";
  }

  /** @param {string} code empty for nothing */
  #say(code) {
    this.#told.textContent = code && say(this.#lang, code);
  }

  /** @param {string} text empty for nothing */
  #remark(text) {
    this.#note.textContent = text;
    this.#note.hidden = text === "";
  }
}

/**
 * The verdict that a link tells, in words; a dash for one this site does not know.
 *
 * @param {unknown} told
 */
function verdictOf(told) {
  const code = Array.isArray(told) && typeof told[0] === "string" ? `verdict_${told[0]}` : "";
  const name = word(code);
  return name === code ? "–" : name;
}

import { CODES, CheckError } from "./messages.js";
import { say } from "./words.js";

const STEP = 10;
const UNSEEN = "visually-hidden";

/** What a page says about the engine: getting ready, working, ready, failed. */
export class Status {
  /** @type {() => void} */ #retry = () => {};
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #hearing;
  #told = -1;
  #quiet;
  #root;
  #status;
  #alert;

  /** What a screen reader is told of an answer once it stands. */
  heard = "";

  /**
   * @param {HTMLElement} root carries `data-state` and `data-lang`
   * @param {HTMLElement} status
   * @param {HTMLElement} alert
   * @param {number} [quiet] milliseconds to wait before a screen reader is told of an answer, on a
   *   page whose answer follows each keystroke; 0 for one that answers at pauses
   */
  constructor(root, status, alert, quiet = 0) {
    this.#quiet = quiet;
    this.#root = root;
    this.#status = status;
    this.#alert = alert;
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
    this.#root.dataset["state"] = state;
    this.#root.setAttribute("aria-busy", String(state === "loading" || state === "stale"));
    if (state !== "error") {
      this.#alert.hidden = true;
      this.#alert.replaceChildren();
    }
    if (state === "loading") this.#told = -1;
    const code = state === "loading" && waiting ? "waiting" : state;
    clearTimeout(this.#hearing);
    if (this.#quiet && (code === "ready" || code === "stale")) this.#hearLater();
    else if (code === "ready") this.#status.replaceChildren(unseen(this.heard));
    else this.#status.textContent = code === "error" ? "" : this.#say(code);
  }

  #hearLater() {
    if (!this.#status.querySelector(`.${UNSEEN}`)) this.#status.replaceChildren();
    this.#hearing = setTimeout(() => {
      if (this.#status.textContent !== this.heard) this.#status.replaceChildren(unseen(this.heard));
    }, this.#quiet);
  }

  /**
   * How far the download is, told in steps so that a screen reader is not flooded.
   *
   * @param {number} bytes
   * @param {number} total
   */
  progress(bytes, total) {
    const part = Math.floor((bytes / total) * (100 / STEP)) * STEP;
    if (this.#root.dataset["state"] !== "loading" || part <= this.#told) return;
    this.#told = part;
    this.#status.textContent = this.#say("progress", { part });
  }

  /** @param {unknown} reason */
  failed(reason) {
    const retry = document.createElement("button");
    retry.type = "button";
    retry.className = "check__retry";
    retry.textContent = this.#say("retry");
    retry.addEventListener("click", () => this.#retry());
    this.#alert.replaceChildren(this.#say(codeOf(reason)), " ", retry);
    this.#alert.hidden = false;
    console.error(reason);
  }

  /**
   * @param {string} word
   * @param {Record<string, string | number>} [values]
   */
  #say(word, values) {
    return say(this.#root.dataset["lang"] ?? "", word, values);
  }
}

/** @param {string} text */
function unseen(text) {
  const span = document.createElement("span");
  span.className = UNSEEN;
  span.textContent = text;
  return span;
}

/** @param {unknown} reason */
function codeOf(reason) {
  if (!navigator.onLine) return CODES.offline;
  return reason instanceof CheckError ? reason.code : CODES.failed;
}

/**
 * When the checker asks and what it shows: states, waiting input, pauses in typing, retries.
 * It knows neither the page nor the worker; both are handed to it.
 *
 * @typedef {"static" | "loading" | "ready" | "stale" | "error"} State
 * @typedef {import("./messages.js").RequestFields} RequestFields
 * @typedef {import("./messages.js").Answered} Answered
 *
 * @typedef {object} Connection a started engine
 * @property {(request: RequestFields) => Promise<Answered>} ask
 * @property {() => void} close
 *
 * @typedef {object} Page what the checker shows things on
 * @property {(state: State, waiting: boolean) => void} state `waiting`: a request is in line
 * @property {(answered: Answered) => void} answer
 * @property {() => void} sample the answer the page came with
 * @property {(reason: unknown) => void} failed
 */

const TYPING_MS = 300;

/** One checker of one page. */
export class Checker {
  /** @type {State} */ #state = "static";
  /** @type {Connection | null} */ #connection = null;
  /** @type {RequestFields | null} */ #wanted = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #pause;
  #asking = false;
  #page;
  #connect;

  /**
   * @param {Page} page
   * @param {() => Promise<Connection>} connect
   */
  constructor(page, connect) {
    this.#page = page;
    this.#connect = connect;
  }

  /** Start the engine, unless it has started; a second call after an error starts a new one. */
  async start() {
    if (this.#state !== "static" && this.#state !== "error") return;
    this.#show("loading");
    try {
      this.#connection = await this.#connect();
    } catch (reason) {
      this.#fail(reason);
      return;
    }
    await this.#settle();
  }

  /**
   * The request changed while somebody types: answer it at the next pause.
   *
   * @param {RequestFields} request
   */
  edit(request) {
    this.#want(request);
    this.#pause = setTimeout(() => this.#ask(), TYPING_MS);
  }

  /**
   * The request as it stands is to be answered now.
   *
   * @param {RequestFields} request
   */
  submit(request) {
    this.#want(request);
    if (this.#state === "error") this.start();
    else this.#ask();
  }

  /** @param {RequestFields} request */
  #want(request) {
    clearTimeout(this.#pause);
    this.#wanted = request;
    if (this.#state === "static") this.start();
    else if (this.#connection && this.#state !== "error") this.#show("stale");
    else this.#show(this.#state);
  }

  async #ask() {
    if (!this.#connection || this.#asking || this.#state === "error") return;
    this.#asking = true;
    try {
      while (this.#wanted) await this.#answer(this.#connection, this.#wanted);
      this.#show("ready");
    } catch (reason) {
      this.#fail(reason);
    } finally {
      this.#asking = false;
    }
  }

  /**
   * Show the answer to a request, unless another request has come meanwhile.
   *
   * @param {Connection} connection
   * @param {RequestFields} request
   */
  async #answer(connection, request) {
    const answered = request.text.trim() ? await connection.ask(request) : null;
    if (request !== this.#wanted) return;
    if (answered) this.#page.answer(answered);
    else this.#page.sample();
    this.#wanted = null;
  }

  async #settle() {
    if (this.#wanted) {
      this.#show("stale");
      await this.#ask();
    } else {
      this.#show("ready");
    }
  }

  /** @param {unknown} reason */
  #fail(reason) {
    this.#connection?.close();
    this.#connection = null;
    this.#show("error");
    this.#page.failed(reason);
  }

  /** @param {State} state */
  #show(state) {
    this.#state = state;
    this.#page.state(state, this.#wanted !== null);
  }
}

/**
 * When a page asks the engine and what it shows: states, waiting input, pauses in typing, retries.
 * It knows neither the page nor the worker; both are handed to it.
 *
 * @typedef {"static" | "loading" | "ready" | "stale" | "error"} State
 */

/**
 * @template Question, Reply
 * @typedef {object} Connection a started engine
 * @property {(question: Question) => Promise<Reply>} ask
 * @property {() => void} close
 */

/**
 * @template Question, Reply
 * @typedef {object} Page what is shown
 * @property {(state: State, waiting: boolean) => void} state `waiting`: a question is in line
 * @property {(reply: Reply, question: Question) => Question | void} answer shows a reply; what it
 *   returns is asked next, unless something else has been asked meanwhile
 * @property {() => void} sample shows what the page came with
 * @property {(reason: unknown) => void} failed
 */

const TYPING_MS = 300;

/**
 * The questions of one page.
 *
 * @template Question, Reply
 */
export class Checker {
  /** @type {State} */ #state = "static";
  /** @type {Connection<Question, Reply> | null} */ #connection = null;
  /** @type {{question: Question | null} | null} */ #wanted = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #pause;
  #asking = false;
  #page;
  #connect;
  #typing;

  /**
   * @param {Page<Question, Reply>} page
   * @param {() => Promise<Connection<Question, Reply>>} connect
   * @param {number} [typing] milliseconds without a keystroke that make a pause
   */
  constructor(page, connect, typing = TYPING_MS) {
    this.#page = page;
    this.#connect = connect;
    this.#typing = typing;
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
   * The question changed while somebody types: ask it at the next pause.
   *
   * @param {Question | null} question null where there is nothing to ask
   */
  edit(question) {
    this.#want(question);
    this.#pause = setTimeout(() => this.#ask(), this.#typing);
  }

  /**
   * The question as it stands is to be answered now.
   *
   * @param {Question | null} question
   */
  submit(question) {
    this.#want(question);
    if (this.#state === "error") this.start();
    else this.#ask();
  }

  /** @param {Question | null} question */
  #want(question) {
    clearTimeout(this.#pause);
    this.#wanted = { question };
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
   * Show the reply to a question, unless another question has come meanwhile.
   *
   * @param {Connection<Question, Reply>} connection
   * @param {{question: Question | null}} wanted
   */
  async #answer(connection, wanted) {
    const { question } = wanted;
    const reply = question === null ? null : await connection.ask(question);
    if (wanted !== this.#wanted) return;
    this.#wanted = null;
    if (question === null || reply === null) {
      this.#page.sample();
      return;
    }
    const next = this.#page.answer(reply, question);
    if (next) this.#wanted = { question: next };
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

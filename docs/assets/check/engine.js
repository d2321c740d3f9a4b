import { CODES, CheckError } from "./messages.js";
import { whenIdle } from "../guide/dom.js";
import { heal } from "../guide/offline.js";
import { savesData } from "./place.js";
import { forget } from "./snapshot.js";
import { lastingWorker, ownWorker, shortOfMemory } from "./workers.js";

/** How long the worker may say nothing at all before the page stops waiting. */
const SILENCE_MS = 20_000;
/** Whoever opened the page has their answer before anything is done for the next visit. */
const SETTLED_MS = 2000;

/**
 * @typedef {import("./python.js").Parts & {worker: string}} Addresses
 *
 * @typedef {import("./messages.js").BootMessage | import("./messages.js").KeepMessage} StartMessage
 * @typedef {import("./messages.js").WorkerMessage} WorkerMessage
 * @typedef {import("./messages.js").Question} Question
 */

/** A worker and the replies it still owes. */
class Link {
  /** @type {Map<number, {resolve: (reply: any) => void, reject: (reason: Error) => void}>} */
  #owed = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #silence;
  #last = 0;
  #heard = false;
  #worker;
  #progress;

  /**
   * @param {(hears: import("./workers.js").Hears) => import("./workers.js").Channel} reach
   * @param {(bytes: number, total: number) => void} progress
   */
  constructor(reach, progress) {
    this.#progress = progress;
    this.#worker = reach({
      message: (message) => this.#hear(message),
      failure: (reason) => this.#end(this.#heard ? CODES.failed : CODES.noWorker, reason),
    });
  }

  /**
   * @param {Omit<StartMessage, "id"> | (Question & {lang: string, base: string})} question
   * @returns {Promise<any>}
   */
  ask(question) {
    this.#last += 1;
    const id = this.#last;
    const reply = new Promise((resolve, reject) => this.#owed.set(id, { resolve, reject }));
    this.#worker.post({ ...question, id });
    this.#wait();
    return reply;
  }

  close() {
    clearTimeout(this.#silence);
    this.#worker.end();
  }

  /** @param {WorkerMessage} message */
  #hear(message) {
    this.#heard = true;
    if (message.kind === "progress") this.#progress(message.bytes, message.total);
    else this.#settle(message);
    this.#wait();
  }

  /** @param {Exclude<WorkerMessage, import("./messages.js").Progress>} message */
  #settle(message) {
    const owed = this.#owed.get(message.id);
    this.#owed.delete(message.id);
    if (message.kind === "error") {
      owed?.reject(new CheckError(message.error.code, message.error.message));
    } else {
      owed?.resolve(message);
    }
  }

  #wait() {
    clearTimeout(this.#silence);
    if (this.#owed.size === 0) return;
    this.#silence = setTimeout(() => this.#end(CODES.slow), SILENCE_MS);
  }

  /**
   * @param {string} code
   * @param {string} [message]
   */
  #end(code, message) {
    this.close();
    for (const { reject } of this.#owed.values()) reject(new CheckError(code, message));
    this.#owed.clear();
  }
}

/**
 * Start the engine in a worker, or find it awake where another page of this tab left it.
 *
 * @param {Addresses} addresses
 * @param {{lang: string, base: string}} reader language and place of the page the answers are for
 * @param {(bytes: number, total: number) => void} progress
 * @returns {Promise<{ask: (question: Question) => Promise<any>, close: () => void}>}
 */
export async function connect(addresses, reader, progress) {
  if (typeof WebAssembly !== "object") throw new CheckError(CODES.noWebAssembly);
  if (typeof Worker !== "function") throw new CheckError(CODES.noWorker);
  const { engine, runtime, text } = addresses;
  const link = new Link((hears) => lastingWorker(addresses, hears), progress);
  try {
    const { remembered } = await link.ask({ kind: "boot", engine, runtime, text });
    if (!remembered) setTimeout(() => whenIdle(() => void keepMemory(addresses)), SETTLED_MS);
  } catch (reason) {
    link.close();
    await forget(); // should a memory have been the reason
    await heal();
    throw reason;
  }
  return {
    ask: (question) => link.ask({ ...reader, ...question }),
    close: () => link.close(),
  };
}

/**
 * Have a second worker, which no text of a person reaches, keep the engine for the next visit.
 *
 * @param {Addresses} addresses
 */
async function keepMemory({ worker, ...parts }) {
  if (cleared || savesData() || !("caches" in globalThis) || shortOfMemory()) return;
  const link = new Link((hears) => ownWorker(worker, hears), () => {});
  document.addEventListener("clearing", () => link.close());
  try {
    await link.ask({ kind: "keep", ...parts });
  } catch {
    // the next visit starts as this one did
  } finally {
    link.close();
  }
}

let cleared = false;
document.addEventListener("clearing", () => (cleared = true));

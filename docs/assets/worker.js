// The worker of the checker: Python runs here, so that the page stays free while it works.

import { CODES, CheckError, named } from "./check/messages.js";
import { keepMemory, startPython } from "./check/python.js";

/**
 * @typedef {import("./check/messages.js").PageMessage} PageMessage
 * @typedef {{postMessage: (message: any) => void}} Page who asked
 */

/** @type {Promise<import("./check/python.js").Engine> | null} */
let engine = null;
/** @type {Set<Page>} pages that wait for the engine */
const waiting = new Set();
/** Whether a page was told that the engine had started: that page sees to its memory. */
let told = false;

// A worker that outlives its page hears one page after the other, each by a port of its own.
if ("onconnect" in globalThis) {
  addEventListener("connect", (event) => {
    for (const port of /** @type {MessageEvent} */ (event).ports) {
      port.addEventListener("message", ({ data }) => hear(data, port));
      port.start();
    }
  });
} else {
  addEventListener("message", ({ data }) => hear(data, globalThis));
}

/**
 * @param {PageMessage | import("./check/messages.js").Told} message
 * @param {Page} page
 */
async function hear(message, page) {
  if (!("id" in message)) {
    if (message.kind === "end") close();
    else start(message).catch(() => {}); // a failure is met by whoever asks
    return;
  }
  try {
    page.postMessage(await reply(message, page));
  } catch (reason) {
    const { code, message: text } = named(reason);
    page.postMessage({ id: message.id, kind: "error", error: { code, message: text } });
  }
}

/**
 * @param {PageMessage} message
 * @param {Page} page
 * @returns {Promise<import("./check/messages.js").WorkerMessage>}
 */
async function reply(message, page) {
  const { id } = message;
  if (message.kind === "boot") {
    waiting.add(page);
    try {
      const remembered = (await start(message)).remembered || told;
      told = true;
      return { id, kind: "ready", remembered };
    } finally {
      waiting.delete(page);
    }
  }
  if (message.kind === "keep") {
    await keepMemory(partsOf(message));
    return { id, kind: "ready" };
  }
  if (engine === null) throw new CheckError(CODES.failed, "Python has not started.");
  const awake = await engine;
  if (message.kind === "extend") {
    awake.extend(message.archive);
    return { id, kind: "ready" };
  }
  const answered = JSON.parse(awake.handle(JSON.stringify(message)));
  if (answered.error) return { id, kind: "error", error: answered.error };
  return { ...answered, id, kind: "answer" };
}

/** @param {any} message what Python is to be made of, if it has not started */
function start(message) {
  engine ??= startPython(partsOf(message), (bytes, total) => {
    for (const each of waiting) each.postMessage({ kind: "progress", bytes, total });
  });
  return engine;
}

/**
 * @param {any} message
 * @returns {import("./check/python.js").Parts}
 */
function partsOf({ runtime, engine: data, text }) {
  return { runtime, engine: data, text };
}

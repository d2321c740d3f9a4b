// The worker of the checker: Python runs here, so that the page stays free while it works.

import { CODES, CheckError, named } from "./check/messages.js";
import { keepMemory, startPython } from "./check/python.js";

/** @type {import("./check/python.js").Engine | null} */
let engine = null;

addEventListener("message", async (event) => {
  /** @type {import("./check/messages.js").PageMessage} */
  const message = event.data;
  try {
    postMessage(await reply(message));
  } catch (reason) {
    const { code, message: text } = named(reason);
    postMessage({ id: message.id, kind: "error", error: { code, message: text } });
  }
});

/**
 * @param {import("./check/messages.js").PageMessage} message
 * @returns {Promise<import("./check/messages.js").WorkerMessage>}
 */
async function reply(message) {
  const { id } = message;
  if (message.kind === "boot") {
    engine = await startPython(partsOf(message), (bytes, total) =>
      postMessage({ kind: "progress", bytes, total }),
    );
    return { id, kind: "ready", remembered: engine.remembered };
  }
  if (message.kind === "keep") {
    await keepMemory(partsOf(message));
    return { id, kind: "ready" };
  }
  if (engine === null) throw new CheckError(CODES.failed, "Python has not started.");
  if (message.kind === "extend") {
    engine.extend(message.archive);
    return { id, kind: "ready" };
  }
  const answered = JSON.parse(engine.handle(JSON.stringify(message)));
  if (answered.error) return { id, kind: "error", error: answered.error };
  return { ...answered, id, kind: "answer" };
}

/**
 * @param {any} message
 * @returns {import("./check/python.js").Parts}
 */
function partsOf({ runtime, engine: data, text }) {
  return { runtime, engine: data, text };
}

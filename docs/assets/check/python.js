import { integrityOf } from "./desk.js";
import { CODES, CheckError } from "./messages.js";

/**
 * @typedef {object} Engine what the worker calls
 * @property {(message: string) => string} handle
 * @property {(archive: ArrayBuffer) => void} extend takes in the archive of the desk, whose messages
 *   `handle` answers from then on
 */

/** The messages that the desk answers, see tools/desk/browser.py. */
const DESK = new Set(["backlog", "export", "qr", "rows", "table", "totals"]);

const CLOSED = ["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "importScripts"];

/**
 * Start Python with the engine in it.
 *
 * @param {string} runtime address of the folder with Pyodide and the wheel, with a slash at the end
 * @param {string} payload address of the catalog as the engine reads it
 * @param {(bytes: number, total: number) => void} progress
 * @returns {Promise<Engine>}
 */
export async function startPython(runtime, payload, progress) {
  const network = watchNetwork(progress);
  try {
    // Pyodide can wait for ever for a file that failed, so the failure itself ends the start.
    return await Promise.race([load(runtime, payload, network), network.failure]);
  } catch (reason) {
    throw named(reason);
  } finally {
    network.close();
  }
}

/**
 * @param {string} runtime
 * @param {string} payload
 * @param {ReturnType<typeof watchNetwork>} network
 * @returns {Promise<Engine>}
 */
async function load(runtime, payload, network) {
  const script = import(`${runtime}pyodide.mjs`).catch(() => {
    throw new CheckError(CODES.missing, "pyodide.mjs");
  });
  const lock = await (await fetch(`${runtime}pyodide-lock.json`)).json();
  network.expect(lock.tool["service-guide"].bytes);
  // Fetched while Python starts; a failure is met where the value is awaited.
  const wheels = Promise.all(Object.values(lock.packages).map((entry) => wheel(runtime, entry)));
  const catalog = fetch(payload, integrityIn(payload)).then((response) => response.text());
  wheels.catch(() => {});
  catalog.catch(() => {});
  /** @type {typeof import("pyodide")} */
  const { loadPyodide } = await script;
  const python = await loadPyodide({
    indexURL: runtime,
    lockFileContents: JSON.stringify(lock),
    packageBaseUrl: runtime,
    stdLibURL: `${runtime}python_stdlib.zip`,
  });
  for (const content of await wheels) python.unpackArchive(content, "wheel");
  const engine = python.pyimport("calculator.browser");
  engine.boot(await catalog);
  /** @type {any} */
  let desk = null;
  return {
    handle: (message) => (DESK.has(JSON.parse(message).kind) ? desk : engine).handle(message),
    extend: (archive) => {
      if (desk) return;
      python.unpackArchive(archive, "zip");
      desk = python.pyimport("tools.desk.browser");
    },
  };
}

/**
 * What to compare a file with whose address names its hash.
 *
 * @param {string} address
 * @returns {RequestInit}
 */
function integrityIn(address) {
  const sha256 = new URL(address).searchParams.get("sha256");
  return sha256 ? { integrity: integrityOf(sha256) } : {};
}

/**
 * A wheel that the lock file names; refused when its hash is another one.
 *
 * @param {string} runtime
 * @param {{file_name: string, sha256: string}} entry
 * @returns {Promise<ArrayBuffer>}
 */
async function wheel(runtime, entry) {
  const integrity = integrityOf(entry.sha256);
  const response = await fetch(`${runtime}${entry.file_name}`, { integrity });
  return response.arrayBuffer();
}

/**
 * Count what arrives while Python starts and remember what failed; closing it takes every way to
 * the network from the worker, before any text of a person reaches it.
 *
 * @param {(bytes: number, total: number) => void} progress
 */
function watchNetwork(progress) {
  const open = globalThis.fetch;
  let bytes = 0;
  let total = 0;
  /** @type {(reason: CheckError) => void} */
  let fail;
  /** @type {Promise<never>} */
  const failure = new Promise((_, reject) => (fail = reject));
  failure.catch(() => {});

  globalThis.fetch = async (input, init) => {
    const address = String(input instanceof Request ? input.url : input);
    const response = await open(input, init).catch((reason) => {
      fail(new CheckError(CODES.offline, address));
      throw reason;
    });
    if (!response.ok) fail(new CheckError(CODES.missing, address));
    count(response.clone());
    return response;
  };

  /** @param {Response} response */
  async function count(response) {
    const reader = response.body?.getReader();
    for (let step = await reader?.read(); step && !step.done; step = await reader?.read()) {
      bytes += step.value.length;
      if (total > 0) progress(Math.min(bytes, total), total);
    }
  }

  return {
    /** @param {number} expected */
    expect: (expected) => (total = expected),
    failure,
    close: () => {
      for (const name of CLOSED) Object.defineProperty(globalThis, name, { value: refuse });
    },
  };
}

function refuse() {
  throw new CheckError(CODES.failed, "The checker has no way to the network.");
}

/**
 * Any error of the start as a named one.
 *
 * @param {unknown} reason
 * @returns {CheckError}
 */
export function named(reason) {
  if (reason instanceof CheckError) return reason;
  const message = String(reason instanceof Error ? reason.message : reason);
  const memory = reason instanceof RangeError || /out of memory|MemoryError|OOM/i.test(message);
  return new CheckError(memory ? CODES.memory : CODES.failed, message);
}

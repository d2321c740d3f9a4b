import { integrityOf } from "./desk.js";
import { CODES, CheckError } from "./messages.js";
import { forget, keep, kept } from "./snapshot.js";

/**
 * @typedef {object} Engine what the worker calls
 * @property {(message: string) => string} handle
 * @property {(archive: ArrayBuffer) => void} extend takes in the archive of the desk, whose messages
 *   `handle` answers from then on
 * @property {boolean} remembered whether it came from the memory of an earlier visit
 */

/** The messages that the desk answers, see tools/desk/browser.py. */
const DESK = new Set(["backlog", "export", "qr", "rows", "table", "totals"]);

const LIBRARY = "python_stdlib.zip";

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
  return watched(progress, (network) => wake(runtime, payload, network));
}

/**
 * Start Python with the engine in it once more, for its memory alone: it is kept for the next visit.
 *
 * @param {string} runtime
 * @param {string} payload
 */
export async function keepMemory(runtime, payload) {
  const memory = await watched(
    () => {},
    async (network) => {
      const files = begin(runtime, network);
      const parts = engineParts(files, payload);
      const python = await start(files, { _makeSnapshot: true });
      const engine = await install(python, parts);
      // What is imported now need not be found later: the wheel is no part of a memory.
      engine.complete();
      engine.destroy();
      return python.makeMemorySnapshot();
    },
  );
  await keep(runtime, payload, memory);
}

/**
 * Do what needs the network, which is taken away afterwards.
 *
 * @template T
 * @param {(bytes: number, total: number) => void} progress
 * @param {(network: ReturnType<typeof watchNetwork>) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function watched(progress, work) {
  const network = watchNetwork(progress);
  try {
    // Pyodide can wait for ever for a file that failed, so the failure itself ends the start.
    return await Promise.race([work(network), network.failure]);
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
async function wake(runtime, payload, network) {
  const files = begin(runtime, network);
  const memory = await kept(runtime, payload);
  if (memory) {
    try {
      const python = await start(files, { _loadSnapshot: memory });
      return engineOf(python, python.pyimport("calculator.browser"), true);
    } catch {
      await forget();
    }
  }
  const parts = engineParts(files, payload);
  const python = await start(files, {});
  return engineOf(python, await install(python, parts), false);
}

/**
 * The files of Pyodide, all asked for at once: by itself it asks for one after the other.
 *
 * @param {string} runtime
 * @param {ReturnType<typeof watchNetwork>} network
 */
function begin(runtime, network) {
  /** @type {Promise<typeof import("pyodide")>} */
  const script = import(`${runtime}pyodide.mjs`).catch(() => {
    throw new CheckError(CODES.missing, "pyodide.mjs");
  });
  // What is imported once is there when Pyodide imports it; a failure is met then.
  import(`${runtime}pyodide.asm.mjs`).catch(() => {});
  for (const name of ["pyodide.asm.wasm", LIBRARY]) network.ahead(`${runtime}${name}`);
  const lock = fetch(`${runtime}pyodide-lock.json`).then((response) => response.json());
  lock.then(({ tool }) => network.expect(tool["service-guide"].bytes)).catch(() => {});
  return { runtime, script, lock };
}

/**
 * @param {ReturnType<typeof begin>} files
 * @param {{_makeSnapshot?: boolean, _loadSnapshot?: Uint8Array}} memory
 */
async function start({ runtime, script, lock }, memory) {
  const { loadPyodide } = await script;
  return loadPyodide({
    indexURL: runtime,
    lockFileContents: JSON.stringify(await lock),
    packageBaseUrl: runtime,
    stdLibURL: `${runtime}${LIBRARY}`,
    ...memory,
  });
}

/**
 * What Python needs to be the engine, fetched while it starts.
 *
 * @param {ReturnType<typeof begin>} files
 * @param {string} payload
 */
function engineParts({ runtime, lock }, payload) {
  const wheels = lock.then(({ packages }) =>
    Promise.all(Object.values(packages).map((entry) => wheel(runtime, entry))),
  );
  const catalog = fetch(payload, integrityIn(payload)).then((response) => response.text());
  // A failure is met where the value is awaited.
  wheels.catch(() => {});
  catalog.catch(() => {});
  return { wheels, catalog };
}

/**
 * Put the engine into a Python that has started.
 *
 * @param {import("pyodide").PyodideAPI} python
 * @param {ReturnType<typeof engineParts>} parts
 */
async function install(python, { wheels, catalog }) {
  for (const content of await wheels) python.unpackArchive(content, "wheel");
  const engine = python.pyimport("calculator.browser");
  engine.boot(await catalog);
  return engine;
}

/**
 * @param {import("pyodide").PyodideAPI} python
 * @param {any} engine
 * @param {boolean} remembered
 * @returns {Engine}
 */
function engineOf(python, engine, remembered) {
  /** @type {any} */
  let desk = null;
  return {
    handle: (message) => (DESK.has(JSON.parse(message).kind) ? desk : engine).handle(message),
    extend: (archive) => {
      if (desk) return;
      python.unpackArchive(archive, "zip");
      desk = python.pyimport("tools.desk.browser");
    },
    remembered,
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
 * Count what arrives while Python starts and hear what fails; closing it takes every way to
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

  // Pyodide only writes to the console that this failed, and would then be waited for in vain.
  const instantiate = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (...given) => {
    try {
      return await instantiate(...given);
    } catch (reason) {
      fail(named(reason));
      throw reason;
    }
  };

  /** @type {Map<string, Promise<Response>>} */
  const early = new Map();

  globalThis.fetch = async (input, init) => {
    const address = String(input instanceof Request ? input.url : input);
    const asked = early.get(address);
    early.delete(address);
    const response = await (asked ?? open(input, init)).catch((reason) => {
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
    /** @param {string} address what will be fetched is asked for now */
    ahead: (address) => {
      const asked = open(address);
      asked.catch(() => {});
      early.set(address, asked);
    },
    /** @param {number} expected */
    expect: (expected) => (total = expected),
    failure,
    close: () => {
      WebAssembly.instantiateStreaming = instantiate;
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

import { integrityOf } from "./desk.js";
import { CODES, CheckError } from "./messages.js";
import { watched } from "./network.js";
import { forget, keep, kept } from "./snapshot.js";

/**
 * @typedef {object} Parts the addresses of what the engine is made of
 * @property {string} runtime the folder with Pyodide and the wheel, with a slash at the end
 * @property {string} engine what all versions of the guide share, as the engine reads it
 * @property {string} text the text of the version to answer by
 *
 * @typedef {object} Engine what the worker calls
 * @property {(message: string) => string} handle
 * @property {(archive: ArrayBuffer) => void} extend takes in the archive of the desk, whose messages
 *   `handle` answers from then on
 * @property {boolean} remembered whether it came from the memory of an earlier visit
 */

/** The messages that the desk answers, see tools/desk/browser.py. */
const DESK = new Set(["backlog", "export", "qr", "rows", "table", "totals"]);

const LIBRARY = "python_stdlib.zip";

/**
 * Start Python with the engine in it.
 *
 * @param {Parts} parts
 * @param {(bytes: number, total: number) => void} progress
 * @returns {Promise<Engine>}
 */
export async function startPython(parts, progress) {
  return watched(progress, (network) => wake(parts, network));
}

/**
 * Start Python with the engine in it once more, for its memory alone: it is kept for the next visit.
 *
 * @param {Parts} parts
 */
export async function keepMemory(parts) {
  const memory = await watched(
    () => {},
    async (network) => {
      const files = begin(parts.runtime, network);
      const fetched = engineParts(files, parts);
      const python = await start(files, { _makeSnapshot: true });
      const engine = await install(python, fetched);
      // What is imported now need not be found later: the wheel is no part of a memory.
      engine.complete();
      engine.destroy();
      return python.makeMemorySnapshot();
    },
  );
  await keep(parts, memory);
}

/**
 * @param {Parts} parts
 * @param {import("./network.js").Network} network
 * @returns {Promise<Engine>}
 */
async function wake(parts, network) {
  const files = begin(parts.runtime, network);
  const memory = await kept(parts);
  if (memory) {
    try {
      const python = await start(files, { _loadSnapshot: memory });
      return engineOf(python, python.pyimport("calculator.browser"), true);
    } catch {
      await forget();
    }
  }
  const fetched = engineParts(files, parts);
  const python = await start(files, {});
  return engineOf(python, await install(python, fetched), false);
}

/**
 * The files of Pyodide, all asked for at once: by itself it asks for one after the other.
 *
 * @param {string} runtime
 * @param {import("./network.js").Network} network
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
 * @param {Parts} parts
 */
function engineParts({ runtime, lock }, { engine, text }) {
  const wheels = lock.then(({ packages }) =>
    Promise.all(Object.values(packages).map((entry) => wheel(runtime, entry))),
  );
  const catalog = Promise.all([
    ...[engine, text].map((address) => fetch(address, integrityIn(address)).then((it) => it.text())),
    hashIn(text),
  ]);
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
  engine.boot(...(await catalog));
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
  const sha256 = hashIn(address);
  return sha256 ? { integrity: integrityOf(sha256) } : {};
}

/** @param {string} address of a file, with its hash; without one in a guide that is built alone */
function hashIn(address) {
  return new URL(address).searchParams.get("sha256") ?? "";
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

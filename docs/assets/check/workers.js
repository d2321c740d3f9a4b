// Where the engine runs: a worker of the page alone, or one that outlives the page for a while, so
// that the next page of the same tab finds Python awake.

const TAB = "guide-engine";
const ENOUGH_GB = 4;

/**
 * @typedef {object} Hears what a page does with what a worker says
 * @property {(message: any) => void} message
 * @property {(reason: string) => void} failure the worker cannot go on
 *
 * @typedef {object} Channel
 * @property {(message: object) => void} post
 * @property {() => void} end nobody is to use this worker any more
 */

/** @type {Map<string, Worker>} workers of this page that have begun, by their engine */
const begun = new Map();

/**
 * Have the worker of an engine start it before anybody asks: `lastingWorker` finds it then.
 *
 * @param {import("./engine.js").Addresses} addresses
 */
export function begin({ worker: address, ...parts }) {
  const engine = engineOf(parts);
  const lasting = lastingName(engine);
  const message = { kind: "begin", ...parts };
  if (lasting) {
    const { port } = sharedWorker(address, lasting);
    port.start();
    port.postMessage(message);
    return;
  }
  const worker = newWorker(address);
  begun.set(engine, worker);
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    begun.delete(engine); // whoever asks for it is told by the next one
  });
  worker.postMessage(message);
}

/**
 * A worker of this page alone, which nobody else has.
 *
 * @param {string} address
 * @param {Hears} hears
 * @returns {Channel}
 */
export function ownWorker(address, hears) {
  return pageWorker(newWorker(address), hears);
}

/**
 * @param {Worker} worker
 * @param {Hears} hears
 * @returns {Channel}
 */
function pageWorker(worker, hears) {
  listen(worker, worker, hears);
  return { post: (message) => worker.postMessage(message), end: () => worker.terminate() };
}

/**
 * The worker of this tab for an engine of such a name, as another page may have left it.
 *
 * @param {string} address
 * @param {string} name
 * @param {Hears} hears
 * @returns {Channel}
 */
function tabWorker(address, name, hears) {
  const worker = sharedWorker(address, name);
  listen(worker, worker.port, hears);
  worker.port.start();
  return {
    post: (message) => worker.port.postMessage(message),
    end: () => {
      // It may hang: then it ends by itself, and the next one has another name.
      sessionStorage.removeItem(TAB);
      worker.port.postMessage({ kind: "end" });
    },
  };
}

/**
 * A worker that stays awake between pages where the browser can have one, else one of this page.
 *
 * @param {import("./engine.js").Addresses} addresses pages of another engine do not share it
 * @param {Hears} hears
 * @returns {Channel}
 */
export function lastingWorker({ worker: address, ...parts }, hears) {
  const engine = engineOf(parts);
  const lasting = lastingName(engine);
  if (lasting) return tabWorker(address, lasting, hears);
  const worker = begun.get(engine) ?? newWorker(address);
  begun.delete(engine);
  return pageWorker(worker, hears);
}

/** @param {string} address */
function newWorker(address) {
  return new Worker(address, { type: "module" });
}

/**
 * @param {string} address
 * @param {string} name
 */
function sharedWorker(address, name) {
  const options = { type: "module", name, extendedLifetime: true };
  return new SharedWorker(address, /** @type {WorkerOptions} */ (options));
}

/** @param {import("./python.js").Parts} parts what an engine is made of, as its name */
function engineOf({ engine, runtime, text }) {
  return [engine, runtime, text].join(" ");
}

/**
 * @param {string} engine
 * @returns {string | null} what its worker in this tab is called; null where none outlives its page
 */
function lastingName(engine) {
  const tab = outlivesPages() ? tabName() : null;
  return tab && `${tab} ${engine}`;
}

/** Whether a second Python would be too much for this machine, or one that outlives its page. */
export function shortOfMemory() {
  return "deviceMemory" in navigator && Number(navigator.deviceMemory) < ENOUGH_GB;
}

/**
 * @param {Worker | SharedWorker} worker
 * @param {Worker | MessagePort} port
 * @param {Hears} hears
 */
function listen(worker, port, hears) {
  port.addEventListener("message", (event) => hears.message(/** @type {MessageEvent} */ (event).data));
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    hears.failure(event instanceof ErrorEvent ? event.message : "");
  });
}

/** Whether a shared worker can be told to outlive its page: a browser that can reads the option. */
function outlivesPages() {
  if (shortOfMemory()) return false;
  let read = false;
  const options = {
    get extendedLifetime() {
      read = true;
      return true;
    },
  };
  try {
    // Nothing can start at an address that is none.
    Reflect.construct(SharedWorker, ["//:", options]);
  } catch {
    // either there are no shared workers, or it was the address
  }
  return read;
}

/** @returns {string | null} this tab's own name; null where nothing can be kept for it */
function tabName() {
  try {
    const name = sessionStorage.getItem(TAB) ?? crypto.randomUUID();
    sessionStorage.setItem(TAB, name);
    return name;
  } catch {
    return null;
  }
}

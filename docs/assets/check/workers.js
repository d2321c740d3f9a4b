// Where the engine runs: a worker of the page alone, or one that outlives the page for a while, so
// that the next page of the same tab finds Python awake.

const TAB = "guide-engine";

/**
 * @typedef {object} Hears what a page does with what a worker says
 * @property {(message: any) => void} message
 * @property {(reason: string) => void} failure the worker cannot go on
 *
 * @typedef {object} Channel
 * @property {(message: object) => void} post
 * @property {() => void} end nobody is to use this worker any more
 */

/**
 * @param {string} address
 * @param {Hears} hears
 * @returns {Channel}
 */
export function ownWorker(address, hears) {
  const worker = new Worker(address, { type: "module" });
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
  const options = { type: "module", name, extendedLifetime: true };
  const worker = new SharedWorker(address, /** @type {WorkerOptions} */ (options));
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
 * @param {string} address
 * @param {string} engine what the worker is made of: pages of another engine do not share it
 * @param {Hears} hears
 * @returns {Channel}
 */
export function lastingWorker(address, engine, hears) {
  const tab = outlivesPages() ? tabName() : null;
  return tab ? tabWorker(address, `${tab} ${engine}`, hears) : ownWorker(address, hears);
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

/** Whether a shared worker can be told to outlive its page: then the browser reads the option. */
function outlivesPages() {
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

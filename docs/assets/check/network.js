// The network of the worker: watched while Python starts, taken away before any text of a person
// reaches it.

import { CODES, CheckError, named } from "./messages.js";

/** @typedef {ReturnType<typeof watchNetwork>} Network */

const CLOSED = ["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "importScripts"];

/**
 * Do what needs the network, which is taken away afterwards.
 *
 * @template T
 * @param {(bytes: number, total: number) => void} progress
 * @param {(network: Network) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function watched(progress, work) {
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

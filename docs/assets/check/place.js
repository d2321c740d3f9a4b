/**
 * An element that a page of ours must have.
 *
 * @template {Element} T
 * @param {string} selector
 * @param {new () => T} kind
 * @param {ParentNode} [within]
 * @returns {T}
 */
export function find(selector, kind, within = document) {
  const found = within.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`The page has no ${selector}.`);
  return found;
}

/**
 * Where the engine stands, as the root of the page's answer says.
 *
 * @param {HTMLElement} root
 * @returns {import("./engine.js").Addresses}
 */
export function addressesOf(root) {
  const { engine, runtime, text, worker } = root.dataset;
  return {
    engine: absolute(engine),
    runtime: absolute(runtime),
    text: absolute(text),
    worker: absolute(worker),
  };
}

/** @param {string | undefined} address */
function absolute(address) {
  return new URL(address ?? "", document.baseURI).href;
}

/** Whether the reader asked the browser to spare data: then nothing is loaded before it is wanted. */
export function savesData() {
  return "connection" in navigator && Boolean(Object(navigator.connection).saveData);
}

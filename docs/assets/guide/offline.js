// The site without a network: asking the service worker to keep it, and telling what came of it.

import { savesData } from "../check/place.js";
import { site, word } from "./data.js";
import { all, element, whenIdle } from "./dom.js";

const WORKER = "sw.js";
const KEYS = "guide-";
const HEALED = "guide-healed";
/** A page that stays open so long looks whether the site has changed meanwhile. */
const LONG_MS = 3_600_000;

/** Offers what can be done without a network, and keeps the site once it was of use. */
export function workOffline() {
  for (const button of all("[data-clear-data]")) {
    button.hidden = false;
    button.addEventListener("click", () => void clear());
  }
  watchBuild();
  if (site.alone || !("serviceWorker" in navigator) || !isSecureContext) return;
  for (const button of all("[data-keep-offline]")) {
    button.hidden = false;
    button.addEventListener("click", () => void keep());
  }
  navigator.serviceWorker.addEventListener("message", (event) => hear(event.data));
  navigator.serviceWorker.controller?.postMessage({ kind: "how" });
  if (savesData()) return;
  // Somebody who has used the tool may want it again on a train.
  const used = () => void keep();
  document.addEventListener("answered", used, { once: true });
  document.addEventListener("sized", used, { once: true });
  if (navigator.serviceWorker.controller) whenIdle(() => void keep());
}

async function keep() {
  say("offline_keeping", { part: 0 });
  try {
    await navigator.serviceWorker.register(`${site.root}${WORKER}`);
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ kind: "keep" });
  } catch {
    say("offline_failed");
  }
}

/** @param {any} told what the service worker says */
function hear(told) {
  if (told.kind === "keeping") say("offline_keeping", { part: Math.floor(told.part * 100) });
  if (told.kind === "kept") say("offline_kept", { date: told.day });
  if (told.kind === "not-kept") say(told.code === "room" ? "offline_room" : "offline_failed");
  if (told.kind === "how") {
    if (told.day) say("offline_kept", { date: told.day });
    if (told.copy) banner(word("offline_copy", { date: told.day }));
  }
}

/** Removes everything that this site has stored in the browser. */
async function clear() {
  document.dispatchEvent(new CustomEvent("clearing"));
  for (const store of [localStorage, sessionStorage]) {
    for (const key of Object.keys(store)) {
      if (key.startsWith(KEYS)) store.removeItem(key);
    }
  }
  if ("caches" in globalThis) {
    for (const name of await caches.keys()) {
      if (name.startsWith(KEYS)) await caches.delete(name);
    }
  }
  if ("serviceWorker" in navigator) {
    const scope = new URL(site.root, document.baseURI).href;
    for (const each of await navigator.serviceWorker.getRegistrations()) {
      if (each.scope === scope) await each.unregister();
    }
  }
  say("data_cleared");
}

/** Offers a newer build to a page that has been open for long; nothing is forced. */
function watchBuild() {
  let opened = Date.now();
  document.addEventListener("visibilitychange", async () => {
    if (document.visibilityState !== "visible" || Date.now() - opened < LONG_MS) return;
    opened = Date.now();
    if (await outdated()) banner(word("build_newer"), word("build_reload"));
  });
}

/** Says so when a script of the page does not arrive, with a way to try again. */
export function tellMissingScripts() {
  // Such an event does not bubble; it comes once to each script that lacks something.  Half a
  // script is a mistake in its writing.
  addEventListener("error", onMissing, true);
}

/** @param {Event} event */
async function onMissing(event) {
  const half = event instanceof ErrorEvent && event.error instanceof SyntaxError;
  if (!half && !(event.target instanceof HTMLScriptElement)) return;
  removeEventListener("error", onMissing, true);
  await heal();
  banner(word("script_gone"), word("build_reload"));
}

/**
 * Whether the server holds another build than the one this page came with.
 *
 * @returns {Promise<boolean>} false where that cannot be known
 */
export async function outdated() {
  try {
    const response = await fetch(`${site.root}offline.json`, { cache: "no-store" });
    const { now } = await response.json();
    const places = [...document.querySelectorAll("[data-engine]")].map((each) => Object(each).dataset);
    const gone = (/** @type {string} */ address, /** @type {string[]} */ known) =>
      !known.some((each) => address.endsWith(each));
    return (
      !import.meta.url.includes(`/${now.ours}`) ||
      places.some(
        ({ engine, runtime, text }) =>
          gone(engine, now.engines) || gone(runtime, [now.runtime]) || gone(text, now.texts),
      )
    );
  } catch {
    return false;
  }
}

/**
 * A page whose files are gone because a newer build took their place is loaded again, once: what is
 * entered is asked to be kept by the event `leaving`.  Returns where that is not the reason.
 */
export async function heal() {
  if (!navigator.onLine || !(await outdated())) return;
  try {
    if (sessionStorage.getItem(HEALED) === location.pathname) return;
    sessionStorage.setItem(HEALED, location.pathname);
  } catch {
    return; // without a memory it might never end
  }
  document.dispatchEvent(new CustomEvent("leaving"));
  location.reload();
  await new Promise(() => {}); // the page goes
}

/**
 * @param {string} code
 * @param {Record<string, string | number>} [values]
 */
function say(code, values) {
  for (const place of all("[data-offline-status]")) {
    const text = word(code, values);
    if (place.textContent !== text) place.textContent = text;
  }
}

/**
 * @param {string} text
 * @param {string} [reload] words of a button that loads the page again
 */
function banner(text, reload) {
  const line = element("p", { class: "banner", role: "status" }, element("strong", {}, text));
  if (reload) {
    const button = element("button", { class: "result__other", type: "button" }, reload);
    button.addEventListener("click", () => location.reload());
    line.append(" ", button);
  }
  const inner = element("div", { class: "md-banner__inner md-grid md-typeset" }, line);
  document.querySelector("[data-md-component=announce]")?.append(element("aside", { class: "md-banner" }, inner));
}

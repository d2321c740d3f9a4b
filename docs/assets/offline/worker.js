// The service worker: one whole build of the site is kept for use without a network.
//
// With a network pages come from it, so that nothing old is shown by mistake; files named by their
// content come from the copy.  A copy is complete and of one build, or it is not used at all: every
// file is compared with the hash that the build wrote down.

/** @type {any} */
const scope = globalThis;
const KEPT = "guide-site-";
const LIST = "offline.json";
const HASHED = /\/assets\/[a-z]+-[0-9a-f]{12}\//;
const AT_ONCE = 6;
/** How long a page waits for a slow network before the copy is shown. */
const PATIENCE_MS = 4000;
/** @type {Set<string>} pages that were shown from the copy, by client */
const shown = new Set();

/**
 * @typedef {object} List what `offline.json` says
 * @property {string} build
 * @property {string} day
 * @property {[string, string, number][]} files address, SHA-256, bytes
 */

scope.addEventListener("install", () => scope.skipWaiting());
scope.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(scope.clients.claim()));

scope.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const own = request.url.startsWith(scope.registration.scope) && origin === location.origin;
  if (request.method !== "GET" || !own || pathname.endsWith(`/${LIST}`)) return;
  event.respondWith(answer(request, event.resultingClientId));
});

scope.addEventListener("message", (/** @type {any} */ event) => {
  const { kind } = event.data;
  const tell = (/** @type {object} */ told) => event.source?.postMessage(told);
  if (kind === "keep") event.waitUntil(keep(tell));
  if (kind === "how") event.waitUntil(how(event.source, tell));
});

/**
 * @param {Request} request
 * @param {string} client the page that comes of a navigation
 * @returns {Promise<Response>}
 */
async function answer(request, client) {
  const copy = await complete();
  const found = await copy?.cache.match(request, { ignoreSearch: true });
  if (!found) return fetch(request);
  if (HASHED.test(new URL(request.url).pathname)) return found;
  const fresh = await soon(fetch(request));
  if (fresh) return fresh;
  if (request.mode === "navigate") shown.add(client);
  return found;
}

/**
 * What the network says, null where it fails or takes too long.
 *
 * @param {Promise<Response>} asked
 * @returns {Promise<Response | null>}
 */
function soon(asked) {
  const late = new Promise((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));
  return /** @type {Promise<Response | null>} */ (Promise.race([asked.catch(() => null), late]));
}

/** @returns {Promise<{cache: Cache, list: List} | null>} the copy that is whole, if there is one */
async function complete() {
  for (const name of (await caches.keys()).filter((each) => each.startsWith(KEPT))) {
    const cache = await caches.open(name);
    const list = await cache.match(address(LIST));
    if (list) return { cache, list: await list.json() };
  }
  return null;
}

/**
 * Keep the build that the network has now; the copy of an earlier one goes once this one is whole.
 *
 * @param {(told: object) => void} tell
 */
async function keep(tell) {
  try {
    const response = await fetch(address(LIST), { cache: "no-store" });
    if (!response.ok) throw new Error(`${LIST}: ${response.status}`);
    /** @type {List} */
    const list = await response.clone().json();
    const before = await complete();
    if (before?.list.build !== list.build) await copyAll(list, before, response, tell);
    tell({ kind: "kept", build: list.build, day: list.day });
  } catch (reason) {
    const code = Object(reason).name === "QuotaExceededError" ? "room" : "failed";
    tell({ kind: "not-kept", code, message: String(reason) });
  }
}

/**
 * @param {List} list
 * @param {{cache: Cache, list: List} | null} before
 * @param {Response} written the list as it came
 * @param {(told: object) => void} tell
 */
async function copyAll(list, before, written, tell) {
  const name = `${KEPT}${list.build}`;
  const cache = await caches.open(name);
  const known = new Map(before?.list.files.map(([file, hash]) => [file, hash]));
  const total = list.files.reduce((sum, [, , bytes]) => sum + bytes, 0);
  const left = [...list.files];
  let done = 0;
  const work = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      const [file, hash, bytes] = next;
      const same = known.get(file) === hash ? await before?.cache.match(address(file)) : undefined;
      await cache.put(address(file), same ?? (await checked(file, hash)));
      done += bytes;
      tell({ kind: "keeping", part: done / total });
    }
  };
  // Nothing is told after a failure, so all of them are waited for.
  const ended = await Promise.allSettled(
    Array.from({ length: AT_ONCE }, () => work().finally(() => (left.length = 0))),
  );
  const failure = ended.find((each) => each.status === "rejected");
  try {
    if (failure) throw failure.reason;
    await cache.put(address(LIST), written);
  } catch (reason) {
    await caches.delete(name);
    throw reason;
  }
  for (const each of await caches.keys()) {
    if (each.startsWith(KEPT) && each !== name) await caches.delete(each);
  }
}

/**
 * A file of the build; refused when it is not what the build wrote down.
 *
 * @param {string} file
 * @param {string} hash
 * @returns {Promise<Response>}
 */
async function checked(file, hash) {
  const response = await fetch(address(file));
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  const content = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  const found = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (found !== hash) throw new Error(`${file} is of another build.`);
  const type = response.headers.get("content-type") ?? "application/octet-stream";
  return new Response(content, { headers: { "content-type": type } });
}

/**
 * Whether a page came from the copy, and of which day that is.
 *
 * @param {{id: string}} client
 * @param {(told: object) => void} tell
 */
async function how(client, tell) {
  const copy = await complete();
  tell({ kind: "how", copy: shown.has(client.id), day: copy?.list.day ?? null });
}

/** @param {string} file its name below the root of the site */
function address(file) {
  return new URL(file, scope.registration.scope).href;
}

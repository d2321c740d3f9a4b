// Put in place of the service worker, this ends it: the copies are removed, pages come from the
// network alone.

/** @type {any} */
const scope = globalThis;

scope.addEventListener("install", () => scope.skipWaiting());
scope.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(end()));

async function end() {
  for (const name of await caches.keys()) {
    if (name.startsWith("guide-")) await caches.delete(name);
  }
  await scope.registration.unregister();
}

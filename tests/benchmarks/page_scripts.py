"""What the browser benchmarks run inside a page: a stock page to compare with, and watches."""

from __future__ import annotations

STOCK = """<!doctype html><meta charset="utf-8"><title>Stock</title>
<textarea id="request"></textarea><button id="check">Ask</button><p data-answer></p>
<script type="module">
import { loadPyodide } from "./pyodide.mjs";
const got = async (name, read) => (await fetch(name))[read]();
const wheel = got("engine.whl", "arrayBuffer");
const [data, contract] = ["engine.json", "contract.json"].map((name) => got(name, "text"));
const python = await loadPyodide({ indexURL: new URL(".", location.href).href });
python.unpackArchive(await wheel, "wheel");
const engine = python.pyimport("calculator.browser");
engine.boot(await data, await contract, "");
const request = { text: document.querySelector("#request").value };
const asked = { id: 1, kind: "assess", request, contract: null, lang: "en", base: "" };
document.querySelector("[data-answer]").textContent = engine.handle(JSON.stringify(asked));
document.querySelector("[data-answer]").dataset.state = "ready";
</script>"""
KEPT = """
async () => {
  const store = await caches.open("guide-memory");
  return (await store.keys()).length > 0;
}
"""
WATCH = """
const watched = (globalThis.watched = { gap: 0 });
let before = performance.now();
setInterval(() => {
  const now = performance.now();
  watched.gap = Math.max(watched.gap, now - before);
  before = now;
}, 1);
"""
UNTIL_ANSWERED = """
(text) => new Promise((done, failed) => {
  const start = performance.now();
  setTimeout(() => failed(new Error("no answer")), 20_000);
  document.addEventListener("answered", () => requestAnimationFrame(() =>
    done(performance.now() - start)), { once: true });
  document.querySelector("#request").value = text;
  document.querySelector("#check").click();
})
"""
UNTIL_SIZED = """
(value) => new Promise((done, failed) => {
  setTimeout(() => failed(new Error("no figures")), 20_000);
  const field = document.querySelector("[data-field=count]");
  const start = performance.now();
  new MutationObserver((_, watcher) => {
    watcher.disconnect();
    requestAnimationFrame(() => done(performance.now() - start));
  }).observe(document.querySelector("[data-part=hours]"), { childList: true, subtree: true });
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
})
"""
WAITED = """
(pair) => new Promise((done, failed) => {
  setTimeout(() => failed(new Error("no redline")), 20_000);
  const root = document.querySelector("[data-redline-live]");
  const start = performance.now();
  new MutationObserver((_, watcher) => {
    if (root.dataset.state !== "ready" || performance.now() - start < 1) return;
    watcher.disconnect();
    done(performance.now() - start);
  }).observe(root, { attributes: true, attributeFilter: ["data-state"] });
  location.hash = pair;
})
"""
HISTORY = "fetch('../../../history.json').then((response) => response.text())"
READABLE = """
() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime
"""
WATCH_KEYS = """
const keys = (globalThis.keys = []);
document.addEventListener("keydown", ({ timeStamp }) =>
  requestAnimationFrame(() => setTimeout(() => keys.push(performance.now() - timeStamp))), true);
"""
TYPED = """
() => {
  const found = keys.toSorted((one, other) => one - other);
  return [found[found.length >> 1], found.at(-1), found.length];
}
"""

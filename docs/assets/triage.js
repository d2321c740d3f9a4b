// The page that sorts a backlog: a file in, a preview, rows answered in steps, a table and totals.

import { decoded, encoded, offer, openDesk } from "./check/desk.js";
import { connect } from "./check/engine.js";
import { addressesOf, find } from "./check/place.js";
import { Status } from "./check/status.js";
import { HANDOVER } from "./configure/memory.js";
import { Table } from "./triage/table.js";
import { say } from "./triage/words.js";

const FILE_AT_MOST = 20 * 1024 * 1024;
const STEP = 40;
const SHOWN_BROKEN = 20;

/** One page at work. */
class Desk {
  /** @type {Promise<{ask: (question: any) => Promise<any>, close: () => void}> | null} */ #link = null;
  /** @type {{name: string, content: string} | null} */ #file = null;
  /** @type {any} */ #totals = null;
  #running = false;
  #root;
  #lang;
  #status;
  #table;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
    this.#lang = root.dataset["lang"] ?? "";
    this.#status = new Status(
      root,
      find("#triage-status", HTMLElement),
      find("#triage-error", HTMLElement),
    );
    this.#status.onRetry(() => location.reload());
    this.#table = new Table(root, () => void this.#guarded(() => this.#sum()));
  }

  listen() {
    const file = find("[data-file]", HTMLInputElement);
    file.addEventListener("change", () => {
      const [chosen] = file.files ?? [];
      if (chosen) void this.#guarded(() => this.#take(chosen));
      file.value = "";
    });
    const drop = find("[data-drop]", HTMLElement);
    drop.addEventListener("dragover", (event) => event.preventDefault());
    drop.addEventListener("drop", (event) => {
      event.preventDefault();
      const [dropped] = event.dataTransfer?.files ?? [];
      if (dropped) void this.#guarded(() => this.#take(dropped));
    });
    find("[data-columns]", HTMLElement).addEventListener("change", () =>
      void this.#guarded(() => this.#preview(this.#columns())),
    );
    this.#root.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      const action = button?.dataset["do"];
      if (action) void this.#guarded(() => this.#act(action));
    });
    drop.hidden = false;
  }

  /** @param {string} action */
  async #act(action) {
    if (action === "paste") await this.#paste();
    else if (action === "start") await this.#sort();
    else if (action === "cancel") this.#running = false;
    else if (action === "previous" || action === "next") this.#table.turn(action === "next" ? 1 : -1);
    else if (action === "configure") this.#configure();
    else if (action === "again") this.#show("[data-drop]");
    else await this.#download(action);
  }

  async #paste() {
    const text = find("[data-paste]", HTMLTextAreaElement).value;
    if (!text.trim()) this.#tell(say(this.#lang, "empty"));
    else await this.#take(new File([text], "paste.csv"));
  }

  /** @param {File} file */
  async #take(file) {
    if (file.size > FILE_AT_MOST) {
      this.#fault(say(this.#lang, "too-large", { size: Math.ceil(file.size / 1024 / 1024) }));
      return;
    }
    this.#file = { name: file.name, content: encoded(await file.arrayBuffer()) };
    await this.#preview([]);
  }

  /** @param {string[]} columns names of columns, none to have them guessed */
  async #preview(columns) {
    const link = await this.#engine();
    const asked = { kind: "backlog", ...this.#file, columns, contract: null };
    const found = await link.ask(asked).catch((/** @type {Error} */ reason) => {
      this.#fault(`${say(this.#lang, "unreadable")} ${reason.message}`);
      return null;
    });
    if (!found) return;
    const boxes = find("[data-columns]", HTMLElement);
    boxes.replaceChildren(
      ...found.header.map((/** @type {string} */ name, /** @type {number} */ at) =>
        tick(name, at, found.columns.includes(name)),
      ),
    );
    const sample = find("[data-sample]", HTMLElement);
    sample.replaceChildren(
      ...found.preview.map((/** @type {string} */ text) => {
        const item = document.createElement("li");
        item.textContent = text;
        return item;
      }),
    );
    this.#show("[data-preview]");
    this.#tell(say(this.#lang, "understood", { name: this.#file?.name ?? "" }));
  }

  async #sort() {
    const link = await this.#engine();
    const bar = find("#triage-progress", HTMLProgressElement);
    const left = find("[data-left]", HTMLElement);
    this.#table.clear();
    this.#running = true;
    this.#show("[data-running]");
    const start = performance.now();
    let reply = { done: false, cut: false };
    while (!reply.done && this.#running) {
      const first = this.#table.length === 0;
      const step = await link.ask({ kind: "rows", limit: STEP, first });
      this.#table.add(step.rows, step.headings);
      const share = step.share ?? 0;
      bar.value = share;
      const seconds = Math.ceil(((performance.now() - start) / 1000) * (1 / Math.max(share, 0.01) - 1));
      const values = { done: this.#table.length, seconds };
      left.textContent = say(this.#lang, share > 0.01 ? "left" : "some", values);
      reply = step;
    }
    const done = { done: this.#table.length };
    this.#running = false;
    this.#table.show();
    await this.#sum();
    this.#show("[data-result]");
    this.#tell(reply.done ? (reply.cut ? say(this.#lang, "cut", done) : "") : say(this.#lang, "stopped", done));
  }

  async #sum() {
    const link = await this.#engine();
    const { corrections } = this.#table;
    this.#totals = await link.ask({ kind: "totals", corrections });
    const { rows, duplicates, hours, broken } = this.#totals.summary;
    find("[data-sum]", HTMLElement).textContent = say(
      this.#lang,
      hours ? "sum" : "sum-nothing",
      { rows, duplicates, ...hours },
    );
    const list = find("[data-broken]", HTMLElement);
    const told = broken
      .slice(0, SHOWN_BROKEN)
      .map((/** @type {any} */ each) => say(this.#lang, "broken", { row: String(each.row), text: each.text }));
    if (broken.length > SHOWN_BROKEN) told.push(say(this.#lang, "more", { n: broken.length - SHOWN_BROKEN }));
    list.replaceChildren(
      ...told.map((/** @type {string} */ text) => {
        const item = document.createElement("li");
        item.textContent = text;
        return item;
      }),
    );
    list.hidden = told.length === 0;
  }

  #configure() {
    if (!this.#totals) return;
    sessionStorage.setItem(HANDOVER, JSON.stringify(this.#totals.backlog));
    location.assign(new URL(`${this.#root.dataset["base"]}configure/`, document.baseURI));
  }

  /** @param {string} format */
  async #download(format) {
    this.#tell(say(this.#lang, "working"));
    const link = await this.#engine();
    const { corrections } = this.#table;
    const { content } = await link.ask({ kind: "table", format, corrections });
    offer(decoded(content), `tickets.${format}`, "application/octet-stream");
    this.#tell(say(this.#lang, "done"));
  }

  /** @returns {string[]} */
  #columns() {
    return [...find("[data-columns]", HTMLElement).querySelectorAll("input:checked")].map((each) =>
      each instanceof HTMLInputElement ? each.value : "",
    );
  }

  async #engine() {
    this.#link ??= this.#started();
    return this.#link;
  }

  async #started() {
    const addresses = addressesOf(this.#root);
    const reader = { lang: this.#lang, base: this.#root.dataset["base"] ?? "" };
    this.#status.state("loading", true);
    const link = await connect(addresses, reader, (bytes, total) => this.#status.progress(bytes, total));
    await openDesk(link, addresses.runtime);
    this.#status.state("ready", false);
    return link;
  }

  /** @param {string} selector the one part of the page that is shown */
  #show(selector) {
    for (const part of ["[data-drop]", "[data-preview]", "[data-running]", "[data-result]"]) {
      find(part, HTMLElement).hidden = part !== selector;
    }
  }

  /** @param {string} text */
  #tell(text) {
    find("#triage-status", HTMLElement).textContent = text;
    find("#triage-error", HTMLElement).hidden = true;
  }

  /** @param {string} text */
  #fault(text) {
    const alert = find("#triage-error", HTMLElement);
    alert.textContent = text;
    alert.hidden = false;
    find("#triage-status", HTMLElement).textContent = "";
    this.#show("[data-drop]");
  }

  /** @param {() => unknown} work */
  async #guarded(work) {
    try {
      await work();
    } catch (reason) {
      this.#running = false;
      this.#link = null;
      this.#status.state("error", false);
      this.#status.failed(reason);
    }
  }
}

/**
 * @param {string} name
 * @param {number} at
 * @param {boolean} chosen
 */
function tick(name, at, chosen) {
  const line = document.createElement("p");
  line.className = "cfg__tick";
  const box = document.createElement("input");
  Object.assign(box, { type: "checkbox", id: `column-${at}`, value: name, checked: chosen });
  const label = document.createElement("label");
  label.htmlFor = box.id;
  label.textContent = name;
  line.append(box, label);
  return line;
}

new Desk(find("[data-triage]", HTMLElement)).listen();

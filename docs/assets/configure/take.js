// What is taken away from the page: files, a link, text for the clipboard; and files brought back.

import { decoded, offer, openDesk } from "../check/desk.js";
import { find } from "../check/place.js";
import { addressWith, pinned } from "../check/share.js";
import { json, site } from "../guide/data.js";
import { drawCode } from "./qr.js";
import { say } from "./words.js";

const TYPES = {
  csv: "text/csv;charset=utf-8",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  json: "application/json",
  md: "text/markdown;charset=utf-8",
  txt: "text/plain;charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};
const FILE_AT_MOST = 1_000_000;
const NOTHING_SIZED = { contract_hash: "", advice_hash: "", advice_revision: 0 };
/** Codes of more bytes are too fine for the camera of a phone across a table. */
const LONGEST_CODE = 1500;

/**
 * @typedef {import("../check/messages.js").Agreement} Agreement
 * @typedef {import("../check/messages.js").Sized} Sized
 * @typedef {{ask: (question: any) => Promise<any>}} Link
 */

/**
 * What the chain of versions ends with today, for whoever compares later; null where it cannot be had.
 *
 * @returns {Promise<string | null>}
 */
async function chainHead() {
  try {
    const known = /** @type {{chain_head: string | null}} */ (await json(`${site.root}history.json`));
    return known.chain_head;
  } catch {
    return null;
  }
}

/** The row of buttons that takes a contract away. */
export class Takeaway {
  /** @type {Promise<void> | null} */ #desk = null;
  /** @type {Sized | null} */ #sized = null;
  #root;
  #picture;
  #result;
  #link;
  #read;

  /**
   * @param {HTMLElement} root `[data-take]`
   * @param {HTMLElement} result `[data-contract]`, for language, version and addresses
   * @param {() => Promise<Link>} link the engine, started if need be
   * @param {() => Agreement} read the contract as the form has it
   */
  constructor(root, result, link, read) {
    this.#root = root;
    this.#picture = find("[data-qr]", SVGElement, root);
    this.#result = result;
    this.#link = link;
    this.#read = read;
    root.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      const kind = button?.dataset["take"];
      const form = button?.dataset["form"] ?? "";
      if (kind) void this.#run(kind, form).catch((reason) => this.#failed(reason));
    });
  }

  /** @param {Sized} sized what a link tells of the answer */
  keep(sized) {
    this.#sized = sized;
    this.#picture.setAttribute("hidden", "");
  }

  /**
   * @param {string} kind
   * @param {string} form of what is copied
   */
  async #run(kind, form) {
    if (kind === "print") print();
    else if (kind === "link") await this.#copyLink();
    else if (kind === "qr") await this.#showCode();
    else if (kind === "save") this.#save();
    else if (kind === "copy") await this.#copyText(form);
    else offer(decoded(await this.#export(kind)), `contract.${kind}`, typeOf(kind));
  }

  /**
   * @param {string} format
   * @returns {Promise<string>} base 64
   */
  async #export(format) {
    const link = await this.#opened();
    const head = await chainHead();
    const agreement = this.#sized?.agreement ?? this.#read();
    const { content } = await link.ask({ kind: "export", agreement, format, head, lang: this.#lang() });
    this.#say("done");
    return content;
  }

  /** The engine with the desk in it. */
  async #opened() {
    this.#say("working");
    const link = await this.#link();
    this.#desk ??= openDesk(link, new URL(this.#result.dataset["runtime"] ?? "", document.baseURI).href);
    await this.#desk.catch((reason) => {
      this.#desk = null;
      throw reason;
    });
    return link;
  }

  async #showCode() {
    const address = await this.#address();
    if (address === null || address.length > LONGEST_CODE) {
      this.#say("qr-too-long");
      return;
    }
    const link = await this.#opened();
    const { rows } = await link.ask({ kind: "qr", text: address, lang: this.#lang() });
    drawCode(this.#picture, rows, say(this.#result.dataset["lang"] ?? "", "qr-label"));
    this.#say("qr-shown");
  }

  /** @param {string} form `txt` or `md` */
  async #copyText(form) {
    const text = new TextDecoder().decode(decoded(await this.#export(form)));
    await navigator.clipboard.writeText(text);
    this.#say("copied");
  }

  /**
   * The address of the contract as it stands, which the address bar takes on; null where it would be
   * too long.
   *
   * @returns {Promise<string | null>}
   */
  async #address() {
    const { rate, currency, ...agreement } = this.#read();
    const money = this.#root.querySelector("[data-with-rate]");
    const withRate = money instanceof HTMLInputElement && money.checked;
    const state = withRate ? { ...agreement, rate, currency } : agreement;
    const sizing = this.#sized?.sizing;
    const { mean, low, high } = sizing?.monthly ?? {};
    return addressWith({
      kind: "configure",
      version: this.#result.dataset["version"] ?? "",
      ...pinned(sizing ?? NOTHING_SIZED),
      told: mean === undefined ? null : [mean, low, high],
      state,
    });
  }

  async #copyLink() {
    const address = await this.#address();
    if (address === null) {
      this.#say("link-too-long");
      return;
    }
    await navigator.clipboard.writeText(address);
    this.#say("link-copied");
  }

  #save() {
    const { version, lang } = this.#result.dataset;
    const content = JSON.stringify({ ...this.#read(), lang, version }, null, 2);
    offer(`${content}\n`, "contract.json", TYPES.json);
    this.#say("done");
  }

  /** The language of what is taken away. */
  #lang() {
    const chosen = this.#root.querySelector("[data-take-lang]");
    return chosen instanceof HTMLSelectElement ? chosen.value : (this.#result.dataset["lang"] ?? "");
  }

  /** @param {unknown} reason */
  #failed(reason) {
    this.#say(reason instanceof DOMException ? "not-copied" : "not-made");
    console.error(reason);
  }

  /** @param {string} code */
  #say(code) {
    const told = this.#root.querySelector("[data-take-told]");
    if (told) told.textContent = say(this.#result.dataset["lang"] ?? "", code);
  }
}

/** @param {string} kind */
function typeOf(kind) {
  return Object.entries(TYPES).find(([name]) => name === kind)?.[1] ?? "application/octet-stream";
}

/**
 * The contract in a file that a person chose; null where it holds none.
 *
 * @param {File} file
 * @returns {Promise<Agreement | null>}
 */
export async function readFile(file) {
  if (file.size > FILE_AT_MOST) return null;
  try {
    const data = JSON.parse(await file.text());
    return typeof data === "object" && data !== null && !Array.isArray(data) ? data : null;
  } catch {
    return null;
  }
}

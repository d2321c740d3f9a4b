// What was entered, kept in this browser and nowhere else, and the steps back.

const KEY = "guide-configure";
/** Where the page of sorted tickets puts its totals. */
export const HANDOVER = "guide-backlog";
const STEPS = 50;

/**
 * @typedef {import("../check/messages.js").Agreement} Agreement
 * @typedef {{all: Agreement[], at: number}} State the scenarios, and which of them is in the form
 */

/** The state as it stands, what it was before, and a copy that survives a reload. */
export class Memory {
  /** @type {string[]} */ #before = [];
  #now;

  /** @param {State} now */
  constructor(now) {
    this.#now = JSON.stringify(now);
  }

  /** Whether there is a step to take back. */
  get canUndo() {
    return this.#before.length > 0;
  }

  /**
   * A copy for the next visit while somebody types, not yet a step.
   *
   * @param {State} state
   */
  save(state) {
    write(JSON.stringify(state));
  }

  /**
   * A step that can be taken back.
   *
   * @param {State} state
   */
  keep(state) {
    const text = JSON.stringify(state);
    if (text === this.#now) return;
    this.#before = [...this.#before, this.#now].slice(-STEPS);
    this.#now = text;
    write(text);
  }

  /** @returns {State | null} what it was one step before */
  undo() {
    const text = this.#before.pop();
    if (text === undefined) return null;
    this.#now = text;
    write(text);
    return JSON.parse(text);
  }

  /** @param {State} state what stands from now on, with nothing before it */
  forget(state) {
    this.#before = [];
    this.#now = JSON.stringify(state);
    try {
      localStorage.removeItem(KEY);
      sessionStorage.removeItem(HANDOVER);
    } catch {
      // A browser that keeps nothing has nothing to forget.
    }
  }
}

/** @returns {State | null} what was entered at an earlier visit */
export function recall() {
  try {
    const { all, at } = JSON.parse(localStorage.getItem(KEY) ?? "null") ?? {};
    if (!Array.isArray(all) || !all.every(isObject) || !isObject(all[at])) return null;
    return { all, at };
  } catch {
    return null;
  }
}

/**
 * A contract with the totals that the page of sorted tickets handed over, in place of earlier ones;
 * null where it handed over none.
 *
 * @param {Agreement} agreement
 * @returns {Agreement | null}
 */
export function handedOver(agreement) {
  try {
    const text = sessionStorage.getItem(HANDOVER);
    if (text === null) return null;
    sessionStorage.removeItem(HANDOVER);
    const lines = (agreement["lines"] ?? []).filter((/** @type {any} */ line) => !line.backlog);
    return { ...agreement, lines: [...lines, { backlog: JSON.parse(text) }] };
  } catch {
    return null;
  }
}

/** @param {unknown} value */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {string} text */
function write(text) {
  try {
    localStorage.setItem(KEY, text);
  } catch {
    // Full or forbidden: the page works, only a reload would lose what was entered.
  }
}

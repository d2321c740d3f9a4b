// A contract that came by a link: what is said of its figures, then and now.

import { say } from "./words.js";

/**
 * Whether the figures are those of then, and why not.
 *
 * @param {import("../check/share.js").Shared} shared
 * @param {any} sizing
 * @param {string} lang
 * @returns {string}
 */
export function comparedWith(shared, sizing, lang) {
  const { version, contract, advice, told } = shared;
  const now = sizing.monthly?.mean ?? 0;
  const then = Array.isArray(told) && typeof told[0] === "number" ? told[0] : 0;
  const numbers = new Intl.NumberFormat(lang);
  const values = { version, then: numbers.format(then), now: numbers.format(now) };
  if (then === now) return say(lang, "link-same", values);
  const sameText = contract !== "" && sizing.contract_hash.startsWith(contract);
  if (!sameText) return say(lang, "link-guide", values);
  const sameAdvice = sizing.advice_hash.startsWith(advice.split(" ")[1] ?? advice);
  return say(lang, sameAdvice ? "link-same" : "link-advice", values);
}

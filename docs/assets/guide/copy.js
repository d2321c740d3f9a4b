import { word } from "./data.js";
import { all } from "./dom.js";

const SHOWN_MS = 1600;

/** Shows the copy buttons and makes them copy the permanent address of their clause. */
export function enableCopying() {
  for (const button of all("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => void copy(button));
  }
}

/** @param {HTMLElement} button */
async function copy(button) {
  const address = new URL(location.href);
  address.hash = button.dataset.copy ?? "";
  try {
    await navigator.clipboard.writeText(address.href);
    say(button, word("clause_copied"));
  } catch {
    say(button, word("clause_copy_failed", { url: address.href }));
  }
}

/**
 * @param {HTMLElement} button
 * @param {string} message
 */
function say(button, message) {
  const usual = word("clause_copy");
  button.textContent = message;
  button.dataset.copied = "";
  button.setAttribute("aria-live", "polite");
  setTimeout(() => {
    button.textContent = usual;
    delete button.dataset.copied;
  }, SHOWN_MS);
}

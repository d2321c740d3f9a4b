// What of a redline is shown: one language, the other or both side by side, some kinds of clauses.

/** @type {WeakSet<HTMLFormElement>} */
const listening = new WeakSet();

/**
 * Offer the choices of a redline that stands in the page, and heed those a browser has kept.
 *
 * @param {HTMLFormElement} form
 */
export function showTools(form) {
  form.hidden = false;
  if (!listening.has(form)) form.addEventListener("change", () => show(form));
  listening.add(form);
  show(form);
}

/** @param {HTMLFormElement} tools what was chosen */
function show(tools) {
  const chosen = new FormData(tools);
  document.documentElement.dataset["show"] = String(chosen.get("show"));
  const kinds = new Set(chosen.getAll("kind").map(String));
  const known = [...tools.querySelectorAll("input[name=kind]")].map((each) => each.getAttribute("value"));
  for (const change of document.querySelectorAll("[data-redline] > section > article")) {
    const own = change.getAttribute("data-kind") ?? "";
    const kind = known.includes(own) ? own : "other";
    change.toggleAttribute("hidden", known.length > 1 && !kinds.has(kind));
  }
}

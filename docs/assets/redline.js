// A redline page: one language, the other or both side by side, and only some kinds of clauses.

const form = document.querySelector("[data-redline-tools]");
if (form instanceof HTMLFormElement) {
  form.hidden = false;
  form.addEventListener("change", () => show(form));
  show(form);
}

/** @param {HTMLFormElement} tools what was chosen, which a browser may have kept over a reload */
function show(tools) {
  const chosen = new FormData(tools);
  document.documentElement.dataset["show"] = String(chosen.get("show"));
  const kinds = new Set(chosen.getAll("kind").map(String));
  const known = [...tools.querySelectorAll("input[name=kind]")].map((each) => each.getAttribute("value"));
  for (const change of document.querySelectorAll("[data-redline] > section > article")) {
    const own = change.getAttribute("data-kind") ?? "";
    const kind = known.includes(own) ? own : "other";
    change.toggleAttribute("hidden", known.length > 0 && !kinds.has(kind));
  }
}

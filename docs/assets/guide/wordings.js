import { json, site, word } from "./data.js";
import { all, element } from "./dom.js";

/**
 * @typedef {object} Wording
 * @property {string} version the first version with these words
 * @property {string | null} effective
 * @property {string} basis how the effective date is known
 * @property {string[] | null} said title and paragraphs; null where the clause left the guide
 */

const DRAFT = "draft";

/** Adds to each clause a button that shows all the words it ever had. */
export function tellWordings() {
  if (site.alone) return;
  for (const copy of all("[data-copy]")) {
    const number = copy.closest(".clause")?.querySelector(".clause__number")?.textContent ?? "";
    const panel = element("div", { class: "wordings", id: `wordings-${copy.dataset.copy}`, hidden: "" });
    const button = element(
      "button",
      {
        class: "clause__copy clause__past",
        type: "button",
        "aria-label": word("wordings_of", { number }),
        "aria-expanded": "false",
        "aria-controls": panel.id,
      },
      word("wordings"),
    );
    button.addEventListener("click", () => void toggle(button, panel, copy.dataset.copy ?? ""));
    copy.before(button);
    copy.parentElement?.after(panel);
  }
}

/**
 * @param {HTMLElement} button
 * @param {HTMLElement} panel
 * @param {string} id of the clause
 */
async function toggle(button, panel, id) {
  const open = panel.hidden;
  button.setAttribute("aria-expanded", String(open));
  panel.hidden = !open;
  if (!open || panel.childElementCount > 0) return;
  try {
    const known = /** @type {Record<string, Wording[]>} */ (
      await json(`${site.root}assets/wordings-${site.lang}.json`)
    );
    panel.replaceChildren(...told(known[id] ?? []));
  } catch {
    panel.replaceChildren(element("p", {}, word("wordings_missing")));
  }
}

/**
 * @param {Wording[]} wordings the newest first
 * @returns {HTMLElement[]}
 */
function told(wordings) {
  const only = wordings.length === 1 ? wordings[0] : null;
  if (only) return [element("p", { class: "wordings__since" }, head(only, "wordings_same"))];
  return wordings.flatMap((each) => [
    element("p", { class: "wordings__since" }, head(each, each.said ? "wordings_since" : "wordings_gone")),
    ...(each.said ?? []).map((line, place) =>
      element("p", { class: place === 0 ? "wordings__title" : "wordings__text" }, line),
    ),
  ]);
}

/**
 * @param {Wording} wording
 * @param {string} code what is said of a wording that was published
 * @returns {string}
 */
function head({ version, effective, basis, said }, code) {
  if (version === DRAFT) return word(said ? "wordings_draft" : "wordings_leaves");
  return word(code, { version, date: `${effective} (${word(`effective_${basis}`)})` });
}

import { build } from "../check/tree.js";

/** @typedef {import("../check/messages.js").Tree} Tree */

/**
 * The places of a page that a view fills, section by section: what has not changed stays as it is,
 * so that nothing jumps, and a selection or an opened detail is not lost.
 */
export class Parts {
  /** @type {Map<HTMLElement, string[]>} */ #drawn = new Map();
  #root;

  /** @param {HTMLElement} root holds the places, each with `data-part` */
  constructor(root) {
    this.#root = root;
  }

  /** @param {Tree} view its children are the parts */
  draw(view) {
    const back = this.#whereFocusWas();
    for (const part of childrenOf(view)) {
      const name = typeof part === "string" ? "" : (part.attrs?.["data-part"] ?? "");
      const place = this.#root.querySelector(`[data-part="${CSS.escape(name)}"]`);
      if (place instanceof HTMLElement) this.#fill(place, childrenOf(part));
    }
    back?.();
  }

  /**
   * @param {HTMLElement} place
   * @param {Tree[]} trees
   */
  #fill(place, trees) {
    const before = this.#drawn.get(place) ?? [];
    const now = trees.map((tree) => JSON.stringify(tree));
    const same = before.length === now.length && place.children.length === now.length;
    if (same) {
      for (const [at, tree] of trees.entries()) {
        if (now[at] !== before[at]) place.children[at]?.replaceWith(build(tree));
      }
    } else {
      place.replaceChildren(...trees.map(build));
    }
    this.#drawn.set(place, now);
  }

  /**
   * Whoever chose a reply by keyboard goes on where they were.
   *
   * @returns {(() => void) | null}
   */
  #whereFocusWas() {
    const active = document.activeElement;
    const place = active?.closest("[data-part]");
    if (!(place instanceof HTMLElement) || !this.#root.contains(place)) return null;
    const value = active?.getAttribute("data-value") ?? "";
    const section = active?.closest("[data-section]")?.getAttribute("data-section") ?? "";
    return () => {
      if (active?.isConnected) return;
      const again =
        place.querySelector(`[data-replied] [data-value="${CSS.escape(value)}"]`) ??
        place.querySelector(`[data-section="${CSS.escape(section)}"]`);
      if (!(again instanceof HTMLElement)) return;
      if (again.tabIndex < 0) again.tabIndex = -1;
      again.focus({ preventScroll: true });
    };
  }
}

/**
 * @param {Tree} tree
 * @returns {Tree[]}
 */
function childrenOf(tree) {
  return typeof tree === "string" ? [] : (tree.children ?? []);
}

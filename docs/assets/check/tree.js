// Trees of the engine as elements.  Tags and attributes come from short lists and text is always
// text, so nothing that a person typed or a catalog holds can become markup.

const TAGS = new Set(
  (
    "a abbr article aside b blockquote button caption cite code dd del details div dl dt em fieldset " +
    "figcaption figure footer h2 h3 h4 h5 h6 header i ins kbd legend li mark ol p q s section " +
    "small span strong summary sub sup table tbody td th thead time tr ul var"
  ).split(" "),
);
const ATTRIBUTES = new Set(
  (
    "class colspan datetime hidden href id lang open role rowspan scope start tabindex title " +
    "type value"
  ).split(" "),
);
const PREFIXES = ["data-", "aria-"];

/** A tree holds something that is not on the lists: a fault of the engine, never of the reader. */
export class TreeError extends Error {}

/**
 * @param {import("./messages.js").Tree} tree
 * @returns {Node}
 */
export function build(tree) {
  if (typeof tree === "string") return document.createTextNode(tree);
  if (!TAGS.has(tree.tag)) throw new TreeError(`The element ${tree.tag} is not allowed.`);
  const element = document.createElement(tree.tag);
  for (const [name, value] of Object.entries(tree.attrs ?? {})) {
    if (!allowed(name, value)) throw new TreeError(`The attribute ${name} is not allowed.`);
    element.setAttribute(name, value);
  }
  element.append(...(tree.children ?? []).map(build));
  return element;
}

/**
 * @param {string} name
 * @param {string} value
 */
function allowed(name, value) {
  if (name === "href") return relative(value);
  return ATTRIBUTES.has(name) || PREFIXES.some((prefix) => name.startsWith(prefix));
}

/**
 * Whether an address stays on this site.
 *
 * @param {string} address
 */
function relative(address) {
  return (
    URL.canParse(address, document.baseURI) &&
    new URL(address, document.baseURI).origin === location.origin
  );
}

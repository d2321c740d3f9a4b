/**
 * What the page knows about itself, and where to find the rest.
 *
 * @typedef {object} SiteData
 * @property {string} lang language of the page
 * @property {string} version version of the guide, or "draft"
 * @property {string} base from the page to the root of this guide
 * @property {string} root from the page to the folder that holds `assets/`
 * @property {boolean} alone whether this guide was built without its sisters
 * @property {string} page address of the page below the root of this guide
 * @property {Record<string, string>} words the site's words in the page's language
 */

/** @returns {SiteData} what the build wrote into the page */
function read() {
  const holder = document.getElementById("site-data");
  return JSON.parse(holder?.textContent ?? "{}");
}

export const site = read();

/** @type {Map<string, Promise<unknown>>} */
const fetched = new Map();

/**
 * One JSON file of the site, fetched once.
 *
 * @param {string} address relative to the page
 * @returns {Promise<unknown>} its content; rejected when it cannot be had
 */
export function json(address) {
  const known = fetched.get(address);
  if (known) return known;
  const fresh = fetch(address).then((response) => {
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return response.json();
  });
  fetched.set(address, fresh);
  return fresh;
}

/**
 * One of the site's words, with its places filled in.
 *
 * @param {string} code
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function word(code, values = {}) {
  let text = site.words[code] ?? code;
  for (const [name, value] of Object.entries(values)) {
    text = text.replaceAll(`{${name}}`, String(value));
  }
  return text;
}

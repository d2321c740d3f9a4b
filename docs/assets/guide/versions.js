import { json, site, word } from "./data.js";
import { all, element } from "./dom.js";
import { spans } from "./governs.js";

/**
 * @typedef {object} Version
 * @property {string} version
 * @property {string | null} effective
 * @property {string} basis how the effective date is known
 * @property {string} contract_hash
 * @property {boolean} provisional
 * @property {Record<string, string> | null} summary by language, null for the draft
 * @property {Record<string, number> | null} changes clauses by what became of them
 * @property {string | null} redline below the folder of a language
 * @property {{date: string, reason: Record<string, string>} | null} withdrawn that it was faulty
 *
 * @typedef {object} History
 * @property {string} built day of the build
 * @property {string | null} in_force
 * @property {string | null} chain_head SHA-256 of the last manifest
 * @property {Version[]} versions newest first, the draft at the head
 */

const DRAFT = "draft";

/** Fills everything that depends on the other versions: picker, states, banner, table. */
export async function showVersions() {
  if (!document.querySelector("[data-version-picker]")) return;
  const history = /** @type {History} */ (await json(`${site.root}history.json`));
  showPicker(history);
  for (const place of all("[data-version-status]")) {
    place.textContent = word(`status_${status(history, site.version)}`);
    place.dataset.status = status(history, site.version);
  }
  showBanner(history);
  for (const place of all("[data-versions-table]")) place.append(table(history));
  for (const place of all("[data-chain-head]")) {
    if (history.chain_head) place.textContent = history.chain_head;
  }
}

/**
 * @param {History} history
 * @param {string} version
 * @returns {"draft" | "in-force" | "superseded" | "upcoming" | "withdrawn"}
 */
export function status(history, version) {
  if (version === DRAFT) return DRAFT;
  const found = history.versions.find((each) => each.version === version);
  if (found?.withdrawn && found.withdrawn.date <= history.built) return "withdrawn";
  if (version === history.in_force) return "in-force";
  return found?.effective && found.effective > history.built ? "upcoming" : "superseded";
}

/**
 * The newest version that has come into force since the site was built, if any.
 *
 * @param {History} history
 * @param {string} today
 * @returns {Version | undefined}
 */
export function sinceBuild(history, today) {
  return history.versions.find(
    ({ effective, withdrawn }) => !withdrawn && effective && effective > history.built && effective <= today,
  );
}

/** @param {History} history */
function showPicker(history) {
  if (site.alone) return;
  for (const chip of all("[data-version-picker]")) {
    const items = history.versions.map(({ version }) => item(history, version));
    const list = element("ul", { class: "version-menu__list" }, ...items);
    const label = chip.getAttribute("aria-label") ?? "";
    const summary = element("summary", { class: chip.className, "aria-label": label });
    summary.append(...chip.childNodes);
    const menu = element("details", { class: "version-menu" }, summary, list);
    chip.replaceWith(menu);
    closeWhenLeft(menu);
  }
}

/**
 * @param {History} history
 * @param {string} version
 * @returns {HTMLElement}
 */
function item(history, version) {
  const name = version === DRAFT ? word("version_draft") : version;
  const state = element(
    "span",
    { class: "version-menu__status" },
    word(`status_${status(history, version)}`),
  );
  const link = element("a", { class: "version-menu__link", href: address(version) }, name, state);
  link.dataset.keepClause = "";
  if (version === site.version) link.setAttribute("aria-current", "page");
  return element("li", {}, link);
}

/** @param {HTMLElement} menu */
function closeWhenLeft(menu) {
  document.addEventListener("click", (event) => {
    if (event.target instanceof Node && !menu.contains(event.target)) menu.removeAttribute("open");
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menu.removeAttribute("open");
    menu.querySelector("summary")?.focus();
  });
}

/** @param {History} history */
function showBanner(history) {
  const today = new Date().toISOString().slice(0, 10);
  const newer = sinceBuild(history, today);
  const state = status(history, site.version);
  const own = history.versions.find(({ version }) => version === site.version);
  if (own?.withdrawn) {
    const { date, reason } = own.withdrawn;
    banner(word("banner_withdrawn", { date, reason: reason[site.lang] ?? "" }), history.in_force);
  } else if (newer && newer.version !== site.version) {
    banner(word("banner_build_old", { version: newer.version }), newer.version);
  } else if (state === "superseded" && history.in_force) {
    banner(word("banner_superseded", { version: history.in_force }), history.in_force);
  } else if (state === "upcoming" && history.in_force) {
    const found = history.versions.find(({ version }) => version === site.version);
    banner(word("banner_upcoming", { date: found?.effective ?? "" }), history.in_force);
  }
}

/**
 * @param {string} text
 * @param {string | null} version where the link leads; none where nothing is in force
 */
function banner(text, version) {
  const line = element("p", { class: "banner", role: "note" }, element("strong", {}, text));
  if (version) {
    const link = element("a", { href: address(version) }, word("banner_read_in_force"));
    link.dataset.keepClause = "";
    line.append(link);
  }
  const inner = element("div", { class: "md-banner__inner md-grid md-typeset" }, line);
  document
    .querySelector("[data-md-component=announce]")
    ?.append(element("aside", { class: "md-banner" }, inner));
}

/**
 * @param {History} history
 * @returns {HTMLElement}
 */
function table(history) {
  const heads = [
    "version",
    "history_status",
    "history_effective",
    "history_concerns",
    "history_changes",
    "hash_contract",
  ];
  const concerned = spans(history.versions);
  const head = element("tr", {}, ...heads.map((code) => element("th", { scope: "col" }, word(code))));
  const rows = history.versions.map((each) => row(history, each, concerned.get(each.version) ?? []));
  return element(
    "table",
    { class: "versions-table" },
    element("caption", {}, word("versions")),
    element("thead", {}, head),
    element("tbody", {}, ...rows),
  );
}

/**
 * @param {History} history
 * @param {Version} each
 * @param {[string, string | null][]} concerned signing days of the contracts it governs
 * @returns {HTMLElement}
 */
function row(history, each, concerned) {
  const name = each.version === DRAFT ? word("version_draft") : each.version;
  const link = element("a", { href: address(each.version) }, name);
  const effective = each.effective ? `${each.effective} (${word(`effective_${each.basis}`)})` : "–";
  const hash = element("code", { title: each.contract_hash }, each.contract_hash.slice(0, 8));
  const forms = each.version === DRAFT ? ["txt"] : ["pdf", "txt"];
  const files = forms.flatMap((form) => [
    " ",
    element("a", { href: `${site.root}assets/contract/${each.version}.${site.lang}.${form}`, download: "" }, form),
  ]);
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, link),
    element("td", {}, word(`status_${status(history, each.version)}`)),
    element("td", {}, effective),
    element("td", {}, concerns(concerned)),
    element("td", {}, ...changes(each)),
    element("td", {}, hash, ...files),
  );
}

/**
 * Which contracts a version governs, in words.
 *
 * @param {[string, string | null][]} concerned
 */
function concerns(concerned) {
  const told = concerned.map(([from, to]) =>
    to ? word("history_concerns_span", { from, to }) : word("history_concerns_on", { from }),
  );
  return told.join(", ") || word("history_concerns_none");
}

/**
 * What a version changes against the one before, and in what words it was announced.
 *
 * @param {Version} each
 * @returns {(HTMLElement | string)[]}
 */
function changes(each) {
  const told = each.summary?.[site.lang];
  const summary = told ? [element("span", { class: "versions-table__summary" }, told)] : [];
  if (each.withdrawn) {
    const { date, reason } = each.withdrawn;
    const text = word("banner_withdrawn", { date, reason: reason[site.lang] ?? "" });
    summary.push(element("span", { class: "versions-table__summary" }, text));
  }
  if (!each.changes || !each.redline) return summary;
  const counted = Object.entries(each.changes).filter(([, n]) => n > 0);
  const text = counted.map(([code, n]) => word(`history_change_${code}`, { n })).join(", ");
  const href = `${site.base}../${each.redline}`;
  return [...summary, element("a", { href }, text || word("history_change_none"))];
}

/**
 * The address of the present page in another version.
 *
 * @param {string} version
 * @returns {string}
 */
function address(version) {
  return `${site.base}../${version}/${site.page}`;
}

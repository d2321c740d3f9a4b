import { json, site, word } from "./data.js";
import { all, element } from "./dom.js";

/**
 * @typedef {import("./versions.js").Version} Version
 * @typedef {import("./versions.js").History} History
 */

/**
 * The version in force on a day, as `guide governs` finds it: the one whose effective date came
 * last, the later name where two have the same, unless it was withdrawn by then; undefined where
 * there is none.
 *
 * @param {readonly Version[]} versions
 * @param {string} day year-month-day
 * @returns {Version | undefined}
 */
export function governing(versions, day) {
  return versions
    .filter(({ effective }) => effective !== null && effective <= day)
    .filter(({ withdrawn }) => !withdrawn || withdrawn.date > day)
    .reduce((/** @type {Version | undefined} */ best, each) => {
      return best && key(best) > key(each) ? best : each;
    }, undefined);
}

/**
 * Whom each version concerns: the signing days, first and last, of the contracts it governs.  The
 * last is null where no other version is known to follow.
 *
 * @param {readonly Version[]} versions
 * @returns {Map<string, [string, string | null][]>} by the name of the version
 */
export function spans(versions) {
  const days = versions.flatMap(({ effective, withdrawn }) => [effective, withdrawn?.date ?? null]);
  const turns = [...new Set(days.filter((day) => day !== null))].sort();
  /** @type {Map<string, [string, string | null][]>} */
  const found = new Map();
  let last = "";
  for (const day of turns) {
    const now = governing(versions, day)?.version ?? "";
    if (now === last) continue;
    const before = found.get(last)?.at(-1);
    if (before) before[1] = dayBefore(day);
    if (now) found.set(now, [...(found.get(now) ?? []), [day, null]]);
    last = now;
  }
  return found;
}

/** @param {string} day year-month-day */
function dayBefore(day) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

/** @param {Version} version */
function key(version) {
  return `${version.effective} ${version.version}`;
}

/** Makes each form that asks for a signing date answer. */
export function answerDates() {
  for (const form of all("form[data-governs]")) {
    if (!(form instanceof HTMLFormElement)) continue;
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void answer(form);
    });
  }
}

/** @param {HTMLFormElement} form */
async function answer(form) {
  const signed = dayOf(form, "signed");
  const amended = dayOf(form, "amended");
  const fault = form.querySelector("[data-governs-fault]");
  const answers = form.querySelector("[data-governs-answer]");
  if (!(fault instanceof HTMLElement) || !(answers instanceof HTMLElement)) return;
  const wrong =
    !signed || amended === null ? "governs_bad" : amended && amended < signed ? "governs_order" : "";
  fault.textContent = wrong ? word(wrong) : "";
  fault.hidden = !wrong;
  answers.replaceChildren();
  if (wrong || !signed) return;
  const history = /** @type {History} */ (await json(`${site.root}history.json`));
  const days = amended ? [signed, amended] : [signed];
  answers.append(
    ...days.map((each) => line(history.versions, each)),
    element("p", { class: "governs__note" }, word("governs_known")),
  );
}

/**
 * The day of a field; an empty text where none is given, null where it is none.
 *
 * @param {HTMLFormElement} form
 * @param {string} name
 * @returns {string | null}
 */
function dayOf(form, name) {
  const field = form.elements.namedItem(name);
  if (!(field instanceof HTMLInputElement) || field.validity.badInput) return null;
  return field.value;
}

/**
 * @param {readonly Version[]} versions
 * @param {string} date
 */
function line(versions, date) {
  const found = governing(versions, date);
  if (!found) {
    const effective = versions.at(-1)?.effective ?? "";
    return element("p", { "data-version": "" }, word("governs_none", { date, effective }));
  }
  const { version, effective, basis } = found;
  const values = { date, version, effective: effective ?? "", basis: word(`effective_${basis}`) };
  const link = element("a", { href: `${site.base}../${version}/` }, version);
  return element("p", { "data-version": version }, word("governs_answer", values), " ", link);
}

// The page that sizes a contract: ties the form and the result to the engine in its worker.

import { connect } from "./check/engine.js";
import { Checker } from "./check/machine.js";
import { addressesOf, find, savesData } from "./check/place.js";
import { carriesState, LinkError, unpack } from "./check/share.js";
import { ContractForm } from "./configure/form.js";
import { MOST_LINES, needsOf } from "./configure/lines.js";
import { handedOver, Memory, recall } from "./configure/memory.js";
import { comparedWith } from "./configure/opened.js";
import { PackageSlider } from "./configure/package.js";
import { SizingPage } from "./configure/result.js";
import { Scenarios } from "./configure/scenarios.js";
import { readFile, Takeaway } from "./configure/take.js";
import { say } from "./configure/words.js";

/** Figures follow each keystroke: the pause only gathers what is typed in one go. */
const TYPING_MS = 20;

function run() {
  const element = find("#configure-form", HTMLFormElement);
  const root = find("[data-contract]", HTMLElement);
  const { lang = "", base = "", version = "" } = root.dataset;
  // Some browsers fill a form in again after a reload; what counts is what we kept.
  element.reset();
  const form = new ContractForm(element, lang);
  const example = form.read();
  const sample = find("[data-sample]", HTMLElement);
  const packages = root.querySelector("[data-package]");
  const chosen = find("#cfg-package", HTMLInputElement);
  const slider =
    packages instanceof HTMLElement
      ? new PackageSlider(packages, lang, (hours) => {
          chosen.value = String(hours);
          edited();
        })
      : null;
  const page = new SizingPage(
    {
      root,
      sample,
      status: find("#configure-status", HTMLElement),
      alert: find("#configure-error", HTMLElement),
      faults: find("[data-faults]", HTMLElement),
    },
    form,
    slider,
  );
  slider?.show(page.quantiles(), Number(example["package"] ?? 0));
  /** @type {Promise<{ask: (question: any) => Promise<any>, close: () => void}> | null} */
  let link = null;
  const started = () => {
    link = connect(addressesOf(root), { lang, base }, (bytes, total) => page.progress(bytes, total));
    return link;
  };
  const checker = new Checker(page, started, TYPING_MS);
  const memory = new Memory({ all: [example], at: 0 });
  const bar = find("[data-scenarios]", HTMLElement);
  const scenarios = new Scenarios(bar, find("[data-side-by-side]", HTMLElement), lang, example);
  const undo = find("[data-do=undo]", HTMLButtonElement);

  /** @param {boolean} live */
  const question = (live) => {
    const agreement = { ...form.read(), lang, version };
    return /** @type {const} */ ({ kind: "configure", agreement, live });
  };
  const edited = () => {
    sample.hidden = true;
    memory.save(scenarios.with(form.read()));
    checker.edit(question(true));
  };
  const settled = () => {
    memory.keep(scenarios.with(form.read()));
    undo.disabled = !memory.canUndo;
  };
  /** @param {import("./check/messages.js").Agreement} agreement */
  const show = (agreement) => {
    form.write(agreement);
    undo.disabled = !memory.canUndo;
    sample.hidden = JSON.stringify(form.read()) !== JSON.stringify(example);
    checker.submit(question(false));
  };
  /** @param {import("./configure/memory.js").State} state the scenarios, one of them for the form */
  const showAll = (state) => show(scenarios.set(state));
  /** @param {import("./check/messages.js").Agreement} agreement what takes the place of the form's */
  const take = (agreement) => {
    const state = scenarios.with(agreement);
    memory.keep(state);
    showAll(state);
  };
  /** @type {Record<string, () => void>} */
  const actions = {
    undo: () => showAll(memory.undo() ?? scenarios.with(form.read())),
    example: () => take(example),
    clear: () => take({}),
    forget: () => {
      const first = { all: [example], at: 0 };
      memory.forget(first);
      showAll(first);
    },
  };
  bar.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    const state = button ? scenarios.after(button, form.read()) : null;
    if (!state) return;
    memory.keep(state);
    showAll(state);
  });

  const takeaway = new Takeaway(
    find("[data-take]", HTMLElement),
    root,
    () => {
      if (!link) void checker.start();
      return link ?? Promise.reject(new Error("The engine did not start."));
    },
    () => form.read(),
  );
  const note = find("[data-link-note]", HTMLElement);
  /** The table of several scenarios follows the exact figures; only the last one asked for counts. */
  let asked = 0;
  const sideBySide = async () => {
    const several = scenarios.question();
    asked += 1;
    const turn = asked;
    if (!several || !link) return;
    const { view } = await (await link).ask(several);
    if (turn === asked) scenarios.show(view);
  };
  /** @type {import("./check/share.js").Shared | null} */
  let opened = null;
  root.addEventListener("sized", (event) => {
    const { detail: sized } = /** @type {CustomEvent} */ (event);
    takeaway.keep(sized);
    void sideBySide();
    if (!opened) return;
    tell(note, comparedWith(opened, sized.sizing, lang));
    opened = null;
  });
  find("[data-open]", HTMLInputElement).addEventListener("change", async (event) => {
    const { files } = /** @type {HTMLInputElement} */ (event.target);
    const agreement = files?.[0] ? await readFile(files[0]) : null;
    tell(note, agreement ? "" : say(lang, "no-contract"));
    if (agreement) take(agreement);
  });
  const openLink = async () => {
    try {
      opened = await unpack(location.hash);
      if (opened.kind !== "configure") throw new LinkError(opened.kind);
    } catch {
      opened = null;
      tell(note, say(lang, "link-damaged"));
      checker.submit(question(false));
      return;
    }
    take(opened.state);
  };

  page.onRetry(() => checker.submit(question(false)));
  element.addEventListener("submit", (event) => event.preventDefault());
  element.addEventListener("input", edited);
  element.addEventListener("change", settled);
  packages?.addEventListener("change", settled);
  element.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!(button instanceof HTMLButtonElement)) return;
    const { add, do: action, remove } = button.dataset;
    if (action) actions[action]?.();
    if (add) firstField(form.lines.add(add))?.focus();
    if (remove !== undefined) {
      removeLine(button);
      edited();
      settled();
    }
  });
  root.addEventListener("click", (event) => {
    const reply = page.reply(event.target);
    if (!reply) return;
    form.lines.reply(reply.rows, reply.question, reply.value);
    edited();
    settled();
  });
  element.addEventListener("keydown", (event) => {
    const row = event.key === "Enter" && !event.shiftKey ? needOf(event.target) : null;
    if (!row || event.isComposing) return;
    event.preventDefault();
    firstField(form.lines.add("text", row))?.focus();
  });
  element.addEventListener("paste", (event) => {
    const row = needOf(event.target);
    const needs = needsOf(event.clipboardData?.getData("text/plain") ?? "");
    if (!row || needs.length < 2) return;
    event.preventDefault();
    const room = MOST_LINES - form.lines.rows().length;
    tell(note, needs.length > room ? say(lang, "too-many", { n: needs.length, room }) : "");
    if (needs.length > room) return;
    firstField(form.lines.spread(row, needs))?.focus();
    edited();
    settled();
  });
  for (const hidden of document.querySelectorAll("[data-needs-script]")) {
    if (hidden instanceof HTMLElement) hidden.hidden = false;
  }

  addEventListener("hashchange", () => {
    if (carriesState()) void openLink();
  });
  const kept = recall();
  const brought = handedOver(kept?.all[kept.at] ?? { ...example, lines: [] });
  if (kept) scenarios.set(kept);
  if (carriesState()) void openLink();
  else if (brought) take(brought);
  else if (kept) {
    memory.keep(kept);
    showAll(kept);
  } else if (!savesData()) checker.start();
  else element.addEventListener("focusin", () => checker.start(), { once: true });
}

/**
 * @param {HTMLElement} note
 * @param {string} text
 */
function tell(note, text) {
  note.textContent = text;
  note.hidden = text === "";
}

/**
 * Take a line away; whoever did so by keyboard goes on at the next one.
 *
 * @param {HTMLElement} button
 */
function removeLine(button) {
  const row = button.closest("[data-line]");
  const next = row?.nextElementSibling ?? row?.previousElementSibling;
  const goOn = next?.querySelector("[data-remove]") ?? document.querySelector("[data-add]");
  row?.remove();
  if (goOn instanceof HTMLElement) goOn.focus();
}

/**
 * The row of a need in somebody's own words that an event comes from; null for any other place.
 *
 * @param {EventTarget | null} target
 * @returns {HTMLElement | null}
 */
function needOf(target) {
  const row = target instanceof HTMLTextAreaElement ? target.closest("[data-line=text]") : null;
  return row instanceof HTMLElement ? row : null;
}

/** @param {HTMLElement} row */
function firstField(row) {
  const field = row.querySelector("[data-field]");
  return field instanceof HTMLElement ? field : null;
}

run();

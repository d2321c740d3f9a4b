/**
 * The form as a question to the engine, null where nothing is asked.  A field whose value is not
 * possible (a day still being typed, for one) counts as empty.
 *
 * @param {HTMLFormElement} form
 * @param {Record<string, string>} answers
 * @returns {import("./messages.js").AssessQuestion | null}
 */
export function readQuestion(form, answers) {
  const fields = new FormData(form);
  for (const control of form.elements) {
    if (control instanceof HTMLInputElement && !control.validity.valid) fields.delete(control.name);
  }
  const text = String(fields.get("request") ?? "");
  if (!text.trim()) return null;
  const request = {
    text,
    lang: null,
    answers,
    submitted: given(fields, "submitted"),
    level: given(fields, "level"),
    channel: given(fields, "channel") ?? "portal",
  };
  return { kind: "assess", request, contract: readContract(fields) };
}

/**
 * What the form says about the contract; null where it says nothing.
 *
 * @param {FormData} fields
 * @returns {import("./messages.js").ContractFields | null}
 */
function readContract(fields) {
  const hours = given(fields, "hours_left");
  const manager = given(fields, "account_manager");
  const calendar = given(fields, "calendar");
  const plan = given(fields, "plan");
  const contracted = fields.getAll("contracted").map(String);
  const approved = fields.has("approvals_given");
  const agreed = fields.has("other_channels_agreed");
  const said = [hours, manager, calendar, plan].some((each) => each !== null);
  if (!said && contracted.length === 0 && !approved && !agreed) return null;
  return {
    calendar,
    plan,
    contacts: manager === null ? {} : { "account-manager": manager },
    hours_left: hours === null ? null : Number(hours),
    approvals_given: approved,
    contracted,
    other_channels_agreed: agreed,
  };
}

/**
 * @param {FormData} fields
 * @param {string} name
 */
function given(fields, name) {
  return String(fields.get(name) ?? "").trim() || null;
}

/** The fields of a request and of a contract by what a question calls them. */
const REQUEST = { text: "request", submitted: "submitted", level: "level", channel: "channel" };
const CONTRACT = { calendar: "calendar", plan: "plan", hours_left: "hours_left" };

/**
 * Fill the form in with what a link says.  Nothing of it is trusted: a control takes what it could
 * have been given by hand, anything else is left out.
 *
 * @param {HTMLFormElement} form
 * @param {any} state `request` and `contract` as `readQuestion` gives them
 * @returns {Record<string, string>} the replies to questions that it holds
 */
export function writeQuestion(form, state) {
  const request = Object(state.request);
  const contract = Object(state.contract);
  form.reset();
  for (const [key, name] of Object.entries(REQUEST)) write(form, name, request[key]);
  for (const [key, name] of Object.entries(CONTRACT)) write(form, name, contract[key]);
  write(form, "account_manager", Object(contract.contacts)["account-manager"]);
  const contracted = Array.isArray(contract.contracted) ? contract.contracted : [];
  for (const box of form.querySelectorAll("input[type=checkbox]")) {
    if (!(box instanceof HTMLInputElement)) continue;
    box.checked = box.name === "contracted" ? contracted.includes(box.value) : contract[box.name] === true;
  }
  const replies = Object.entries(Object(request.answers)).filter(([, value]) => typeof value === "string");
  return Object.fromEntries(replies);
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {unknown} value
 */
function write(form, name, value) {
  const control = form.elements.namedItem(name);
  if (typeof value !== "string" && typeof value !== "number") return;
  if (control instanceof HTMLSelectElement) {
    if ([...control.options].some((each) => each.value === value)) control.value = String(value);
  } else if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) {
    control.value = control.maxLength > 0 ? String(value).slice(0, control.maxLength) : String(value);
  }
}

/**
 * The reply to a question that a click gives: the question's id and the value chosen, or null for
 * a reply that is taken back.
 *
 * @param {EventTarget | null} target
 * @returns {{question: string, value: string | null} | null}
 */
export function readReply(target) {
  if (!(target instanceof Element)) return null;
  const option = target.closest("button[data-value]");
  const asked = option?.closest("[data-question], [data-replied]");
  const question = asked?.getAttribute("data-question") ?? asked?.getAttribute("data-replied");
  if (!option || !question) return null;
  const taken = option.getAttribute("aria-pressed") === "true";
  return { question, value: taken ? null : option.getAttribute("data-value") };
}

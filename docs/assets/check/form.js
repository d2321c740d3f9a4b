/**
 * The form as a request to the engine.
 *
 * @param {HTMLFormElement} form
 * @param {Record<string, string>} answers
 * @returns {import("./messages.js").RequestFields}
 */
export function readForm(form, answers) {
  const fields = new FormData(form);
  return {
    text: String(fields.get("request") ?? ""),
    lang: null,
    answers,
    submitted: given(fields, "submitted"),
    level: given(fields, "level"),
    channel: given(fields, "channel") ?? "portal",
  };
}

/**
 * @param {FormData} fields
 * @param {string} name
 */
function given(fields, name) {
  return String(fields.get(name) ?? "").trim() || null;
}

/**
 * The reply to a question that a click gives: the question's id and the value chosen.
 *
 * @param {EventTarget | null} target
 * @returns {{question: string, value: string} | null}
 */
export function readReply(target) {
  if (!(target instanceof Element)) return null;
  const option = target.closest("button[data-value], button[value]");
  const question = option?.closest("[data-question]")?.getAttribute("data-question");
  const value = option?.getAttribute("data-value") ?? option?.getAttribute("value");
  return question && value ? { question, value } : null;
}

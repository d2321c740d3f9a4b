/**
 * What the page and its worker say to each other.  Every message of the page has an `id`, and every
 * reply repeats it, so that a late reply cannot pass for a current one.
 *
 * @typedef {{code: string, message: string}} NamedError
 *
 * @typedef {object} RequestFields what a person asked, as the engine takes it
 * @property {string} text
 * @property {string | null} lang
 * @property {Record<string, string>} answers replies to questions, by the question's id
 * @property {string | null} submitted local date and time, ISO 8601
 * @property {string | null} level
 * @property {string} channel
 *
 * @typedef {object} ContractFields what a person says about the contract, see calculator/contract.py
 * @property {string | null} calendar id of a calendar
 * @property {string | null} plan id of the clause that names the plan
 * @property {Record<string, string>} contacts names by role
 * @property {number | null} hours_left
 * @property {boolean} approvals_given
 * @property {string[]} contracted ids of clauses
 * @property {boolean} other_channels_agreed
 *
 * @typedef {{tag: string, attrs?: Record<string, string>, children?: Tree[]} | string} Tree
 *
 * @typedef {object} Answered
 * @property {{verdict: string, version: string, contract_hash: string, advice_hash: string, advice_revision: number,
 *   clauses: {id: string}[], hours: {likely: number} | null, [key: string]: unknown}} answer
 * @property {string} answer_json the canonical text of the answer
 * @property {Tree} view
 *
 * @typedef {Record<string, any>} Agreement a contract to be sized, see agreement.schema.json
 *
 * @typedef {object} Sized
 * @property {any} sizing the figures, see calculator/sizing_json.py
 * @property {Tree} view
 * @property {Agreement} agreement as it was read: without what is at fault
 * @property {{path: string, text: string}[]} faults
 * @property {Tree[]} lines what became of each line that could be read
 * @property {number[]} places where those lines stood among those that were sent
 *
 * @typedef {object} AssessQuestion
 * @property {"assess"} kind
 * @property {RequestFields} request
 * @property {ContractFields | null} contract
 *
 * @typedef {object} ConfigureQuestion
 * @property {"configure"} kind
 * @property {Agreement} agreement
 * @property {boolean} live somebody is typing: quick figures will do
 *
 * @typedef {{kind: string, [field: string]: any}} DeskQuestion see tools/desk/browser.py
 *
 * @typedef {AssessQuestion | ConfigureQuestion | DeskQuestion} Question
 * @typedef {{id: number, kind: "boot"} & import("./python.js").Parts} BootMessage
 * @typedef {{id: number, kind: "keep"} & import("./python.js").Parts} KeepMessage
 * @typedef {{kind: "end"} | ({kind: "begin"} & import("./python.js").Parts)} Told what is not answered
 * @typedef {{id: number, kind: "extend", archive: ArrayBuffer}} ExtendMessage
 * @typedef {BootMessage | KeepMessage | ExtendMessage | (Question & {id: number, lang: string, base: string})}
 *   PageMessage
 *
 * @typedef {{kind: "progress", bytes: number, total: number}} Progress
 * @typedef {{id: number, kind: "ready", remembered?: boolean}} Ready
 * @typedef {{id: number, kind: "answer"} & (Answered | Sized)} AnswerMessage
 * @typedef {{id: number, kind: "error", error: NamedError}} ErrorMessage
 * @typedef {Progress | Ready | AnswerMessage | ErrorMessage} WorkerMessage
 */

/** The errors that the page has a sentence for; a code it does not know is shown as `failed`. */
export const CODES = Object.freeze({
  noWebAssembly: "no-webassembly",
  noWorker: "no-worker",
  offline: "offline",
  missing: "missing",
  memory: "memory",
  input: "input",
  slow: "slow",
  failed: "failed",
});

/** An error with a code that the page can put into words. */
export class CheckError extends Error {
  /**
   * @param {string} code
   * @param {string} [message]
   */
  constructor(code, message = code) {
    super(message);
    this.name = "CheckError";
    this.code = code;
  }
}

/**
 * Any error of the start as a named one.
 *
 * @param {unknown} reason
 * @returns {CheckError}
 */
export function named(reason) {
  if (reason instanceof CheckError) return reason;
  const message = String(reason instanceof Error ? reason.message : reason);
  const memory = reason instanceof RangeError || /out of memory|MemoryError|OOM/i.test(message);
  return new CheckError(memory ? CODES.memory : CODES.failed, message);
}

// A page's state in the part of its address that browsers never send: packed, versioned, bounded.

const MARK = "#s1=";
/** Addresses longer than this do not survive mail programs and chats. */
const LONGEST = 8192;
/** Digits of a hash that are shown to people. */
const SHOWN = 8;
const UNPACKED_AT_MOST = 200_000;

/** A link that holds something else than a state. */
export class LinkError extends Error {}

/**
 * @typedef {object} Shared
 * @property {string} kind the page it is for
 * @property {string} version of the guide
 * @property {string} contract hash of the clauses, as shown
 * @property {string} advice revision and hash of the advice, as shown
 * @property {any} told what was answered then, in short
 * @property {any} state what the page was filled in with
 */

/** Whether an address carries a state. */
export function carriesState(hash = location.hash) {
  return hash.startsWith(MARK);
}

/**
 * The part of an address that stands for a state; null where it would be too long.
 *
 * @param {Shared} shared
 * @returns {Promise<string | null>}
 */
export async function pack(shared) {
  const { kind, version, contract, advice, told, state } = shared;
  const plain = JSON.stringify([kind, version, contract, advice, told, state]);
  const packed = await through(new TextEncoder().encode(plain), new CompressionStream("deflate-raw"));
  const text = btoa(String.fromCharCode(...packed));
  const hash = `${MARK}${text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;
  return hash.length <= LONGEST ? hash : null;
}

/**
 * What an answer rests on, as links pin it: the text, and the advice by revision and hash.
 *
 * @param {{contract_hash: string, advice_hash: string, advice_revision: number}} answer
 */
export function pinned({ contract_hash: contract, advice_hash: advice, advice_revision: revision }) {
  return { contract: contract.slice(0, SHOWN), advice: `r${revision} ${advice.slice(0, SHOWN)}` };
}

/**
 * The present address with a state in it, which the address bar takes on; null where it would be too
 * long.
 *
 * @param {Shared} shared
 * @returns {Promise<string | null>}
 */
export async function addressWith(shared) {
  const hash = await pack(shared);
  if (hash === null) return null;
  const address = new URL(location.href);
  address.hash = hash;
  history.replaceState(null, "", address);
  return address.href;
}

/**
 * The state that an address stands for.  Raises LinkError for anything else: half a state is none.
 *
 * @param {string} hash
 * @returns {Promise<Shared>}
 */
export async function unpack(hash) {
  const text = hash.slice(MARK.length);
  if (!hash.startsWith(MARK) || hash.length > LONGEST || !/^[\w-]+$/.test(text)) {
    throw new LinkError("No state.");
  }
  let found;
  try {
    const packed = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(packed, (each) => each.charCodeAt(0));
    const plain = await through(bytes, new DecompressionStream("deflate-raw"));
    found = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(plain));
  } catch {
    throw new LinkError("Damaged.");
  }
  if (!Array.isArray(found) || found.length !== 6) throw new LinkError("Of another shape.");
  const [kind, version, contract, advice, told, state] = found;
  const named = [kind, version, contract, advice].every((each) => typeof each === "string");
  if (!named || typeof state !== "object" || state === null || Array.isArray(state)) {
    throw new LinkError("Of another shape.");
  }
  return { kind, version, contract, advice, told, state };
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {CompressionStream | DecompressionStream} stream
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function through(bytes, stream) {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  /** @type {Uint8Array[]} */
  const parts = [];
  let length = 0;
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    parts.push(step.value);
    length += step.value.length;
    if (length > UNPACKED_AT_MOST) throw new LinkError("Too large.");
  }
  return new Uint8Array(await new Blob(/** @type {BlobPart[]} */ (parts)).arrayBuffer());
}

// Python's memory as it was once the engine had started, kept in the browser for the next visit.
//
// Only what is not zero is stored.  Every way to fail ends in the ordinary start: nothing here is
// needed, it only saves time.

/** @typedef {import("./python.js").Parts} Parts */

const STORE = "guide-memory";
/** Raised when the way in which a memory is made or stored changes. */
const FORMAT = 1;
/** Versions of the guide whose memories are kept, those kept last. */
const KEPT = 2;
/** The 30 MiB that Pyodide begins with, and a little: it cannot bring a larger memory back. */
const LARGEST = 31 * 2 ** 20;
const PAGE = 4096;
const WORDS = PAGE / 4;
const DIGEST = "x-sha256";

/**
 * The memory that was kept of these very files.
 *
 * @param {Parts} parts
 * @returns {Promise<Uint8Array | null>} null where none is kept, or it is not what was kept
 */
export async function kept(parts) {
  try {
    const found = await caches.match(address(parts), { cacheName: STORE });
    if (!found) return null;
    const content = await found.arrayBuffer();
    if ((await digest(content)) === found.headers.get(DIGEST)) return whole(content);
  } catch {
    // no store here, as in some private windows, or what it holds is no memory
  }
  await forget();
  return null;
}

/**
 * Keep a memory.  Raises whatever the browser's store raises; nothing is kept of one that is too
 * large.
 *
 * @param {Parts} parts
 * @param {Uint8Array} memory
 */
export async function keep(parts, memory) {
  if (memory.length > LARGEST) return;
  const store = await caches.open(STORE);
  const content = sparse(memory);
  const headers = { [DIGEST]: await digest(content) };
  await store.put(address(parts), new Response(content, { headers }));
  const places = await store.keys();
  for (const old of places.slice(0, -KEPT)) await store.delete(old);
}

/** Forget every memory: the next start is an ordinary one. */
export async function forget() {
  try {
    await caches.delete(STORE);
  } catch {
    // what has no store has nothing to forget
  }
}

/** @param {Parts} parts */
function address({ runtime, engine, text }) {
  const [of, under] = [engine, text].map(encodeURIComponent);
  return `${runtime}memory?format=${FORMAT}&engine=${of}&text=${under}`;
}

/**
 * The pages of a memory that hold something: its size and the number of pages, their places, the
 * pages themselves.  A size that does not fill its last page is rounded up by zeros.
 *
 * @param {Uint8Array} memory
 * @returns {ArrayBuffer}
 */
function sparse(memory) {
  const count = Math.ceil(memory.length / PAGE);
  const padded = new Uint8Array(count * PAGE);
  padded.set(memory);
  const words = new Uint32Array(padded.buffer);
  const places = [];
  for (let place = 0; place < count; place += 1) {
    const page = words.subarray(place * WORDS, (place + 1) * WORDS);
    if (page.some((word) => word !== 0)) places.push(place);
  }
  const head = new Uint32Array([memory.length, places.length, ...places]);
  const content = new Uint8Array(head.byteLength + places.length * PAGE);
  content.set(new Uint8Array(head.buffer));
  places.forEach((place, at) =>
    content.set(padded.subarray(place * PAGE, (place + 1) * PAGE), head.byteLength + at * PAGE),
  );
  return content.buffer;
}

/**
 * The memory that `sparse` was given.
 *
 * @param {ArrayBuffer} content
 * @returns {Uint8Array}
 */
function whole(content) {
  const [length = 0, count = 0] = new Uint32Array(content, 0, 2);
  const places = new Uint32Array(content, 8, count);
  const memory = new Uint8Array(Math.ceil(length / PAGE) * PAGE);
  places.forEach((place, at) =>
    memory.set(new Uint8Array(content, 8 + count * 4 + at * PAGE, PAGE), place * PAGE),
  );
  return memory.subarray(0, length);
}

/**
 * @param {ArrayBuffer} content
 * @returns {Promise<string>}
 */
async function digest(content) {
  const found = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  return [...found].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// The desk: what sorts backlogs and writes files, fetched only when it is wanted.

import { CODES, CheckError } from "./messages.js";

/**
 * Hand the archive of the desk to an engine that runs, so that it answers the desk's messages too.
 *
 * @param {{ask: (question: any) => Promise<any>}} link
 * @param {string} runtime address of the folder with Pyodide, with a slash at the end
 */
export async function openDesk(link, runtime) {
  const lock = await (await fetched(`${runtime}pyodide-lock.json`)).json();
  const { file_name: name, sha256 } = lock.tool["service-guide"].desk;
  const response = await fetched(`${runtime}${name}`, { integrity: integrityOf(sha256) });
  await link.ask({ kind: "extend", archive: await response.arrayBuffer() });
}

/**
 * A hash in hexadecimal digits as `fetch` takes it.
 *
 * @param {string} sha256
 * @returns {string}
 */
export function integrityOf(sha256) {
  const bytes = (sha256.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  return `sha256-${btoa(String.fromCharCode(...bytes))}`;
}

/**
 * What stands at an address.  Raises CheckError where it cannot be had.
 *
 * @param {string} address
 * @param {RequestInit} [init]
 */
export async function fetched(address, init) {
  const response = await fetch(address, init).catch(() => {
    throw new CheckError(navigator.onLine ? CODES.missing : CODES.offline, address);
  });
  if (!response.ok) throw new CheckError(CODES.missing, address);
  return response;
}

/**
 * The bytes that base 64 stands for.
 *
 * @param {string} content
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function decoded(content) {
  return Uint8Array.from(atob(content), (each) => each.charCodeAt(0));
}

/**
 * Bytes as base 64, in steps so that a large file does not overflow anything.
 *
 * @param {ArrayBuffer} content
 * @returns {string}
 */
export function encoded(content) {
  const bytes = new Uint8Array(content);
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text);
}

/**
 * Give bytes to the reader as a file.
 *
 * @param {BlobPart} content
 * @param {string} name
 * @param {string} type
 */
export function offer(content, name, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

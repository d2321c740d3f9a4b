import { fetched, integrityOf } from "./desk.js";
import { site } from "../guide/data.js";

/**
 * The contract text of a version, checked by its hash.
 *
 * @param {import("../guide/versions.js").Version} version
 * @returns {Promise<string>}
 */
export async function contractOf({ version, contract_hash: hash }) {
  const address = `${site.root}assets/contract/${version}.json`;
  return (await fetched(address, { integrity: integrityOf(hash) })).text();
}

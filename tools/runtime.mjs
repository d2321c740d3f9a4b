// Compiles our wheel and the standard library with Pyodide's own interpreter, then loads both as
// the browser will.  Called with: folder of Pyodide, wheel of sources, file for the library.
// Prints the name of the compiled wheel, written beside the library.

import { readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const SCRIPT = join(dirname(fileURLToPath(import.meta.url)), "runtime_pyc.py");

/**
 * @param {string} folder
 * @param {string} wheel
 * @param {string} library
 * @returns {Promise<string>}
 */
async function compile(folder, wheel, library) {
  const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")).href);
  // A fixed hash seed keeps the order of sets in compiled constants the same at every run.
  const stock = await loadPyodide({ indexURL: folder, env: { PYTHONHASHSEED: "0" } });
  stock.FS.writeFile("/stock.zip", readFileSync(join(folder, "python_stdlib.zip")));
  stock.FS.writeFile("/source.whl", readFileSync(wheel));
  stock.runPython(readFileSync(SCRIPT, "utf8"));
  const version = stock.runPython("'cp%d%d' % __import__('sys').version_info[:2]");
  const compiled = join(dirname(library), basename(wheel).replace("-py3-", `-${version}-`));
  writeFileSync(library, stock.FS.readFile("/library.zip"));
  writeFileSync(compiled, stock.FS.readFile("/compiled.whl"));

  const trial = await loadPyodide({ indexURL: folder, stdLibURL: library });
  trial.unpackArchive(new Uint8Array(readFileSync(compiled)), "wheel");
  trial.FS.writeFile("/compiled.whl", readFileSync(compiled));
  trial.runPython(
    "import zipfile, importlib\n" +
      "for name in zipfile.ZipFile('/compiled.whl').namelist():\n" +
      "    if name.endswith('.pyc'):\n" +
      "        importlib.import_module(name[:-4].replace('/', '.').removesuffix('.__init__'))\n",
  );
  return basename(compiled);
}

try {
  const [folder = "", wheel = "", library = ""] = process.argv.slice(2);
  process.stdout.write(await compile(folder, wheel, library));
} catch (reason) {
  // The last line of a Python error names it; the code around a JavaScript error is megabytes long.
  process.stderr.write(String(reason instanceof Error ? reason.message : reason).trim());
  process.exitCode = 1;
}

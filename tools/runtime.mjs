// Compiles our wheel and the standard library with Pyodide's own interpreter, then loads both as
// the browser will.  Called with: folder of Pyodide, wheel of sources, file for the library.
// Prints the name of the compiled wheel, written beside the library.

import { readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const SCRIPT = join(dirname(fileURLToPath(import.meta.url)), "runtime_pyc.py");
// Imports every module of the wheel, and those that code asks for by name, and tells all that are
// loaded then: what a module imports late, or on another system, is not among them.
const RECORD = `
import importlib, sys, zipimport
zipimport.zipimporter("/source.whl")
sys.path.insert(0, "/source.whl")
for path in list(zipimport._zip_directory_cache["/source.whl"]):
    if path.endswith(".py"):
        importlib.import_module(path[:-3].replace("/", ".").removesuffix(".__init__"))
for name in ("_strptime", "encodings.ascii", "encodings.cp437", "encodings.latin_1", "encodings.utf_8"):
    importlib.import_module(name)
" ".join(sorted(sys.modules))
`;

/**
 * @param {string} folder
 * @param {string} wheel
 * @param {string} library
 * @returns {Promise<string>}
 */
async function compile(folder, wheel, library) {
  const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")).href);
  const recorder = await loadPyodide({ indexURL: folder });
  recorder.FS.writeFile("/source.whl", readFileSync(wheel));
  const needed = recorder.runPython(RECORD);
  // A fixed hash seed keeps the order of sets in compiled constants the same at every run.
  const stock = await loadPyodide({ indexURL: folder, env: { PYTHONHASHSEED: "0" } });
  stock.FS.writeFile("/stock.zip", readFileSync(join(folder, "python_stdlib.zip")));
  stock.FS.writeFile("/source.whl", readFileSync(wheel));
  stock.FS.writeFile("/needed.txt", needed);
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

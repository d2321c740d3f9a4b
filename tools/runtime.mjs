// Compiles our wheel, the archive of the desk and the standard library with Pyodide's own
// interpreter, then loads all of them as the browser will.  Called with: folder of Pyodide, wheel of
// sources, archive of the desk (replaced by its compiled self), file for the library.
// Prints the name of the compiled wheel, written beside the library.

import { readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const SCRIPT = join(dirname(fileURLToPath(import.meta.url)), "runtime_pyc.py");
// Imports every module of an archive, and those that code asks for by name, and tells all that are
// loaded then: what a module imports late, or on another system, is not among them.
const RECORD = `
import importlib, sys, zipimport
def loaded(archive, late):
    zipimport.zipimporter(archive)
    sys.path.insert(0, archive)
    for path in list(zipimport._zip_directory_cache[archive]):
        if not path.endswith(".py"):
            continue
        try:
            importlib.import_module(path[:-3].replace("/", ".").removesuffix(".__init__"))
        except ImportError:  # a library may have parts that need yet another one
            if path.startswith(("calculator/", "tools/")):
                raise
    for name in late:
        importlib.import_module(name)
    return " ".join(sorted(sys.modules))
`;
const BY_NAME = ["_strptime", "encodings.ascii", "encodings.cp437", "encodings.latin_1", "encodings.utf_8"];
const BY_NAME_AT_THE_DESK = ["encodings.utf_16", "encodings.cp1252", "encodings.utf_8_sig"];

/**
 * @param {string} folder
 * @param {string} wheel
 * @param {string} desk
 * @param {string} library
 * @returns {Promise<string>}
 */
async function compile(folder, wheel, desk, library) {
  const { loadPyodide } = await import(pathToFileURL(join(folder, "pyodide.mjs")).href);
  const recorder = await loadPyodide({ indexURL: folder });
  recorder.FS.writeFile("/source.whl", readFileSync(wheel));
  recorder.FS.writeFile("/desk.zip", readFileSync(desk));
  recorder.runPython(RECORD);
  /** @type {(archive: string, late: string[]) => string} */
  const loaded = recorder.globals.get("loaded");
  const needed = loaded("/source.whl", recorder.toPy(BY_NAME));
  const later = loaded("/desk.zip", recorder.toPy(BY_NAME_AT_THE_DESK));
  // A fixed hash seed keeps the order of sets in compiled constants the same at every run.
  const stock = await loadPyodide({ indexURL: folder, env: { PYTHONHASHSEED: "0" } });
  stock.FS.writeFile("/stock.zip", readFileSync(join(folder, "python_stdlib.zip")));
  stock.FS.writeFile("/source.whl", readFileSync(wheel));
  stock.FS.writeFile("/desk-source.zip", readFileSync(desk));
  stock.FS.writeFile("/needed.txt", needed);
  stock.FS.writeFile("/later.txt", later);
  stock.runPython(readFileSync(SCRIPT, "utf8"));
  const version = stock.runPython("'cp%d%d' % __import__('sys').version_info[:2]");
  const compiled = join(dirname(library), basename(wheel).replace("-py3-", `-${version}-`));
  writeFileSync(library, stock.FS.readFile("/library.zip"));
  writeFileSync(compiled, stock.FS.readFile("/compiled.whl"));
  writeFileSync(desk, stock.FS.readFile("/desk.zip"));

  const trial = await loadPyodide({ indexURL: folder, stdLibURL: library });
  for (const archive of [compiled, desk]) {
    trial.unpackArchive(new Uint8Array(readFileSync(archive)), "zip");
    trial.FS.writeFile("/archive.zip", readFileSync(archive));
    trial.runPython(
      "import zipfile, importlib\n" +
        "for name in zipfile.ZipFile('/archive.zip').namelist():\n" +
        "    if name.endswith('.pyc'):\n" +
        "        importlib.import_module(name[:-4].replace('/', '.').removesuffix('.__init__'))\n",
    );
  }
  return basename(compiled);
}

try {
  const [folder = "", wheel = "", desk = "", library = ""] = process.argv.slice(2);
  process.stdout.write(await compile(folder, wheel, desk, library));
} catch (reason) {
  // The last line of a Python error names it; the code around a JavaScript error is megabytes long.
  process.stderr.write(String(reason instanceof Error ? reason.message : reason).trim());
  process.exitCode = 1;
}

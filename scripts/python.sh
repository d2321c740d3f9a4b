#!/bin/sh
# The virtual environment of this project: `scripts/python.sh run` installs what the guide needs,
# `scripts/python.sh dev` also what tests and linting need.  Both install only what is locked.
set -eu
cd "$(dirname "$0")/.."
. scripts/common.sh

works() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1; }

# The pinned version, else the newest one that really runs: a name on PATH may be an empty shim.
find_python() {
  for minor in 13 19 18 17 16 15 14 12; do
    for candidate in "python3.$minor" "${PYENV_ROOT:-${HOME:-}/.pyenv}"/versions/3."$minor".*/bin/python3; do
      if works "$candidate"; then
        printf '%s' "$candidate"
        return
      fi
    done
  done
  if works python3; then printf 'python3'; fi
}

if ! works .venv/bin/python; then
  python=$(find_python)
  [ -n "$python" ] || fail "No Python 3.12 or newer runs here. Install one (on Debian and Ubuntu: apt install python3.13 python3.13-venv; on macOS: brew install python@3.13), then run this again."
  say "Making the virtual environment with $("$python" --version)"
  rm -rf .venv
  quietly "The virtual environment could not be made. On Debian and Ubuntu install the package python3-venv." \
    "$python" -m venv .venv
fi

pip() { .venv/bin/python -m pip --disable-pip-version-check --no-input "$@"; }

case $1 in
  run | audit | dev | node | upgrade) ;;
  *) fail "scripts/python.sh takes one of: run, audit, dev, node, upgrade." ;;
esac
say "Installing the Python packages of requirements/$1.txt"
quietly "The Python packages could not be installed. Is the network there? Run the same command again when it is." \
  pip install --require-hashes --requirement "requirements/$1.txt"

# The command `guide` itself runs straight from this folder; nothing is downloaded for it.
if [ "$1" = run ]; then
  quietly "The command guide could not be installed." \
    pip install --no-deps --no-build-isolation --editable .
fi
touch ".venv/installed-$1"

#!/bin/sh
# Writes the locked requirements and package-lock.json again, from pyproject.toml and package.json.
# Releases younger than two weeks wait: what is withdrawn in its first days never gets here.
set -eu
cd "$(dirname "$0")/.."
. scripts/common.sh

compile() {
  group=$1
  shift
  quietly "requirements/$group.txt could not be compiled. Is the network there?" \
    .venv/bin/uv pip compile pyproject.toml --output-file "requirements/$group.txt" \
    --upgrade --exclude-newer "2 weeks" --universal --python-version 3.12 --generate-hashes \
    --no-header --no-emit-index-url "$@"
}

compile run --extra build
for group in audit dev node upgrade; do
  compile "$group" --extra build --extra "$group" --constraint requirements/run.txt
done
quietly "package-lock.json could not be written. Is the network there?" npm update --package-lock-only
if grep -E '"resolve[d]"|--(extra-)?index-url' package-lock.json requirements/*.txt >/dev/null; then
  fail "A lock file names the address of a registry: check the settings of pip and npm on this machine."
fi
say "Locked anew: requirements/*.txt and package-lock.json. Run make test and make lint, then commit them."

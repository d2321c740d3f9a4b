# Shared by the set-up scripts: one clear sentence instead of a page of output.

LOG=.cache/setup.log
mkdir -p .cache

say() { printf '%s\n' "$*"; }

fail() {
  printf 'Error: %s\n' "$*" >&2
  exit 1
}

# quietly MESSAGE COMMAND…: runs it with its output in the log; on failure shows the end of it.
quietly() {
  message=$1
  shift
  if ! "$@" >"$LOG" 2>&1; then
    tail -n 5 "$LOG" | sed 's/^/  | /' >&2
    fail "$message (the whole output is in $LOG)"
  fi
}

#!/bin/sh
# The programs that tests drive besides Chromium: browsers, servers and a reader of PDF files.  As root
# on Debian or Ubuntu they are installed; elsewhere a test that misses one fails and names it.
set -eu
cd "$(dirname "$0")/.."
. scripts/common.sh

wanted=""
need() { command -v "$1" >/dev/null || wanted="$wanted $2"; }
need firefox-esr firefox-esr
need WebKitWebDriver webkit2gtk-driver
need Xvfb xvfb
need nginx nginx-light
need caddy caddy
need pdftotext poppler-utils

if [ -n "$wanted" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  say "Installing from the distribution:$wanted"
  export DEBIAN_FRONTEND=noninteractive
  apt-get -qq update
  # shellcheck disable=SC2086 - one word for each package
  apt-get -qq install -y --no-install-recommends $wanted >/dev/null ||
    say "Not all of them could be installed; the tests that miss one say so."
fi

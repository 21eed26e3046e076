#!/bin/sh
# SPDX-License-Identifier: MIT
# page.t - makes reports and lets a browser check their pages; skipped without node, a browser or the packages
here=$(cd "$(dirname "$0")" && pwd)
build=${BUILD:-$here/../../build}
program=${CADRAGE:-$build/cadrage}
browser=$build/browser
: "${CADRAGE_DATA_DIR:=$here/../../lexicons}"
export CADRAGE_DATA_DIR

command -v node >/dev/null || { echo '1..0 # SKIP node is not installed'; exit 0; }
[ -x /usr/bin/chromium ] || [ -x /usr/bin/chromium-headless-shell ] || { echo '1..0 # SKIP no chromium'; exit 0; }
[ -d "$browser/node_modules/playwright-core" ] || { echo '1..0 # SKIP playwright-core is not installed'; exit 0; }

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
"$program" report "$here/../corpus" --interface fr --quiet -o "$work/french" >/dev/null || exit 1
"$program" report "$here/hostile.jsonl" --interface en --title '"><script>alert(1)</script>' --quiet -o "$work/hostile" >/dev/null || exit 1
cp "$here/check.mjs" "$browser/check.mjs"
node "$browser/check.mjs" "$work/french" "$work/hostile"

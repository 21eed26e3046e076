#!/bin/sh
# SPDX-License-Identifier: MIT
# clang-format decides layout.
cd "$(dirname "$0")/../.." || exit 1
if ! command -v clang-format >/dev/null; then
  echo "1..0 # SKIP clang-format is not installed"
  exit 0
fi
set -- $(git ls-files 'src/*.[ch]' 'include/*.h' 'tests/unit/*.c' 2>/dev/null)
[ $# -gt 0 ] || set -- src/*/*.c
if clang-format --dry-run -Werror "$@" 2>&1 | sed 's/^/# /' | head -n 20 | grep .; then
  echo "not ok 1 - $# files are laid out by clang-format"
else
  echo "ok 1 - $# files are laid out by clang-format"
fi
echo "1..1"

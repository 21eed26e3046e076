#!/bin/sh
# SPDX-License-Identifier: MIT
# fuzz.sh BUILD [SECONDS] [NAME...] - fuzzes each reader under address and undefined behaviour checks, from tests/fuzz/seeds
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
build=$1
seconds=${2:-60}
if [ $# -gt 2 ]; then shift 2; else set -- a.txt a.jsonl a.csv a.tsv a.iramuteq a.html a.xml a.warc a.gz; fi
packages="glib-2.0 jansson libxml-2.0 libarchive"
mkdir -p "$build"
flags="-std=gnu11 -D_GNU_SOURCE -O1 -g -I$root/include $(pkg-config --cflags $packages) -DGETTEXT_PACKAGE=\"cadrage\" \
  -fsanitize=address,undefined -fno-sanitize-recover=undefined"
sources="$(ls "$root"/src/base/*.c "$root"/src/text/*.c "$root"/src/io/*.c | grep -v -e /gnuplot -e /library.c -e /formats) $root/src/report/json.c"
mkdir -p "$build/objects"
for source in $sources; do
  object=$build/objects/$(basename "$(dirname "$source")")-$(basename "$source" .c).o
  [ "$object" -nt "$source" ] || clang $flags -fsanitize=fuzzer-no-link -c -o "$object" "$source"
done
for name in "$@"; do
  suffix=${name##*.}
  seeds=$here/seeds/$suffix
  ls "$seeds"/* >/dev/null
  clang $flags -fsanitize=fuzzer -DFUZZ_NAME="\"$name\"" -o "$build/fuzz-$suffix" "$here/fuzz-corpus.c" \
    "$build"/objects/*.o $(pkg-config --libs $packages) -lstemmer -lm
  mkdir -p "$build/found-$suffix"
  echo "fuzz: $suffix for $seconds s"
  (cd "$build" && G_SLICE=always-malloc ASAN_OPTIONS=detect_leaks=1 "./fuzz-$suffix" -max_total_time="$seconds" \
    -timeout=10 -rss_limit_mb=4096 -print_final_stats=1 -verbosity=0 "found-$suffix" "$seeds")
done

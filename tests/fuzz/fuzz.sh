#!/bin/sh
# SPDX-License-Identifier: MIT
# fuzz.sh BUILD [SECONDS] [NAME...] - fuzzes each reader under address and undefined behaviour checks, from tests/fuzz/seeds.
# What is new and small enough to keep goes to BUILD/found-SUFFIX; a fault leaves crash-* or timeout-* in BUILD.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
build=$1
seconds=${2:-60}
if [ $# -gt 2 ]; then shift 2; else set -- a.jsonl a.csv a.tsv a.iramuteq a.html a.xml a.warc a.gz a.txt; fi
packages="glib-2.0 yaml-0.1 jansson libxml-2.0 libarchive libseccomp"
mkdir -p "$build"
archives="$build/libcadrage.a $build/obj/src/io/markup.o $build/obj/src/io/unpack.o"
make -s -C "$root" BUILD="$build" CC=clang SANITIZE=address,undefined,fuzzer-no-link \
  CFLAGS='-O1 -g -fno-sanitize-recover=undefined' $archives
for name in "$@"; do
  suffix=${name##*.}
  seeds=$here/seeds/$suffix
  ls "$seeds"/* >/dev/null
  clang -std=gnu11 -O1 -g -I"$root/include" $(pkg-config --cflags glib-2.0) -fsanitize=fuzzer,address,undefined \
    -fno-sanitize-recover=undefined -DFUZZ_NAME="\"$name\"" -o "$build/fuzz-$suffix" "$here/fuzz-corpus.c" \
    "$build"/obj/src/io/markup.o "$build"/obj/src/io/unpack.o "$build/libcadrage.a" $(pkg-config --libs $packages) -lstemmer -lm
  mkdir -p "$build/found-$suffix"
  echo "fuzz: $suffix for $seconds s"
  (cd "$build" && G_SLICE=always-malloc ASAN_OPTIONS=detect_leaks=1 "./fuzz-$suffix" -max_total_time="$seconds" \
    -timeout=10 -rss_limit_mb=4096 -print_final_stats=1 -verbosity=0 "found-$suffix" "$seeds")
done

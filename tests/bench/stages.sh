#!/bin/sh
# SPDX-License-Identifier: MIT
# stages.sh PROGRAM [MEGABYTES] - what each stage of a tally costs on a generated corpus (generate.pl; BENCH_CORPUS names another).
# With valgrind the instructions a byte follow, counted on a tenth of the outlets.
set -eu
program=$1
megabytes=${2:-100}
here=$(cd "$(dirname "$0")" && pwd)
corpus=${BENCH_CORPUS:-${TMPDIR:-/tmp}/cadrage-bench-$megabytes}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

[ -s "$corpus/all.jsonl" ] || perl "$here/generate.pl" "$corpus" "$megabytes" 1>&2
taskset -c 0 "$program" "$corpus/folder" haut-karabakh fr/general

command -v callgrind_annotate >/dev/null || { echo 'no valgrind: no instructions counted'; exit 0; }
mkdir "$scratch/some"
find "$corpus/folder" -mindepth 1 -maxdepth 1 | sort | head -n 2 | while read -r outlet; do cp -r "$outlet" "$scratch/some/"; done
bytes=$(find "$scratch/some" -type f -exec cat {} + | wc -c)
valgrind --tool=callgrind --cache-sim=yes --callgrind-out-file="$scratch/calls" "$program" "$scratch/some" haut-karabakh fr/general \
  >/dev/null 2>"$scratch/err" || { cat "$scratch/err" >&2; exit 1; }
callgrind_annotate --inclusive=yes --threshold=100 --show=Ir,D1mr "$scratch/calls" | awk -v bytes="$bytes" '
  BEGIN { printf "%-12s %12s %18s\n", "stage", "ins/byte", "L1 misses/kB" }
  /:stage_[a-z_.0-9]+ \[/ {
    name = $0; sub (/.*:stage_/, "", name); sub (/[. ].*/, "", name)
    gsub (/,/, ""); gsub (/\([^)]*%\)/, "")
    printf "%-12s %12.2f %18.2f\n", name, $1 / bytes, $2 * 1000 / bytes
  }'

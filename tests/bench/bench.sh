#!/bin/sh
# SPDX-License-Identifier: MIT
# bench.sh [MEGABYTES] - times tally, score and their yardsticks in one run; prints medians and ratios.
# The corpus is generated (generate.pl; BENCH_CORPUS names another folder), files are in the cache, everything runs on one core.
# What is timed is checked first. $CADRAGE is the program; RUNS=5 the runs of each.
set -eu
megabytes=${1:-100}
here=$(cd "$(dirname "$0")" && pwd)
corpus=${BENCH_CORPUS:-${TMPDIR:-/tmp}/cadrage-bench-$megabytes}
runs=${RUNS:-5}
export LC_ALL=C.UTF-8
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
lexicons='-l haut-karabakh -l fr/general'

[ -s "$corpus/all.jsonl" ] || perl "$here/generate.pl" "$corpus" "$megabytes" 1>&2
folder=$corpus/folder
size=$(find "$folder" -name '*.txt' -print0 | xargs -0 cat | wc -c)

fail () { echo "bench: $1" >&2; exit 1; }

# --- right before fast, on two of the outlets
mkdir "$scratch/some"
find "$folder" -mindepth 1 -maxdepth 1 | sort | head -n 2 | while read -r outlet; do ln -s "$outlet" "$scratch/some/"; done
"$CADRAGE" tally $lexicons -q -j 1 "$scratch"/some/*/ >"$scratch/one"
"$CADRAGE" tally $lexicons -q -j 2 "$scratch"/some/*/ >"$scratch/two"
cmp -s "$scratch/one" "$scratch/two" || fail 'two threads count otherwise than one'
words=$(awk -F'\t' '$1 == "total|words" {print $2}' "$scratch/one")
plain=$(cat "$scratch"/some/*/*.txt | perl -CSD -ne '$n++ while /[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*/g; END { print $n }')
awk -v a="$words" -v b="$plain" 'BEGIN { exit !(a > 0 && a > 0.99 * b && a < 1.01 * b) }' ||
  fail "$words words counted, but a plain count finds $plain"
"$CADRAGE" mentions -q -l haut-karabakh -f tsv "$scratch"/some/*/ >"$scratch/mentions"
for name in Stepanakert Artsakh; do
  found=$(awk -F'\t' -v name=$name '$6 == name' "$scratch/mentions" | wc -l)
  there=$(cat "$scratch"/some/*/*.txt | grep -owF $name | wc -l)
  [ "$there" -gt 0 ] && [ "$found" -eq "$there" ] || fail "$name: $found mentions, but it stands there $there times"
done
printf 'corpus: %.1f MB; checked: %s words, names, threads\n' "$(echo "$size" | awk '{print $1 / 1e6}')" "$words"

# --- yardsticks
"$CADRAGE" lexicon show haut-karabakh >"$scratch/shown"
"$CADRAGE" lexicon show fr/general >>"$scratch/shown"
perl -CSD -ne 'print "$1\n" while /(?<![\p{L}@])(\p{L}{5,})/g' "$scratch/shown" | sort -u >"$scratch/words"

yardstick () { printf '#!/bin/sh\n%s\n' "$2" >"$scratch/$1"; chmod +x "$scratch/$1"; }
yardstick wc "find '$folder' -name '*.txt' -print0 | xargs -0 wc -w | tail -n 1"
yardstick grep-F "grep -rFwc -f '$scratch/words' '$folder' || true"
yardstick rg-F "rg -j1 -F -w -c -f '$scratch/words' '$folder' || true"
yardstick quanteda "Rscript '$here/quanteda.R' '$folder' '$scratch/words'"
yardstick wc-records "exec wc -w '$corpus/all.jsonl'"
python=$(python3 -c 'import sys; print(sys.executable)') # itself, not a script in front of it that chooses a version
yardstick python3 "exec '$python' -S -c pass"

# seconds COMMAND...: wall time of one run on one core
seconds () {
  start=$(date +%s%N)
  taskset -c 0 "$@" >"$scratch/out" 2>"$scratch/err" || { cat "$scratch/err" >&2; exit 1; }
  end=$(date +%s%N)
  echo $((end - start)) | awk '{printf "%.4f\n", $1 / 1e9}'
}

median () { sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }

# report NAME YARDSTICK RUNS COMMAND...: both in turn, their medians and the median of the ratios
report () {
  name=$1 against=$2 times=$3
  shift 3
  : >"$scratch/a"; : >"$scratch/b"
  i=0
  while [ $i -lt "$times" ]; do
    seconds "$@" >>"$scratch/a"
    seconds "$scratch/$against" >>"$scratch/b"
    i=$((i + 1))
  done
  r=$(paste "$scratch/a" "$scratch/b" | awk '{print $1 / $2}' | median)
  printf '%-32s %8.3f s   %-10s %8.3f s   ratio %.2f\n' "$name" "$(median <"$scratch/a")" "$against" "$(median <"$scratch/b")" "$r"
}

seconds "$CADRAGE" tally $lexicons -q -j 1 "$folder" >/dev/null
report 'tally, folder' wc "$runs" "$CADRAGE" tally $lexicons -q -j 1 "$folder"
cp "$scratch/a" "$scratch/tally"
report 'tally, folder' grep-F 1 "$CADRAGE" tally $lexicons -q -j 1 "$folder"
command -v rg >/dev/null && report 'tally, folder' rg-F "$runs" "$CADRAGE" tally $lexicons -q -j 1 "$folder"
command -v Rscript >/dev/null && Rscript -e 'library(quanteda)' >/dev/null 2>&1 &&
  report 'tally, folder' quanteda 1 "$CADRAGE" tally $lexicons -q -j 1 "$folder"
report 'tally, JSON Lines' wc-records "$runs" "$CADRAGE" tally $lexicons -q -j 1 "$corpus/all.jsonl"
taskset -c 0 /usr/bin/time -f '%M' -o "$scratch/peak" "$CADRAGE" tally $lexicons -q -j 1 "$folder" >/dev/null
awk -v bytes="$size" -v seconds="$(median <"$scratch/tally")" \
  '{printf "tally, folder: %.0f MB/s, peak %.0f MB\n", bytes / 1e6 / seconds, $1 / 1024}' "$scratch/peak"

article=$(find "$here/../corpus" -name '*.txt' | sort | head -n 1)
head -c 3200 "$article" >"$scratch/article.txt"
"$CADRAGE" score "$scratch/article.txt" >/dev/null 2>&1 # fills the cache
report 'score, one article' python3 21 "$CADRAGE" score "$scratch/article.txt"
yardstick first-start "rm -rf '$scratch/cache'; XDG_CACHE_HOME='$scratch/cache' exec '$CADRAGE' score '$scratch/article.txt'"
report 'score, first start' python3 21 "$scratch/first-start"
report 'score, without any cache' python3 "$runs" env CADRAGE_CACHE=off "$CADRAGE" score "$scratch/article.txt"

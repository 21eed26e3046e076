#!/bin/sh
# SPDX-License-Identifier: MIT
# bench.sh [MEGABYTES] - times tally, score and their yardsticks in one run; prints medians and ratios.
# The corpus is generated (generate.pl), files are in the cache, everything runs on one core. $CADRAGE is the program.
set -eu
megabytes=${1:-100}
here=$(cd "$(dirname "$0")" && pwd)
corpus=${BENCH_CORPUS:-${TMPDIR:-/tmp}/cadrage-bench-$megabytes}
runs=${RUNS:-5}
export LC_ALL=C.UTF-8
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

[ -s "$corpus/all.jsonl" ] || perl "$here/generate.pl" "$corpus" "$megabytes" 1>&2

# seconds COMMAND...: wall time of one run on one core
seconds () {
  start=$(date +%s%N)
  taskset -c 0 "$@" >"$scratch/out" 2>"$scratch/err" || { cat "$scratch/err" >&2; exit 1; }
  end=$(date +%s%N)
  echo $((end - start)) | awk '{printf "%.4f\n", $1 / 1e9}'
}

median () { sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }

# pair NAME YARDSTICK -- COMMAND...: both in turn, their medians and the median of the ratios
cat >"$scratch/wc-folder" <<S
#!/bin/sh
find '$corpus/folder' -name '*.txt' -print0 | xargs -0 wc -w | tail -n 1
S
cat >"$scratch/wc-records" <<S
#!/bin/sh
exec wc -w '$corpus/all.jsonl'
S
chmod +x "$scratch/wc-folder" "$scratch/wc-records"

report () {
  name=$1 yardstick=$2
  shift 2
  : >"$scratch/a"; : >"$scratch/b"
  "$@" >/dev/null 2>&1 || true
  $yardstick >/dev/null
  i=0
  while [ $i -lt "$runs" ]; do
    seconds "$@" >>"$scratch/a"
    seconds $yardstick >>"$scratch/b"
    i=$((i + 1))
  done
  a=$(median <"$scratch/a") b=$(median <"$scratch/b")
  r=$(paste "$scratch/a" "$scratch/b" | awk '{print $1 / $2}' | median)
  printf '%-34s %8.3f s   %-16s %8.3f s   ratio %.2f\n' "$name" "$a" "$(basename $yardstick)" "$b" "$r"
}

lexicons='-l haut-karabakh -l fr/general'

# right before fast: the words counted are those of a plain count
words=$("$CADRAGE" tally $lexicons -q "$corpus/folder" | awk -F'\t' '$1 == "total|words" {print $2}')
printf 'corpus: %s MB, %s words counted\n' "$megabytes" "${words:-?}"

report "tally, folder" "$scratch/wc-folder" "$CADRAGE" tally $lexicons -q "$corpus/folder"
report "tally, JSON Lines" "$scratch/wc-records" "$CADRAGE" tally $lexicons -q "$corpus/all.jsonl"
size=$(find "$corpus/folder" -name '*.txt' -print0 | xargs -0 cat | wc -c)
taskset -c 0 /usr/bin/time -f '%e %M' -o "$scratch/peak" "$CADRAGE" tally $lexicons -q "$corpus/folder" >/dev/null 2>&1 || true
[ -s "$scratch/peak" ] && awk -v b="$size" '{printf "tally, folder: %.0f MB/s, peak %.0f MB\n", b / 1e6 / $1, $2 / 1024}' "$scratch/peak"

article=$(find "$corpus/folder" -name '*.txt' -size -8 | sort | head -n 1)
head -c 3200 "$article" >"$scratch/article.txt"
report "score, one article of 500 words" true "$CADRAGE" score $lexicons -f json "$scratch/article.txt"

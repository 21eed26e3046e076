#!/bin/bash
# SPDX-License-Identifier: MIT
# map-reduce.t - the contracts of Hadoop Streaming and of Spark's pipe, kept with sort and awk in their place: lines in, lines out, the
# key before the TAB, combiners any number of times, reducers by a hash of the key
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
cadrage=${CADRAGE:-$root/build/cadrage}
: "${CADRAGE_DATA_DIR:=$root/lexicons}"
export CADRAGE_DATA_DIR LC_ALL=C
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
RANDOM=2020

n=0
claim () { # STATUS CLAIM
  n=$((n + 1))
  if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; sed 's/^/# /' err | head -n 20; fi
}

# One process; records without ids, so that these depend on nothing but the record.
"$cadrage" corpus convert "$root/tests/corpus" -f jsonl | sed 's/^{"id": "[^"]*", /{/' >news.jsonl
"$cadrage" tally - <news.jsonl >one.tally
"$cadrage" tally --blocks 4 - <news.jsonl >blocks.tally

# map JOB MAPPERS [OPTION...]: what each mapper prints, of splits at any line
map () {
  local job=$1 mappers=$2 part=0
  shift 2
  rm -f split.* mapped.*
  shuf --random-source=news.jsonl news.jsonl | split -n "r/$mappers" - split.
  for split in split.*; do
    part=$((part + 1))
    "$cadrage" tally "$@" --split "$job:$part/$mappers" - <"$split" >"mapped.$part" || return
  done
}

# shuffle LINES REDUCER: the lines that fall to a reducer of three, sorted by key as the framework sorts them
shuffle () {
  awk -F '\t' -v reducer="$2" 'BEGIN { for (i = 1; i < 256; i++) code[sprintf("%c", i)] = i }
    { hash = 0; for (i = 1; i <= length($1); i++) hash = (31 * hash + code[substr($1, i, 1)]) % 65521
      if (hash % 3 == reducer) print }' "$1" | sort -t "$(printf '\t')" -k 1,1 -s
}

# combine and reduce what map left: a combiner runs none, one or two times over each spill
reduce () {
  rm -f reduced.* spill.*
  for reducer in 0 1 2; do
    for mapped in mapped.*; do
      shuffle "$mapped" $reducer >"spill.$mapped.$reducer"
      for run in $(seq $((RANDOM % 3))); do
        "$cadrage" merge --combine - <"spill.$mapped.$reducer" >again || return
        mv again "spill.$mapped.$reducer"
      done
    done
    sort -m -t "$(printf '\t')" -k 1,1 spill.*.$reducer | "$cadrage" merge --combine - >reduced.$reducer || return
  done
}

for round in 1 2 3 4 5 6; do
  map job_7 $((RANDOM % 6 + 2)) 2>err && reduce 2>>err && "$cadrage" merge --pieces --whole reduced.* >sum 2>>err && cmp sum one.tally 2>>err
  claim $? "round $round: mappers, combiners and three reducers give the bytes of one process"
done
map job_8 4 --blocks 4 2>err && reduce 2>>err && "$cadrage" merge --pieces --whole reduced.* >sum 2>>err && cmp sum blocks.tally 2>>err
claim $? 'blocks too'

map job_9 3 2>err && cat mapped.* | sort | "$cadrage" merge --pieces --whole - 2>>err | cmp - one.tally 2>>err
claim $? 'Spark: the lines of all partitions sorted and piped through one merge'

# the sums of any adder of integers will do where lines are combined
map job_10 5 2>err && cat mapped.* | sort | awk -F '\t' '$1 != key && NR > 1 { printf "%s\t%.0f\n", key, sum; sum = 0 } { key = $1; sum = /^excerpt/ ? $2 : sum + $2 }
  END { printf "%s\t%.0f\n", key, sum }' | "$cadrage" merge --pieces --whole - 2>>err | cmp - one.tally 2>>err
claim $? 'any other combiner that adds integers up'

# refused EXPECTED CLAIM: what map left makes no tally
refused () {
  reduce 2>err && ! "$cadrage" merge --pieces --whole reduced.* -o wrong.tally 2>>err && ! [ -e wrong.tally ] && grep -q "$1" err
  claim $? "$2"
}
map job_11 5 && rm mapped.3 && refused '1 of 5 parts are missing: 3' 'a mapper that left nothing is noticed'
map job_12 5 && cp mapped.3 mapped.again && refused 'part 3 of 5 cannot be, or is there twice' 'a mapper that ran twice is noticed'
map job_13 5 && head -n 40 mapped.2 >cut && mv cut mapped.2 && refused 'the pieces' 'a mapper that was cut off is noticed'
map job_14 5 && cp mapped.2 kept && map job_15 5 && mv kept mapped.2 && refused 'parts are missing' 'a mapper of another job is noticed'
map job_16 4 && reduce && : >reduced.1 && ! "$cadrage" merge --pieces --whole reduced.* -o wrong.tally 2>err && ! [ -e wrong.tally ]
claim $? 'a reducer that left nothing is noticed'

! printf '{"text": 3}\n' | "$cadrage" tally --split 1/1 - >out 2>err && ! [ -s out ]
claim $? 'a mapper that cannot read its records fails and prints nothing'
"$cadrage" tally --split job:2/2 - </dev/null >out 2>err && grep -q '^!part|job|2|2	1$' out
claim $? 'a mapper without records is a mapper'
echo "1..$n"

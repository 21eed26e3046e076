#!/bin/sh
# SPDX-License-Identifier: MIT
# copies.sh GENERATOR ARTICLES - time and memory of `cadrage corpus copies` and `tally --once` on so many articles of 400 words,
# every fifth the edit of another, read from a file in the cache by one core. $CADRAGE is the program.
set -eu
generator=$1 articles=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export LC_ALL=C.UTF-8

"$generator" "$articles" >"$scratch/articles.jsonl"
printf '%s articles, %s MB\n' "$articles" "$(wc -c <"$scratch/articles.jsonl" | awk '{printf "%.0f", $1 / 1e6}')"
for command in 'corpus copies -f tsv' 'tally --once -j 1' 'tally -j 1'; do
  # shellcheck disable=SC2086 # a command and its options
  taskset -c 0 /usr/bin/time -f '%U %S %M' -o "$scratch/cost" "$CADRAGE" $command -l haut-karabakh -q "$scratch/articles.jsonl" >/dev/null 2>&1 || true
  awk -v c="$command" '{printf "%-22s %6.1f s (user and system), peak %4.0f MB\n", c, $1 + $2, $3 / 1024}' "$scratch/cost"
done

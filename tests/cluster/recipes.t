#!/bin/sh
# SPDX-License-Identifier: MIT
# recipes.t - runs the recipes of docs/cluster.md as they stand there; each must leave the tally of one process
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
sandbox=$root/../shared/tools/slurm-sandbox.sh
cadrage=${CADRAGE:-$root/build/cadrage}
: "${CADRAGE_DATA_DIR:=$root/lexicons}"
export CADRAGE_DATA_DIR LC_ALL=C.UTF-8

work=$(mktemp -d /tmp/cr-XXXXXX) || exit 1
trap '[ ! -e "$work/slurm" ] || "$sandbox" stop "$work/slurm" >/dev/null 2>&1; rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$(cd "$(dirname "$cadrage")" && pwd)/$(basename "$cadrage")" "$work/bin/cadrage"
ln -s "$root/src/cluster/cadrage-slurm" "$work/bin/cadrage-slurm"
PATH=$work/bin:$PATH:/usr/sbin
unset CADRAGE
cadrage corpus convert "$root/tests/corpus" -f jsonl | sed 's/^{"id": "[^"]*", /{/' >"$work/news.jsonl"
cadrage tally "$work/news.jsonl" -o "$work/one.tally"

n=0
skip () { n=$((n + 1)); echo "ok $n # SKIP $1"; }
try () { # RECIPE
  n=$((n + 1))
  mkdir "$work/run-$1" && cp "$work/news.jsonl" "$work/run-$1" && cd "$work/run-$1" || exit 1
  sed -n "/^# recipe: $1\$/,/^\`\`\`\$/p" "$root/docs/cluster.md" | grep -v '^```' >recipe
  if [ -s recipe ] && sh -e recipe >out 2>&1 && cmp news.tally "$work/one.tally" >>out 2>&1; then
    echo "ok $n - $1"
  else
    echo "not ok $n - $1"
    sed 's/^/# /' recipe out
  fi
}

for recipe in parallel parallel-pipe; do
  if parallel --version 2>/dev/null | grep -q 'GNU parallel'; then try $recipe; else skip 'GNU parallel is not installed'; fi
done
export SLURM_SANDBOX_PORT=$((20000 + $$ % 20000))
for recipe in slurm slurm-by-hand; do
  if ! command -v slurmctld >/dev/null || ! command -v munged >/dev/null; then skip 'Slurm is not installed'
  elif ! [ -x "$sandbox" ]; then skip '../shared/tools/slurm-sandbox.sh is not there'
  elif [ ! -e "$work/slurm" ] && ! "$sandbox" start "$work/slurm" 2 >/dev/null 2>&1; then skip 'no Slurm can be started here'
  else
    export SLURM_CONF=$work/slurm/slurm.conf
    try $recipe
  fi
done
echo "1..$n"

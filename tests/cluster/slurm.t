#!/bin/sh
# SPDX-License-Identifier: MIT
# slurm.t - the Slurm driver against a real Slurm that lives for the time of the test: two nodes on this machine
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
sandbox=$root/../shared/tools/slurm-sandbox.sh
real=${CADRAGE:-$root/build/cadrage}
driver=$root/src/cluster/cadrage-slurm
: "${CADRAGE_DATA_DIR:=$root/lexicons}"
export CADRAGE_DATA_DIR LC_ALL=C.UTF-8

for tool in sbatch scontrol slurmctld slurmd munged; do
  PATH=$PATH:/usr/sbin command -v $tool >/dev/null || { echo "1..0 # SKIP $tool is not installed"; exit 0; }
done
[ -x "$sandbox" ] || { echo '1..0 # SKIP ../shared/tools/slurm-sandbox.sh is not there'; exit 0; }

work=$(mktemp -d /tmp/cs-XXXXXX) || exit 1
trap '"$sandbox" stop "$work/slurm" >/dev/null 2>&1; rm -rf "$work"' EXIT
export SLURM_SANDBOX_PORT=$((20000 + $$ % 20000))
"$sandbox" start "$work/slurm" 2 >/dev/null 2>"$work/start" || { echo '1..0 # SKIP no Slurm can be started here'; exit 0; }
export SLURM_CONF=$work/slurm/slurm.conf
cd "$work" || exit 1

n=0
claim () { # STATUS CLAIM
  n=$((n + 1))
  if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; sed 's/^/# /' err; fi
}

"$real" corpus convert "$root/tests/corpus" -f jsonl -o news.jsonl
"$real" tally news.jsonl -o one.tally
"$real" tally "$root/tests/corpus" --blocks 4 -o blocks.tally

CADRAGE=$real "$driver" -n 8 -o eight.tally -- news.jsonl 2>err && cmp eight.tally one.tally 2>>err && ! [ -e eight.tally.parts ]
claim $? '8 shards on 2 nodes equal one process byte for byte'
awk '{ for (i = 1; i <= NF; i++) if ($i ~ /^NodeList=/) print $i }' slurm/log/jobcomp.txt | sort -u >nodes
[ "$(grep -c 'n[12]$' nodes)" = 2 ]
claim $? 'both nodes have counted'

CADRAGE=$real "$driver" -q -n 3 -o "it's here.tally" -- "$root/tests/corpus" --blocks 4 2>err && cmp "it's here.tally" blocks.tally
claim $? 'a folder in blocks, and a name with an apostrophe'

# A cadrage that fails as told, once for each part in $work/trouble.
cat >trouble.sh <<SCRIPT
#!/bin/sh
case "\$*" in *"--shard "*)
  part=\$(echo "\$*" | sed 's/.*--shard \\([0-9]*\\).*/\\1/')
  if mv "$work/trouble/\$part" "$work/trouble/done-\$part" 2>/dev/null; then
    for last do :; done
    case \$(cat "$work/trouble/done-\$part") in
      killed) '$real' "\$@" & sleep 0.01; kill -9 \$! \$PPID; exit 9 ;;
      half) '$real' "\$@" && head -c 3000 "\$last" >"\$last.half" && mv "\$last.half" "\$last"; exit 0 ;;
      empty) : >"\$last"; exit 0 ;;
      other) exec '$real' tally --shard "\$part/9" $work/news.jsonl -o "\$last" ;;
    esac
  fi
  [ -e "$work/always-\$part" ] && exit 3 ;;
esac
exec '$real' "\$@"
SCRIPT
chmod +x trouble.sh
mkdir trouble
echo killed >trouble/3
echo half >trouble/5
echo empty >trouble/6
CADRAGE=$work/trouble.sh "$driver" -n 8 -o killed.tally -- news.jsonl 2>err && cmp killed.tally one.tally 2>>err && [ "$(ls trouble)" = 'done-3
done-5
done-6' ]
claim $? 'a task killed mid-way, a half-written part and an empty one are counted again'

: >always-2
! CADRAGE=$work/trouble.sh "$driver" -n 4 -r 1 -o never.tally -- news.jsonl 2>err && ! [ -e never.tally ] && grep -q 'these parts could not be counted: 2$' err
claim $? 'a part that cannot be counted leaves no tally and is named'

rm always-2
CADRAGE=$work/trouble.sh "$driver" -n 4 -r 1 -o never.tally -- news.jsonl 2>err && cmp never.tally one.tally 2>>err && grep -q 'counting 1 of 4 parts' err
claim $? 'begun work is taken up again'

: >always-2
! CADRAGE=$work/trouble.sh "$driver" -q -n 4 -r 0 -o cut.tally -- news.jsonl 2>err; rm always-2; head -c 3000 cut.tally.parts/part-1.tally >half; mv half cut.tally.parts/part-1.tally
CADRAGE=$work/trouble.sh "$driver" -n 4 -o cut.tally -- news.jsonl 2>err && cmp cut.tally one.tally 2>>err
claim $? 'a part that was cut off later is counted again'

echo other >trouble/1
! CADRAGE=$work/trouble.sh "$driver" -n 4 -o mixed.tally -- news.jsonl 2>err && ! [ -e mixed.tally ] && grep -q 'cannot be added up' err
claim $? 'a part of other work is never taken for one of this'

! CADRAGE=$real "$driver" -n 4 -o mixed.tally -- news.jsonl -l general 2>err && grep -q 'holds parts of other work' err
claim $? 'nor are parts that were counted with other arguments'
echo "1..$n"

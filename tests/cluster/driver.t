#!/bin/sh
# SPDX-License-Identifier: MIT
# driver.t - the Slurm driver where no Slurm is: a sbatch that runs its jobs at once
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
cadrage=${CADRAGE:-$root/build/cadrage}
driver=$root/src/cluster/cadrage-slurm
: "${CADRAGE_DATA_DIR:=$root/lexicons}"
export CADRAGE_DATA_DIR LC_ALL=C.UTF-8
CADRAGE=$(cd "$(dirname "$cadrage")" && pwd)/$(basename "$cadrage")
export CADRAGE
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
mkdir bin

n=0
claim () { # STATUS CLAIM
  n=$((n + 1))
  if [ "$1" = 0 ]; then echo "ok $n - $2"; else echo "not ok $n - $2"; sed 's/^/# /' err; fi
}

"$driver" --help >out 2>err && grep -q '^  cadrage-slurm -n 64' out && [ "$(wc -l <out)" -le 30 ]
claim $? 'its help has an example and fits a screen'

"$driver" -n 0 -o x -- news.jsonl 2>err
[ $? = 2 ] && grep -q "0' is not a number from 1" err && "$driver" -o x 2>err
[ $? = 2 ] && grep -q 'name a corpus after --' err && "$driver" -o x -- - 2>err
[ $? = 2 ] && grep -q 'standard input cannot be cut' err && "$driver" -o x -- news.jsonl --shard=1/2 2>err
[ $? = 2 ] && grep -q 'is not for cadrage tally here' err
claim $? 'wrong usage is said'

(PATH=/usr/bin:/bin; command -v sbatch >/dev/null) || { "$driver" -o x -- news.jsonl 2>err; [ $? = 3 ] && grep -q 'no sbatch' err; }
claim $? 'so is a machine without Slurm'

cat >bin/sbatch <<'SCRIPT'
#!/bin/sh
number=$(($(cat number 2>/dev/null) + 1)) tasks=''
echo $number | tee number
for word do
  case $word in
    --array=*) tasks=$(echo "${word#*=}" | tr ',' ' ') ;;
    --*) echo "$word" >>options ;;
    *) script=$word ;;
  esac
done
export SLURM_JOB_ID=$number
[ -n "$tasks" ] || exec sh "$script" 2>>log
for task in $tasks; do SLURM_ARRAY_TASK_ID=$task sh "$script" 2>>log; done
exit 0
SCRIPT
printf '#!/bin/sh\necho "MaxArraySize            = 4"\n' >bin/scontrol
chmod +x bin/sbatch bin/scontrol
PATH=$work/bin:$PATH
"$CADRAGE" corpus convert "$root/tests/corpus" -f jsonl -o news.jsonl
"$CADRAGE" tally news.jsonl -o one.tally

"$driver" -n 8 --sbatch='--comment=two words' -o 'the sum.tally' -- news.jsonl 2>err && cmp 'the sum.tally' one.tally 2>>err
claim $? 'eight parts in three tasks, as many as the cluster allows'
grep -qx -- '--comment=two words' options && ! [ -e 'the sum.tally.parts' ]
claim $? 'options reach sbatch, and nothing but the tally is left'

mkdir other && : >other/file && ! "$driver" -w other -o x -- news.jsonl 2>err && grep -q 'holds other files' err && [ -e other/file ]
claim $? 'a folder of others is left alone'

printf '#!/bin/sh\nexit 1\n' >bin/sbatch
"$driver" -o busy -- news.jsonl 2>err; [ $? = 3 ] && grep -q 'sbatch refused the array' err && ! [ -e busy ]
claim $? 'a cluster that takes no jobs is said'

mkdir busy.parts/running && "$driver" -o busy -- news.jsonl 2>err; [ $? = 3 ] && grep -q 'another cadrage-slurm works in' err
claim $? 'two drivers do not work in one folder'
echo "1..$n"

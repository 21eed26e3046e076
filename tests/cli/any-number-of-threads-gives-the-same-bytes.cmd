# Articles are read by -j threads; what comes out, and what is said, does not depend on how many they are.
$ mkdir mixed && cp -r $CORPUS/* mixed/ && for i in 1 2 3 4 5 6 7 8 9; do cp -r $CORPUS/agence-meridienne mixed/agence-$i; mkdir mixed/ledger-$i;
    printf 'Azerbaijan liberated Shusha, "a lightning operation", the ministry said of the town that was liberated.\n' >mixed/ledger-$i/a.txt;
    printf 'Language: de\n\nDie Stadt wurde befreit.\n' >mixed/ledger-$i/b.txt; : >mixed/ledger-$i/c.txt; done
  cadrage corpus convert mixed -f jsonl -o mixed.jsonl 2>/dev/null
  for corpus in mixed mixed.jsonl $CORPUS; do for command in tally 'mentions -f tsv' 'mentions -f json --voice own' 'score -f json' score 'compare --all -f json'; do
    for n in 1 2 5; do cadrage $command $corpus -j $n >$n.out 2>$n.err; echo $? >>$n.out; done
    cmp 1.out 2.out && cmp 1.out 5.out && cmp 1.err 2.err && cmp 1.err 5.err && test -s 1.out || echo "$command $corpus" >&2
  done; done

$ cp -r $CORPUS mixed && for i in 1 2 3 4 5 6 7 8 9; do cp -r $CORPUS/agence-meridienne mixed/agence-$i; done
  cadrage report mixed -l haut-karabakh -q --no-charts -j 1 -o one && cadrage report mixed -l haut-karabakh -q --no-charts --jobs=5 -o five && diff -r one five

# An article that is there twice is counted twice, whichever threads meet it.
$ cadrage corpus convert $CORPUS -f jsonl -o once.jsonl 2>/dev/null; for i in $(seq 40); do cat once.jsonl; done >often.jsonl
  cadrage tally -q -j 1 often.jsonl -o 1.tally && cadrage tally -q -j 4 often.jsonl -o 4.tally && cmp 1.tally 4.tally

# The first fault in the order of the corpus is the one that is told, and nothing after it is put out.
$ cadrage corpus convert $CORPUS -f jsonl -o once.jsonl 2>/dev/null; for i in $(seq 40); do cat once.jsonl; done >often.jsonl; echo '{"text": ' >>often.jsonl; cat once.jsonl >>often.jsonl
  for n in 1 2 5; do cadrage mentions --strict -f tsv -j $n often.jsonl >$n.out 2>$n.err; echo $? >>$n.out; done; cmp 1.out 2.out && cmp 1.out 5.out && cmp 1.err 5.err && cat 5.err && tail -n 1 5.out
>~ ^cadrage: stopped by --strict: .*often.jsonl
>~ ^3$

$ cadrage tally -j 0 x
2>~ ^cadrage: --jobs 0 is not a number of threads from 1 to 512$
2>~ --help
? 2

# Blocks are put together on the way; where that happens does not show.
$ perl -e 'print qq({"id":"$_","source":"@{[chr 65 + $_ % 3]}","text":"Bakou a @{[$_ % 2 ? q(libéré) : q(repris)]} Choucha. Le texte $_ est court."}\n) for 1 .. 15000' >short.jsonl
  for n in 1 3; do cadrage tally -q -L fr -j $n --blocks 5 short.jsonl -o $n.tally; done; cmp 1.tally 3.tally && grep -c '^article' 1.tally
> 15

# What is said of a folder before any text is read stops too.
$ mkdir linked && cp $CORPUS/agence-meridienne/*.txt linked/ && ln -s $CORPUS linked/all
  cadrage tally --strict linked; echo $?
> 3
2> cadrage: stopped by --strict: all: a link out of the folder or to a folder is not followed

# Nothing is written of a sum that cannot be right.
$ for i in 1 2 3; do cadrage tally --shard $i/3 $CORPUS -o $i.tally; done; cadrage tally $CORPUS -o all.tally; head -n 100 1.tally >cut.tally; sed 's/$/\r/' 1.tally >crlf.tally; : >empty.tally

$ cadrage merge cut.tally 2.tally -o sum.tally
2>~ ^cadrage: cut.tally:101:1: the end line is missing: the file is truncated$
? 3

$ head -c 5000 1.tally >half.tally; cadrage merge 2.tally half.tally
2>~ ^cadrage: half.tally:\d+:1: the last line has no end: the file is truncated$
? 3

$ cadrage merge empty.tally 2.tally
2>~ ^cadrage: empty.tally:1:1: the end line is missing
? 3

$ cadrage merge 2.tally crlf.tally
2>~ ^cadrage: crlf.tally:1:1: the line ends in CR LF
? 3

$ sed '/^excerpt/{s/libér/conqu/}' all.tally >other.tally; cadrage merge other.tally -o sum.tally
2>~ ^cadrage: other.tally:\d+:1: the excerpt is damaged: it is not what was written$
? 3

$ n=$(grep -n '^speech' all.tally | sed -n '1s/:.*//p'); sed "${n}d" all.tally >less.tally; cadrage merge less.tally -o sum.tally
2>~ ^cadrage: less.tally:\d+:1: the file has \d+ lines before its end, this line says \d+
? 3

$ sed '/^count/s/\t1$/\t2/' all.tally >more.tally; cadrage merge more.tally -o sum.tally
2>~ ^cadrage: more.tally:\d+:1: the articles hold \d+ mentions of '.*', this line says \d+
? 3

$ cadrage merge 1.tally 2.tally 1.tally -o sum.tally
2>~ ^cadrage: 1.tally:3: part 1 of 3 is in 1.tally:3 too$
? 3

$ cadrage merge all.tally all.tally -o sum.tally
2>~ ^cadrage: all.tally:5: article '.*' of source 'Agence Méridienne' is in all.tally:5 too$
? 3

# Another version of a lexicon, in a folder of its own.
$ cp -r "$CADRAGE_DATA_DIR" data; sed -i 's/^version: .*/version: 77/' data/fr/general.yaml; CADRAGE_DATA_DIR=data cadrage tally $CORPUS/radio-volga -o new.tally; cadrage merge all.tally new.tally -o sum.tally
2>~ ^cadrage: (all|new).tally:1: made with version \d+ of lexicon 'general' \([0-9a-f]{12}\), but (all|new).tally:1 with version \d+
? 3

$ ls sum.tally* 2>&1
>~ No such file|cannot access
? 2

# However it is said that standard output is meant.
$ printf '{"source": "A", "text": "Bakou a libéré Choucha, %s."}\n' $(seq 2000) >many.jsonl; cadrage tally many.jsonl -o many.tally; sed '$d' many.tally >short.tally; cadrage merge short.tally -o - | wc -c; cadrage merge short.tally -o /dev/stdout | wc -c; cadrage merge short.tally | wc -c
> 0
> 0
> 0
2>~ the end line is missing

# A part is not the whole.
$ cadrage merge 1.tally 3.tally -o some.tally && cadrage compare --corpus some.tally a b
2>~ ^cadrage: some.tally:3:1: these are the counts of part 1 of 3; add all parts up with `cadrage merge` first
? 3

$ printf '{"source":"A","text":"Le village a été libéré."}\n' >a.jsonl; printf '{"source":"A","text":"Le village est tombé."}\n' >b.jsonl; cadrage tally --shard 1/2 a.jsonl -o a.tally; cadrage tally --shard 2/2 b.jsonl -o b.tally; cadrage merge a.tally b.tally | grep -c '^!part'
> 2

$ cadrage merge nowhere.tally
2>~ ^cadrage: cannot read 'nowhere.tally': no such file or folder$
? 3

$ cadrage tally --shard 4/3 $CORPUS
2>~ ^cadrage: --shard '4/3' is not a part like 3/8$
2>~ --help
? 2

$ cadrage merge --whole 1.tally 3.tally -o sum.tally
2>~ ^cadrage: 1 of 3 parts are missing: 2$
? 3

$ cadrage merge --whole 1.tally 3.tally 2.tally | cmp - all.tally

# Blocks have no articles that could be there twice.
$ cadrage tally $CORPUS --blocks 2 -o blocks.tally; cp blocks.tally again.tally; cadrage merge blocks.tally again.tally -o sum.tally
2>~ ^cadrage: again.tally: the same counts as in blocks.tally: a tally is there twice$
? 3

$ cadrage report blocks.tally again.tally --no-charts -o never
2>~ ^cadrage: again.tally: the same counts are there twice$
? 3

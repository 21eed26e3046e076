# Byte for byte: shards of a folder, of records from standard input, blocks, sums of sums.
$ cadrage tally $CORPUS -o all.tally; for i in 1 2 3 4; do cadrage tally --shard $i/4 $CORPUS -o $i.tally; done

$ cadrage merge 3.tally 1.tally 4.tally 2.tally -o sum.tally && cmp sum.tally all.tally

$ cadrage merge 3.tally 1.tally -o 31.tally && cadrage merge 2.tally 4.tally 31.tally | cmp - all.tally

$ cadrage corpus convert $CORPUS -f jsonl | sed 's/^{"id": "[^"]*", /{/' >bare.jsonl; grep -c '"id"' bare.jsonl
> 0
? 1

$ cadrage tally - <bare.jsonl >one.tally; split -n l/5 bare.jsonl cut.; for f in cut.a?; do cadrage tally - <$f >$f.tally; done; cadrage merge cut.*.tally | cmp - one.tally

$ cadrage tally --blocks 3 bare.jsonl >blocks.tally; for f in cut.a?; do cadrage tally --blocks 3 $f -o $f.tally; done; cadrage merge cut.*.tally | cmp - blocks.tally

$ test $(grep -c '^article' blocks.tally) -le 18 && test $(grep -c '^article' one.tally) -ge 30

# A tally is sorted lines of a key and an integer, and says at its end how many.
$ grep -cvP '^[^\t]+\t[0-9]+$' all.tally; LC_ALL=C sort -c all.tally && tail -n 1 all.tally | grep -c "^~end	$(sed '$d' all.tally | wc -l)$"
> 0
> 1

# An empty shard is no failure: its part is counted.
$ head -n 2 bare.jsonl >two.jsonl; for i in 1 2 3 4 5 6 7 8 9; do cadrage tally --shard $i/9 two.jsonl -o two.$i; done; cadrage tally two.jsonl -o two.all; cadrage merge two.[1-9] | cmp - two.all

# Sorted lines of many tallies through a pipe.
$ for f in cut.a?; do cadrage tally - <$f; done | LC_ALL=C sort | cadrage merge - | cmp - one.tally

$ for f in cut.aa cut.ab cut.ab; do cadrage tally - <$f; done | LC_ALL=C sort | cadrage merge -
2>~ ^cadrage: the pieces: its lines hold \d+ articles, its total says \d+$
? 3

$ for f in cut.aa cut.ab; do cadrage tally - <$f; done | LC_ALL=C sort | grep -v '^speech' | cadrage merge -
2>~ ^cadrage: the pieces: its lines hold 0 speeches, its total says \d+
? 3

# What can be read of it is read; then it is said that more was there.
$ perl -e 'srand 1; print "source,text\n"; print "x,", join(" ", map { int rand 1e9 } 1 .. 20), "\n" for 1 .. 3000' | gzip >whole.csv.gz
  head -c 100000 whole.csv.gz >cut.csv.gz; cadrage corpus check cut.csv.gz
2>~ ^cadrage: cannot read 'cut\.csv\.gz': .*truncated
? 3

$ perl -e 'srand 1; print qq({"source": "x", "text": "), join(" ", map { int rand 1e9 } 1 .. 20), qq("}\n) for 1 .. 3000' | gzip | head -c 100000 >cut.jsonl.gz
  for n in 1 3; do cadrage tally -L fr -j $n cut.jsonl.gz; echo $?; done
> 3
> 3
2>~ ^cadrage: cannot read 'cut\.jsonl\.gz': .*truncated

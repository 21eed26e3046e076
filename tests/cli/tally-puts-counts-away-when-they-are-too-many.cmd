# Counts of more articles than memory should hold go to nameless files on the way; what comes out is what the parts add up to.
$ perl -e '$t = "Un titre long " x 150; print qq({"id":"$_","source":"@{[chr 65 + $_ % 3]}","title":"$_ $t","text":"Bakou a @{[$_ % 2 ? q(libéré) : q(repris)]} Choucha. Le texte $_ est court."}\n) for 1 .. 24000' >many.jsonl; split -l 6000 many.jsonl part-
  for part in part-*; do cadrage tally -q -L fr -j 1 $part -o $part.tally; done; cadrage merge part-*.tally -o expected
  for n in 1 3; do cadrage tally -q -L fr -j $n many.jsonl -o $n.tally && cmp $n.tally expected; done; ls -A | tr '\n' ' '
  (trap '' XFSZ; ulimit -f 8000; cadrage tally -q -L fr -j 1 many.jsonl -o full.tally; echo $?)
  TMPDIR=/nowhere cadrage tally -q -L fr -j 2 many.jsonl -o none.tally; echo $?; ls *.tally | wc -l
> .err .out 1.tally 3.tally expected many.jsonl part-aa part-aa.tally part-ab part-ab.tally part-ac part-ac.tally part-ad part-ad.tally 3
> 3
> 6
2>~ ^cadrage: cannot write a temporary file in '\.': File too large$
2>~ ^cadrage: cannot write a temporary file in '/nowhere': No such file or directory$

# A folder that counts would be put away in is not asked for before it is needed.
$ TMPDIR=/nowhere cadrage tally -q $CORPUS | tail -n 1
>~ ^~end

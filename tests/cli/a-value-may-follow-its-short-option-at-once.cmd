# People type -j4 and -fjson.
$ cadrage tally -qj2 -lhaut-karabakh $CORPUS -oone && cadrage tally -q -j 2 -l haut-karabakh $CORPUS -o two && cmp one two && ls -x
> one  two

$ cadrage mentions -ftsv -Lfr -lhaut-karabakh $CORPUS -j1 | head -n 1 | cut -f 1-3
> source	article	date

# What looks like an option is none behind -- or behind an option that wants a value.
$ echo 'Bakou a libéré Choucha.' >-j4; cadrage tally -q -l haut-karabakh -- -j4 | grep -c '^article'; cadrage tally -q -lhaut-karabakh -o -j5 ./-j4; ls -- -j*
> 1
> -j4
> -j5

$ cadrage tally -jfoo $CORPUS
2>~ foo.*-j
2>~ `cadrage tally --help`
? 2

$ cadrage tally -Q9 $CORPUS
2>~ -Q9
2>~ `cadrage tally --help`
? 2

$ cadrage tally $CORPUS -l
2>~ -l
2>~ `cadrage tally --help`
? 2

# Of six articles that print two dispatches four are left out.
$ cadrage tally -q --once $CORPUS | grep '^total|articles'
> total|articles	32

$ cadrage tally $CORPUS -o /dev/null --once
2> cadrage: 4 articles repeat a text that was published before and were left out

$ cadrage mentions -q --once -f tsv $CORPUS | cut -f 2 | sort -u | grep 'pont\|martakert\|aghdere'
> agence-meridienne/2023-09-24-martakert.txt
> radio-volga/2023-10-09-pont.txt

# A tie of dates goes to the first source by name; an article without a date comes last.
$ t='L’armée a libéré mardi matin la ville de Choucha, au sud du pays.'
  printf '{"source": "B", "date": "2020-11-08", "text": "%s"}\n{"source": "C", "text": "%s"}\n{"source": "A", "date": "2020-11-08", "text": "%s"}\n' "$t" "$t" "$t" >t.jsonl
  cadrage mentions -q --once -l haut-karabakh -f tsv t.jsonl | cut -f 1 | sort -u
> A
> source

# Two folders compared share texts too.
$ mkdir A B; printf 'date 2020-11-08\nL’armée a libéré mardi matin la ville de Choucha, au sud du pays.\n' >A/a.txt
  printf 'date 2020-11-09\nL’armée a libéré mardi matin la ville de Choucha, au sud du pays. Ailleurs, rien à signaler.\n' >B/b.txt
  printf 'date 2020-11-09\nLa prise de Choucha change tout pour les habitants de la région.\n' >B/c.txt
  cadrage compare --once -l haut-karabakh -f json A B -o c.json
2> cadrage: 1 article repeats a text that was published before and was left out

# The result does not depend on the number of threads.
$ cadrage tally -q --once -j 1 $CORPUS >1; cadrage tally -q --once -j 4 $CORPUS >4; cmp 1 4

$ cat $CORPUS/*/2023-10-*pont.txt | cadrage tally --once -
2>~ name a file instead of standard input
? 2

$ cadrage tally --once --shard 1/2 $CORPUS
2>~ looks at a whole corpus
? 2

$ cadrage report -q --no-charts $CORPUS -o r; cat r/tables/copies.tsv | wc -l; grep -c 'id="copies"' r/index.html; grep -c 'repeat a text' r/report.json
> 7
> 1
> 1

$ cadrage report -q --once --no-charts $CORPUS -o r; grep -o '"once": true' r/report.json; grep -c 'each text is counted once' r/index.html
> "once": true
> 1

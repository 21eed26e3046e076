# What reads archives and pages lies in a file of its own, beside the program; without it plain texts are read all the same.
$ cp "$CADRAGE" cadrage && printf 'no plug-in' >cadrage-formats.so && printf 'Bakou a libéré Choucha.' >a.txt && gzip -c a.txt >b.gz && printf '<p>Choucha</p>' >c.html
$ ./cadrage mentions -l haut-karabakh -f tsv a.txt
>~ liberation
$ ./cadrage mentions -l haut-karabakh -f tsv b.gz
2>~ reads archives and pages cannot be loaded: 'cadrage-formats.so'
? 3
$ ./cadrage mentions -l haut-karabakh -f tsv c.html
2>~ reads archives and pages cannot be loaded: 'cadrage-formats.so'
? 3

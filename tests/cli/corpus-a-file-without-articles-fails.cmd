# Nothing is read from something: that is never taken for an empty corpus.
$ printf '<?xml version="1.0"?><menu>Soupe</menu>' >a.xml; cadrage corpus check a.xml
2>~ ^cadrage: a.xml: no article found
? 3

$ mkdir d; cp a.xml d/; echo Texte. >d/b.txt; cadrage corpus check d
>~ ^a.xml .*: 0 announced, 0 read, 1 refused$
>~ ^b.txt \(text\): 1 announced, 1 read$
>~ ^a.xml: no article found
? 1

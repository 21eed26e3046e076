# Columns of other names are known by their options in every command, and a missing one is said with those that are there.
$ printf 'Organe de presse,Jour,Contenu brut\nGazette,3 mars 2021,Bakou a libéré la ville.\n' >b.csv
  cadrage tally b.csv
2>~ b.csv:1:1: no column for --text; the columns are 'Organe de presse', 'Jour', 'Contenu brut': name it, perhaps with --text 'Contenu brut'$
? 3

$ cadrage tally -l haut-karabakh b.csv --text 'Contenu brut' | grep '^count'
>~ ^count\|\|
2>~ ^cadrage: b.csv: no column for --source; the columns are .*: name it, perhaps with --source 'Organe de presse'$

$ set -- --text 'Contenu brut' --source-column 'Organe de presse' --date Jour
  cadrage tally -l haut-karabakh b.csv "$@" | grep -c '^count.Gazette'
  cadrage mentions -l haut-karabakh -f tsv b.csv "$@" | cut -f1,3,6
  cadrage score -l haut-karabakh -f tsv b.csv "$@" | grep -c libéré
  cadrage report -l haut-karabakh b.csv "$@" -q --no-charts -o r && grep -c Gazette r/tables/*.tsv | grep -cv ':0$' >/dev/null && echo reported
> 1
> source	date	text
> Gazette	2021-03-03	libéré
> 1
> reported

$ cadrage mentions b.csv --text Contenu
2>~ b.csv:1:1: no column 'Contenu' for --text; the columns are 'Organe de presse', 'Jour', 'Contenu brut'$
? 3

$ printf 'Gazette;Bakou a libéré la ville.\n' >c.csv; cadrage mentions -l haut-karabakh -f tsv c.csv --no-headers --source-column 1 --text 2 | cut -f1,6
> source	text
> Gazette	libéré

# Of two columns for one field the surest is taken, the other is kept; accents and capitals do not matter.
$ printf 'Éditeur;MÉDIA;Publisher;Date de parution;TITRE;texte\nE;Gazette;P;16/12/2020;T;"Deux\nlignes."\n' | iconv -t CP1252 >d.csv
  cadrage corpus convert d.csv
> {"id": "d.csv:2", "source": "Gazette", "date": "2020-12-16", "title": "T", "Publisher": "P", "Éditeur": "E", "text": "Deux\nlignes."}
2> cadrage: d.csv: not UTF-8; read as Windows-1252

# Keys of objects are columns too, also inside other objects.
$ printf '{"source": {"id": 7, "name": "Gazette"}, "content": "Un texte.", "n": 1.50, "t": ["a", 1]}\n{"n": 1}\n' >e.jsonl
  cadrage corpus convert e.jsonl
> {"id": "e.jsonl:1", "source": "Gazette", "n": "1.50", "source.id": "7", "source.name": "Gazette", "t": "[\"a\",1]", "text": "Un texte."}
2>~ ^cadrage: e.jsonl:2: refused: no column for --text; the columns are 'n'

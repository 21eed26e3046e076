# Whatever the name, also from standard input and compressed: the same mentions.
$ printf '{"id": "a", "source": "Gazette", "text": "Bakou a libéré la ville."}\n' >a; gzip -k a
  cadrage mentions -l haut-karabakh -f tsv a >1 && cadrage mentions -l haut-karabakh -f tsv - <a >2
  cadrage mentions -l haut-karabakh -f tsv a.gz >3 && cadrage mentions -l haut-karabakh -f tsv - <a.gz >4
  cmp 1 2 && cmp 1 3 && cmp 1 4 && tail -n +2 1 | cut -f1,2,6
> Gazette	a	libéré

$ printf 'journal;texte\nGazette;Bakou a libéré la ville.\n' >b; tar -czf c.tar.gz a b; cadrage corpus convert c.tar.gz
> {"id": "a", "source": "Gazette", "text": "Bakou a libéré la ville."}
> {"id": "c.tar.gz/b:2", "source": "Gazette", "text": "Bakou a libéré la ville."}

# JSON that is no JSON Lines is not taken for a text.
$ printf '[\n  {"text": "Un texte."}\n]\n' >list.json; printf '{\n  "text": "Un texte."\n}\n' >tall.json
  cadrage corpus check list.json; cadrage corpus check tall.json
2>~ ^cadrage: list.json:1:1: JSON, but not one object a line; perhaps first: jq -c '.\[\]' list.json$
2>~ ^cadrage: tall.json:1:1: JSON, but not one object a line; perhaps first: jq -c . tall.json$
? 3

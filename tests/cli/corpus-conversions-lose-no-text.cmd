# JSON Lines to each form and back; what IRaMuTeQ cannot hold is said.
$ printf '{"id": "a-1", "source": "L’Écho", "date": "2023-09-19", "title": "Un titre", "rubrique": "Monde", "text": "« Oui », dit-il.\\n\\n- Non & <non>.\\nFin."}\n' >0.jsonl
  cadrage corpus convert 0.jsonl -o a.jsonl
  cadrage corpus convert a.jsonl -f csv -o a.csv && cadrage corpus convert a.csv | cmp - a.jsonl
  cadrage corpus convert a.jsonl -f tei -o xtz && cadrage corpus convert xtz | cmp - a.jsonl

$ cadrage corpus convert a.jsonl -f iramuteq -o a.txt; cadrage corpus convert a.txt
> {"id": "a1", "source": "lecho", "date": "2023-09-19", "title": "untitre", "rubrique": "monde", "text": "« Oui », dit-il.\n\n- Non & \u003cnon>.\nFin."}
2>~ ^cadrage: 4 values cannot be held by this form

$ printf 'Organe,Jour,Corps du texte\nGazette,3 mars 2021,Rien.\n' >b.csv
  cadrage corpus convert b.csv --text 'Corps du texte' --source Organe --date Jour
> {"id": "b.csv:2", "source": "Gazette", "date": "2021-03-03", "text": "Rien."}

# With --strict nothing doubtful is converted.
$ printf '{"text": "d\351j\340 vu"}\n' >c.jsonl; cadrage corpus convert c.jsonl --strict -o d.jsonl; ls d.jsonl 2>/dev/null
2>~ ^cadrage: stopped by --strict: c.jsonl:1: not UTF-8; read as Windows-1252$
? 2

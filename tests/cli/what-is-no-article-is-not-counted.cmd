# Lines of the site, tags and addresses are left out of all counts, which is said; --no-clean counts them.
$ printf 'La ville est libre.\n\nLire aussi : Le Haut-Karabakh occupé\n\nVoir https://a.example/haut-karabakh-occupe.\n' >a.txt
  cadrage mentions -l haut-karabakh -f tsv a.txt | cut -f 6
> text
2>~ ^cadrage: 1 article has words that are none of its own .links, lines of the site.; left out: 9 .--no-clean counts them.$
2>~ no mention found
? 0

$ cadrage mentions -l haut-karabakh -f tsv --no-clean a.txt | cut -f 6
> text
> Haut-Karabakh
> occupé
> haut-karabakh

$ cadrage tally -l haut-karabakh -q a.txt >clean.tally; cadrage tally -l haut-karabakh -q --no-clean a.txt >all.tally
  for i in clean all; do grep '^total|words' $i.tally | cut -f 2; done
> 5
> 14

# Counts of articles add up in any order: what is left out of one depends on it alone.
$ for i in 1 2 3; do printf '{"id": "%s", "source": "G", "text": "La même ligne.\\nPartagez votre avis\\nHaut-Karabakh %s"}\n' $i $i; done >a.jsonl
  cadrage tally -q a.jsonl >one.tally; for i in 3 1 2; do sed -n ${i}p a.jsonl >$i.jsonl; cadrage tally -q $i.jsonl >$i.tally; done
  cadrage merge 3.tally 1.tally 2.tally | cmp - one.tally

# Whatever the file is called; what needs texts says so.
$ cadrage tally $CORPUS -l haut-karabakh -o counts; cadrage report counts --no-charts -q -o from-counts; cadrage report $CORPUS -l haut-karabakh --no-charts -q -o from-texts; cmp from-counts/tables/shares.tsv from-texts/tables/shares.tsv

$ cadrage compare --corpus counts -l haut-karabakh 'Radio Volga' 'Agence caspienne' -f json >a.json; cadrage compare --corpus $CORPUS -l haut-karabakh 'Radio Volga' 'Agence caspienne' -f json | cmp - a.json

$ cadrage mentions counts
2>~ ^cadrage: 'counts' is a tally: it holds counts, and texts are needed; report and compare read it$
? 2

$ cadrage score counts
2>~ ^cadrage: 'counts' is a tally
? 2

# merge needs no lexicon; a report without the lexicon names what was counted, and says so.
$ mkdir -p none/fr none/languages; cp -r "$CADRAGE_DATA_DIR/languages/fr" none/languages/; cp "$CADRAGE_DATA_DIR/fr/general.yaml" none/fr/; CADRAGE_DATA_DIR=none cadrage merge counts | cmp - counts

$ CADRAGE_DATA_DIR=none cadrage report counts --no-charts -o without && cut -f 2-5 without/tables/shares.tsv | sort -u | grep territory-taken.liberation
2>~ ^cadrage: counts: the lexicon 'haut-karabakh' \(version \d+, [0-9a-f]{12}\) is not at hand; name its file with -l
> without/index.html
> haut-karabakh	territory-taken	liberation	

$ cp -r "$CADRAGE_DATA_DIR" other; sed -i 's/^version: .*/version: 77/' other/fr/haut-karabakh.yaml; CADRAGE_DATA_DIR=other cadrage compare --corpus counts 'Radio Volga' 'Agence caspienne' -f tsv >/dev/null
2>~ ^cadrage: counts: made with version \d+ \([0-9a-f]{12}\) of the lexicon 'haut-karabakh', not with version 77

$ gzip -c counts >counts.gz; cadrage merge counts.gz | cmp - counts; cadrage report counts.gz --no-charts -o never
2>~ ^cadrage: counts.gz: a tally among texts, compressed or on standard input; unpack it and name its file$
? 2

$ cadrage score <counts
2>~ ^cadrage: -: a tally among texts
? 2

# Blocks know how many articles they hold.
$ cadrage tally $CORPUS --blocks 2 -o blocks; cadrage report blocks --no-charts -q -o from-blocks; cut -f 1,2 from-blocks/tables/sources.tsv >a; cut -f 1,2 from-texts/tables/sources.tsv | cmp - a

# Compiled lexicons are kept in the user's cache, as long as every file they were made of is the same; nothing but time shows it.
# Those that ship were compiled with the program, so here they are others.
$ cp -r "$CADRAGE_DATA_DIR" others; echo '# mine' >>others/languages/en/language.yaml; echo '# mine' >>others/fr/general.yaml
$ printf 'Au Karabakh, l’armée azerbaïdjanaise a libéré la ville.' >a.txt; CADRAGE_CACHE=off cadrage mentions -f tsv a.txt >plain; grep -c liberation plain
> 1
$ export XDG_CACHE_HOME="$PWD/c1" CADRAGE_DATA_DIR="$PWD/others"; cadrage mentions -f tsv a.txt | cmp - plain; ls c1/cadrage | wc -l; cadrage mentions -f tsv a.txt | cmp - plain; ls c1/cadrage | wc -l
> 2
> 2
$ cp -r "$CADRAGE_DATA_DIR" data; export XDG_CACHE_HOME="$PWD/c2" CADRAGE_DATA_DIR="$PWD/data"; printf 'Au Karabakh, l’armée azerbaïdjanaise a verlani la ville.' >b.txt; n () { cadrage mentions -f tsv b.txt | cut -f 6 | grep -cx verlani; }; n; n; sed -i 's/^\( *\)terms: \[=Choucha/\1terms: [verlani, =Choucha/' data/fr/haut-karabakh.yaml; n; n; sed -i 's/verlani, //' data/fr/haut-karabakh.yaml; n; true
> 0
> 0
> 1
> 1
> 0
# The user's own lexicon, by its file; then another in its place.
$ export XDG_CACHE_HOME="$PWD/c3"; printf 'Un mot neuf.' >n.txt; for word in neuf mot; do printf 'lexicon: x\nlanguage: fr\nversion: 1\nlicence: CC0-1.0\ntitle: {fr: x}\nloaded:\n  g: {title: {fr: g}, source: s, terms: [%s]}\n' $word >x.yaml; cadrage mentions -l ./x.yaml -f tsv n.txt | grep -c "\b$word\b.*g"; cadrage mentions -l ./x.yaml -f tsv n.txt | wc -l; done
> 1
> 2
> 1
> 2
# Warnings of a lexicon are said each time.
$ export XDG_CACHE_HOME="$PWD/c4"; printf 'lexicon: x\nlanguage: fr\nversion: 1\nlicence: CC0-1.0\ntitle: {fr: x}\nloaded:\n  g: {title: {fr: g}, source: s, terms: [mot, mot]}\n' >x.yaml; for i in 1 2; do cadrage mentions -l ./x.yaml -f tsv n.txt 2>&1 >/dev/null | grep -c "stands twice"; done
> 1
> 1
# No place to write in, a file where the folder should be, something foreign in it: all the same.
$ export CADRAGE_DATA_DIR="$PWD/others"; HOME=/nonexistent XDG_CACHE_HOME=/nonexistent/cache cadrage mentions -f tsv a.txt | cmp - plain; touch c5; XDG_CACHE_HOME="$PWD/c5" cadrage mentions -f tsv a.txt | cmp - plain
$ for f in c1/cadrage/*; do printf 'cadrage1' >$f; done; for i in 1 2; do CADRAGE_DATA_DIR="$PWD/others" XDG_CACHE_HOME="$PWD/c1" cadrage mentions -f tsv a.txt | cmp - plain; done
# Several at once, from nothing; only the user can read what they leave.
$ export XDG_CACHE_HOME="$PWD/c6" CADRAGE_DATA_DIR="$PWD/others"; for i in 1 2 3 4; do cadrage mentions -f tsv a.txt >out$i & done; wait; for i in 1 2 3 4; do cmp out$i plain; done; stat -c '%a' c6/cadrage c6/cadrage/*
> 700
> 600
> 600

# What grows old is deleted, and nothing that is not the program's own.
$ mkdir -p old/cadrage; for i in $(seq 40); do touch -d "2020-01-01 $((i / 2)):00" old/cadrage/mine-$i old/cadrage/00000000000000$((i + 10)); done; printf 'Bakou a libéré Choucha.' >old.txt; CADRAGE_DATA_DIR="$PWD/others" XDG_CACHE_HOME=old cadrage tally -L fr old.txt -o /dev/null; ls old/cadrage | grep -c mine; ls old/cadrage | grep -cv mine
> 40
> 16

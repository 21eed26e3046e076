# the counts of two versions of a lexicon are never mixed, whichever comes first
$ cp -r $CADRAGE_DATA_DIR lexicons && CADRAGE_DATA_DIR=$PWD/lexicons cadrage tally -l haut-karabakh -q $CORPUS/radio-volga -o old.tally && echo '# another' >>lexicons/fr/haut-karabakh.yaml
$ CADRAGE_DATA_DIR=$PWD/lexicons cadrage tally -l haut-karabakh -q old.tally $CORPUS/agence-caspienne -o new.tally
2>~ the tallies were made with different lexicons 'haut-karabakh'
? 3
$ CADRAGE_DATA_DIR=$PWD/lexicons cadrage tally -l haut-karabakh -q $CORPUS/agence-caspienne old.tally -o new.tally
2>~ the tallies were made with different lexicons 'haut-karabakh'
? 3
$ test -e new.tally
? 1

$ cadrage report $CORPUS -l haut-karabakh -q -o one && cadrage report $CORPUS -l haut-karabakh -q -o two && diff -r one two

$ cadrage mentions $CORPUS -f tsv >a.tsv; cadrage mentions $CORPUS -f tsv >b.tsv; cmp a.tsv b.tsv

$ cadrage tally $CORPUS -l haut-karabakh -o a.tally && cadrage report a.tally -l haut-karabakh --no-charts -q -o c

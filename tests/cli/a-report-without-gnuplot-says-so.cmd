# Tables and page are there, one clear message names the package; --charts makes it a failure.
$ mkdir bin && PATH=$PWD/bin $CADRAGE report $CORPUS -l haut-karabakh -o out
> out/index.html
2>~ ^cadrage: no charts: .*gnuplot

$ test -s out/index.html && test -s out/tables/shares.tsv && test ! -e out/charts

$ PATH=$PWD/bin $CADRAGE report $CORPUS -l haut-karabakh --charts -o strict
2>~ gnuplot
? 3

$ test ! -e strict

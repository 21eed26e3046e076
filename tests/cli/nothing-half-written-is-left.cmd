# A report that cannot be written leaves nothing; an earlier report stays whole; other people's folders are not touched.
$ mkdir mine; echo precious >mine/file; cadrage report $CORPUS -l haut-karabakh -o mine
2>~ 'mine' holds other files than an earlier report
? 3

$ cat mine/file; ls mine
> precious
> file

$ cadrage report $CORPUS -l haut-karabakh -o missing/folder
2>~ cannot write 'missing': 
? 3

$ cadrage report $CORPUS -l haut-karabakh --no-charts -q -o out && test -s out/index.html && test -s out/report.json

$ cadrage report $CORPUS -l haut-karabakh --no-charts -q -o out && ls -A | grep tmp
? 1

$ cadrage mentions $CORPUS -l haut-karabakh -f tsv -o /dev/full
2>~ cannot write '/dev/full'
? 3

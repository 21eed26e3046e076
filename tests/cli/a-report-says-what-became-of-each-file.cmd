# what was read, empty, refused or undated stands in the report in full, file by file
$ mkdir -p c/A c/B && cp $CORPUS/agence-meridienne/*route.txt c/A/ && cp $CORPUS/radio-volga/*.txt c/B/ && : >c/A/vide.txt && printf '\211PNG\r\n\032\n\000\000\000\rIHDR\000\000\001' >c/B/binaire.txt && printf '{"source": "C", "date": "05/06/2020", "text": "L’armée a libéré la ville."}\n{"source": "C", "text": 3}\n' >c.jsonl
$ cadrage report c c.jsonl -l haut-karabakh -o out -q --no-charts
$ cat out/tables/files.tsv
>~ ^file	format	announced	read	empty	refused	damaged	undated$
>~ ^A/vide\.txt	text	1	0	1	0	0	0$
>~ ^B/binaire\.txt	text	1	0	0	1	0	0$
>~ ^c\.jsonl	JSON Lines	2	1	0	1	0	1$
$ grep -c '"file": ' out/report.json
> 10

$ printf 'source\tarticle\tchoice\twording\tn\tdate\nA\t1\ttown\tx\t4\t2020-10-01\nA\t2\ttown\ty\t1\t2020-10\nA\t3\ttown\tx\t2\t2020-12-31\nA\t4\ttown\ty\t3\t2020\nA\t5\ttown\ty\t9\tsoon\n' >counts.tsv
# by month: two months, none between them
$ cadrage timeline counts.tsv -f tsv
>~ ^2020-10	source	A		share	town	x	4	5	0\.8	
>~ ^2020-12	source	A		share	town	x	2	2	1	
>!~ 2020-11
>!~ ^2020	
$ cadrage timeline counts.tsv
>~ By month, from October 2020 to December 2020
>~ 1 article without a date is left out\. 1 article of which only the year
>~ October 2020 +[░▒█]+  x 4/5 80%
# a year takes them all but the one without a date
$ cadrage timeline --by year counts.tsv -f tsv
>~ ^2020	source	A		share	town	x	6	10	0\.6	
>!~ 2020-
$ cadrage timeline --by year counts.tsv -f json
>~ "by": "year"
>~ "undated": 1
>~ "year_only": 0
>!~ (?i)\b(nan|inf)\b
$ cadrage timeline --by year counts.tsv -f markdown
>~ ^\| 2020 \| 6/10 60% \\\[
# further apart than three years: by year
$ sed 's/2020-12-31/2024-01-31/' counts.tsv >wide.tsv; cadrage timeline wide.tsv -f json
>~ "by": "year"
$ cadrage timeline --by week counts.tsv
2>~ it is month or year
? 2
$ sed 's/2020[-0-9]*/soon/' counts.tsv >undated.tsv; cadrage timeline undated.tsv
2>~ no article has a date
? 1
# the same bytes twice
$ cadrage timeline counts.tsv -f json >one; cadrage timeline counts.tsv -f json >two; cmp one two

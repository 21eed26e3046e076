# Its points stand where their sources' words put them: centred, each axis explained once by the sources and once by the wordings.
$ cadrage report -q --no-charts -l haut-karabakh $CORPUS -o r
  awk -F '\t' '{ mass[$2] += $7; centre[$2] += $7 * $8; one[$2] += $10; two[$2] += $14; n[$2]++ }
    END { for (i = 1; i <= 2; i++) { kind = i == 1 ? "source" : "wording"
      printf "%s %d %.3f %.3f %.3f %.3f\n", kind, n[kind], mass[kind], centre[kind] * centre[kind], one[kind], two[kind] } }' r/tables/map.tsv
> source 6 1.000 0.000 1.000 1.000
> wording 18 1.000 0.000 1.000 1.000

# The first axis shows more than the second, both not more than everything; n of the sources is n of the wordings.
$ cadrage report -q --no-charts -l haut-karabakh $CORPUS -o r
  awk -F '\t' 'NR > 1 { if ($11 < $15 || $11 + $15 > 1) print "wrong parts"; n[$2] += $6 } END { print n["source"] == n["wording"] }' r/tables/map.tsv
> 1

# Two sources lie on a line: no map.
$ printf 'source\tchoice\twording\tn\nA\tterritory-taken\tliberation\t9\nB\tterritory-taken\tcapture\t9\n' >two.tsv
  cadrage report -q --no-charts -l haut-karabakh two.tsv -o s; wc -l <s/tables/map.tsv
> 1

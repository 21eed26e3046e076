# two sources of a count table without any lexicon
$ printf 'source\tchoice\twording\tn\twords\nA\ttown\tx\t56\t1000\nA\ttown\ty\t14\t1000\nB\ttown\tx\t48\t2000\nB\ttown\ty\t32\t2000\nA\tbarbarism\t\t9\t1000\nB\tbarbarism\t\t0\t2000\n' >counts.tsv
$ cadrage compare A B --corpus counts.tsv -f json
>~ "test": "exact", "p": 0\.01252
>~ "family": 1,
>~ "verdict": "different", "divergence": 0\.0348
>~ "difference": \{"value": 0\.2, "low": 0\.05243147240236\d+, "high": 0\.3338726540369\d+\}
>~ "log_odds": 0\.8560\d+, "z": 4\.636
>!~ (?i)\b(nan|inf)\b
$ cadrage compare A B --corpus counts.tsv
>~ A says “x” more: by 20 points
# the correction for the number of tests is a choice
$ printf 'source\tchoice\twording\tn\nA\tone\tx\t9\nA\tone\ty\t3\nB\tone\tx\t2\nB\tone\ty\t9\nA\ttwo\tx\t9\nA\ttwo\ty\t5\nB\ttwo\tx\t5\nB\ttwo\ty\t9\n' >two.tsv
$ cadrage compare A B --corpus two.tsv --correct holm -f json
>~ "correction": "holm"
>~ "test": "exact", "p": 0\.01227.*, "q": 0\.02455
$ cadrage compare A B --corpus two.tsv --correct holm
>~ ^q: corrected for the number of tests after Holm$
$ cadrage compare A B --corpus two.tsv
>!~ corrected
$ cadrage compare A B --corpus two.tsv --correct sidak
2>~ --correct 'sidak' is none of bh, by, holm
2>~ .
? 2
# an infinite ratio is said, and is null in JSON
$ cadrage compare A B --corpus counts.tsv --loaded -f json
>~ "odds_ratio": null, "odds_ratio_infinite": true
>~ "log_ratio": 5\.16
>!~ (?i)\b(nan|inf)\b
$ cadrage compare A B --corpus counts.tsv --loaded
>~ odds ratio infinite
$ cadrage report counts.tsv -o folder --no-charts -q
$ cadrage compare A B --corpus counts.tsv --loaded --totals 80,x
2>~ --totals '80,x' is not two numbers of words
2>~ .
? 2

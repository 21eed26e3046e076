# one article each: no verdict on the sources, but what differs is shown
$ printf 'source\tarticle\tchoice\twording\tn\nA\ta1\ttown\tx\t9\nB\tb1\ttown\ty\t9\n' >counts.tsv
$ cadrage compare A B --corpus counts.tsv
>~ Framing distance: insufficient evidence
>~ only A says “x”
>~ only B says “y”
>~ insufficient evidence · p.<.0\.001
>!~ says “x” more
$ cadrage compare A B --corpus counts.tsv -f json
>~ "insufficient_evidence": true
>~ "verdict": "insufficient-evidence"
$ cadrage compare A B --corpus counts.tsv -f tsv
>~ insufficient-evidence$
$ cadrage compare --all counts.tsv -f tsv
>~ ^q		town	.*	insufficient-evidence$

$ printf 'source\tchoice\twording\tn\nA\ttown\tx\t50\nA\ttown\ty\t10\nB\ttown\tx\t48\nB\ttown\ty\t12\nC\ttown\tx\t5\nC\ttown\ty\t55\n' >counts.tsv
$ cadrage compare --all counts.tsv -f json
>~ \{"height": 0\.\d+, "left": \["A"\], "right": \["B"\]\}
>~ "verdict": "different"
>~ "inertia": 0\.\d+
>~ "insufficient_evidence": true
>!~ (?i)\b(nan|inf)\b
$ cadrage compare --all counts.tsv -f tsv
>~ ^distance	A	B	0\.\d+	0\.?\d*	0\.\d+	insufficient-evidence$
>~ ^q		town	0\.\d+			different$
>~ ^cluster	A	B	0\.\d+
$ cadrage compare --all counts.tsv
>~ the sources differ
>~ axis 1: 100% of the inertia
# only the sources named
$ cadrage compare --all --corpus counts.tsv A C -f tsv
>!~ \bB\b
$ cadrage compare --all --corpus counts.tsv A C -f json >one; cadrage compare --all --corpus counts.tsv A C -f json >two; cmp one two
$ cadrage compare --all --corpus counts.tsv A
2>~ name two sources or more
2>~ .
? 2

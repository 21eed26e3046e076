# Every command's help has an example first and fits a screen.
$ for c in score compare report mentions tally merge lexicon; do cadrage $c --help >help.txt || exit 9; grep -q "^  cadrage $c" help.txt || echo "no example: $c"; test $(wc -l <help.txt) -le 40 || echo "too long: $c"; done

$ cadrage --help
>~ cadrage score < article.txt
>~ cadrage compare
>~ cadrage report corpus/ -o report/

$ cadrage --version
>~ ^cadrage 0\.1\.0$


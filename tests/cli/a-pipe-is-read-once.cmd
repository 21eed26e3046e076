# What a shell writes <(...): a pipe that has a name. Nobody looks into it before it is read.
$ mkfifo pipe; printf 'L’armée a libéré mardi la ville de Choucha.\n' | tee text >pipe & cadrage tally -L fr pipe | grep '^total|articles'
> total|articles	1

$ mkfifo pipe.tsv; printf 'source\ttext\nA\tL’armée a libéré mardi la ville de Choucha.\n' >pipe.tsv & cadrage mentions -q -L fr -f tsv pipe.tsv | cut -f 1 | sort -u
> A
> source

$ cadrage tally $CORPUS -o counts; mkfifo again; cat counts >again & cadrage report again --no-charts -o never
2>~ a tally among texts
? 2

$ mkfifo last; cat $CORPUS/*/2023-10-*pont.txt >last & cadrage corpus copies last; status=$?; cat last >/dev/null; exit $status
2> cadrage: shared texts are found by reading twice: name a file instead of standard input or a pipe
? 2

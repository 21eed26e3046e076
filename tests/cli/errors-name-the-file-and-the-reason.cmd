# Each error is one message with the file and the reason, and the exit status says who must act.
$ cadrage score nowhere.txt
2>~ ^cadrage: cannot read 'nowhere.txt': no such file or folder$
? 3

$ cadrage mentions nowhere/
2>~ ^cadrage: cannot read 'nowhere/': no such file or folder$
? 3

$ printf '' >empty.txt; cadrage score empty.txt
2>~ ^cadrage: empty.txt: empty$
2>~ ^cadrage: no text
? 1

$ printf '' | cadrage score
2>~ ^cadrage: -: empty$
2>~ ^cadrage: no text
? 1

$ head -c 4096 /dev/zero >binary.txt; cadrage score binary.txt
2>~ ^cadrage: binary.txt: refused: .*binary
2>~ ^cadrage: no article could be read$
? 3

$ mkdir bare; cadrage report bare -o out
2>~ ^cadrage: no texts in 'bare'
? 3

$ echo Texte. | cadrage score -l haut-karabak
2>~ ^cadrage: no lexicon 'haut-karabak'; did you mean 'haut-karabakh'\?$
? 2

$ cadrage scor
2>~ ^cadrage: no command 'scor'; did you mean 'score'\?$
2>~ --help
? 2

$ cadrage score --format xml x.txt
2>~ ^cadrage: --format cannot be 'xml'; it is one of: text, tsv, json, markdown$
2>~ --help
? 2

$ cadrage compare one
2>~ ^cadrage: name two sources to compare$
2>~ --help
? 2

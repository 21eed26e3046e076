$ cadrage mentions $CORPUS -l haut-karabakh --choice territory-take
2>~ ^cadrage: --choice: no 'territory-take'; did you mean 'territory-taken'\?$
2>~ --help
? 2

$ cadrage mentions $CORPUS -l haut-karabakh --source 'agence caspienne'
2>~ ^cadrage: --source: no 'agence caspienne'; did you mean 'Agence caspienne'\?$
2>~ --help
? 2

$ cadrage mentions $CORPUS -l haut-karabakh --voice loud
2>~ no voice 'loud'
2>~ --help
? 2

$ cadrage --interface fr score
2>~ the command comes first
2>~ --help
? 2

# Each mention with its reason: the rule in words, the cue, how far it reaches.
$ echo "Selon Bakou, l’armée a libéré Choucha. Les rebelles ont quitté Aghdam." | COLUMNS=160 cadrage score -l haut-karabakh --explain --color never
>~ because: a source named first: according to · cue “Selon” · reaches “l’armée a libéré Choucha\.” · confidence 90$
